// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

/** The files that cases of these matters have among their evidence. */
export async function filesOfMatters(tx: Tx, roots: string[]): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    select e.value -> 'file' ->> 'id' as id
      from cases.dossiers d, jsonb_each(d.evidence) e
     where d.root = any(${roots}::uuid[]) and jsonb_typeof(e.value -> 'file') = 'object'`
  return new Set(rows.map((row) => row.id))
}

/** Which of these cases wait for the applicant's answer to a supplement. */
export async function casesAsked(tx: Tx, places: { root: string; id: string }[]): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    select c.id
      from jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb) as k(root uuid, id uuid)
      join cases.cases c on c.root = k.root and c.id = k.id
     where c.state = 'supplement'`
  return new Set(rows.map((row) => row.id))
}
