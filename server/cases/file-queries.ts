// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { Dossier } from './case.ts'
import { closedDossiers } from './closed.ts'

/** The files that cases of these matters have among their evidence. */
export async function filesOfMatters(tx: Tx, roots: string[]): Promise<Set<string>> {
  const rows = await tx<{ root: string; id: string; evidence: Dossier['evidence'] }[]>`
    select root, id, evidence from cases.dossiers where root = any(${roots}::uuid[])`
  const dossiers = await closedDossiers.open(tx, rows)
  return new Set(dossiers.flatMap(({ evidence }) => Object.values(evidence).flatMap((one) => one.file?.id ?? [])))
}

/** Which of these cases wait for the applicant's answer to a supplement. */
export async function casesAsked(tx: Tx, places: { root: string; id: string }[]): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    select c.id
      from jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb) as k(root uuid, id uuid)
      join cases.cases c on c.root = k.root and c.id = k.id
     where c.root = any(${places.map(({ root }) => root)}::uuid[]) and c.state = 'supplement'`
  return new Set(rows.map((row) => row.id))
}
