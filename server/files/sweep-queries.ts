// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

export type Waiting = {
  id: string
  ownerKind: string
  ownerId: string
  account: string | null
  sm3: string
  bytes: number
  looseSince: Date | null
}

/** Files whose time to be looked at has come; another server passes over them. */
export async function takeDue(tx: Tx, now: Date, limit: number): Promise<Waiting[]> {
  const due = await tx<{ id: string }[]>`select id from files.files where look_at <= ${now} order by look_at limit ${limit}`
  const held: Waiting[] = []
  for (const { id } of due)
    held.push(
      ...(await tx<Waiting[]>`
        select id, owner_kind as "ownerKind", owner_id as "ownerId", account, sm3, bytes, loose_since as "looseSince"
          from files.files where id = ${id} and look_at <= ${now} for update skip locked`),
    )
  return held
}

/** Whoever holds this has the bytes of the digest to himself until his transaction ends: to give them a place, or to take them away. */
export async function lockDigest(tx: Tx, sm3: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`files ${sm3}`}, 0))`
}

/** Uploads of one account are counted one after the other, so that many at once do not pass together. */
export async function lockAccount(tx: Tx, account: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`uploads ${account}`}, 0))`
}

export async function lookAgain(tx: Tx, ids: string[], at: Date): Promise<void> {
  await tx`update files.files set look_at = ${at}, loose_since = null where id = any(${ids}::uuid[])`
}

/** `whatWaits`: only those that no case has taken. */
export async function settleFor(tx: Tx, ids: string[], whatWaits = false): Promise<number> {
  const rows = await tx`
    update files.files set look_at = null, loose_since = null
     where id = any(${ids}::uuid[]) and (look_at is not null or not ${whatWaits}) returning 1`
  return rows.length
}

export async function markLoose(tx: Tx, ids: string[], since: Date, lookAt: Date): Promise<void> {
  await tx`
    update files.files set loose_since = coalesce(loose_since, ${since}), look_at = ${lookAt}
     where id = any(${ids}::uuid[]) and look_at is not null`
}

export async function removeFile(tx: Tx, id: string): Promise<void> {
  await tx`delete from files.files where id = ${id}`
}

export async function hasDigest(tx: Tx, sm3: string): Promise<boolean> {
  const rows = await tx`select 1 from files.files where sm3 = ${sm3} limit 1`
  return rows.length > 0
}

/** Every digest that begins so, with one file that has it. */
export function digestsUnder(tx: Tx, prefix: string): Promise<{ sm3: string; id: string }[]> {
  return tx`select distinct on (sm3) sm3, id from files.files where sm3 like ${`${prefix}%`} order by sm3`
}

/** What waits unsubmitted of an account, and of one owner (a draft) within it. */
export async function waitingOf(
  tx: Tx,
  account: string,
  ownerId: string,
): Promise<{ bytes: number; files: number; ownBytes: number; ownFiles: number }> {
  const [row] = await tx<{ bytes: number; files: number; ownBytes: number; ownFiles: number }[]>`
    select coalesce(sum(bytes), 0)::bigint as bytes, count(*)::int as files,
           coalesce(sum(bytes) filter (where owner_id = ${ownerId}), 0)::bigint as "ownBytes",
           (count(*) filter (where owner_id = ${ownerId}))::int as "ownFiles"
      from files.files where account = ${account} and look_at is not null`
  return row ?? { bytes: 0, files: 0, ownBytes: 0, ownFiles: 0 }
}

/** The next digests, in the order in which their index has them. */
export async function digestsAfter(tx: Tx, sm3: string, many: number): Promise<string[]> {
  const rows = await tx<{ sm3: string }[]>`
    select distinct sm3 collate "C" as sm3 from files.files where sm3 ~>~ ${sm3} order by 1 limit ${many}`
  return rows.map((row) => row.sm3)
}
