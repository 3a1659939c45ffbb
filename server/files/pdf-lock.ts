// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createHash } from 'node:crypto'

/** The padding of short passwords, and so the whole of an empty one (ISO 32000-1, 7.6.3.3). */
const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')

type Token = string | Buffer
/** The standard security handler's entries, as the file has them. */
type Lock = {
  revision: number
  bits: number
  permissions: number
  owner: Buffer
  user: Buffer
  plainMetadata: boolean
  id: Buffer
}

/**
 * Whether a PDF asks whoever opens it for a password. A file whose printing or changing is restricted is encrypted too, with an empty
 * user password: every reader opens it (ISO 32000-1, 7.6.3; ISO 32000-2, 7.6.4). Unknown handlers and broken dictionaries count as locked.
 */
export function asksForPassword(pdf: Buffer): boolean {
  const text = pdf.toString('latin1')
  const named = [...text.matchAll(/\/Encrypt\s*(?:(\d{1,10})\s+(\d{1,5})\s+R|(?=<<))/g)].at(-1)
  if (named === undefined) return false
  const at = named[1] === undefined ? named.index + named[0].length : objectAt(text, `${named[1]} ${named[2]}`)
  const entries = at === undefined ? undefined : entriesOf(text, at)
  if (entries === undefined || at === undefined) return true
  const lock = lockOf(entries, text)
  if (lock === undefined) return true
  return lock.revision >= 5 ? !opensModern(lock) : !opensClassic(lock)
}

function objectAt(text: string, id: string): number | undefined {
  const place = [...text.matchAll(new RegExp(`(?:^|[\\r\\n\\s])${id.replace(' ', '\\s+')}\\s+obj\\b`, 'g'))].at(-1)
  const at = place === undefined ? -1 : text.indexOf('<<', place.index)
  return at < 0 ? undefined : at
}

function lockOf(entries: Map<string, Token>, text: string): Lock | undefined {
  const number = (key: string, otherwise: number) => Number(entries.get(key) ?? otherwise)
  const [owner, user] = [entries.get('O'), entries.get('U')]
  if (entries.get('Filter') !== '/Standard' || !Buffer.isBuffer(owner) || !Buffer.isBuffer(user)) return undefined
  const revision = number('R', 0)
  const version = number('V', 0)
  if (!(revision >= 2 && revision <= 6)) return undefined
  const idAt = text.lastIndexOf('/ID')
  const id = idAt < 0 ? undefined : tokensFrom(text, idAt + 3).find((token) => Buffer.isBuffer(token))
  return {
    revision,
    bits: version === 4 ? 128 : revision === 2 ? 40 : number('Length', 40),
    permissions: number('P', 0),
    owner,
    user,
    plainMetadata: entries.get('EncryptMetadata') === 'false',
    id: Buffer.isBuffer(id) ? id : Buffer.alloc(0),
  }
}

/** Revisions 2 to 4 (algorithms 2, 4 and 5): a key from the empty password, by which the /U entry must come out. */
function opensClassic({ revision, bits, permissions, owner, user, plainMetadata, id }: Lock): boolean {
  if (owner.length < 32 || user.length < 16 || bits < 40 || bits > 128) return false
  const length = bits >> 3
  const flags = Buffer.alloc(4)
  flags.writeInt32LE(permissions | 0)
  const parts = [PAD, owner.subarray(0, 32), flags, id]
  if (revision >= 4 && plainMetadata) parts.push(Buffer.alloc(4, 0xff))
  let key = md5(Buffer.concat(parts)).subarray(0, length)
  if (revision === 2) return rc4(key, PAD).equals(user.subarray(0, 32))
  for (let round = 0; round < 50; round += 1) key = md5(key).subarray(0, length)
  let proof = md5(Buffer.concat([PAD, id]))
  for (let round = 0; round < 20; round += 1)
    proof = rc4(
      key.map((byte) => byte ^ round),
      proof,
    )
  return proof.equals(user.subarray(0, 16))
}

/** Revisions 5 and 6 (algorithms 2.A and 2.B): the hash of the empty password with the salt of /U must be its first 32 bytes. */
function opensModern({ revision, user }: Lock): boolean {
  if (user.length < 48) return false
  const salt = user.subarray(32, 40)
  const hash = revision === 5 ? sha(256, salt) : hardened(salt)
  return hash.equals(user.subarray(0, 32))
}

function hardened(salt: Buffer): Buffer {
  let key = sha(256, salt)
  let last = 0
  // ends at the latest after 64 + 255 rounds: `last` is a byte
  for (let round = 0; round < 64 || last > round - 32; round += 1) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false)
    const mixed = Buffer.concat([cipher.update(Buffer.concat(Array.from({ length: 64 }, () => key))), cipher.final()])
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = sha(rest === 0 ? 256 : rest === 1 ? 384 : 512, mixed)
    last = mixed.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}

const md5 = (bytes: Uint8Array): Buffer => createHash('md5').update(bytes).digest()
const sha = (bits: 256 | 384 | 512, bytes: Uint8Array): Buffer => createHash(`sha${bits}`).update(bytes).digest()

/** RC4, which the machine's crypto does not offer any more: only to read what old programs wrote. */
function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at)
  const swap = (a: number, b: number) => {
    const kept = state[a] ?? 0
    state[a] = state[b] ?? 0
    state[b] = kept
  }
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  let [i, j] = [0, 0]
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) & 255
      j = (j + (state[i] ?? 0)) & 255
      swap(i, j)
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0)
    }),
  )
}

/** The entries of a dictionary's outermost level; undefined when it does not end. */
function entriesOf(text: string, at: number): Map<string, Token> | undefined {
  const entries = new Map<string, Token>()
  let depth = 0
  let key: string | undefined
  for (const token of tokensFrom(text, at)) {
    if (token === '<<' || token === '[') depth += 1
    else if (token === '>>' || token === ']') {
      depth -= 1
      if (depth === 0) return entries
      if (depth === 1) key = undefined
    } else if (depth !== 1) continue
    else if (key !== undefined) {
      entries.set(key, token)
      key = undefined
    } else if (typeof token === 'string' && token.startsWith('/')) key = token.slice(1)
  }
  return undefined
}

/** Names and numbers as they stand, strings as their bytes. A lock's dictionary is small: what is longer is none. */
function tokensFrom(text: string, at: number): Token[] {
  const tokens: Token[] = []
  const form = /\s*(?:(<<|>>|\[|\])|(\/[^\s()<>[\]{}/%]*)|<([0-9A-Fa-f\s]*)>|(\()|([^\s()<>[\]{}/%]+))/y
  form.lastIndex = at
  while (tokens.length < 200) {
    const found = form.exec(text)
    if (found === null) return tokens
    const hex = found[3]
    if (found[4] !== undefined) {
      const { bytes, end } = literalFrom(text, form.lastIndex)
      tokens.push(bytes)
      form.lastIndex = end
    } else tokens.push(hex === undefined ? found[0].trim() : Buffer.from(hex.replaceAll(/\s/g, '').padEnd(2, '0'), 'hex'))
  }
  return tokens
}

const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** A string in brackets, with its escapes (ISO 32000-1, 7.3.4.2). */
function literalFrom(text: string, from: number): { bytes: Buffer; end: number } {
  const bytes: number[] = []
  let depth = 1
  let at = from
  for (; at < text.length && bytes.length < 1000; at += 1) {
    const sign = text.charAt(at)
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0]
      const next = text.charAt(at + 1)
      at += octal?.length ?? 1
      if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 255)
      else if (next === '\r' && text.charAt(at + 1) === '\n') at += 1
      else if (next !== '\n' && next !== '\r') bytes.push(ESCAPES[next] ?? next.charCodeAt(0))
      continue
    }
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth === 0) return { bytes: Buffer.from(bytes), end: at + 1 }
    bytes.push(sign.charCodeAt(0))
  }
  return { bytes: Buffer.from(bytes), end: at }
}
