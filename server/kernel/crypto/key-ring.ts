// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hmacSm3, sm3 } from './digest.ts'
import { edPair } from './ed25519.ts'
import { FIELD_KEY_BYTES } from './field-cipher.ts'
import { sm2Pair } from './sm2.ts'

/** `master` wraps the data keys that close stored fields and files (`field` did so before there were data keys), `index` makes them findable, `mac` signs short-lived codes. */
export type KeyKind = 'sm' | 'ed25519' | 'field' | 'index' | 'mac' | 'master'
export type RingKey = {
  id: string
  kind: KeyKind
  serial: number
  secret: string
  publicKey?: string
  createdAt: string
  /** the beginning of the secret's digest: a file in which one sign has changed is not taken for a key */
  check?: string
}

/** Where keys are kept. `add` makes the key with the given serial, or returns the one that another process made first. */
export type KeyRing = { all(): RingKey[]; add(kind: KeyKind, serial: number, at: Date): RingKey }

/** Made when a vault is opened and they are not there. A master key is only made for a database that has no data keys. */
export const AT_START: KeyKind[] = ['sm', 'ed25519', 'field', 'index', 'mac']
const BYTES: Record<KeyKind, number> = {
  sm: 32,
  ed25519: 32,
  field: FIELD_KEY_BYTES,
  index: 32,
  mac: 32,
  master: FIELD_KEY_BYTES,
}

function makeKey(kind: KeyKind, serial: number, at: Date, bytes: Uint8Array): RingKey {
  const key = { kind, serial, createdAt: at.toISOString() }
  if (kind === 'sm' || kind === 'ed25519') {
    const pair = kind === 'sm' ? sm2Pair(bytes) : edPair(bytes)
    // the name follows from the public key, so that a key file cannot pass one key off as another
    return { id: publicKeyId(kind, pair.publicKey), ...key, ...pair }
  }
  return {
    id: kind === 'master' ? `master-${serial}` : `${kind.charAt(0)}${serial}`,
    ...key,
    secret: Buffer.from(bytes).toString('hex'),
  }
}

const checkOf = (secret: string): string => sm3(`key file/${secret}`).slice(0, 16)

export function publicKeyId(suite: 'sm' | 'ed25519', publicKey: string): string {
  return `${suite === 'sm' ? 'sm2' : 'ed25519'}-${sm3(Buffer.from(publicKey, 'hex')).slice(0, 16)}`
}

/** Keys of a test: with a seed, the same ones each time. */
export function memoryRing(seed?: string): KeyRing {
  const keys: RingKey[] = []
  return {
    all: () => keys,
    add(kind, serial, at) {
      const bytes = seed === undefined ? randomBytes(BYTES[kind]) : stretch(seed, `${kind}/${serial}`, BYTES[kind])
      const key = makeKey(kind, serial, at, bytes)
      keys.push(key)
      return key
    },
  }
}

function stretch(seed: string, label: string, length: number): Buffer {
  const parts = [1, 2].map((part) => hmacSm3(Buffer.from(seed), `${label}/${part}`))
  return Buffer.concat(parts).subarray(0, length)
}

/**
 * One file a key, readable by its owner alone. A key is written aside and then
 * linked to its name, so that two processes that start at once end up with the
 * same one and nobody ever reads half a key.
 */
export function fileRing(folder: string): KeyRing {
  if (existsSync(folder)) chmodSync(folder, 0o700)
  return {
    all: () =>
      (existsSync(folder) ? readdirSync(folder) : [])
        .filter((name) => /^([a-z0-9]+|master-key)-\d{4}\.json$/.test(name))
        .map((name) => read(join(folder, name)))
        .sort((one, other) => one.serial - other.serial),
    add(kind, serial, at) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      // a server from before there was a master key passes over this name
      const stem = kind === 'master' ? 'master-key' : kind
      const name = join(folder, `${stem}-${String(serial).padStart(4, '0')}.json`)
      const aside = `${name}.${process.pid}.${randomBytes(4).toString('hex')}`
      const key = makeKey(kind, serial, at, randomBytes(BYTES[kind]))
      writeFileSync(aside, `${JSON.stringify({ ...key, check: checkOf(key.secret) }, null, 2)}\n`, {
        mode: 0o600,
        flag: 'wx',
      })
      try {
        linkSync(aside, name)
      } catch (error) {
        if (!existsSync(name)) throw error
      } finally {
        unlinkSync(aside)
      }
      return read(name)
    },
  }
}

/** The file of a key cannot be read as one, or says something else than when it was written. */
export class KeyFileDamaged extends Error {
  constructor(file: string, cause?: unknown) {
    super(
      `密钥文件 ${file} 损坏了：服务没有启动，也没有写任何东西。请从备份恢复这个文件；它加密的资料用别的办法打不开。
  The key file ${file} is damaged. Restore it from your backup: what it closed opens with nothing else.`,
      { cause },
    )
  }
}

function read(file: string): RingKey {
  let key: RingKey
  try {
    key = JSON.parse(readFileSync(file, 'utf8')) as RingKey
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new KeyFileDamaged(file, cause)
    throw cause
  }
  const isKey = key !== null && key.kind in BYTES && typeof key.secret === 'string' && Number.isInteger(key.serial)
  if (!isKey || (key.check !== undefined && key.check !== checkOf(key.secret))) throw new KeyFileDamaged(file)
  return key
}
