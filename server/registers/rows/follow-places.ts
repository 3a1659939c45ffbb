// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../../kernel/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import type { KeptField } from '../declared/field-queries.ts'
import { boxOf } from './plan.ts'
import * as queries from './queries.ts'

const STEP = 1000

/** Rows that are there come onto the map, or go from it, when the file of their register names another field for where they are. */
export async function followPlaces(tx: Tx, registers: ReadonlyMap<string, DeclaredRegister>, kept: KeptField[]): Promise<void> {
  for (const register of registers.values()) {
    const field = register.byName.get(register.geometry ?? '')
    const before = kept.find((one) => one.register === register.id && one.isPlace)
    if (before?.field === field?.id) continue
    for (let after: string | undefined = ''; after !== undefined; ) {
      const rows = await queries.valuesOfField(tx, register.id, field?.id ?? '', after, STEP)
      const places = rows.map(({ key, value }) => ({ key, place: field ? boxOf(register, { [field.id]: value }) : null }))
      if (places.length > 0) await queries.putPlaces(tx, register.id, places)
      after = rows.length === STEP ? rows.at(-1)?.key : undefined
    }
  }
}
