// SPDX-License-Identifier: Apache-2.0
import { createHmac, hash, type KeyObject, timingSafeEqual } from 'node:crypto'

/** SM3 (GB/T 32905) as 64 hexadecimal digits. */
export function sm3(data: string | Uint8Array): string {
  return hash('sm3', data, 'hex')
}

export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}

export function hmacSm3(key: Uint8Array | KeyObject, data: string | Uint8Array): Buffer {
  return createHmac('sm3', key).update(data).digest()
}

/** Compares two texts in a time that does not tell where they differ. */
export function sameText(one: string, other: string): boolean {
  const a = Buffer.from(one)
  const b = Buffer.from(other)
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A UUID (version 8, RFC 9562) that follows from a key. */
export function idOfKey(key: string): string {
  const hex = sm3(key)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
