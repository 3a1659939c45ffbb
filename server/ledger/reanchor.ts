// SPDX-License-Identifier: Apache-2.0
import { rename } from 'node:fs/promises'
import { transaction } from '../kernel/index.ts'
import type { LedgerKernel } from './alarms.ts'
import { positionOf } from './examine.ts'
import * as queries from './queries.ts'
import { record } from './record.ts'
import { sequence } from './sequence.ts'
import { declarationText, survey } from './survey.ts'
import { type Verdict, verify } from './verify.ts'
import { append, type Newest, NOWHERE, newestLine, type Place, WitnessDamaged, witnessOf } from './witness.ts'

/**
 * Declares that the ledger goes on from where the database stands, although
 * the witness has seen more: after a backup was restored, or when the witness
 * itself was lost. The reason goes into the ledger and, signed, into the
 * witness, whose earlier lines stay. The ledger itself must be whole.
 */
export async function reanchor(city: LedgerKernel, reason: string): Promise<Verdict> {
  const chain = await verify(city.sql, city.vault)
  if (!chain.ok) return chain
  const place = witnessOf(city.config)
  await transaction(city.sql, async (tx) => {
    await queries.waitForSequence(tx)
    const newest = await usable(city, place)
    const [stand] = await queries.checkpointsFrom(tx, undefined, 1)
    const position = stand === undefined || stand.size === null ? NOWHERE : positionOf(stand)
    const now = city.clock.now()
    const seen = newest?.line
    const entry = {
      act: 'ledger.reanchored',
      actor: { kind: 'system' as const, id: 'operator' },
      subject: { kind: 'ledger', id: String(position.size) },
      purpose: reason,
      facts: { size: position.size, hash: position.hash, witnessedSize: seen?.size ?? null, witnessedHash: seen?.hash ?? null },
    }
    await record(tx, now, [entry])
    const saying = { kind: 'reanchored' as const, ...position, at: now.toISOString(), reason }
    const { suite, keyId, value } = await city.vault.sign(declarationText(saying))
    await append(place.file, newest, [{ ...saying, suite, keyId, signature: value }])
  })
  await sequence(city)
  return verify(city.sql, city.vault, place)
}

/** The end of the witness; one that is damaged is laid aside under another name, and a new one begins with the declaration. */
async function usable(city: LedgerKernel, place: Place): Promise<Newest | undefined> {
  try {
    await survey(place, city.vault)
    return await newestLine(place.file)
  } catch (error) {
    if (!(error instanceof WitnessDamaged)) throw error
    await rename(place.file, `${place.file}.damaged-${city.clock.now().getTime()}`)
    return undefined
  }
}
