// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../../kernel/index.ts'

export type StoredRecord = { payload: Record<string, unknown>; consumedAt: Date | null }

export async function putRecord(
  tx: Tx,
  row: {
    model: string
    id: string
    payload: Record<string, unknown>
    grantId: string | null
    uid: string | null
    endsAt: Date | null
  },
): Promise<void> {
  await tx`
    insert into people.sign_in_records (model, id, payload, grant_id, uid, ends_at)
    values (${row.model}, ${row.id}, ${tx.json(row.payload as Json)}, ${row.grantId}, ${row.uid}, ${row.endsAt})
    on conflict (id, model) do update
       set payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid, ends_at = excluded.ends_at`
}

export async function findRecord(tx: Tx, model: string, id: string, at: Date): Promise<StoredRecord | undefined> {
  const [row] = await tx<StoredRecord[]>`
    select payload, consumed_at as "consumedAt" from people.sign_in_records
     where id = ${id} and model = ${model} and (ends_at is null or ends_at > ${at})`
  return row
}

export async function findRecordByUid(tx: Tx, model: string, uid: string, at: Date): Promise<StoredRecord | undefined> {
  const [row] = await tx<StoredRecord[]>`
    select payload, consumed_at as "consumedAt" from people.sign_in_records
     where uid = ${uid} and model = ${model} and (ends_at is null or ends_at > ${at})`
  return row
}

export async function consumeRecord(tx: Tx, model: string, id: string, at: Date): Promise<boolean> {
  const done = await tx`
    update people.sign_in_records set consumed_at = ${at} where id = ${id} and model = ${model} and consumed_at is null`
  return done.count === 1
}

export async function destroyRecord(tx: Tx, model: string, id: string): Promise<void> {
  await tx`delete from people.sign_in_records where id = ${id} and model = ${model}`
}

export async function destroyRecordsOfGrant(tx: Tx, grantId: string): Promise<void> {
  await tx`delete from people.sign_in_records where grant_id = ${grantId}`
}

/** Signs an account out of the unified identity in every browser. */
export async function destroyIdentitySessions(tx: Tx, account: string): Promise<void> {
  await tx`delete from people.sign_in_records where model = 'Session' and payload ->> 'accountId' = ${account}`
}

export async function sweepRecords(tx: Tx, at: Date): Promise<number> {
  const swept = await tx`delete from people.sign_in_records where ends_at < ${at}`
  return swept.count
}

export type ClientRow = { id: string; name: string; secret: string; redirectUris: string[]; scopes: string[] }

export async function findClient(tx: Tx, id: string): Promise<ClientRow | undefined> {
  const [row] = await tx<ClientRow[]>`
    select id, name, secret, redirect_uris as "redirectUris", scopes from people.clients where id = ${id} and stopped_at is null`
  return row
}

export async function insertClient(tx: Tx, row: ClientRow, at: Date): Promise<void> {
  await tx`
    insert into people.clients (id, name, secret, redirect_uris, scopes, registered_at)
    values (${row.id}, ${row.name}, ${row.secret}, ${row.redirectUris}, ${row.scopes}, ${at})`
}

export async function stopClient(tx: Tx, id: string, at: Date): Promise<boolean> {
  const stopped = await tx`update people.clients set stopped_at = ${at} where id = ${id} and stopped_at is null`
  return stopped.count === 1
}
