// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

type Place = { root: string; caseId: string }

export async function noteLook(tx: Tx, officer: string, at: Place, now: Date): Promise<void> {
  await tx`
    insert into desk.looks (officer, root, case_id, looked_at) values (${officer}, ${at.root}, ${at.caseId}, ${now})
    on conflict (officer, root, case_id) do update set looked_at = excluded.looked_at`
}

/** When the officer last looked at each of these; those that she never opened are left out. */
export function looksAt(tx: Tx, officer: string, places: Place[]): Promise<(Place & { lookedAt: Date })[]> {
  return tx<(Place & { lookedAt: Date })[]>`
    select l.root, l.case_id as "caseId", l.looked_at as "lookedAt"
      from jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb) as p(root uuid, "caseId" uuid)
      join desk.looks l on l.officer = ${officer} and l.root = p.root and l.case_id = p."caseId"`
}

export type Phrase = { owner: string; id: string; text: string }

export function phrasesOf(tx: Tx, owners: string[]): Promise<Phrase[]> {
  return tx<Phrase[]>`select owner, id, text from desk.phrases where owner = any(${owners}::text[]) order by kept_at, id`
}

/** Kept while there is room; false when it is full. The same text again is the same phrase. */
export async function insertPhrase(tx: Tx, row: Phrase & { by: string; at: Date }, most: number): Promise<boolean> {
  const kept = await tx`
    insert into desk.phrases (owner, id, text, kept_by, kept_at)
    select ${row.owner}, ${row.id}, ${row.text}, ${row.by}, ${row.at}
     where (select count(*) from desk.phrases where owner = ${row.owner}) < ${most}
    on conflict (owner, text) do update set text = excluded.text`
  return kept.count === 1
}

export async function deletePhrase(tx: Tx, owners: string[], id: string): Promise<void> {
  await tx`delete from desk.phrases where owner = any(${owners}::text[]) and id = ${id}`
}
