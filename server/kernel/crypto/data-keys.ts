// SPDX-License-Identifier: Apache-2.0
import { createSecretKey } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { hmacSm3 } from './digest.ts'
import { type Algorithm, DoesNotOpen, type FieldCipher, fieldCipher } from './field-cipher.ts'

/** A key that closes what one room keeps, for as long as it is the newest of its purpose. Its secret lies in the database wrapped by a master key. */
export type DataKey = {
  id: string
  purpose: string
  serial: number
  algorithm: Algorithm
  usedFrom: Date
  secret: Uint8Array
}
export type OpenKey = Omit<DataKey, 'secret'> & {
  cipher: FieldCipher
  /** 16 characters by a key that follows from this one: the same for the same text, for look-up by equality (HMAC-SM3, 96 bits of it) */
  index(text: string): string
}

/** The data keys that this process has opened. */
export type DataKeys = {
  /** a key that is too new for all servers to know it opens and does not close yet */
  admit(key: DataKey, mayClose: boolean): void
  /** from now on the key closes, unless there is a newer one that does */
  use(id: string): void
  find(id: string): OpenKey | undefined
  /** the one that closes */
  newest(purpose: string): OpenKey | undefined
  /** nothing lies under it any more, unless a backup brings it back: it opens still, and nothing is looked for under it */
  retire(id: string): void
  /** all under which something may lie, the ones that do not close yet among them: another server may have begun */
  living(purpose: string): OpenKey[]
}

/** 96 bits: two texts of a city that come to the same by chance are not to be expected, and a narrow index reads faster. */
const INDEX_SIGNS = 16

export function dataKeys(): DataKeys {
  const keys = new Map<string, OpenKey>()
  const newest = new Map<string, OpenKey>()
  const retired = new Set<string>()
  const use = (id: string) => {
    const key = keys.get(id)
    if (key && key.serial > (newest.get(key.purpose)?.serial ?? 0)) newest.set(key.purpose, key)
  }
  return {
    admit({ secret, ...key }, mayClose) {
      const indexKey = createSecretKey(hmacSm3(Buffer.from(secret), 'index'))
      keys.set(key.id, {
        ...key,
        cipher: fieldCipher(key.algorithm, secret),
        index: (text) => hmacSm3(indexKey, text).toString('base64url').slice(0, INDEX_SIGNS),
      })
      if (mayClose) use(key.id)
    },
    use,
    find: (id) => keys.get(id),
    newest: (purpose) => newest.get(purpose),
    retire: (id) => void retired.add(id),
    living: (purpose) => [...keys.values()].filter((key) => key.purpose === purpose && !retired.has(key.id)),
  }
}

/** What a closed value looks like: algorithm, key, and base64url of nonce, text and tag. */
const CLOSED = /^(sm4|aes)\.([a-z]+-?\d+)\.([A-Za-z0-9_-]{38,})$/

/** The key that a closed value names; undefined for what is not closed. */
export function keyIdOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !(value.startsWith('sm4.') || value.startsWith('aes.'))) return undefined
  return CLOSED.exec(value)?.[2]
}

/** From here on a text is pressed before it is closed: what is closed can be pressed by nobody later, and would leave the row for the TOAST table. */
const PRESSED_FROM = 512
const PLAIN = 0
const PRESSED = 1

export function closeWith(key: OpenKey, text: string, about: string): string {
  const bytes = Buffer.from(text, 'utf8')
  const body = bytes.length < PRESSED_FROM ? bytes : deflateRawSync(bytes, { level: 1 })
  const marked = Buffer.allocUnsafe(body.length + 1)
  marked[0] = body === bytes ? PLAIN : PRESSED
  body.copy(marked, 1)
  return `${key.algorithm}.${key.id}.${key.cipher.seal(marked, about).toString('base64url')}`
}

export function openWith(key: OpenKey, value: string, about: string): string {
  const marked = key.cipher.unseal(Buffer.from(value.slice(value.lastIndexOf('.') + 1), 'base64url'), about)
  if (marked[0] !== PLAIN && marked[0] !== PRESSED) throw new DoesNotOpen()
  const body = marked.subarray(1)
  return (marked[0] === PRESSED ? inflateRawSync(body) : body).toString('utf8')
}
