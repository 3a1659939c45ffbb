// SPDX-License-Identifier: Apache-2.0
import { DoesNotOpen, type FieldCipher, fieldCipher } from './field-cipher.ts'
import type { KeyRing, RingKey } from './key-ring.ts'

/** `sm` = SM2 over SM3; `ed25519` = Ed25519, digests by SHA-256. */
export type Suite = 'sm' | 'ed25519'

/**
 * What wraps and unwraps data keys. The built-in one keeps master keys in the
 * ring's files, outside the database; a cipher machine or a cloud service
 * wraps inside itself and may take its time.
 */
export type Master = {
  /** the names of the master keys that are there, the newest last */
  ids(): string[]
  /** makes the next master key and answers its name */
  make(at: Date): Promise<string>
  /** wraps with the newest; the answer names its key and its algorithm */
  wrap(secret: Uint8Array, about: string): Promise<string>
  /** throws MasterMissing when the key that wrapped is not there or is another than then */
  unwrap(wrapped: string, about: string): Promise<Uint8Array>
}

/** The master key that wrapped this city's data keys is not there, or is not the one that did. */
export class MasterMissing extends Error {
  readonly id: string
  constructor(id: string, cause?: unknown) {
    super(`The master key ${id} does not open this database's data keys.`, { cause })
    this.id = id
  }
}

export function masterOver(ring: KeyRing, suite: Suite): Master {
  const keys = () => ring.all().filter((key) => key.kind === 'master')
  const ciphers = new Map<string, FieldCipher>()
  const cipherOf = (algorithm: string, { id, secret }: RingKey): FieldCipher => {
    if (algorithm !== 'sm4' && algorithm !== 'aes') throw new DoesNotOpen()
    const name = `${algorithm}.${id}`
    const known = ciphers.get(name) ?? fieldCipher(algorithm, Buffer.from(secret, 'hex'))
    ciphers.set(name, known)
    return known
  }
  return {
    ids: () => keys().map((key) => key.id),
    async make(at) {
      return ring.add('master', (keys().at(-1)?.serial ?? 0) + 1, at).id
    },
    async wrap(secret, about) {
      const key = keys().at(-1)
      if (key === undefined) throw new MasterMissing('master-1')
      const algorithm = suite === 'sm' ? 'sm4' : 'aes'
      return `${algorithm}.${key.id}.${cipherOf(algorithm, key).seal(secret, about).toString('base64url')}`
    },
    async unwrap(wrapped, about) {
      const [algorithm = '', id = '', body = ''] = wrapped.split('.')
      const key = keys().find((one) => one.id === id)
      if (key === undefined) throw new MasterMissing(id)
      try {
        return cipherOf(algorithm, key).unseal(Buffer.from(body, 'base64url'), about)
      } catch (cause) {
        throw new MasterMissing(id, cause)
      }
    },
  }
}
