// SPDX-License-Identifier: Apache-2.0
import { LOCKS, locks, type Part, type Tx } from '../kernel/index.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Chained, Entry } from './entry.ts'

/** An entry with the id under which it is numbered. */
export type Said = { id: string; root: string; entry: Entry }
/** What one act says, in order: the first entry, and the others. */
export type InboxRow = Said & { more: Said[] | null }

/** The insertion as a fragment, so that an act stays one statement; `when` asks what another part of it has done. */
export function inboxInsertion(
  tx: Tx,
  at: Date,
  { id, root, entry, more, mac }: InboxRow & { mac: string },
  when: Part = tx`true`,
): Part {
  return tx`
    insert into ledger.inbox (id, root, at, entry, more, mac)
    select ${id}::uuid, ${root}::uuid, ${at}::timestamptz, ${JSON.stringify(entry)}::text::jsonb, ${more && JSON.stringify(more)}::text::jsonb, ${mac}::text
     where ${when}`
}

/** Held until the transaction ends; false when another process is numbering. */
export async function lockSequence(tx: Tx): Promise<boolean> {
  const [row] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${LOCKS}, ${locks.sequencer}) as mine`
  return row?.mine === true
}

/** As `lockSequence`, and waits for it: for the few lines that others than the sequencer write into the witness. */
export async function waitForSequence(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCKS}, ${locks.sequencer})`
}

export type Waiting = InboxRow & { at: Date; mac: string | null }

export async function takeFromInbox(tx: Tx, most: number): Promise<Waiting[]> {
  return tx<Waiting[]>`
    with taken as (
      delete from ledger.inbox
       where (id, root) in (select id, root from ledger.inbox order by id limit ${most})
      returning id, root, at, entry, more, mac
    )
    select id, root, at, entry, more, mac from taken order by id`
}

/** Those without a seal and with an instant that a row of the city can have. */
export function takeUnsealed(tx: Tx, most: number): Promise<Waiting[]> {
  return tx<Waiting[]>`
    delete from ledger.inbox
     where (id, root) in (select id, root from ledger.inbox
                           where mac is null and at >= '1970-01-01' and at < '9999-01-01' order by id limit ${most})
    returning id, root, at, entry, more, mac`
}

/** Which of these wait. */
export async function waitingAmong(tx: Tx, ids: string[]): Promise<string[]> {
  return (await tx<{ id: string }[]>`select id from ledger.inbox where id = any(${ids}::uuid[])`).map((row) => row.id)
}

/** Which of these, none of them older than `since`, are numbered. The times that checkpoints carry spare the partitions before. */
export async function numberedAmong(tx: Tx, ids: string[], since: Date): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from ledger.entries
     where id = any(${ids}::uuid[])
       and seq > coalesce((select max(size) from ledger.checkpoints
                            where size < (select min(size) from ledger.checkpoints where last_at >= ${since})), 0)`
  return rows.map((row) => row.id)
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

export async function addCheckpoint(tx: Tx, row: Checkpoint): Promise<void> {
  await tx`
    insert into ledger.checkpoints (size, hash, signed_at, first_at, last_at, prev, suite, key_id, signature)
    values (${row.size}, ${row.hash}, ${row.signedAt}, ${row.firstAt}, ${row.lastAt}, ${row.prev}, ${row.suite}, ${row.keyId}, ${row.signature})`
}

export type Tail = { entries: number; entryHash: Buffer | null; checkpoints: number; isChained: boolean }
/** A checkpoint, and how far the ledger had come at the same instant. */
export type Stand = (Checkpoint | { size: null }) & Tail

/**
 * The checkpoints from a size on (without one: the newest), and beside each how far the ledger has come: one statement, so
 * that both are of one instant. A ledger without such checkpoints is one row without a size.
 */
export function checkpointsFrom(tx: Tx, from: number | undefined, most: number): Promise<Stand[]> {
  return tx<Stand[]>`
    with newest_entry as (select seq, hash from ledger.entries order by seq desc limit 1),
         newest as (select size, prev is not null as chained from ledger.checkpoints order by size desc limit 1)
    select c.size, c.hash, c.signed_at as "signedAt", c.first_at as "firstAt", c.last_at as "lastAt", c.prev, c.suite,
           c.key_id as "keyId", c.signature,
           coalesce((select seq from newest_entry), 0)::bigint as entries, (select hash from newest_entry) as "entryHash",
           coalesce((select size from newest), 0)::bigint as checkpoints,
           coalesce((select chained from newest), false) as "isChained"
      from (select 1) as always
      left join ledger.checkpoints c on c.size >= coalesce(${from ?? null}::bigint, (select size from newest))
     order by c.size
     limit ${most}`
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
    select size, hash, signed_at as "signedAt", first_at as "firstAt", last_at as "lastAt", prev, suite, key_id as "keyId", signature
      from ledger.checkpoints where size > ${after} and size <= ${upTo} order by size`
}

export async function newestSize(tx: Tx): Promise<{ entries: number; checkpoints: number }> {
  const [row] = await tx<{ entries: number; checkpoints: number }[]>`
    select coalesce((select max(seq) from ledger.entries), 0)::bigint as entries,
           coalesce((select max(size) from ledger.checkpoints), 0)::bigint as checkpoints`
  return row ?? { entries: 0, checkpoints: 0 }
}
