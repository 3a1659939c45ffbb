// SPDX-License-Identifier: Apache-2.0
import { addWorkingDays } from '@chengshu/engine'
import { historyOf, reachInCases } from '../cases/index.ts'
import { anId, anInstant, dayOf, localIso, pagedList, Refusal } from '../kernel/index.ts'
import { type Officer, reachOf, within } from '../people/index.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { deductionsOf, RULE, scoreOf } from './score.ts'

const nameOf = (city: City, code: string): string =>
  [...city.content.departments.values()].find((one) => one.code === code)?.name ?? code

/** Red is late, yellow the last two working days, green before; what has been reported done waits for the check and is not late. */
function lightOf(city: City, row: queries.Assignment): 'green' | 'yellow' | 'red' | null {
  if (row.endedAt !== null) return null
  const today = dayOf(city.clock.now())
  if (today > row.dueOn) return 'red'
  return today >= addWorkingDays(city.content.calendar, row.dueOn, -2) ? 'yellow' : 'green'
}

function assignmentView(city: City, row: queries.Assignment) {
  return {
    root: row.root,
    id: row.id,
    number: row.number,
    unit: { code: row.unit, name: nameOf(city, row.unit) },
    title: row.title,
    measure: row.measure,
    dueOn: row.dueOn,
    light: lightOf(city, row),
    progress: { percent: row.progress, text: row.progressText },
    urged: row.rung,
    outcome: row.outcome,
    score: row.score ?? scoreOf(row),
    isFinal: row.score !== null,
    because: deductionsOf(row),
    endedAt: row.endedAt === null ? null : localIso(row.endedAt),
  }
}

type Seen = { instruction: queries.Instruction; rows: queries.Assignment[]; isWhole: boolean }

/** Who gave it or watches over the region sees it whole; a unit sees what it was told and its own tasks. */
function seenBy(officer: Officer, instruction: queries.Instruction, all: queries.Assignment[]): Seen | undefined {
  const reach = reachInCases(officer, 'instruction.read')
  if (within(reach, instruction)) return { instruction, rows: all, isWhole: true }
  const rows = all.filter((row) => within(reach, { department: row.unit, region: row.region }))
  return rows.length > 0 ? { instruction, rows, isWhole: false } : undefined
}

function rowView(city: City, { instruction, rows }: Seen) {
  const tasks = rows.map((row) => assignmentView(city, row))
  const lights = tasks.map((one) => one.light)
  return {
    root: instruction.root,
    number: instruction.number,
    title: instruction.title,
    source: instruction.source,
    leader: instruction.givenByName,
    department: nameOf(city, instruction.department),
    givenAt: localIso(instruction.givenAt),
    endedAt: instruction.endedAt === null ? null : localIso(instruction.endedAt),
    score: instruction.score,
    light: (['red', 'yellow', 'green'] as const).find((light) => lights.includes(light)) ?? null,
    tasks,
  }
}

const LIST = pagedList<[string, string]>('instructions', anInstant, anId)

/** What an officer gave, watches over or has to do, the newest first; with the rule by which it is scored. */
export async function instructionList(city: City, officer: Officer, asked: { limit?: number; after?: string }) {
  const limit = asked.limit ?? 30
  const reach = reachInCases(officer, 'instruction.read')
  const found = await queries.instructionsIn(city.sql, reach, limit, LIST.read(city.config, asked.after))
  const shown = LIST.page(city.config, found, limit, (row) => [row.givenAt.toISOString(), row.root])
  const roots = shown.rows.map((row) => row.root)
  const all = Map.groupBy(await queries.assignmentsOf(city.sql, roots), (row) => row.root)
  const rows = shown.rows.flatMap((row) => {
    const seen = seenBy(officer, row, all.get(row.root) ?? [])
    return seen ? [rowView(city, seen)] : []
  })
  return { rows, next: shown.next, rule: [...RULE] }
}

/** One instruction with its tree of tasks and everything that was done, from the instruction to the result. Throws INSTRUCTION_NOT_FOUND. */
export async function instructionView(city: City, officer: Officer, root: string) {
  const instruction = await queries.findInstruction(city.sql, root)
  const seen = instruction && seenBy(officer, instruction, await queries.assignmentsOf(city.sql, [root]))
  if (!seen) throw new Refusal('INSTRUCTION_NOT_FOUND')
  const history = (await historyOf(city.sql, root, [root, ...seen.rows.map((row) => row.id)])).toSorted(
    (one, other) => one.at.getTime() - other.at.getTime(),
  )
  // what was given to other units stands in the instruction's own history
  const own = new Set(seen.rows.map((row) => `${nameOf(city, row.unit)} ${row.title}`))
  const isSeen = ({ act, detail }: (typeof history)[number]) =>
    seen.isWhole || act !== 'assignmentGiven' || own.has(`${text(detail.unit)} ${text(detail.name)}`)
  const titles = new Map(seen.rows.map((row) => [row.id, row.title]))
  const mayOrder = within(reachOf(officer, 'district', 'instruction.give'), seen.instruction)
  const mine = reachOf(officer, 'department', 'instruction.report')
  return {
    ...rowView(city, seen),
    text: seen.instruction.body,
    maySplit: mayOrder && seen.instruction.endedAt === null,
    mayReport: seen.rows
      .filter((row) => row.endedAt === null && within(mine, { department: row.unit, region: row.region }))
      .map((row) => row.id),
    trace: history.filter(isSeen).flatMap((entry) => {
      const what = sentences[entry.act]
      if (!what) return []
      const said = what(entry.detail)
      return [{ id: entry.id, at: localIso(entry.at), who: entry.actorName, task: titles.get(entry.caseId) ?? null, what: said }]
    }),
    rule: [...RULE],
  }
}

/** To whom an officer may give tasks. */
export function unitsFor(city: City, officer: Officer) {
  const reach = reachOf(officer, 'district', 'instruction.give')
  return [...city.content.departments.values()]
    .filter((one) => within(reach, { department: one.code, region: one.region }))
    .map((one) => ({ code: one.code, name: one.name }))
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
const outcomes: Record<string, string> = { accepted: '认可', failed: '未完成' }
const rungs = ['到期前提醒', '一级催办（到期）', '二级催办', '三级催办']

const sentences: Record<string, (detail: Record<string, unknown>) => string> = {
  submitted: () => '交办',
  assignmentGiven: (d) => `交${text(d.unit)}：${text(d.name)}，${text(d.dueOn)} 24:00 前`,
  claimed: () => '签收',
  progressReported: (d) => `进展 ${text(d.percent)}%：${text(d.text)}`,
  instructionUrged: (d) => rungs[Number(d.rung)] ?? '催办',
  urgedByRule: (d) => rungs[Number(d.rung)] ?? '催办',
  overdue: () => '超过期限，亮红灯',
  taskDone: (d) => [`${text(d.name)}：${text(d.outcomeName)}`, text(d.opinion)].filter(Boolean).join('。'),
  assignmentScored: (d) => `了结：${outcomes[text(d.outcome)] ?? ''}，${text(d.score)} 分`,
  instructionScored: (d) => `全部任务了结，平均 ${text(d.score)} 分`,
  closed: () => '办结',
}
