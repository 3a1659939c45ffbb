// SPDX-License-Identifier: Apache-2.0
export { canonicalJson } from './canonical-json.ts'
export { createVault, memoryVault, verifyWith } from './create-vault.ts'
export { derivedKey } from './derived-key.ts'
export { hmacSm3, sameText, sha256, sm3 } from './digest.ts'
export { publicKeyId } from './key-ring.ts'
export type { PublicKey, Signature, Suite, Vault } from './vault.ts'
