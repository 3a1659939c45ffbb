// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

export type UnitWork = { unit: string; open: number; paused: number; nearlyOverdue: number; overdue: number }

/**
 * What units outside the government have in hand within a reach, by unit, what is late first. Each task counts once, however many roles
 * may do it. A unit's id begins with a letter and has a slash; a department's begins with a digit: one stretch of the list's own index.
 */
export function workByUnit(tx: Tx, reach: Bound[], now: Date, limit: number): Promise<UnitWork[]> {
  return tx<UnitWork[]>`
    select w.unit, count(*)::int as open, count(*) filter (where w.is_paused)::int as paused,
           count(*) filter (where not w.is_paused and w.due_at >= ${now} and c.yellow_at <= ${now})::int as "nearlyOverdue",
           count(*) filter (where not w.is_paused and w.due_at < ${now})::int as overdue
      from (select distinct department as unit, task, root, case_id, is_paused, due_at from worklist.in_hand
             where department >= 'a' and strpos(department, '/') > 0 and ${inReach(tx, reach, 'department', 'region')}) w
      join cases.standings c on c.root = w.root and c.id = w.case_id
     group by w.unit
     order by overdue desc, "nearlyOverdue" desc, open desc, w.unit limit ${limit}`
}
