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

/** Spends what may be used once. False when it was spent before: of two who come at once, at whichever server, the database lets one. */
export async function consumeRecord(tx: Tx, model: string, id: string, at: Date): Promise<boolean> {
  const done = await tx`
    update people.sign_in_records set consumed_at = ${at} where id = ${id} and model = ${model} and consumed_at is null`
  return done.count === 1
}

export async function destroyRecord(tx: Tx, model: string, id: string): Promise<void> {
  await tx`delete from people.sign_in_records where id = ${id} and model = ${model}`
}

/** Keeps with a code which session of the city's own pages it opened, so that it can be ended when the code turns up again. */
export async function noteSessionOfCode(tx: Tx, code: string, digest: string): Promise<void> {
  await tx`
    update people.sign_in_records set payload = payload || jsonb_build_object('session', ${digest}::text)
     where id = ${code} and model = 'AuthorizationCode'`
}

export async function findGrantOf(tx: Tx, model: string, id: string): Promise<string | undefined> {
  const [row] = await tx<{ grantId: string | null }[]>`
    select grant_id as "grantId" from people.sign_in_records where id = ${id} and model = ${model}`
  return row?.grantId ?? undefined
}

/**
 * Removes a grant and all that was given under it; tells which sessions of the city's own pages were. Its records go one
 * after the other in one order: several who come with one code remove it at the same instant, and would otherwise wait for each other for ever.
 */
export async function destroyGrant(tx: Tx, grantId: string): Promise<{ account: string; digest: string | null }[]> {
  const given = await tx<{ id: string; model: string }[]>`
    select id, model from people.sign_in_records where grant_id = ${grantId} or (id = ${grantId} and model = 'Grant')
     order by id, model`
  const gone: { account: string; digest: string | null }[] = []
  for (const { id, model } of given)
    gone.push(
      ...(await tx<{ account: string; digest: string | null }[]>`
        delete from people.sign_in_records where id = ${id} and model = ${model}
        returning payload ->> 'accountId' as account, payload ->> 'session' as digest`),
    )
  return gone
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
