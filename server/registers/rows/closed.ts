// SPDX-License-Identifier: Apache-2.0
import { closedTable, indexed, isIndexed, type Json, type Tx } from '../../kernel/index.ts'
import type { DeclaredRegister, RegisterField } from '../declared/declared-register.ts'
import { orderedText } from '../declared/values.ts'

/** The graded fields of a row, each closed by itself. */
export const closedRows = closedTable('registers.rows', ['register', 'key'], { closed: 'members' })
/** What a row was: only added to, so its keys stay. */
export const closedRowHistory = closedTable(
  'registers.row_history',
  ['register', 'key', 'version'],
  { closed: 'members' },
  { appendOnly: 'rowhistory' },
)

/** Values of a row by the ids of its fields. */
export type Values = Record<string, Json>

/** What of a row lies open, and what closed. */
export function apart(register: DeclaredRegister, values: Values): { open: Values; graded: Values } {
  const isGraded = ([id]: [string, Json]) => register.byId.get(id)?.isGraded !== false
  const all = Object.entries(values).filter(([, value]) => value !== null)
  return { open: Object.fromEntries(all.filter((one) => !isGraded(one))), graded: Object.fromEntries(all.filter(isGraded)) }
}

/** What stands in the index for a value: of a graded field it says nothing without the key. */
export function indexText(tx: Tx, register: DeclaredRegister, field: RegisterField, value: Json | undefined): string {
  const text = orderedText(value)
  return field.isGraded && text !== '' ? indexed(tx, 'registers', `${register.id}.${field.id}=${text}`) : text
}

/** The key of a row as it is kept and stands in addresses: what is graded in it is a keyed index. */
export function keptKey(tx: Tx, register: DeclaredRegister, key: string): string {
  const isGraded = register.keys.some((name) => register.byName.get(name)?.isGraded)
  return isGraded && !isIndexed(key) ? indexed(tx, 'registers', `${register.id}=${key}`) : key
}
