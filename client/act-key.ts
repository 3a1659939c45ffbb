// SPDX-License-Identifier: Apache-2.0

/** A fresh idempotency key. `crypto.randomUUID` exists only on https and localhost; a hall's intranet may have neither. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** An id of one's own for something that is to be made once, as a UUID of version 4, wherever the page comes from. */
export function newUuid(): string {
  const key = newKey()
  return `${key.slice(0, 8)}-${key.slice(8, 12)}-4${key.slice(13, 16)}-8${key.slice(17, 20)}-${key.slice(20)}`
}
