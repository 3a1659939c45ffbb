// SPDX-License-Identifier: Apache-2.0
import { type Adapter, errors, type Payload } from 'oidc-provider'
import { type Clock, type Sql, transaction } from '../../kernel/index.ts'
import type { FieldVault } from '../needs.ts'
import { endSession } from '../session-queries.ts'
import * as queries from './record-queries.ts'

export type AdapterParts = { sql: Sql; clock: Clock; vault: FieldVault }

/** Keeps everything of oidc-provider in PostgreSQL, so that any server process can go on where another began. */
export function adapterFor({ sql, clock, vault }: AdapterParts): (model: string) => Adapter {
  return (model) => ({
    async upsert(id, payload, expiresIn) {
      await queries.putRecord(sql, {
        model,
        id,
        payload,
        grantId: textOf(payload.grantId),
        uid: textOf(payload.uid),
        endsAt: expiresIn === undefined ? null : new Date(clock.now().getTime() + expiresIn * 1000),
      })
    },
    async find(id) {
      if (model === 'Client') return clientMetadata(await queries.findClient(sql, id), vault)
      return payloadOf(await queries.findRecord(sql, model, id, clock.now()))
    },
    async findByUid(uid) {
      return payloadOf(await queries.findRecordByUid(sql, model, uid, clock.now()))
    },
    async findByUserCode() {
      return undefined
    },
    async consume(id) {
      if (await queries.consumeRecord(sql, model, id, clock.now())) return
      // oidc-provider looked before another request spent it: what that one got ends as well
      await revokeGivenBy(sql, model, id)
      throw new errors.InvalidGrant('already consumed')
    },
    async destroy(id) {
      await queries.destroyRecord(sql, model, id)
    },
    async revokeByGrantId(grantId) {
      await revokeGrant(sql, grantId)
    },
  })
}

/** A code came twice, so one of the two was not its owner: whatever it gave is over (RFC 6749 §4.1.2, §10.5). */
export async function revokeGivenBy(sql: Sql, model: string, id: string): Promise<void> {
  const grantId = await queries.findGrantOf(sql, model, id)
  if (grantId !== undefined) await revokeGrant(sql, grantId)
}

function revokeGrant(sql: Sql, grantId: string): Promise<void> {
  return transaction(sql, async (tx) => {
    for (const { account, digest } of await queries.destroyGrant(tx, grantId))
      if (digest !== null) await endSession(tx, account, digest)
  })
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function payloadOf(row: queries.StoredRecord | undefined): Payload | undefined {
  if (row === undefined) return undefined
  return row.consumedAt === null ? row.payload : { ...row.payload, consumed: Math.floor(row.consumedAt.getTime() / 1000) }
}

function clientMetadata(row: queries.ClientRow | undefined, vault: FieldVault): Payload | undefined {
  return (
    row && {
      client_id: row.id,
      client_name: row.name,
      client_secret: vault.reveal(row.secret),
      redirect_uris: row.redirectUris,
      scope: row.scopes.join(' '),
      grant_types: ['authorization_code'],
      response_types: ['code'],
    }
  )
}
