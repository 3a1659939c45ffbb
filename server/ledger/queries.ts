// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { Chained, Entry } from './entry.ts'

export type InboxRow = { id: string; root: string; entry: Entry }

/** The insertion as a fragment, so that an act stays one statement. */
export function inboxInsertion(tx: Tx, at: Date, rows: InboxRow[]) {
  return tx`
    insert into ledger.inbox (id, root, at, entry)
    select id, root, ${at}::timestamptz, entry from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as new (id uuid, root uuid, entry jsonb)`
}

export async function putInInbox(tx: Tx, at: Date, rows: InboxRow[]): Promise<void> {
  await inboxInsertion(tx, at, rows)
}

/** Held until the transaction ends; false when another process is numbering. */
export async function lockSequence(tx: Tx): Promise<boolean> {
  const [row] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(990100, 3) as mine`
  return row?.mine === true
}

export async function takeFromInbox(tx: Tx, most: number): Promise<(InboxRow & { at: Date })[]> {
  return tx<(InboxRow & { at: Date })[]>`
    with taken as (
      delete from ledger.inbox
       where (id, root) in (select id, root from ledger.inbox order by id limit ${most})
      returning id, root, at, entry
    )
    select id, root, at, entry from taken order by id`
}

export type Checkpoint = { size: number; hash: Buffer; signedAt: Date; suite: string; keyId: string; signature: string }

export async function lastCheckpoint(tx: Tx): Promise<Checkpoint | undefined> {
  const [row] = await tx<Checkpoint[]>`
    select size, hash, signed_at as "signedAt", suite, key_id as "keyId", signature
      from ledger.checkpoints order by size desc limit 1`
  return row
}

/** Makes the partition of an entry that is a batch or more ahead, so that nobody waits for it when its time comes. */
export async function preparePartition(tx: Tx, seq: number): Promise<void> {
  await tx`select ledger.prepare_partition(${seq}::bigint)`
}

export async function appendEntries(tx: Tx, rows: Chained[]): Promise<void> {
  const plain = rows.map(({ digest, prev, hash, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    digest: digest.toString('hex'),
    prev: prev.toString('hex'),
    hash: hash.toString('hex'),
  }))
  await tx`
    insert into ledger.entries (seq, id, root, at, act, actor_kind, actor, subject_kind, subject, about, is_read, purpose, facts, digest, prev, hash)
    select seq, id, root, at, act, "actorKind", actor, "subjectKind", subject, about, "isRead", purpose, facts,
           decode(digest, 'hex'), decode(prev, 'hex'), decode(hash, 'hex')
      from jsonb_to_recordset(${tx.json(plain)}) as new (
             seq bigint, id uuid, root uuid, at timestamptz, act text, "actorKind" text, actor text, "subjectKind" text, subject text,
             about text, "isRead" boolean, purpose text, facts jsonb, digest text, prev text, hash text)`
}

export async function addCheckpoint(tx: Tx, row: Checkpoint & { firstAt: Date; lastAt: Date }): Promise<void> {
  await tx`
    insert into ledger.checkpoints (size, hash, signed_at, first_at, last_at, suite, key_id, signature)
    values (${row.size}, ${row.hash}, ${row.signedAt}, ${row.firstAt}, ${row.lastAt}, ${row.suite}, ${row.keyId}, ${row.signature})`
}

/** The chain in order, a slice at a time. */
export function entriesAfter(tx: Tx, seq: number, most: number): Promise<Chained[]> {
  return tx<Chained[]>`
    select seq, id, root, at, act, actor_kind as "actorKind", actor, subject_kind as "subjectKind", subject,
           about, is_read as "isRead", purpose, facts, digest, prev, hash
      from ledger.entries where seq > ${seq} order by seq limit ${most}`
}

export function checkpointsBetween(tx: Tx, after: number, upTo: number): Promise<Checkpoint[]> {
  return tx<Checkpoint[]>`
    select size, hash, signed_at as "signedAt", suite, key_id as "keyId", signature
      from ledger.checkpoints where size > ${after} and size <= ${upTo} order by size`
}

export async function newestSize(tx: Tx): Promise<{ entries: number; checkpoints: number }> {
  const [row] = await tx<{ entries: number; checkpoints: number }[]>`
    select coalesce((select max(seq) from ledger.entries), 0)::bigint as entries,
           coalesce((select max(size) from ledger.checkpoints), 0)::bigint as checkpoints`
  return row ?? { entries: 0, checkpoints: 0 }
}
