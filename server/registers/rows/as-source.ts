// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import { type Json, Refusal, type Tx } from '../../kernel/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import type { City } from '../needs.ts'
import type { Register } from '../register.ts'
import { findRow, rowsOf } from './find.ts'
import type { RegisterRow } from './row.ts'

/** A declared register as those that fill forms and prove facts know one. */
export const asRegister = ({ id, name, owner, subject, keys, fields }: DeclaredRegister): Register => ({
  ...{ id, name, owner },
  subject: subject ?? keys[0] ?? '',
  keys: [...new Set([...keys, ...fields.filter(({ index, unique }) => index || unique).map((field) => field.name)])],
  titles: Object.fromEntries(fields.map((field) => [field.name, field.title])),
})

const MOST = 20

/**
 * Open rows that hold everything that the key says. Graded fields stay out of what is found, but for those that were asked by: whoever
 * asks knows them. What is no value of a field finds nothing.
 */
export async function rowsByKey(
  city: City,
  tx: Tx,
  register: DeclaredRegister,
  key: Record<string, Json>,
): Promise<{ record: Record<string, Json>; at: Date }[]> {
  const rows = await candidates(city, tx, register, key).catch((error: unknown) => {
    if (error instanceof Refusal) return []
    throw error
  })
  return rows
    .filter(
      ({ until, fields }) =>
        until === null && Object.entries(key).every(([name, value]) => isDeepStrictEqual(fields[name], value)),
    )
    .slice(0, MOST)
    .map(({ fields, writtenAt }) => ({
      record: Object.fromEntries(
        Object.entries(fields).filter(([name]) => !register.byName.get(name)?.isGraded || Object.hasOwn(key, name)),
      ),
      at: writtenAt,
    }))
}

async function candidates(city: City, tx: Tx, register: DeclaredRegister, key: Record<string, Json>): Promise<RegisterRow[]> {
  const [only] = register.keys
  if (register.keys.length === 1 && only !== undefined && typeof key[only] === 'string') {
    const row = await findRow(city, tx, register, key[only])
    return row ? [row] : []
  }
  const where = Object.fromEntries(
    Object.entries(key).filter(([name]) => {
      const field = register.byName.get(name)
      return field?.index || field?.unique
    }),
  )
  if (Object.keys(where).length === 0) return []
  return (await rowsOf(city, tx, register, { where, limit: MOST * 5 })).rows
}
