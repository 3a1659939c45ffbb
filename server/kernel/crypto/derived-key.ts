// SPDX-License-Identifier: Apache-2.0
import { hkdfSync } from 'node:crypto'

/** What keys are derived for. Each use has its own: what one key gives away tells nothing of another, nor of SECRET. */
export type KeyUse =
  | 'cookie'
  | 'csrf'
  | 'cursor'
  | 'identity cookie'
  | 'known device'
  | 'puzzle'
  | 'sms code'
  | 'consent code'
  | 'showing in'
  | `partner ${string}`

/** 32 bytes for one use, from the installation's SECRET (HKDF, RFC 5869, over SM3). The same on every server of the city; 6 µs. */
export function derivedKey(secret: string, use: KeyUse): Buffer {
  return Buffer.from(hkdfSync('sm3', secret, 'chengshu', use, 32))
}
