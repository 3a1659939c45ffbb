// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'

// Node's own SM2 signature leaves the user id out and verifies nowhere else
// (measured: docs of OpenSSL 3, `distid`), so the signature is sm-crypto-v2's.
// The user id is the default one of GM/T 0009.
const USER_ID = '1234567812345678'

export type Sm2Pair = { secret: string; publicKey: string }

/** The curve's order less one (GB/T 32918.5): a secret lies between 1 and it. */
const HIGHEST_SECRET = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122')

/** A pair from 32 given bytes, or a new one. Secret and public key (04‖x‖y) are hexadecimal. */
export function sm2Pair(bytes?: Uint8Array): Sm2Pair {
  if (bytes === undefined) {
    const made = sm2.generateKeyPairHex()
    return { secret: made.privateKey.padStart(64, '0'), publicKey: made.publicKey }
  }
  const secret = ((BigInt(`0x${Buffer.from(bytes).toString('hex')}`) % HIGHEST_SECRET) + 1n).toString(16).padStart(64, '0')
  return { secret, publicKey: sm2.getPublicKeyFromPrivateKey(secret) }
}

/** An SM2 signature over SM3 (GB/T 32918.2), DER as GM/T 0009. */
export function sm2Sign(data: Uint8Array, pair: Sm2Pair): Buffer {
  return Buffer.from(sm2.doSignature(digestFor(data, signerOf(pair.publicKey)), pair.secret, { hash: false, der: true }), 'hex')
}

/** What is the same for all that a key signs: its point, prepared, and Z (GB/T 32918.2, 5.5), the digest of signer, curve and key. */
type Signer = { point: ReturnType<typeof sm2.precomputePublicKey>; z: Uint8Array }
const signers = new Map<string, Signer>()

/** Throws for what is no point of the curve. */
function signerOf(publicKey: string): Signer {
  let signer = signers.get(publicKey)
  if (signer === undefined) {
    signer = { point: sm2.precomputePublicKey(publicKey), z: sm2.getZ(publicKey, USER_ID) }
    if (signers.size < 64) signers.set(publicKey, signer)
  }
  return signer
}

/** SM3(Z ‖ data), by OpenSSL: the library's own, in JavaScript, takes 150 µs for the facts of one paper. */
const digestFor = (data: Uint8Array, { z }: Signer): Buffer => hash('sm3', Buffer.concat([z, data]), 'buffer')

/** Whether the signature is the key's. A key that is no point of the curve, or a signature that is no DER, is simply not it. */
export function sm2Verify(data: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  try {
    const signer = signerOf(publicKey)
    const plain = plainSignature(Buffer.from(signature))
    return plain !== undefined && sm2.doVerifySignature(digestFor(data, signer), plain, signer.point, { hash: false, der: false })
  } catch {
    return false
  }
}

/**
 * r and s out of the DER of GM/T 0009, as 128 hexadecimal digits; undefined
 * unless it is the one right way to write them. The library passes over tags
 * and lengths, and then a signature in which a byte was changed still counts.
 */
function plainSignature(der: Buffer): string | undefined {
  if (der.length < 8 || der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 127) return undefined
  const first = wholeNumberAt(der, 2)
  if (first === undefined) return undefined
  const second = wholeNumberAt(der, first.end)
  return second?.end === der.length ? first.hex + second.hex : undefined
}

function wholeNumberAt(der: Buffer, at: number): { hex: string; end: number } | undefined {
  const length = der[at + 1] ?? 0
  const bytes = der.subarray(at + 2, at + 2 + length)
  const [high = 0x80, next = 0] = bytes
  if (der[at] !== 0x02 || bytes.length !== length || length > 33 || high >= 0x80) return undefined
  if (high === 0 && (length === 1 || next < 0x80)) return undefined
  const hex = bytes.toString('hex').replace(/^00/, '').padStart(64, '0')
  return hex.length === 64 ? { hex, end: at + 2 + length } : undefined
}
