// SPDX-License-Identifier: Apache-2.0
import type { DataKeys } from './data-keys.ts'
import type { Master, Suite } from './master.ts'

/** The purpose of what `protect` closes: identity numbers, names and mobiles of accounts, and licences. */
export const ACCOUNTS = 'accounts'

/** `value` is base64url: DER for SM2, 64 bytes for Ed25519. */
export type Signature = { suite: Suite; keyId: string; value: string }

/** `value` is hexadecimal: 04‖x‖y for SM2, 32 bytes for Ed25519. */
export type PublicKey = { id: string; suite: Suite; algorithm: string; value: string; createdAt: string; current: boolean }

/**
 * Everything that the city does with keys. The built-in one (createVault)
 * keeps them in files; a cipher machine (密码机) or a cloud crypto service
 * takes its place by implementing this type. Secrets never leave it.
 */
export type Vault = {
  /** the suite that the city signs with unless told otherwise */
  suite: Suite
  /** SM3 or SHA-256 by the suite, hexadecimal */
  digest(data: string | Uint8Array): string
  /** HMAC-SM3 under a key of this purpose alone, base64url: for short-lived codes that only this city checks */
  mac(purpose: string, data: string | Uint8Array): string
  /** closes a stored field of an account or a licence; `about` names the place that it belongs to and must be the same when it is opened */
  protect(text: string, about?: string): string
  /** opens what `protect` or `close` closed */
  reveal(cipher: string, about?: string): string
  /** closes with the newest data key of a purpose: what a room keeps (kernel/at-rest.ts) */
  close(purpose: string, text: string, about: string): string
  /** the data keys that this process has opened */
  keys: DataKeys
  /** what wraps data keys */
  master: Master
  /** a keyed digest for look-up by equality, under a key of this purpose alone */
  indexFor(purpose: string, text: string): string
  /** a keyed digest (HMAC-SM3) of a stored field, for look-up by equality: 43 characters, the same for the same text */
  indexOf(text: string): string
  /** signs with the newest key; a network device may take its time */
  sign(data: string | Uint8Array, suite?: Suite): Promise<Signature>
  /** against any key that the city ever had */
  verify(data: string | Uint8Array, signature: Signature): boolean
  publicKeys(): PublicKey[]
  /** the one of this name, which has signed; undefined for none of the city's */
  publicKey(id: string): PublicKey | undefined
  /** makes a new key of this kind, which signs or seals from now on; old ones go on verifying and opening. Returns its id */
  rotate(kind: Suite | 'field', at: Date): Promise<string>
}
