// SPDX-License-Identifier: Apache-2.0
import { doneBy, findCases, lightOf, maskedApplicant, newsOf } from '../cases/index.ts'
import { anId, anInstant, localIso, pagedList } from '../kernel/index.ts'
import { type Officer, officerNames, reachOf, stemOf } from '../people/index.ts'
import {
  type Counts,
  countWork,
  type Queue,
  type WorkFilter,
  type WorkRow,
  workInQueues,
  workOfOfficer,
} from '../worklist/index.ts'
import { clockText } from './clock-text.ts'
import type { City } from './needs.ts'
import { looksAt } from './queries.ts'

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
  const looks = new Map((await looksAt(city.sql, officer.id, shown.rows)).map((one) => [one.caseId, one.lookedAt]))
  const news = await newsOf(city.sql, officer.id, shown.rows)
  const marksOf = (row: WorkRow) => {
    const told = news.get(row.caseId)
    return {
      isUnread: (looks.get(row.caseId) ?? NEVER_LOOKED) < (told?.at ?? row.submittedAt),
      isUrged: told?.isUrged === true,
    }
  }
  return { rows: shown.rows.map((row) => ({ ...rowView(city, row, names, now), ...marksOf(row) })), next: shown.next }
}

const NEVER = 250_000_000_000_000
const NEVER_LOOKED = new Date(0)

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
    // a task without a limit of its own has the case's
    clockOf: dueAt === null ? null : dueAt.getTime() === row.caseDueAt?.getTime() ? ('case' as const) : ('task' as const),
    channel: row.channel,
    regionName: city.content.regions.get(row.region)?.name ?? row.region,
    departmentName: department?.short ?? row.department,
    submittedAt: localIso(row.submittedAt),
  }
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
          clockOf: null,
          clock: localIso(row.endedAt).slice(5, 16).replace('T', ' '),
          channel: subject.channel,
          regionName: city.content.regions.get(row.region)?.name ?? row.region,
          departmentName: department?.short ?? row.department,
          submittedAt: localIso(subject.submittedAt),
          isUnread: false,
          isUrged: false,
        },
      ]
    }),
    next: shown.next,
  }
}

export function workCounts(city: City, officer: Officer): Promise<Counts> {
  return countWork(city.sql, queuesOf(officer), officer.id, city.clock.now())
}
