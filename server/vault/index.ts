// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import type { VaultCity } from './needs.ts'

export { alarmOfOpenValues, learnMarks } from './closed-columns.ts'
export { ensureKeys, followKeys, KeysUnusable, keysInDatabase, learnKeys, rotateKeys, unusable } from './data-keys.ts'
export { purposesOf, resealOnce, resealSweep } from './reseal.ts'
export { type KeyStatus, keyStatus } from './status.ts'

/** Its keys are the operator's, at the command line: `chengshu keys`. */
export const vaultRoom: Room<VaultCity> = { name: 'vault' }
