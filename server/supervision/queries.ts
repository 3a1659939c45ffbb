// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

export type Flag = {
  department: string
  region: string
  id: string
  kind: string
  root: string
  caseId: string
  number: string
  item: string
  at: Date
  detail: Record<string, Json>
}

/** The fact's id is the flag's: the same fact twice is one flag. */
export async function insertFlag(tx: Tx, flag: Flag): Promise<void> {
  await tx`
    insert into supervision.flags (department, region, id, kind, root, case_id, number, item, at, detail)
    values (${flag.department}, ${flag.region}, ${flag.id}, ${flag.kind}, ${flag.root}, ${flag.caseId}, ${flag.number}, ${flag.item}, ${flag.at}, ${JSON.stringify(flag.detail)}::text::jsonb) on conflict do nothing`
}

export function flagsOf(tx: Tx, reach: Bound[], limit: number, after: [string, string] | undefined): Promise<Flag[]> {
  return tx<Flag[]>`
    select department, region, id, kind, root, case_id as "caseId", number, item, at, detail from supervision.flags
     where ${inReach(tx, reach, 'department', 'region')} ${after ? tx`and (at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : tx``}
     order by at desc, id desc limit ${limit + 1}`
}
