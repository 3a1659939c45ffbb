// SPDX-License-Identifier: Apache-2.0
import { createSecretKey, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { closeWith, type DataKeys, dataKeys, keyIdOf, openWith } from './data-keys.ts'
import { hmacSm3, sha256, sm3 } from './digest.ts'
import { edSign, edVerify } from './ed25519.ts'
import { type FieldCipher, fieldCipher } from './field-cipher.ts'
import { AT_START, fileRing, type KeyKind, type KeyRing, memoryRing, type RingKey } from './key-ring.ts'
import { type Master, MasterMissing, masterOver, type Suite } from './master.ts'
import { sm2Sign, sm2Verify } from './sm2.ts'
import { ACCOUNTS, type PublicKey, type Signature, type Vault } from './vault.ts'

/**
 * The built-in vault of this installation: keys under DATA_DIR/keys, made at
 * the first start. Where there must be keys already (`mayMake: false`) none is
 * made in the place of one that was lost: throws MasterMissing.
 */
export function createVault(
  config: Pick<Config, 'dataDir' | 'cryptoSuite'>,
  { now = new Date(), mayMake = true }: { now?: Date; mayMake?: boolean } = {},
): Vault {
  const ring = fileRing(join(config.dataDir, 'keys'))
  if (!mayMake) {
    const there = new Set(ring.all().map((key) => key.kind))
    const lost = [...AT_START, 'master' as const].find((kind) => !there.has(kind))
    if (lost !== undefined) throw new MasterMissing(lost)
  }
  return vaultOver(ring, config.cryptoSuite, now)
}

/** A vault that keeps its keys in memory alone: for tests. The same seed gives the same keys. */
export function memoryVault(options: { seed?: string; suite?: Suite; now?: Date } = {}): Vault {
  return vaultOver(memoryRing(options.seed), options.suite ?? 'sm', options.now ?? new Date(0))
}

function vaultOver(ring: KeyRing, suite: Suite, now: Date): Vault {
  let keys = new Map<string, RingKey>()
  const fields = new Map<string, FieldCipher>()
  const load = () => {
    keys = new Map(ring.all().map((key) => [key.id, key]))
    for (const key of keys.values())
      if (key.kind === 'field' && !fields.has(key.id)) fields.set(key.id, fieldCipher('sm4', Buffer.from(key.secret, 'hex')))
  }
  load()
  for (const kind of AT_START) if (![...keys.values()].some((key) => key.kind === kind)) ring.add(kind, 1, now)
  load()
  const newest = (kind: KeyKind): RingKey => {
    let found: RingKey | undefined
    for (const key of keys.values()) if (key.kind === kind && (found === undefined || key.serial > found.serial)) found = key
    if (found === undefined) throw new Error(`There is no ${kind} key.`)
    return found
  }
  /** Another process may have made a key since. */
  const find = (id: string): RingKey | undefined => {
    if (!keys.has(id)) load()
    return keys.get(id)
  }
  const secret = (kind: KeyKind): KeyObject => createSecretKey(Buffer.from(newest(kind).secret, 'hex'))
  const indexKey = secret('index')
  const macKey = secret('mac')
  const purposes = new Map<string, KeyObject>()
  const held: DataKeys = dataKeys()
  const master: Master = masterOver(ring, suite)
  /** What was closed before there were data keys. */
  const ringCipher = (id: string): FieldCipher => {
    if (!fields.has(id)) load()
    const key = fields.get(id)
    if (key === undefined)
      throw new Error(`The key ${id}, which closed a stored field, is neither in the ring nor among the data keys.`)
    return key
  }
  /** There are a handful of purposes; each has a key of its own, which follows from the ring's. */
  const keyFor = (purpose: string): KeyObject => {
    let key = purposes.get(purpose)
    if (key === undefined) {
      key = createSecretKey(hmacSm3(macKey, purpose))
      purposes.set(purpose, key)
    }
    return key
  }

  return {
    suite,
    digest: (data) => (suite === 'sm' ? sm3(data) : sha256(data)),
    mac: (purpose, data) => hmacSm3(keyFor(purpose), data).toString('base64url'),
    protect(text, about = '') {
      const key = held.newest(ACCOUNTS)
      if (key !== undefined) return closeWith(key, text, about)
      const { id } = newest('field')
      return `sm4.${id}.${ringCipher(id).seal(Buffer.from(text, 'utf8'), about).toString('base64url')}`
    },
    reveal(value, about = '') {
      const id = keyIdOf(value)
      if (id === undefined) throw new Error('This is not a field that the vault closed.')
      const key = held.find(id)
      if (key !== undefined) return openWith(key, value, about)
      return ringCipher(id)
        .unseal(Buffer.from(value.slice(value.lastIndexOf('.') + 1), 'base64url'), about)
        .toString('utf8')
    },
    close(purpose, text, about) {
      const key = held.newest(purpose)
      if (key === undefined) throw new Error(`There is no data key for ${purpose}: prepareDatabase makes it.`)
      return closeWith(key, text, about)
    },
    keys: held,
    master,
    indexFor: (purpose, text) => hmacSm3(keyFor(`index of ${purpose}`), text).toString('base64url'),
    indexOf: (text) => hmacSm3(indexKey, text).toString('base64url'),
    async sign(data, by = suite): Promise<Signature> {
      const key = newest(by)
      const pair = { secret: key.secret, publicKey: key.publicKey ?? '' }
      const value = by === 'sm' ? sm2Sign(bytesOf(data), pair) : edSign(bytesOf(data), pair)
      return { suite: by, keyId: key.id, value: value.toString('base64url') }
    },
    verify(data, signature) {
      const key = find(signature.keyId)
      return key?.publicKey !== undefined && key.kind === signature.suite && verifyWith(key.publicKey, data, signature)
    },
    publicKeys() {
      load() // another process may have rotated
      return [...keys.values()].flatMap((key) => publicPart(key, newest(key.kind).id))
    },
    publicKey(id) {
      const key = find(id)
      return key && publicPart(key, newest(key.kind).id)[0]
    },
    async rotate(kind, at) {
      load()
      const key = ring.add(kind, newest(kind).serial + 1, at)
      load()
      return key.id
    },
  }
}

/** Checks a signature with nothing but a public key: no vault, no database. */
export function verifyWith(publicKey: string, data: string | Uint8Array, signature: Pick<Signature, 'suite' | 'value'>): boolean {
  const value = Buffer.from(signature.value, 'base64url')
  return signature.suite === 'sm' ? sm2Verify(bytesOf(data), value, publicKey) : edVerify(bytesOf(data), value, publicKey)
}

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data, 'utf8') : data
}

function publicPart(key: RingKey, currentId: string): PublicKey[] {
  if (key.publicKey === undefined || (key.kind !== 'sm' && key.kind !== 'ed25519')) return []
  const algorithm = key.kind === 'sm' ? 'SM2-SM3' : 'Ed25519'
  return [
    { id: key.id, suite: key.kind, algorithm, value: key.publicKey, createdAt: key.createdAt, current: key.id === currentId },
  ]
}
