// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import { Refusal } from '../../kernel/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import type { Values } from './closed.ts'

/** A field that follows a fact is said by nothing else: no hand, no table, no other process. Throws ROW_FIELD_BY_FACT. */
export function leaveToFacts(register: DeclaredRegister, values: Values, before: Values): void {
  for (const { id, title, from } of register.fields)
    if (from && Object.hasOwn(values, id) && !isDeepStrictEqual(values[id] ?? null, before[id] ?? null))
      throw new Refusal('ROW_FIELD_BY_FACT', { register: register.name, title })
}
