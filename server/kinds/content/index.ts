// SPDX-License-Identifier: Apache-2.0
export { type Kind, kindContent } from './kind.ts'
export type { ActingUnit, Guard, KindExample, KindFile, Round, Signal } from './schema.ts'
