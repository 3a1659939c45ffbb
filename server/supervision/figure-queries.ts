// SPDX-License-Identifier: Apache-2.0
import { type Narrowed, placed } from '../cases/index.ts'
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

/** What is counted of cases, each by one condition: the same for the figure and for the rows behind it. */
export type Figure =
  | 'open'
  | 'paused'
  | 'nearlyOverdue'
  | 'overdue'
  | 'closed'
  | 'onTime'
  | 'endedLate'
  | 'oneVisit'
  | 'manyVisits'
/** What is counted of how often people came: of what was handled to its end. */
export type VisitFigure = 'visited' | 'visitedOnce'
export const visitFigures: VisitFigure[] = ['visited', 'visitedOnce']
export const figures: Figure[] = [
  'open',
  'paused',
  'nearlyOverdue',
  'overdue',
  'closed',
  'onTime',
  'endedLate',
  'oneVisit',
  'manyVisits',
]

/** Whose figures stand side by side. */
export type By = 'department' | 'item' | 'district'
export type Stretch = { from: Date; to: Date }
export type When = Stretch & { now: Date }

const waits = (tx: Tx) => tx`c.closed_at is null`
const runs = (tx: Tx) =>
  tx`c.closed_at is null and c.due_at is not null and c.decided_at is null and c.phase not in ('supplement', 'suspended', 'paused')`
const ended = (tx: Tx, { from, to }: When) =>
  tx`c.closed_at >= ${from} and c.closed_at < ${to} and c.state in ('closed', 'refused')`
const inTime = (tx: Tx) => tx`(c.due_at is null or coalesce(c.decided_at, c.closed_at) <= c.due_at)`

/** Handled to its end in the period, for a person or a firm: what people came for. */
const visited = (tx: Tx, { from, to }: Stretch) =>
  tx`c.closed_at >= ${from} and c.closed_at < ${to} and c.state = 'closed' and c.applicant_kind in ('firm', 'person')`

function condition(tx: Tx, figure: Figure | VisitFigure, when: When) {
  const { now } = when
  if (figure === 'open') return waits(tx)
  if (figure === 'paused') return tx`${waits(tx)} and c.phase in ('supplement', 'suspended', 'paused')`
  if (figure === 'overdue') return tx`${runs(tx)} and c.due_at < ${now}`
  if (figure === 'nearlyOverdue') return tx`${runs(tx)} and c.due_at >= ${now} and c.yellow_at <= ${now}`
  if (figure === 'closed') return ended(tx, when)
  if (figure === 'onTime') return tx`${ended(tx, when)} and ${inTime(tx)}`
  if (figure === 'endedLate') return tx`${ended(tx, when)} and not ${inTime(tx)}`
  if (figure === 'visited') return visited(tx, when)
  if (figure === 'visitedOnce') return tx`${visited(tx, when)} and c.visits <= 1`
  if (figure === 'oneVisit') return tx`${ended(tx, when)} and c.visits <= 1`
  return tx`${ended(tx, when)} and c.visits > 1`
}

const where = (tx: Tx, reach: Bound[], narrowed: Narrowed) => tx`c.kind = 'application' and ${placed(tx, reach, narrowed)}`
const keyOf = (tx: Tx, by: By) => (by === 'district' ? tx`left(c.region, 6)` : by === 'item' ? tx`c.item` : tx`c.department`)

export type FigureCount = Record<Figure, number> & { key: string }

/** Every figure by department, item or district, within a reach. */
export function countFigures(tx: Tx, reach: Bound[], by: By, narrowed: Narrowed, when: When): Promise<FigureCount[]> {
  const counts = figures
    .map((figure) => tx`count(*) filter (where ${condition(tx, figure, when)})::int as ${tx(figure)}`)
    .reduce((before, one) => tx`${before}, ${one}`)
  return tx<FigureCount[]>`
    select ${keyOf(tx, by)} as key, ${counts}
      from (select * from cases.standings c where ${where(tx, reach, narrowed)} and ${waits(tx)}
            union all
            select * from cases.standings c where ${where(tx, reach, narrowed)} and ${ended(tx, when)}) c
     group by 1`
}

/** The cases behind a figure: what still runs by when it is due or was filed, what has ended by its end, the newest first. */
export function casesOfFigure(
  tx: Tx,
  reach: Bound[],
  figure: Figure | VisitFigure,
  narrowed: Narrowed,
  when: When,
  limit: number,
  after: [string, string] | undefined,
): Promise<{ root: string; id: string }[]> {
  const isEnded = !['open', 'paused', 'nearlyOverdue', 'overdue'].includes(figure)
  const order = isEnded ? tx`c.closed_at` : figure === 'open' || figure === 'paused' ? tx`c.submitted_at` : tx`c.due_at`
  return tx<{ root: string; id: string }[]>`
    select c.root, c.id from cases.standings c
     where ${where(tx, reach, narrowed)} and ${condition(tx, figure, when)}
       ${after ? (isEnded ? tx`and (${order}, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : tx`and (${order}, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`) : tx``}
     order by ${isEnded ? tx`${order} desc, c.id desc` : tx`${order}, c.id`} limit ${limit + 1}`
}

/** What ended, and how much of it in time, by day, week or month of the city. */
export function trendOf(
  tx: Tx,
  reach: Bound[],
  narrowed: Narrowed,
  when: When,
  step: 'day' | 'week' | 'month',
): Promise<{ on: string; closed: number; onTime: number; oneVisit: number }[]> {
  return tx`
    select to_char(date_trunc(${step}, c.closed_at at time zone 'Asia/Shanghai'), 'YYYY-MM-DD') as "on", count(*)::int as closed,
           count(*) filter (where ${inTime(tx)})::int as "onTime", count(*) filter (where c.visits <= 1)::int as "oneVisit"
      from cases.standings c
     where ${where(tx, reach, narrowed)} and ${ended(tx, when)}
     group by 1 order by 1`
}

export type OfficerWork = { officer: string; claimed: number; overdue: number; done: number; doneLate: number }

/** What each of these officers has in hand and has done, as far as the reach goes: two walks of their own indexes an officer. */
export function workByOfficer(tx: Tx, reach: Bound[], officers: string[], { now, from, to }: When): Promise<OfficerWork[]> {
  return tx<OfficerWork[]>`
    select o.id as officer, w.claimed, w.overdue, t.done, t.done_late as "doneLate"
      from unnest(${officers}::uuid[]) as o(id),
           lateral (select count(distinct task)::int as claimed,
                           count(distinct task) filter (where not is_paused and due_at < ${now})::int as overdue
                      from worklist.in_hand where assignee = o.id and ${inReach(tx, reach, 'department', 'region')}) w,
           lateral (select count(*)::int as done, count(*) filter (where due_at is not null and ended_at > due_at)::int as done_late
                      from cases.work_done where ended_by = o.id and ended_at >= ${from} and ended_at < ${to}
                       and ${inReach(tx, reach, 'department', 'region')}) t`
}

export type OfficerFigure = 'claimed' | 'overdue' | 'done' | 'doneLate'
export type OfficerTask = { root: string; caseId: string; task: string; name: string; at: Date }

/** The tasks behind a figure of one officer. */
export function tasksOfOfficer(
  tx: Tx,
  reach: Bound[],
  officer: string,
  figure: OfficerFigure,
  { now, from, to }: When,
  limit: number,
): Promise<OfficerTask[]> {
  if (figure === 'claimed' || figure === 'overdue')
    return tx<OfficerTask[]>`
      select distinct on (due_at, task) root, case_id as "caseId", task, name, due_at as at
        from worklist.in_hand
       where assignee = ${officer} and ${inReach(tx, reach, 'department', 'region')}
         ${figure === 'overdue' ? tx`and not is_paused and due_at < ${now}` : tx``}
       order by due_at, task limit ${limit}`
  return tx<OfficerTask[]>`
    select root, case_id as "caseId", task, name, ended_at as at
      from cases.work_done
     where ended_by = ${officer} and ended_at >= ${from} and ended_at < ${to} and ${inReach(tx, reach, 'department', 'region')}
       ${figure === 'doneLate' ? tx`and due_at is not null and ended_at > due_at` : tx``}
     order by ended_at desc, task desc limit ${limit}`
}

/** How often applicants came, by item, for cases that ended in the period. */
export function visitsByItem(
  tx: Tx,
  reach: Bound[],
  when: Stretch,
): Promise<{ item: string; department: string; cases: number; most: number; visits: number; oneVisit: number }[]> {
  return tx`
    select c.item, c.department, count(*)::int as cases, max(c.visits)::int as most, sum(c.visits)::int as visits,
           count(*) filter (where c.visits <= 1)::int as "oneVisit"
      from cases.standings c where ${where(tx, reach, {})} and ${visited(tx, when)}
     group by c.item, c.department order by c.item`
}
