// SPDX-License-Identifier: Apache-2.0
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** What is kept of many and read of few, as small as it goes: texts and drawings to a seventh. Plain data only. */
export const pack = (value: unknown): Buffer => deflateRawSync(JSON.stringify(value), { level: 1 })

export const unpack = <T>(packed: Uint8Array): T => JSON.parse(inflateRawSync(packed).toString('utf8')) as T

const PACKED = Symbol('packed')
type Packed = { [PACKED]: Uint8Array }

/** Something with more of it that is seldom asked for: those keys unpack at each use, and do not go with a copy. */
export function withPacked<T extends object, S extends object>(said: T, packed: Uint8Array, keys: (keyof S & string)[]): T & S {
  Object.defineProperty(said, PACKED, { value: packed })
  for (const key of keys) Object.defineProperty(said, key, { get: () => unpack<S>(packed)[key] })
  return said as T & S
}

/** The packed part, for keeping it between starts, and for who wants several of its keys at once. */
export const packedOf = (one: object): Uint8Array => (one as Packed)[PACKED]
