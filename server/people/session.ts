// SPDX-License-Identifier: Apache-2.0
import { createHash, createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto'
import { derivedKey } from '../kernel/crypto/index.ts'
import type { Position } from './caller.ts'

export const SESSION_COOKIE = 'chengshu_session'
/** However busy, a session ends after so long and the person proves himself again. */
export const SESSION_HOURS = 12
/** `seen_at` is written at most so often: one more statement a minute, not one a request. */
export const SEEN_EVERY = 60_000

export type HeldPosition = Position & { since: string }
export type OfficerSnapshot = { kind: 'officer'; login: string; name: string; positions: HeldPosition[] }
/** Name, identity number and mobile lie closed in the session's row too. */
export type PersonSnapshot = { kind: 'person'; name: string; idNumber: string; mobile: string; level: number }
export type Snapshot = OfficerSnapshot | PersonSnapshot

/** Firm and end of the authorisation that the session acts under; null `until` for a legal representative. */
export type StoredActingFor = { creditCode: string; name: string; as: 'legal-representative' | 'agent'; until: string | null }

export type Session = {
  account: string
  digest: string
  seenAt: Date
  endsAt: Date
  actingFor: StoredActingFor | null
  /** at which self-service terminal, if at one */
  terminal: string | null
  snapshot: Snapshot
}

const hexOf = (uuid: string) => uuid.replaceAll('-', '')

/** A cookie of 48 bytes: the account, by which sessions are distributed, and 32 random bytes, of which only a digest is stored. */
export function newToken(account: string): { cookie: string; digest: string } {
  const secret = randomBytes(32)
  return { cookie: Buffer.concat([Buffer.from(hexOf(account), 'hex'), secret]).toString('base64url'), digest: digestOf(secret) }
}

const IN_HEADER = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([\\w-]{64})(?:;|$)`)

/** Reads the session out of a Cookie header: the kernel asks before any plugin has parsed it. */
export function readToken(header: string | undefined): { account: string; digest: string } | undefined {
  const cookie = header === undefined ? undefined : IN_HEADER.exec(header)?.[1]
  if (cookie === undefined) return undefined
  const bytes = Buffer.from(cookie, 'base64url')
  const hex = bytes.subarray(0, 16).toString('hex')
  const account = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  return { account, digest: digestOf(bytes.subarray(16)) }
}

function digestOf(secret: Buffer): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Bound to the session and to the city's secret; nothing is stored for it. */
export function csrfOf(digest: string, secret: string): string {
  if (csrfKey?.secret !== secret) csrfKey = { secret, key: createSecretKey(derivedKey(secret, 'csrf')) }
  return createHmac('sha256', csrfKey.key).update(digest).digest('base64url')
}

/** Asked at every act, and a process has one secret: deriving the key again costs more than the digest. */
let csrfKey: { secret: string; key: KeyObject } | undefined

export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
