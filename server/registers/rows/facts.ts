// SPDX-License-Identifier: Apache-2.0
import { type Json, localIso, type Tx } from '../../kernel/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import type { City } from '../needs.ts'
import type { Author, Written } from './change.ts'
import { keptKey } from './closed.ts'
import { factsOfRow, putFact } from './fact-queries.ts'
import { findRow } from './find.ts'
import { writeRow } from './write.ts'

/** What a case says of fields of a row, and since when that is so. */
export type RowFact = {
  key: string
  fields: Record<string, Json>
  at: Date
  case: { root: string; id: string; number: string }
}

/**
 * Fields that follow facts (`from`) are written in the act that tells the fact, with history like any other change. What became true
 * earlier than what a field follows already is left out; the same again changes nothing. Null where there is no open row. Throws as
 * `writeRow`.
 */
export async function followFact(
  city: City,
  tx: Tx,
  register: DeclaredRegister,
  { key, fields, at, case: { root, id, number } }: RowFact,
  { by, now }: { by: Author; now: Date },
): Promise<Written | null> {
  const row = await findRow(city, tx, register, key, true)
  if (!row || row.until !== null) return null
  const place = { register: register.id, key: keptKey(tx, register, key) }
  const newer: Record<string, Json> = {}
  for (const [name, value] of Object.entries(fields)) {
    const field = register.byName.get(name)
    if (field && (await putFact(tx, place, { field: field.id, at, root, caseId: id, number }))) newer[name] = value
  }
  if (Object.keys(newer).length === 0) return { key, version: row.version, did: 'nothing' }
  return writeRow(city, tx, { register, key, fields: newer, mode: 'change', why: number, by, now, isFact: true })
}

/** Which case each field of a row follows, for whoever reads the row. */
export async function followedBy(tx: Tx, register: DeclaredRegister, key: string) {
  if (!register.fields.some(({ from }) => from !== undefined)) return []
  const found = await factsOfRow(tx, register.id, keptKey(tx, register, key))
  return found.flatMap(({ field, number, at }) => {
    const { name } = register.byId.get(field) ?? {}
    return name === undefined ? [] : [{ field: name, number, at: localIso(at) }]
  })
}
