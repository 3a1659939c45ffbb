// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

/** What has to be done by whoever holds one of the positions, in a department (its credit code), for a region. */
export type Need = { key: string; department: string; positions: string[]; region: string }

/**
 * Which needs nobody can meet on a day: no account that is not stopped holds such a post, granted and running, whose position may
 * complete tasks. Answers their keys, once each.
 */
export async function unmetNeeds(tx: Tx, needs: Need[], today: string): Promise<Set<string>> {
  if (needs.length === 0) return new Set()
  const rows = await tx<{ key: string }[]>`
    select n.key
      from jsonb_to_recordset(${JSON.stringify(needs)}::text::jsonb) as n(key text, department text, positions text[], region text)
     where not exists (
       select 1
         from people.appointments a
         join people.positions p on p.id = a.position
         join people.officers o on o.id = a.officer
        where a.department = n.department and a.position = any(n.positions) and a.state = 'granted'
          and a.since <= ${today} and (a.until is null or a.until >= ${today})
          and o.stopped_at is null and 'task.complete' = any(p.permissions)
          and starts_with(n.region, case when length(a.region) = 6 then regexp_replace(a.region, '0000$|00$', '') else a.region end))`
  return new Set(rows.map((row) => row.key))
}

/** The posts of an officer that run or will run. */
export function postsOf(tx: Tx, officer: string): Promise<{ position: string; department: string; region: string }[]> {
  return tx<{ position: string; department: string; region: string }[]>`
    select position, department, region from people.appointments where officer = ${officer} and state = 'granted'`
}
