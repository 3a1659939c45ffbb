// SPDX-License-Identifier: Apache-2.0
import { type Json, LOCKS, locks, type Tx } from '../kernel/index.ts'

export type RecordRow = { id: string; subject: string; register: string; body: Record<string, Json>; writtenAt: Date }
export type SourceRow = { kind: 'table' | 'http' | 'closed'; url: string | null; timeoutMs: number; note: string | null }

export type Place = { subject: string; id: string }

/** Where records lie that stand under every one of the keys. `keys` are as they are stored: the index, and in a city from before the text. */
export async function placesByKeys(tx: Tx, register: string, keys: string[][]): Promise<Place[]> {
  const rows = await tx<(Place & { key: string })[]>`
    select key, subject, id from registers.keys where key = any(${keys.flat()}::text[]) and register = ${register}`
  const under = Map.groupBy(rows, ({ id }) => id)
  return [...under.values()].flatMap(([first, ...more]) => {
    const own = new Set([first, ...more].map((row) => row?.key))
    return first && keys.every((forms) => forms.some((form) => own.has(form))) ? [{ subject: first.subject, id: first.id }] : []
  })
}

/** Records by their places, the newest first. */
export function recordsAt(tx: Tx, register: string, places: Place[], limit: number, offset: number): Promise<RecordRow[]> {
  return tx<RecordRow[]>`
    select id, subject, register, body, written_at as "writtenAt" from registers.records
     where subject = any(${places.map(({ subject }) => subject)}::text[]) and register = ${register}
       and id = any(${places.map(({ id }) => id)}::uuid[])
     order by written_at desc, id limit ${limit} offset ${offset}`
}

/** `body` is closed: a JSON string */
export type NewRecord = { id: string; subject: string; register: string; body: string; keys: string[] }

export async function insertRecords(tx: Tx, rows: NewRecord[], at: Date, by: string): Promise<void> {
  await tx`
    with r as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, subject text, register text, body jsonb, keys jsonb)),
    written as (
      insert into registers.records (subject, register, id, body, written_at, written_by)
      select subject, register, id, body, ${at}::timestamptz, ${by}::text from r)
    insert into registers.keys (key, subject, register, id)
    select k, subject, register, id from r, jsonb_array_elements_text(keys) as k on conflict do nothing`
}

export type At = { subject: string; register: string; id: string }

/** One record for this transaction; undefined when it is gone. */
export async function recordForUpdate(tx: Tx, at: At): Promise<RecordRow | undefined> {
  const [row] = await tx<RecordRow[]>`
    select id, subject, register, body, written_at as "writtenAt" from registers.records
     where subject = ${at.subject} and register = ${at.register} and id = ${at.id} for update`
  return row
}

export async function changeRecord(tx: Tx, record: At, body: string | null, at: Date, by: string): Promise<void> {
  await tx`
    update registers.records set body = ${body}::text::jsonb, written_at = ${at}, written_by = ${by}
     where subject = ${record.subject} and register = ${record.register} and id = ${record.id}`
}

/** The next records of one register, by their keys. */
export function pageOfRegister(
  tx: Tx,
  register: string,
  after: { subject: string; id: string } | undefined,
  many: number,
): Promise<RecordRow[]> {
  return tx<RecordRow[]>`
    select id, subject, register, body, written_at as "writtenAt" from registers.records
     where register = ${register} and ${after ? tx`(subject, id) > (${after.subject}, ${after.id}::uuid)` : tx`true`}
     order by subject, id limit ${many}`
}

/** The next records by their keys, and whether one is open or closed with another key than `prefix` names. */
export function nextRecords(tx: Tx, prefix: string, after: At | null, many: number): Promise<(At & { isOpen: boolean })[]> {
  return tx<(At & { isOpen: boolean })[]>`
    select subject, register, id, (not starts_with(subject, 'index:') or not starts_with(body #>> '{}', ${prefix})) as "isOpen"
      from registers.records
     where ${after ? tx`(subject, register, id) > (${after.subject}, ${after.register}, ${after.id}::uuid)` : tx`true`}
     order by subject, register, id limit ${many}`
}

export async function takeRecord(tx: Tx, at: At): Promise<RecordRow | undefined> {
  const [row] = await tx<RecordRow[]>`
    select id, subject, register, body, written_at as "writtenAt" from registers.records
     where subject = ${at.subject} and register = ${at.register} and id = ${at.id} for update skip locked`
  return row
}

/** Taken out and put in again, because a row does not move between machines by a change of what it is distributed by. */
export async function closeRecord(tx: Tx, at: At, subject: string, body: string | null): Promise<void> {
  const [row] = await tx<{ writtenAt: Date; writtenBy: string }[]>`
    delete from registers.records where subject = ${at.subject} and register = ${at.register} and id = ${at.id}
    returning written_at as "writtenAt", written_by as "writtenBy"`
  if (row === undefined) throw new Error(`The record ${at.id} is gone, though this transaction holds it.`)
  await tx`
    insert into registers.records (subject, register, id, body, written_at, written_by)
    values (${subject}, ${at.register}, ${at.id}, ${body}::text::jsonb, ${row.writtenAt}, ${row.writtenBy})`
}

export async function keysOfRecord(tx: Tx, at: At): Promise<string[]> {
  const rows = await tx<{ key: string }[]>`
    select key from registers.keys where id = ${at.id} and subject = ${at.subject} and register = ${at.register}`
  return rows.map((row) => row.key)
}

export async function moveKey(tx: Tx, at: At & { key: string }, to: { key: string; subject: string }): Promise<void> {
  await tx`
    delete from registers.keys where key = ${at.key} and subject = ${at.subject} and register = ${at.register} and id = ${at.id}`
  await tx`
    insert into registers.keys (key, subject, register, id) values (${to.key}, ${to.subject}, ${at.register}, ${at.id}) on conflict do nothing`
}

export async function countRecords(tx: Tx): Promise<number> {
  const [row] = await tx<{ n: number }[]>`select count(*)::int as n from (select 1 from registers.records limit 1) r`
  return row?.n ?? 0
}

export async function findSource(tx: Tx, register: string): Promise<SourceRow | undefined> {
  const [row] = await tx<
    SourceRow[]
  >`select kind, url, timeout_ms as "timeoutMs", note from registers.sources where register = ${register}`
  return row
}

export async function putSource(tx: Tx, register: string, source: SourceRow, at: Date): Promise<void> {
  await tx`
    insert into registers.sources (register, kind, url, timeout_ms, note, changed_at)
    values (${register}, ${source.kind}, ${source.url}, ${source.timeoutMs}, ${source.note}, ${at})
    on conflict (register) do update set kind = excluded.kind, url = excluded.url, timeout_ms = excluded.timeout_ms, note = excluded.note, changed_at = excluded.changed_at`
}

/** Two servers that start at once seed one after the other. */
export async function lockSeeds(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCKS}, ${locks.seeding})`
}

export function seedsGiven(tx: Tx): Promise<{ register: string; key: string; rows: number }[]> {
  return tx<{ register: string; key: string; rows: number }[]>`select register, key, rows from registers.seeds`
}

export async function noteSeeds(tx: Tx, register: string, seeds: { key: string; rows: number }[]): Promise<void> {
  await tx`
    insert into registers.seeds (register, key, rows)
    select ${register}, key, rows from jsonb_to_recordset(${JSON.stringify(seeds)}::text::jsonb) as s(key text, rows integer)
    on conflict (register, key) do update set rows = excluded.rows`
}
