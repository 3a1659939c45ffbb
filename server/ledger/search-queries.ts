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

export type Search = {
  about?: string[]
  actor?: string
  subject?: string
  act?: string
  from: Date
  to: Date
  after?: number
  limit: number
  /** nobody finds his own acts: somebody else audits those */
  except: string
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

/** Entries of a period, narrowed by whom they concern, who acted, on what and how; newest first. */
export function search(tx: Tx, asked: Search & { above: number; upTo: number }): Promise<FoundEntry[]> {
  const narrowed = tx`
        and seq > ${asked.above} and seq <= ${asked.upTo} and seq < ${beyond(asked.after)}
        and at >= ${asked.from} and at < ${asked.to} and actor <> ${asked.except}
        ${asked.actor === undefined ? tx`` : tx`and actor = ${asked.actor}`}
        ${asked.subject === undefined ? tx`` : tx`and subject = ${asked.subject}`}
        ${asked.act === undefined ? tx`` : tx`and act = ${asked.act}`}
      order by seq desc limit ${asked.limit}`
  const source =
    asked.about === undefined
      ? tx`(select * from ledger.entries where true ${narrowed}) as found`
      : tx`unnest(${asked.about}::text[]) as key, lateral (select * from ledger.entries where about = key ${narrowed}) as found`
  return tx<FoundEntry[]>`
    select seq, id, root, at, act, actor_kind as "actorKind", actor, subject_kind as "subjectKind", subject,
           about, is_read as "isRead", purpose, facts
      from ${source}
     order by seq desc
     limit ${asked.limit}`
}
