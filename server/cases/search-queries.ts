// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { Whose } from '../people/index.ts'
import type { Case } from './case.ts'
import type { SearchKey } from './search-keys.ts'

/** The insertion as a fragment, so that filing a case stays one statement. */
export function insertSearchKeys(tx: Tx, at: { root: string; id: string; submittedAt: Date }, rows: SearchKey[]) {
  return tx`
    insert into cases.search_keys (owner, key, submitted_at, root, id, region)
    select owner, key, ${at.submittedAt}::timestamptz, ${at.root}::uuid, ${at.id}::uuid, region
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as new (owner text, key text, region text)
    on conflict do nothing`
}

/** Whose lines an officer may look through, and in which region and below it. */
export type SearchOwner = { owner: string; stem: string }
export type FoundCase = { root: string; id: string; owner: string }

/** Cases under exactly this key, the newest first: each owner's lines are walked in the order of the primary key. */
export function casesUnder(tx: Tx, owners: SearchOwner[], key: string, limit: number): Promise<FoundCase[]> {
  return tx<FoundCase[]>`
    select f.root, f.id, f.owner
      from jsonb_to_recordset(${JSON.stringify(owners)}::text::jsonb) as o(owner text, stem text), lateral (
        select s.root, s.id, s.owner, s.submitted_at from cases.search_keys s
         where s.owner = o.owner and s.key = ${key} and starts_with(s.region, o.stem)
         order by s.submitted_at desc, s.root desc, s.id desc limit ${limit}) f
     order by f.submitted_at desc, f.id desc limit ${limit}`
}

/** Cases under a key that goes on after this: a stretch of the index, of which at most `most` lines of each owner are looked at. */
export function casesBeginning(tx: Tx, owners: SearchOwner[], key: string, most: number, limit: number): Promise<FoundCase[]> {
  return tx<FoundCase[]>`
    select f.root, f.id, min(f.owner) as owner
      from jsonb_to_recordset(${JSON.stringify(owners)}::text::jsonb) as o(owner text, stem text), lateral (
        select s.root, s.id, s.owner, s.submitted_at from cases.search_keys s
         where s.owner = o.owner and s.key > ${key} and s.key < ${`${key}\u{10ffff}`} and starts_with(s.region, o.stem)
         limit ${most}) f
     group by f.root, f.id, f.submitted_at
     order by f.submitted_at desc, f.id desc limit ${limit}`
}

/** Which bodies have or had a task of each of these cases, with the region of the task. */
export async function bodiesIn(tx: Tx, cases: Pick<Case, 'root' | 'id'>[]): Promise<Map<string, Whose[]>> {
  const rows = await tx<(Whose & { id: string })[]>`
    select distinct t.case_id as id, t.department, t.region
      from jsonb_to_recordset(${JSON.stringify(cases.map(({ root, id }) => ({ root, id })))}::text::jsonb) as p(root uuid, id uuid)
      join cases.tasks t on t.root = p.root and t.case_id = p.id`
  return Map.groupBy(rows, (row) => row.id)
}
