// SPDX-License-Identifier: Apache-2.0
import { hash as hashOnce } from 'node:crypto'
import { canonicalJson } from '../kernel/crypto/index.ts'
import type { Json } from '../kernel/index.ts'

/** What an act says of itself. `about` is the person (account id or identity number) or firm (credit code) whose data it concerns. */
export type Entry = {
  root?: string
  act: string
  actor: { kind: 'officer' | 'person' | 'system'; id: string }
  subject: { kind: string; id: string }
  about?: string
  purpose?: string
  facts?: Record<string, Json>
}

/** An entry in the chain. Digests are 32 bytes of SM3. */
export type Numbered = {
  seq: number
  id: string
  root: string
  at: Date
  act: string
  actorKind: Entry['actor']['kind']
  actor: string
  subjectKind: string
  subject: string
  about: string | null
  isRead: boolean
  purpose: string | null
  facts: Record<string, Json>
}
export type Chained = Numbered & { digest: Buffer; prev: Buffer; hash: Buffer }

/** What the first entry follows. */
export const GENESIS = Buffer.alloc(32)

/** Covers every column, so that nothing in the row can be changed alone. */
export function digestOf(entry: Numbered): Buffer {
  const columns = [
    ...[entry.seq, entry.id, entry.root, entry.at.toISOString(), entry.act, entry.actorKind, entry.actor],
    ...[entry.subjectKind, entry.subject, entry.about, entry.isRead, entry.purpose, entry.facts],
  ]
  return hashOnce('sm3', canonicalJson(columns), 'buffer')
}

export function link(prev: Buffer, digest: Buffer): Buffer {
  return hashOnce('sm3', Buffer.concat([prev, digest]), 'buffer')
}

const IDENTITY_NUMBER = /^\d{17}[\dXx]$/

/** Identity numbers never stand in the ledger: they are replaced by the keyed index under which the holder still finds them. */
export function withoutIdentityNumber(id: string, indexOf: (text: string) => string): string {
  return IDENTITY_NUMBER.test(id) ? indexOf(id.toUpperCase()) : id
}
