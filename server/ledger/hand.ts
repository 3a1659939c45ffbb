// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, NotCanonical, type Vault } from '../kernel/crypto/index.ts'
import { afterCommit, poolOf, type Sql, type Tx } from '../kernel/index.ts'
import type { InboxRow } from './queries.ts'

/**
 * What one server process brings to the ledger on one database: the key with
 * which it seals what it puts into the inbox, and the memory of what it saw
 * committed and not yet numbered. Acts hand down their transaction only, so it
 * is found by the pool that the transaction runs on.
 */
export type Hand = {
  vault: Vault
  /** acknowledged rows of the inbox by the id of their first entry, since when, and how often they were looked for in vain */
  waiting: Map<string, { at: Date; misses: number }>
  /** whether this process has seen a witness: then there is one, and it is not begun again */
  hasSeenWitness: boolean
  /** what is wrong, by public code; instants in milliseconds */
  alarms: Map<string, { since: number; saidAt: number }>
}

const hands = new WeakMap<Sql, Hand>()

/** A ledger that is not numbered for days waits in the inbox; what is remembered of it here stays bounded. */
const REMEMBERED = 100_000

export function openHand(sql: Sql, vault: Vault): Hand {
  const hand: Hand = { vault, waiting: new Map(), hasSeenWitness: false, alarms: new Map() }
  hands.set(sql, hand)
  return hand
}

export function handOf(tx: Tx): Hand {
  const hand = hands.get(poolOf(tx))
  if (hand === undefined) throw new Error('Nobody has opened the ledger on this pool (openHand).')
  return hand
}

/** Only a server of this city can make it, and only for this row. Throws NotCanonical where a row cannot be sealed. */
export function sealOf(vault: Pick<Vault, 'mac'>, { id, root, at, entry, more }: InboxRow & { at: Date }): string {
  return vault.mac('ledger inbox', canonicalJson([id, root, at.toISOString(), entry, ...(more === null ? [] : [more])]))
}

/** '' for a row that cannot be sealed: no server has put it there. */
export function sealOrNone(vault: Pick<Vault, 'mac'>, row: InboxRow & { at: Date }): string {
  if (Number.isNaN(row.at.getTime())) return ''
  try {
    return sealOf(vault, row)
  } catch (error) {
    if (error instanceof NotCanonical) return ''
    throw error
  }
}

/** Whether a server of this city put the row there as it stands. */
export const isSealed = (vault: Pick<Vault, 'mac'>, row: InboxRow & { at: Date; mac: string | null }): boolean =>
  row.mac !== null && row.mac !== '' && row.mac === sealOrNone(vault, row)

/** Remembers what `tx` put into the inbox from the moment when it is committed. */
export function remember(tx: Tx, at: Date, id: string): void {
  const { waiting } = handOf(tx)
  afterCommit(tx, () => {
    if (waiting.size < REMEMBERED) waiting.set(id, { at, misses: 0 })
  })
}
