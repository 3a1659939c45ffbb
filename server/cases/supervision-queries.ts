// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'
import type { Case } from './case.ts'
import { closedCases } from './closed.ts'
import { caseColumns } from './queries.ts'

export type DepartmentCount = {
  department: string
  open: number
  nearlyOverdue: number
  overdue: number
  paused: number
  closed: number
  onTime: number
  oneVisit: number
}

/** Cases by department, within a reach: what is open now by light, and what ended in the period, how much of it in time and with one visit at most. */
export function countByDepartment(tx: Tx, reach: Bound[], now: Date, from: Date, to: Date): Promise<DepartmentCount[]> {
  const reached = inReach(tx, reach, 'department', 'region')
  return tx<DepartmentCount[]>`
    with open_now as (
      select department, count(*)::int as open,
             count(*) filter (where state in ('supplement', 'suspended'))::int as paused,
             count(*) filter (where state not in ('supplement', 'suspended') and decided_at is null and due_at < ${now})::int as overdue,
             count(*) filter (where state not in ('supplement', 'suspended') and decided_at is null and due_at >= ${now} and yellow_at <= ${now})::int as nearly
        from cases.cases where closed_at is null and kind = 'application' and ${reached} group by department),
    ended as (
      select department, count(*)::int as closed,
             count(*) filter (where due_at is null or coalesce(decided_at, closed_at) <= due_at)::int as on_time,
             count(*) filter (where visits <= 1)::int as one_visit
        from cases.cases where closed_at >= ${from} and closed_at < ${to} and kind = 'application' and state in ('closed', 'refused') and ${reached} group by department)
    select coalesce(o.department, e.department) as department, coalesce(o.open, 0) as open, coalesce(o.nearly, 0) as "nearlyOverdue", coalesce(o.overdue, 0) as overdue, coalesce(o.paused, 0) as paused,
           coalesce(e.closed, 0) as closed, coalesce(e.on_time, 0) as "onTime", coalesce(e.one_visit, 0) as "oneVisit"
      from open_now o full join ended e on e.department = o.department
     order by overdue desc, open desc`
}

/** Open cases of a department that are late or nearly, the latest first. */
export async function lateCases(
  tx: Tx,
  reach: Bound[],
  department: string | undefined,
  light: 'red' | 'yellow',
  now: Date,
  limit: number,
  after: [string, string] | undefined,
): Promise<Case[]> {
  const rows = await tx<Case[]>`
    select ${caseColumns(tx)} from cases.cases c
     where c.closed_at is null and c.due_at is not null and c.decided_at is null and c.state not in ('supplement', 'suspended')
       and ${inReach(tx, reach, 'c.department', 'c.region')}
       ${department ? tx`and c.department = ${department}` : tx``}
       ${light === 'red' ? tx`and c.due_at < ${now}` : tx`and c.due_at >= ${now} and c.yellow_at <= ${now}`}
       ${after ? tx`and (c.due_at, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : tx``}
     order by c.due_at, c.id limit ${limit + 1}`
  return closedCases.open(tx, rows)
}

/** How often applicants came, by item, for cases that ended in the period. */
export function visitsByItem(
  tx: Tx,
  reach: Bound[],
  from: Date,
  to: Date,
): Promise<{ item: string; department: string; cases: number; most: number; visits: number; oneVisit: number }[]> {
  return tx`
    select item, department, count(*)::int as cases, max(visits)::int as most, sum(visits)::int as visits,
           count(*) filter (where visits <= 1)::int as "oneVisit"
      from cases.cases where closed_at >= ${from} and closed_at < ${to} and kind = 'application' and state = 'closed' and applicant_kind in ('firm', 'person')
       and ${inReach(tx, reach, 'department', 'region')}
     group by item, department order by item`
}
