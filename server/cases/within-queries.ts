// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

/** Of these alone: absent is all. */
export type Narrowed = {
  department?: string | undefined
  item?: string | undefined
  district?: string | undefined
  /** of these items alone */
  items?: string[] | undefined
  /** for which somebody came exactly so often */
  visits?: number | undefined
}

/** Whether a case, or a row of `cases.standings`, named `c`, lies within a reach and is of what is asked for. */
export const placed = (tx: Tx, reach: Bound[], { department, item, district, items, visits }: Narrowed) => tx`
  ${inReach(tx, reach, 'c.department', 'c.region')}
  ${department === undefined ? tx`` : tx`and c.department = ${department}`}
  ${item === undefined ? tx`` : tx`and c.item = ${item}`}
  ${district === undefined ? tx`` : tx`and left(c.region, 6) = ${district}`}
  ${items === undefined ? tx`` : tx`and c.item = any(${items}::text[])`}
  ${visits === undefined ? tx`` : tx`and c.visits = ${visits}`}`

/** Whether a column holds the root of a matter that lies within a reach: as a condition of another room's list. */
export const mattersWithin = (tx: Tx, reach: Bound[], root: string) => tx`
  exists (select 1 from cases.cases m where m.root = ${tx(root)} and ${inReach(tx, reach, 'm.department', 'm.region')})`

/** The same of one case, by columns that hold its root and id. */
export const caseWithin = (tx: Tx, reach: Bound[], narrowed: Narrowed, root: string, id: string) => tx`
  exists (select 1 from cases.cases c where c.root = ${tx(root)} and c.id = ${tx(id)} and ${placed(tx, reach, narrowed)})`

/** Which of some matters' first cases are open. */
export async function openAmong(tx: Tx, roots: string[]): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    select id from cases.cases where root = any(${roots}::uuid[]) and id = root and closed_at is null`
  return new Set(rows.map(({ id }) => id))
}

/** Whether a column holds the root of no case at all. */
export const noMatter = (tx: Tx, root: string) => tx`not exists (select 1 from cases.cases m where m.root = ${tx(root)})`
