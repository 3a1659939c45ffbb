// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { sameText, type Vault } from '../kernel/crypto/index.ts'

/** How long a shown code is good for. The page asks for a new one each minute. */
export const SHOWING_SECONDS = 60
const HEAD = 24

/**
 * A code that the holder shows (亮证码): which licence, until when, a nonce, and
 * the city's mark on it (HMAC-SM3). It holds no personal data, so a photograph
 * of it is worth nothing a minute later. 40 bytes, 54 signs.
 */
export function writeShowing(vault: Pick<Vault, 'mac'>, licenceId: string, now: Date): { token: string; endsAt: Date } {
  const ends = Math.floor(now.getTime() / 1000) + SHOWING_SECONDS
  const head = Buffer.alloc(HEAD)
  Buffer.from(licenceId.replaceAll('-', ''), 'hex').copy(head)
  head.writeUInt32BE(ends, 16)
  randomBytes(4).copy(head, 20)
  return { token: Buffer.concat([head, tag(vault, head)]).toString('base64url'), endsAt: new Date(ends * 1000) }
}

/** The licence that is shown; `ended` when its minute is over; undefined when the city never made this code. */
export function readShowing(
  vault: Pick<Vault, 'mac'>,
  token: string,
  now: Date,
): { licenceId: string; ended: boolean } | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== HEAD + 16 || bytes.toString('base64url') !== token) return undefined
  const head = bytes.subarray(0, HEAD)
  if (!sameText(tag(vault, head).toString('hex'), bytes.subarray(HEAD).toString('hex'))) return undefined
  const hex = head.subarray(0, 16).toString('hex')
  const licenceId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { licenceId, ended: head.readUInt32BE(16) * 1000 <= now.getTime() }
}

function tag(vault: Pick<Vault, 'mac'>, head: Buffer): Buffer {
  return Buffer.from(vault.mac('licence.showing', head), 'base64url').subarray(0, 16)
}
