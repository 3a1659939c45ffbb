// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto'

// RFC 8410: what stands before the 32 bytes of a key in PKCS #8 and in SubjectPublicKeyInfo
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

export type EdPair = { secret: string; publicKey: string }

/** A pair from 32 given bytes, or a new one; both as 64 hexadecimal digits. */
export function edPair(bytes: Uint8Array = randomBytes(32)): EdPair {
  const secret = Buffer.from(bytes).toString('hex')
  const spki = createPublicKey(privateKey(secret)).export({ format: 'der', type: 'spki' })
  return { secret, publicKey: spki.subarray(PUBLIC_HEAD.length).toString('hex') }
}

export function edSign(data: Uint8Array, pair: EdPair): Buffer {
  return sign(null, data, privateKey(pair.secret))
}

export function edVerify(data: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(publicKey) || signature.length !== 64) return false
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, Buffer.from(publicKey, 'hex')]), format: 'der', type: 'spki' })
  return verify(null, data, key, signature)
}

/** A city has a handful of keys: each is read once. */
const read = new Map<string, KeyObject>()

function privateKey(secret: string): KeyObject {
  let key = read.get(secret)
  if (key === undefined) {
    key = createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, Buffer.from(secret, 'hex')]), format: 'der', type: 'pkcs8' })
    if (read.size < 100) read.set(secret, key)
  }
  return key
}
