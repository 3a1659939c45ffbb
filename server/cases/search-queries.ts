// SPDX-License-Identifier: Apache-2.0
import { indexBy, indexesFor, type Tx } from '../kernel/index.ts'
import type { Whose } from '../people/index.ts'
import type { Case } from './case.ts'
import { FIRM, firmKey, isKeyed, nameKey, type SearchKey } from './search-keys.ts'

/** The series whose keys make the lines; room vault makes the next one, and the lines follow it. */
export const SEARCH = 'search'

/** Lines are written under the newest key: one HMAC a key, however many owners it has. */
export function keyedLines<L extends Pick<SearchKey, 'key'>>(tx: Tx, rows: L[]): L[] {
  const known = new Map<string, string>()
  return rows.map((row) => {
    if (!isKeyed(row.key)) return row
    const key = known.get(row.key) ?? indexBy(tx, SEARCH, row.key)
    known.set(row.key, key)
    return { ...row, key }
  })
}

/** Under what a line may lie now: the keys of the series, and as it was written before there were any. */
const formsOf = (tx: Tx, key: string): string[] => (isKeyed(key) ? [...indexesFor(tx, SEARCH, key), key] : [key])

/** The insertion of keyed lines as a fragment, so that filing a case stays one statement. */
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

/** Cases under exactly these keys, the newest first: each owner's lines are walked in the order of the primary key. */
export function casesUnder(tx: Tx, owners: SearchOwner[], keys: string[], limit: number): Promise<FoundCase[]> {
  if (owners.length === 0) return Promise.resolve([])
  const forms = [...new Set(keys.flatMap((key) => formsOf(tx, key)))]
  const lines = owners
    .map(
      ({ owner, stem }) => tx`
        select l.root, l.id, l.owner, l.submitted_at
          from unnest(${forms}::text[]) as k(key), lateral (
            select s.root, s.id, s.owner, s.submitted_at from cases.search_keys s
             where s.owner = ${owner} and s.key = k.key and starts_with(s.region, ${stem})
             order by s.submitted_at desc, s.root desc, s.id desc limit ${limit}) l`,
    )
    .reduce((all, one) => tx`${all} union all ${one}`)
  return tx<FoundCase[]>`select f.root, f.id, f.owner from (${lines}) f order by f.submitted_at desc, f.id desc limit ${limit}`
}

/**
 * Cases of firms under a part of whose name this stands, and of anybody whose name, as it lies from before it was keyed, begins so:
 * a stretch of the index, of which at most `most` lines of each owner are looked at.
 */
export function casesBeginning(tx: Tx, owners: SearchOwner[], name: string, most: number, limit: number): Promise<FoundCase[]> {
  if (owners.length === 0) return Promise.resolve([])
  const stretches = JSON.stringify([firmKey(name), `name:${name}`].map((from) => ({ from, to: `${from}\u{10ffff}` })))
  const lines = owners
    .map(
      ({ owner, stem }) => tx`
        select l.root, l.id, l.owner, l.submitted_at
          from jsonb_to_recordset(${stretches}::text::jsonb) as k("from" text, "to" text), lateral (
            select s.root, s.id, s.owner, s.submitted_at from cases.search_keys s
             where s.owner = ${owner} and s.key >= k."from" and s.key < k."to" and starts_with(s.region, ${stem})
             limit ${most}) l`,
    )
    .reduce((all, one) => tx`${all} union all ${one}`)
  return tx<FoundCase[]>`
    select f.root, f.id, min(f.owner) as owner from (${lines}) f
     group by f.root, f.id, f.submitted_at
     order by f.submitted_at desc, f.id desc limit ${limit}`
}

/** The lines of exactly this name: of a person by how it begins, of a firm by one of its ends. */
export const keysOfName = (name: string): string[] => [nameKey(name), firmKey(name)]

/** `submittedAt` as the database says it, to the microsecond: it is part of the key. */
export type Line = { owner: string; key: string; submittedAt: string; root: string; id: string; region: string }

/** The next lines in their order, and whether each lies under another key than the one that is marked so. */
export function nextLines(
  tx: Tx,
  mark: string,
  after: Omit<Line, 'region'> | null,
  limit: number,
): Promise<(Line & { isOld: boolean })[]> {
  return tx<(Line & { isOld: boolean })[]>`
    select owner, key, submitted_at::text as "submittedAt", root, id, region,
           not (starts_with(key, ${mark}) or starts_with(key, ${FIRM})) as "isOld"
      from cases.search_keys
     ${after ? tx`where (owner, key, submitted_at, root, id) > (${after.owner}, ${after.key}, ${after.submittedAt}::timestamptz, ${after.root}::uuid, ${after.id}::uuid)` : tx``}
     order by owner, key, submitted_at, root, id limit ${limit}`
}

/** Lines make room for those that say the same under another key. */
export async function replaceLines(tx: Tx, old: Line[], lines: Line[]): Promise<void> {
  await tx`
    with gone as (
      delete from cases.search_keys s
       using jsonb_to_recordset(${JSON.stringify(old)}::text::jsonb)
          as o(owner text, key text, "submittedAt" timestamptz, root uuid, id uuid)
       where s.owner = any(${old.map(({ owner }) => owner)}::text[]) and s.owner = o.owner and s.key = o.key and s.submitted_at = o."submittedAt" and s.root = o.root and s.id = o.id)
    insert into cases.search_keys (owner, key, submitted_at, root, id, region)
    select owner, key, "submittedAt", root, id, region
      from jsonb_to_recordset(${JSON.stringify(keyedLines(tx, lines))}::text::jsonb)
        as new(owner text, key text, "submittedAt" timestamptz, root uuid, id uuid, region text)
    on conflict do nothing`
}

/** Which bodies have or had a task of each of these cases, with the region of the task. */
export async function bodiesIn(tx: Tx, cases: Pick<Case, 'root' | 'id'>[]): Promise<Map<string, Whose[]>> {
  const [roots, ids] = [cases.map(({ root }) => root), cases.map(({ id }) => id)]
  const rows = await tx<(Whose & { id: string })[]>`
    select d.case_id as id, d.department, d.region from cases.tasks d
     where d.root = any(${roots}::uuid[]) and d.case_id = any(${ids}::uuid[])
    union
    select o.case_id, o.department, o.region from cases.open_tasks o
     where o.root = any(${roots}::uuid[]) and o.case_id = any(${ids}::uuid[])`
  return Map.groupBy(rows, (row) => row.id)
}
