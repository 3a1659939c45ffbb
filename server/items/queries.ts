// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

export type Entry = { id: string; name: string; words: string; sounds: string }

type Kind = 'item' | 'bundle'

export async function putEntries(tx: Tx, kind: Kind, entries: Entry[]): Promise<void> {
  await tx`
    insert into items.entries as e (kind, id, name, words, sounds)
    select ${kind}, id, name, words::tsvector, sounds::tsvector
      from jsonb_to_recordset(${JSON.stringify(entries)}::text::jsonb) as r(id text, name text, words text, sounds text)
    on conflict (kind, id) do update set name = excluded.name, words = excluded.words, sounds = excluded.sounds
     where e.words <> excluded.words or e.sounds <> excluded.sounds or e.name <> excluded.name`
}

export async function dropEntry(tx: Tx, kind: Kind, id: string): Promise<void> {
  await tx`delete from items.entries where kind = ${kind} and id = ${id}`
}

/** What is not among these is not published any more. */
export async function dropOtherEntries(tx: Tx, kind: Kind, ids: string[]): Promise<void> {
  await tx`delete from items.entries where kind = ${kind} and id <> all(${ids})`
}

export type Hit = { kind: 'item' | 'bundle'; id: string; rank: number }

/** Both queries are tsquery texts that were made from lexemes, never a person's own syntax. An empty one matches nothing. */
export function searchEntries(tx: Tx, words: string, sounds: string, limit: number): Promise<Hit[]> {
  return tx<Hit[]>`
    select kind, id, ts_rank(words, ${words}::tsquery) + 0.5 * ts_rank(sounds, ${sounds}::tsquery) + case kind when 'bundle' then 0.05 else 0 end as rank
      from items.entries
     where words @@ ${words}::tsquery or sounds @@ ${sounds}::tsquery
     order by rank desc, id limit ${limit}`
}

export type Usage = { kind: 'item' | 'bundle'; id: string; day: string; submissions: number }

/** Each counter once, in one order, so that two workers never wait crosswise. */
export async function countSubmissions(tx: Tx, uses: Usage[]): Promise<void> {
  await tx`
    insert into items.usage as u (kind, id, day, submissions)
    select kind, id, day, submissions
      from jsonb_to_recordset(${JSON.stringify(uses)}::text::jsonb) as r(kind text, id text, day date, submissions int)
     order by kind, id, day
    on conflict (kind, id, day) do update set submissions = u.submissions + excluded.submissions`
}

/** What was applied for most since a day. */
export function mostUsed(tx: Tx, since: string, limit: number): Promise<{ kind: string; id: string; count: number }[]> {
  return tx<{ kind: string; id: string; count: number }[]>`
    select kind, id, sum(submissions)::int as count from items.usage where day >= ${since}
     group by kind, id order by count desc, id limit ${limit}`
}
