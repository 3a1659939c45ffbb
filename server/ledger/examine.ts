// SPDX-License-Identifier: Apache-2.0
import type { Vault } from '../kernel/crypto/index.ts'
import type { Tx } from '../kernel/index.ts'
import { type Checkpoint, checkpointDigest, isSigned } from './checkpoint.ts'
import { GENESIS } from './entry.ts'
import { handOf } from './hand.ts'
import * as queries from './queries.ts'
import {
  type Newest,
  NOWHERE,
  newestLine,
  type Place,
  type Position,
  type Saying,
  WitnessAway,
  WitnessDamaged,
} from './witness.ts'

/** Why nothing is numbered; the sentences are in refusals.ts. */
export type Contradiction =
  | 'LEDGER_BEHIND_WITNESS'
  | 'LEDGER_CONTRADICTS_WITNESS'
  | 'LEDGER_WITNESS_MISSING'
  | 'LEDGER_WITNESS_DAMAGED'
  | 'LEDGER_WITNESS_AWAY'

/** What the ledger adds to the witness, or why it does not continue it. */
export type Examined = { newest: Newest | undefined } & ({ alarm: Contradiction } | { added: Saying[]; hasMore: boolean })

const SLICE = 1000

export function positionOf(point: Checkpoint): Position {
  return { size: point.size, hash: point.hash.toString('hex'), head: checkpointDigest(point).toString('hex') }
}

/**
 * Whether what the database holds continues what was seen outside it. The
 * witness is read first, so that without a lock too the database can only be
 * ahead. A ledger that no witness has seen begins one if it is empty or was
 * made before there were witnesses (its checkpoints are not chained);
 * otherwise the witness has been lost, and is not made again in silence.
 */
export async function examine(tx: Tx, vault: Pick<Vault, 'verify'>, place: Place): Promise<Examined> {
  let newest: Newest | undefined
  try {
    newest = await newestLine(place.file)
  } catch (error) {
    if (error instanceof WitnessDamaged) return { newest, alarm: 'LEDGER_WITNESS_DAMAGED' }
    if (error instanceof WitnessAway) return { newest, alarm: 'LEDGER_WITNESS_AWAY' }
    throw error
  }
  const stands = await queries.checkpointsFrom(tx, newest?.line.size, SLICE)
  const [tail] = stands
  if (tail === undefined) throw new Error('The ledger did not say how far it has come.')
  const points = stands.flatMap((stand): Checkpoint[] => (stand.size === null ? [] : [stand]))
  const hand = handOf(tx)
  hand.hasSeenWitness ||= newest !== undefined
  if (newest === undefined) {
    if (tail.isChained || hand.hasSeenWitness) return { newest, alarm: 'LEDGER_WITNESS_MISSING' }
    const alarm = unlikeItsEnd(tail, points.at(-1))
    if (alarm) return { newest, alarm }
    const [head] = points
    return { newest, added: [{ kind: 'begun', ...(head ? positionOf(head) : NOWHERE) }], hasMore: false }
  }
  if (tail.checkpoints < newest.line.size) return { newest, alarm: 'LEDGER_BEHIND_WITNESS' }
  const added = continuing(newest.line, points, vault)
  if (added === undefined) return { newest, alarm: 'LEDGER_CONTRADICTS_WITNESS' }
  const hasMore = stands.length === SLICE
  const alarm = hasMore ? undefined : unlikeItsEnd(tail, points.at(-1))
  return alarm ? { newest, alarm } : { newest, added, hasMore }
}

/** The lines that these checkpoints make, if the first is the one that was seen last and each signs the one before. */
function continuing(seen: Position, points: Checkpoint[], vault: Pick<Vault, 'verify'>): Saying[] | undefined {
  let rest = points
  if (seen.size > 0) {
    const [first, ...others] = points
    if (first === undefined || !isSame(positionOf(first), seen)) return undefined
    rest = others
  }
  let before = seen.head || GENESIS.toString('hex')
  const added: Saying[] = []
  for (const point of rest) {
    if (point.prev?.toString('hex') !== before || !isSigned(point, vault)) return undefined
    const position = positionOf(point)
    const { suite, keyId, signature } = point
    const [signedAt, firstAt, lastAt] = [point.signedAt, point.firstAt, point.lastAt].map((at) => at.toISOString()) as Three
    added.push({ kind: 'checkpoint', ...position, signedAt, firstAt, lastAt, prev: before, suite, keyId, signature })
    before = position.head
  }
  return added
}

type Three = [string, string, string]

export function isSame(one: Position, other: Position): boolean {
  return one.size === other.size && one.hash === other.hash && one.head === other.head
}

/** The last entry is what the last checkpoint signed. */
function unlikeItsEnd(tail: queries.Tail, last: Checkpoint | undefined): Contradiction | undefined {
  if (tail.entries < tail.checkpoints) return 'LEDGER_BEHIND_WITNESS'
  if (tail.entries > tail.checkpoints) return 'LEDGER_CONTRADICTS_WITNESS'
  if (last !== undefined && tail.entryHash?.equals(last.hash) !== true) return 'LEDGER_CONTRADICTS_WITNESS'
  return undefined
}
