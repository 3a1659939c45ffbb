// SPDX-License-Identifier: Apache-2.0
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
  return Buffer.from(
    sm2.doSignature(data, pair.secret, { hash: true, der: true, publicKey: pair.publicKey, userId: USER_ID }),
    'hex',
  )
}

const points = new Map<string, ReturnType<typeof sm2.precomputePublicKey>>()

/** Whether the signature is the key's. A key that is no point of the curve, or a signature that is no DER, is simply not it. */
export function sm2Verify(data: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  try {
    let point = points.get(publicKey)
    if (point === undefined) {
      point = sm2.precomputePublicKey(publicKey)
      if (points.size < 64) points.set(publicKey, point)
    }
    return sm2.doVerifySignature(data, Buffer.from(signature).toString('hex'), point, { hash: true, der: true, userId: USER_ID })
  } catch {
    return false
  }
}
