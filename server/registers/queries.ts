// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../kernel/index.ts'

export type RecordRow = { id: string; subject: string; body: Record<string, Json>; writtenAt: Date }
export type SourceRow = { kind: 'table' | 'http' | 'closed'; url: string | null; timeoutMs: number; note: string | null }

/** Records by one key; the other parts of the key narrow them down. */
export function recordsByKey(tx: Tx, register: string, key: string, rest: Record<string, Json>): Promise<RecordRow[]> {
  return tx<RecordRow[]>`
    select r.id, r.subject, r.body, r.written_at as "writtenAt"
      from registers.keys k join registers.records r on r.subject = k.subject and r.register = k.register and r.id = k.id
     where k.key = ${key} and k.register = ${register} and r.body @> ${JSON.stringify(rest)}::text::jsonb
     order by r.written_at desc, r.id limit 20`
}

export type NewRecord = { id: string; subject: string; register: string; body: Record<string, Json>; keys: string[] }

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

export async function changeRecord(
  tx: Tx,
  register: string,
  subject: string,
  id: string,
  changed: Record<string, Json>,
  at: Date,
  by: string,
): Promise<void> {
  await tx`
    update registers.records set body = body || ${JSON.stringify(changed)}::text::jsonb, written_at = ${at}, written_by = ${by}
     where subject = ${subject} and register = ${register} and id = ${id}`
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
