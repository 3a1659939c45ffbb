// SPDX-License-Identifier: Apache-2.0
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** 48 bytes: 16 for SM4, 32 for the HMAC that keeps the text whole. */
export const FIELD_KEY_BYTES = 48
export type FieldKey = { cipher: KeyObject; tag: KeyObject }

/** Made once for a key: OpenSSL takes a key object several times faster than the same bytes. */
export function fieldKey(bytes: Uint8Array): FieldKey {
  return { cipher: createSecretKey(bytes.subarray(0, 16)), tag: createSecretKey(bytes.subarray(16)) }
}

/**
 * SM4-CTR and then HMAC-SM3 over nonce and text (encrypt-then-MAC; OpenSSL has
 * no SM4-GCM). `about` is bound in but not stored: a sealed value that is moved
 * to another row or column does not open there.
 */
export function seal(text: string, key: FieldKey, about: string): Buffer {
  const nonce = randomBytes(16)
  const cipher = createCipheriv('sm4-ctr', key.cipher, nonce)
  const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([body, tagOf(body, key, about)])
}

/** Opens what `seal` closed, or throws when a byte was changed. */
export function unseal(sealed: Uint8Array, key: FieldKey, about: string): string {
  const body = sealed.subarray(0, -16)
  if (sealed.length < 32 || !timingSafeEqual(tagOf(body, key, about), sealed.subarray(-16)))
    throw new Error('A stored field does not open: it was changed, or another key closed it.')
  const decipher = createDecipheriv('sm4-ctr', key.cipher, body.subarray(0, 16))
  return decipher.update(body.subarray(16), undefined, 'utf8') + decipher.final('utf8')
}

function tagOf(body: Uint8Array, key: FieldKey, about: string): Buffer {
  return createHmac('sm3', key.tag).update(`${about}\0`).update(body).digest().subarray(0, 16)
}
