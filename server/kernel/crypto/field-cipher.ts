// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from 'node:crypto'
import { hmacSm3 } from './digest.ts'

/** 48 bytes: 16 for SM4, 32 for the HMAC that keeps the text whole. */
export const FIELD_KEY_BYTES = 48

/**
 * SM4-CTR and then HMAC-SM3 over nonce and text (encrypt-then-MAC; OpenSSL has
 * no SM4-GCM). `about` is bound in but not stored: a sealed value that is moved
 * to another row or column does not open there.
 */
export function seal(text: string, key: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(16)
  const cipher = createCipheriv('sm4-ctr', key.subarray(0, 16), nonce)
  const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([body, tag(body, key, about)])
}

/** Opens what `seal` closed, or throws when a byte was changed. */
export function unseal(sealed: Uint8Array, key: Uint8Array, about: string): string {
  const body = sealed.subarray(0, -16)
  if (sealed.length < 32 || !timingSafeEqual(tag(body, key, about), sealed.subarray(-16)))
    throw new Error('A stored field does not open: it was changed, or another key closed it.')
  const decipher = createDecipheriv('sm4-ctr', key.subarray(0, 16), body.subarray(0, 16))
  return Buffer.concat([decipher.update(body.subarray(16)), decipher.final()]).toString('utf8')
}

function tag(body: Uint8Array, key: Uint8Array, about: string): Buffer {
  return hmacSm3(key.subarray(16), Buffer.concat([Buffer.from(`${about}\0`), body])).subarray(0, 16)
}
