// SPDX-License-Identifier: Apache-2.0
import { workingDaysBetween } from '@chengshu/engine'
import {
  type Counts,
  countWork,
  doneBy,
  findCases,
  lightOf,
  maskedApplicant,
  type Queue,
  type WorkFilter,
  type WorkRow,
  workInQueues,
  workOfOfficer,
} from '../cases/index.ts'
import type { City } from '../city.ts'
import { anId, anInstant, dayOf, localIso, pagedList } from '../kernel/index.ts'
import { type Officer, officerNames, reachOf, stemOf } from '../people/index.ts'

export type Asked = {
  queue?: 'mine' | 'claimable' | 'department' | 'done'
  stage?: string
  item?: string
  light?: 'red' | 'yellow' | 'green' | 'paused'
  q?: string
  limit?: number
  after?: string
}

/** The queues that an officer's posts open: department, position, and the stem of the regions below. */
export function queuesOf(officer: Officer): Queue[] {
  return officer.positions
    .filter((held) => held.permissions.includes('task.read'))
    .map(({ department, position, region }) => ({
      department,
      position,
      region: stemOf(region),
    }))
}

const WORK = pagedList<[string, string]>('work', anInstant, anId)
const DONE = pagedList<[string, string]>('work done', anInstant, anId)

/** One list of work, sorted by what runs out first. */
export async function workList(city: City, officer: Officer, asked: Asked) {
  const limit = asked.limit ?? 30
  const now = city.clock.now()
  if (asked.queue === 'done') return doneList(city, officer, limit, DONE.read(city.config, asked.after))
  const after = WORK.read(city.config, asked.after)
  const filter: WorkFilter = {
    stage: asked.stage,
    item: asked.item,
    light: asked.light,
    text: asked.q,
    isUnclaimed: asked.queue === 'claimable',
  }
  const rows =
    asked.queue === 'mine'
      ? await workOfOfficer(city.sql, officer.id, reachOf(officer, 'department', 'task.read'), filter, now, limit, after)
      : await workInQueues(city.sql, queuesOf(officer), filter, now, limit, after)
  const shown = WORK.page(city.config, rows, limit, (row) => [row.dueAt.toISOString(), row.task])
  const names = await officerNames(
    city.sql,
    shown.rows.flatMap((row) => row.assignee ?? []),
  )
  return { rows: shown.rows.map((row) => rowView(city, row, names, now)), next: shown.next }
}

const NEVER = 250_000_000_000_000

function rowView(city: City, row: WorkRow, names: Map<string, string>, now: Date) {
  const dueAt = row.dueAt.getTime() > NEVER ? null : row.dueAt
  const department = [...city.content.departments.values()].find((one) => one.code === row.department)
  return {
    id: row.task,
    root: row.root,
    caseId: row.caseId,
    number: row.number,
    item: row.item,
    itemName: row.itemName,
    applicant: row.applicant,
    name: row.name,
    stage: row.stage,
    state: row.state,
    outcome: null as string | null,
    assignee: row.assignee ? { id: row.assignee, name: names.get(row.assignee) ?? '' } : null,
    dueAt: dueAt ? localIso(dueAt) : null,
    light: lightOf({ dueAt, yellowAt: row.yellowAt, isPaused: row.isPaused }, now),
    caseLight: lightOf({ dueAt: row.caseDueAt, yellowAt: row.yellowAt, isPaused: row.isPaused }, now),
    clock: clockText(city, dueAt, row.isPaused, now),
    channel: row.channel,
    regionName: city.content.regions.get(row.region)?.name ?? row.region,
    departmentName: department?.short ?? row.department,
    submittedAt: localIso(row.submittedAt),
  }
}

/** “2 天 5 小时”, in working days and hours of the day; “超 1 天”; “停”. */
export function clockText(city: City, dueAt: Date | null, isPaused: boolean, now: Date): string {
  if (isPaused) return '停'
  if (!dueAt) return ''
  const { calendar } = city.content
  if (dueAt < now) {
    const days = workingDaysBetween(calendar, dayOf(dueAt), dayOf(now))
    return days > 0 ? `超 ${days} 天` : `超 ${Math.max(1, Math.round((now.getTime() - dueAt.getTime()) / 3_600_000))} 小时`
  }
  const days = workingDaysBetween(calendar, dayOf(now), dayOf(new Date(dueAt.getTime() - 1)))
  const hours = Math.floor((new Date(`${dayOf(now)}T24:00:00+08:00`).getTime() - now.getTime()) / 3_600_000)
  return days > 0 ? `${days} 天 ${hours} 小时` : `${Math.max(0, Math.floor((dueAt.getTime() - now.getTime()) / 3_600_000))} 小时`
}

async function doneList(city: City, officer: Officer, limit: number, after: [string, string] | undefined) {
  const done = await doneBy(city.sql, officer.id, reachOf(officer, 'department', 'task.read'), limit, after)
  const shown = DONE.page(city.config, done, limit, (row) => [row.endedAt.toISOString(), row.task])
  const cases = new Map(
    (
      await findCases(
        city.sql,
        shown.rows.map((row) => ({ root: row.root, id: row.caseId })),
      )
    ).map((one) => [one.id, one]),
  )
  return {
    rows: shown.rows.flatMap((row) => {
      const subject = cases.get(row.caseId)
      if (!subject) return []
      const department = [...city.content.departments.values()].find((one) => one.code === row.department)
      return [
        {
          id: row.task,
          root: row.root,
          caseId: row.caseId,
          number: subject.number,
          item: subject.item,
          itemName: subject.itemName,
          applicant: maskedApplicant(subject),
          name: row.name,
          stage: row.stage,
          state: 'done',
          outcome: row.outcome,
          assignee: { id: officer.id, name: officer.name },
          dueAt: null,
          light: null,
          caseLight: lightOf({ ...subject, endedAt: subject.decidedAt ?? subject.closedAt }, city.clock.now()),
          clock: localIso(row.endedAt).slice(5, 16).replace('T', ' '),
          channel: subject.channel,
          regionName: city.content.regions.get(row.region)?.name ?? row.region,
          departmentName: department?.short ?? row.department,
          submittedAt: localIso(subject.submittedAt),
        },
      ]
    }),
    next: shown.next,
  }
}

export function workCounts(city: City, officer: Officer): Promise<Counts> {
  return countWork(city.sql, queuesOf(officer), officer.id, city.clock.now())
}
