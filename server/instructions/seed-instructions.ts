// SPDX-License-Identifier: Apache-2.0
import { addWorkingDays, type Calendar } from '@chengshu/engine'
import { allTasks, completeTask } from '../cases/index.ts'
import { idOfKey } from '../kernel/crypto/index.ts'
import { dayOf, handClock } from '../kernel/index.ts'
import { type Officer, officerByLogin } from '../people/index.ts'
import { give, reportProgress, unitOf } from './give.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

/** In working days from today; the acts were done at that day's hour. */
type Step = { on: number; by: string; element: string; outcome: string; opinion?: string }
type Planned = {
  unit: string
  title: string
  measure: string
  due: number
  progress?: { on: number; by: string; percent: number; text: string }
  steps?: Step[]
}

const GIVEN = -10
const LEADER = 'leader'
const ID = '0190a5d2-7c1e-7b3a-9f00-0000000e0400'
const SAID = {
  title: '冬季安全隐患排查整治',
  text: '入冬以来用气、用火、用电增多。请各有关部门按任务分工逐点位排查、逐项销号，到期报告结果，市政府办公室核验。',
  source: '市政府专题会议',
}

/** One in time, one that is nearly over, one that is late (the platform urges it by itself), one sent back, one done and scored. */
const PLANNED: Planned[] = [
  {
    ...{ unit: 'urban', title: '排查老旧地下管线', measure: '三个街道全部排查，隐患登记到点位', due: 10 },
    progress: { on: -2, by: 'urban-handler', percent: 30, text: '滨江街道排查完毕，登记 5 处' },
  },
  {
    ...{ unit: 'market', title: '检查餐饮场所用气', measure: '持证餐饮店检查率 100%', due: 1 },
    progress: { on: -3, by: 'market-handler', percent: 80, text: '已检查 186 家，当场整改 21 家' },
  },
  {
    ...{ unit: 'fire', title: '检查高层住宅消防通道', measure: '120 栋高层住宅逐栋检查，堵塞的当场清理', due: -1 },
    progress: { on: -4, by: 'fire-handler', percent: 55, text: '已检查 66 栋，清理堵塞 9 处' },
  },
  {
    ...{ unit: 'civil', title: '检查养老机构用电', measure: '全部养老机构检查一遍，隐患整改到位', due: 5 },
    steps: [
      { on: -4, by: 'civil-handler', element: 'report', outcome: 'done', opinion: '12 家养老机构检查完毕，整改 4 处' },
      { on: -1, by: LEADER, element: 'review', outcome: 'back', opinion: '缺少逐家的检查记录和整改前后照片' },
    ],
  },
  {
    ...{ unit: 'police', title: '排查主要路口信号灯', measure: '48 个主要路口全部排查，故障 24 小时内修复', due: -2 },
    steps: [
      { on: -6, by: 'police-handler', element: 'report', outcome: 'done', opinion: '48 个路口排查完毕，修复 3 处' },
      { on: -5, by: LEADER, element: 'review', outcome: 'accept' },
    ],
  },
]

/**
 * The demo city's instruction, through the room's own acts at the hours at which they would have been done. Nothing is done twice: what is
 * there already, and what somebody has gone on with since, stays.
 */
export async function seedInstructions(city: City): Promise<void> {
  const { calendar } = city.content
  const today = dayOf(city.clock.now())
  if (!isCounted(calendar, today)) return
  const day = (away: number) => addWorkingDays(calendar, today, away)
  const at = (away: number): City => ({ ...city, clock: handClock(`${day(away)}T10:20:00+08:00`) })
  const leader = await officerByLogin(city, LEADER)
  if (!leader?.positions.some((held) => held.permissions.includes('instruction.give'))) return
  const root = idOfKey(`instruction/${leader.id}/${ID}`)
  if ((await queries.assignmentsOf(city.sql, [root])).length === 0) {
    const parts = PLANNED.map(({ unit, title, measure, due }) => ({ unit, title, measure, dueOn: day(due) }))
    await give(at(GIVEN), leader, { ...SAID, id: ID, parts })
  }
  for (const row of await queries.assignmentsOf(city.sql, [root])) {
    const plan = PLANNED.find((one) => unitOf(city, one.unit).code === row.unit && one.title === row.title)
    if (!plan || row.endedAt !== null) continue
    const { progress, steps = [] } = plan
    if (progress && row.progress === 0) {
      const officer = await officerByLogin(city, progress.by)
      if (officer) await reportProgress(at(progress.on), officer, row, { percent: progress.percent, text: progress.text })
    }
    for (const step of steps) await take(at(step.on), row, step)
  }
}

/** Only while the task is open at which the step is done. */
async function take(city: City, { root, id }: queries.Assignment, { by, element, outcome, opinion }: Step): Promise<void> {
  const task = (await allTasks(city.sql, root, id)).find((one) => one.element === element && one.state === 'open')
  const officer: Officer | undefined = task && (await officerByLogin(city, by))
  if (task && officer) await completeTask(city, { root, task: task.id }, officer, { outcome, opinion })
}

/** The working days about today are known: a year without its calendar has none. */
function isCounted(calendar: Calendar, today: string): boolean {
  const year = Number(today.slice(0, 4))
  const years = [today < `${year}-02-01` ? year - 1 : year, year, today > `${year}-12-01` ? year + 1 : year]
  return years.every((one) => Object.hasOwn(calendar.years, String(one)))
}
