// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'

export { type AsksOnce, asksOnce, type Look, type LookUps, lookUps } from './look-ups.ts'
export { type Prefilled, prefillOf } from './prefill.ts'
export { type GivenMaterial, type Resolved, resolveMaterial } from './resolve-material.ts'
export { holderIdOf } from './whose.ts'

export const evidenceRoom: Room<unknown> = { name: 'evidence' }
