// SPDX-License-Identifier: Apache-2.0
import { hash as hashOnce } from 'node:crypto'
import type { Signature, Vault } from '../kernel/crypto/index.ts'

/** A signed head of the ledger: how many entries there are and the hash of the last, after which checkpoint. */
export type Checkpoint = {
  size: number
  hash: Buffer
  signedAt: Date
  /** between which instants the entries lie that it covers beyond the one before */
  firstAt: Date
  lastAt: Date
  /** digest of the checkpoint before; null in those that were made before they were chained */
  prev: Buffer | null
  suite: string
  keyId: string
  signature: string
}

/** What the signature covers: every column, so that nothing in the row can be changed alone. */
export function checkpointText(point: Omit<Checkpoint, keyof Signature | 'signature'>): string {
  const { size, hash, signedAt, firstAt, lastAt, prev } = point
  const head = `chengshu ledger\n${size}\n${hash.toString('hex')}\n${signedAt.toISOString()}\n`
  return prev === null ? head : `${head}${firstAt.toISOString()}\n${lastAt.toISOString()}\n${prev.toString('hex')}\n`
}

/** What the next checkpoint follows: text and signature. */
export function checkpointDigest(point: Checkpoint): Buffer {
  return hashOnce('sm3', `${checkpointText(point)}${point.suite}\n${point.keyId}\n${point.signature}\n`, 'buffer')
}

export function isSigned(point: Checkpoint, vault: Pick<Vault, 'verify'>): boolean {
  const suite = point.suite === 'sm' ? 'sm' : 'ed25519'
  return vault.verify(checkpointText(point), { suite, keyId: point.keyId, value: point.signature })
}
