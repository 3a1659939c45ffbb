// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { Numbered } from './entry.ts'

export type FoundEntry = Numbered

const beyond = (after: number | undefined) => after ?? Number.MAX_SAFE_INTEGER

/**
 * Who read what about these keys (a person's account and the index of his
 * identity number, or a firm's code), newest first. Each key is one walk down
 * the index, so that the cost is the page and not the ledger.
 */
export function readsAbout(
  tx: Tx,
  asked: { keys: string[]; except: string; after: number | undefined; limit: number },
): Promise<FoundEntry[]> {
  return tx<FoundEntry[]>`
    select seq, id, root, at, act, actor_kind as "actorKind", actor, subject_kind as "subjectKind", subject,
           about, is_read as "isRead", purpose, facts
      from unnest(${asked.keys}::text[]) as key,
           lateral (select * from ledger.entries
                     where about = key and is_read and seq < ${beyond(asked.after)}
                       and (actor <> ${asked.except} or facts ->> 'shown' = 'platform')
                     order by seq desc limit ${asked.limit}) as found
     order by seq desc
     limit ${asked.limit}`
}

/** What was deleted of theirs because its time was over, newest first. */
export function deletionsAbout(
  tx: Tx,
  asked: { keys: string[]; after: number | undefined; limit: number },
): Promise<FoundEntry[]> {
  return tx<FoundEntry[]>`
    select seq, id, root, at, act, actor_kind as "actorKind", actor, subject_kind as "subjectKind", subject,
           about, is_read as "isRead", purpose, facts
      from unnest(${asked.keys}::text[]) as key,
           lateral (select * from ledger.entries
                     where about = key and not is_read and act = 'retention.deleted' and seq < ${beyond(asked.after)}
                     order by seq desc limit ${asked.limit}) as found
     order by seq desc
     limit ${asked.limit}`
}

export function entriesBy(tx: Tx, asked: { actor: string; after: number | undefined; limit: number }): Promise<FoundEntry[]> {
  return tx<FoundEntry[]>`
    select seq, id, root, at, act, actor_kind as "actorKind", actor, subject_kind as "subjectKind", subject,
           about, is_read as "isRead", purpose, facts
      from ledger.entries
     where actor = ${asked.actor} and seq < ${beyond(asked.after)}
     order by seq desc
     limit ${asked.limit}`
}

/** By what an entry is found: whom it concerns, who acted, on what. */
export type SearchKey = { column: 'about' | 'actor' | 'subject'; value: string }

/** A condition on the row `e` of an entry, from another room's door. */
export type Condition = ReturnType<typeof everything>
const everything = (tx: Tx) => tx`true`

export type Search = {
  /** entries that have any of these; without them, all of the period */
  keys?: SearchKey[]
  actor?: string
  act?: string
  from: Date
  to: Date
  above: number
  upTo: number
  after?: number
  limit: number
  /** nobody finds his own acts: somebody else audits those */
  except: string
  /** what the searcher's posts reach of it; without it, everything */
  within?: Condition
}

/** Between which numbers the entries of a period lie, by the times that checkpoints carry. */
export async function boundsOf(tx: Tx, from: Date, to: Date): Promise<{ above: number; upTo: number }> {
  const [row] = await tx<{ above: number; upTo: number }[]>`
    with touched as (
      select min(size) as first, max(size) as last from ledger.checkpoints where last_at >= ${from} and first_at < ${to}
    )
    select coalesce((select max(size) from ledger.checkpoints where size < touched.first), 0)::bigint as above,
           coalesce(touched.last, 0)::bigint as "upTo"
      from touched`
  return row ?? { above: 0, upTo: 0 }
}

const narrowed = (tx: Tx, asked: Omit<Search, 'keys' | 'limit'>) => tx`
  e.seq > ${asked.above} and e.seq <= ${asked.upTo} and e.seq < ${beyond(asked.after)}
  and e.at >= ${asked.from} and e.at < ${asked.to} and e.actor <> ${asked.except}
  ${asked.actor === undefined ? tx`` : tx`and e.actor = ${asked.actor}`}
  ${asked.act === undefined ? tx`` : tx`and e.act = ${asked.act}`}
  and ${asked.within ?? everything(tx)}`

const valuesOf = (keys: SearchKey[], column: SearchKey['column']) =>
  keys.filter((key) => key.column === column).map((key) => key.value)

/** Each key is one walk down its own index, as far as `limit` needs; `reads` leaves out what shows nothing of anybody's data. */
const foundBy = (tx: Tx, asked: Omit<Search, 'limit'>, keys: SearchKey[], limit: number, reads = false) => {
  const walk = (column: SearchKey['column'], more: Condition) => tx`
    select e.* from ledger.entries e
     where ${tx(`e.${column}`)} = k.key and ${more} and ${narrowed(tx, asked)}
       ${reads ? tx`and (e.is_read or e.act = 'licence.used')` : tx``}
     order by e.seq desc limit ${limit}`
  // the index on whom it concerns has readings apart: each half is a walk of its own
  const parts = [
    tx`select w.* from unnest(${valuesOf(keys, 'about')}::text[]) as k(key), lateral (${walk('about', tx`e.is_read`)}) w`,
    tx`select w.* from unnest(${valuesOf(keys, 'about')}::text[]) as k(key), lateral (${walk('about', tx`not e.is_read`)}) w`,
    tx`select w.* from unnest(${valuesOf(keys, 'subject')}::text[]) as k(key), lateral (${walk('subject', everything(tx))}) w`,
    tx`select w.* from unnest(${valuesOf(keys, 'actor')}::text[]) as k(key), lateral (${walk('actor', everything(tx))}) w`,
  ]
  const all = parts.reduce((before, part) => tx`${before} union all ${part}`)
  return tx`(select distinct on (f.seq) f.* from (${all}) f order by f.seq desc limit ${limit})`
}

/** Entries of a period, narrowed by whom they concern, who acted, on what and how; newest first. */
export function search(tx: Tx, asked: Search): Promise<FoundEntry[]> {
  const source =
    asked.keys === undefined
      ? tx`(select * from ledger.entries e where ${narrowed(tx, asked)} order by e.seq desc limit ${asked.limit})`
      : foundBy(tx, asked, asked.keys, asked.limit)
  return tx<FoundEntry[]>`
    select seq, id, root, at, act, actor_kind as "actorKind", actor, subject_kind as "subjectKind", subject,
           about, is_read as "isRead", purpose, facts
      from ${source} as found
     order by seq desc
     limit ${asked.limit}`
}

/** The number at which so many entries of the period, from the newest on, have been looked through; undefined when there are fewer. */
export async function endOfWindow(
  tx: Tx,
  asked: Pick<Search, 'above' | 'upTo' | 'after'>,
  many: number,
): Promise<number | undefined> {
  const [row] = await tx<{ seq: number }[]>`
    select seq from ledger.entries where seq > ${asked.above} and seq <= ${asked.upTo} and seq < ${beyond(asked.after)}
     order by seq desc offset ${many - 1} limit 1`
  return row?.seq
}

export type FoundReader = {
  actorKind: FoundEntry['actorKind']
  actor: string
  department: string | null
  position: string | null
  times: number
  firstAt: Date
  lastAt: Date
  purposes: string[]
  fields: string[]
}

/** Who read what has these keys, whoever read last on top: how often, under which post, for which matters, and what was shown. */
export function readersOf(tx: Tx, asked: Search & { keys: SearchKey[] }, readsLooked: number): Promise<FoundReader[]> {
  return tx<FoundReader[]>`
    select actor_kind as "actorKind", actor, facts ->> 'department' as department, facts ->> 'position' as position,
           count(distinct seq)::int as times, min(at) as "firstAt", max(at) as "lastAt",
           (array_agg(distinct purpose) filter (where purpose is not null))[1:5] as purposes,
           coalesce((array_agg(distinct shown.field) filter (where shown.field is not null))[1:20], '{}') as fields
      from ${foundBy(tx, asked, asked.keys, readsLooked, true)} as found
      left join lateral (
        select field from jsonb_array_elements_text(
          case when jsonb_typeof(facts -> 'fields') = 'array' then facts -> 'fields' else '[]' end) as field) shown on true
     group by actor_kind, actor, facts ->> 'department', facts ->> 'position'
     order by max(at) desc
     limit ${asked.limit}`
}
