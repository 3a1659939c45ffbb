// SPDX-License-Identifier: Apache-2.0

import { type Json, Refusal, type Tx } from '../../kernel/index.ts'
import { stemOf } from '../../people/index.ts'
import type { DeclaredRegister, RegisterField } from '../declared/declared-register.ts'
import { orderedText, readValue } from '../declared/values.ts'
import type { City } from '../needs.ts'
import { indexText, keptKey } from './closed.ts'
import { openRows, openVersions, rowOf } from './open.ts'
import * as queries from './queries.ts'
import type { RegisterRow } from './row.ts'

/** A register that the packs declare, by its id. */
export const registerOf = (city: Pick<City, 'content'>, id: string): DeclaredRegister | undefined =>
  city.content.registers.get(id)

/** Throws REGISTER_UNKNOWN. */
export function getRegister(city: Pick<City, 'content'>, register: string | DeclaredRegister): DeclaredRegister {
  if (typeof register !== 'string') return register
  const found = registerOf(city, register)
  if (!found) throw new Refusal('REGISTER_UNKNOWN', { register })
  return found
}

/**
 * One row by its key, opened from protection, also when it has ended (`until`). The caller owes the ledger an entry when a graded
 * field of it is shown to anybody. `isHeld`: nobody changes it until the caller's transaction is over. Throws REGISTER_UNKNOWN.
 */
export async function findRow(
  city: City,
  tx: Tx,
  register: string | DeclaredRegister,
  key: string,
  isHeld = false,
): Promise<RegisterRow | undefined> {
  const declared = getRegister(city, register)
  const kept = keptKey(tx, declared, key)
  const rows = isHeld ? queries.holdRow(tx, declared.id, kept) : queries.rowsByKeys(tx, declared.id, [kept])
  const [opened] = await openRows(tx, await rows)
  return opened && rowOf(declared, opened)
}

/** A row as it was at an instant; undefined when there was none. Throws REGISTER_UNKNOWN. */
export async function rowAsOf(
  city: City,
  tx: Tx,
  register: string | DeclaredRegister,
  key: string,
  at: Date,
): Promise<RegisterRow | undefined> {
  const declared = getRegister(city, register)
  const version = await queries.versionAsOf(tx, declared.id, keptKey(tx, declared, key), at)
  const [opened] = await openVersions(tx, version ? [version] : [])
  return opened && rowOf(declared, { stored: { ...opened, writtenAt: opened.at }, values: opened.values })
}

/** What an index field is asked for: a value, one of several, or a stretch of numbers, days or instants (both ends within). */
export type Wanted = Json | { atLeast?: Json; atMost?: Json }
export type Asked = {
  where?: Record<string, Wanted>
  /** this region and all below it */
  region?: string
  /** the key of the last row of the page before */
  after?: string
  /** at most 500 */
  limit: number
}

/**
 * Open rows in the order of their keys, a page at a time; `next` is the `after` of the page that follows. Asked by declared index
 * fields only. Throws REGISTER_UNKNOWN, ROW_FIELD_UNKNOWN, FILTER_NOT_INDEXED, ROW_FIELD_TYPE, ROW_CODE_UNKNOWN.
 */
export async function rowsOf(
  city: City,
  tx: Tx,
  register: string | DeclaredRegister,
  { where = {}, region, after, limit }: Asked,
): Promise<{ rows: RegisterRow[]; next: string | undefined }> {
  const declared = getRegister(city, register)
  const many = Math.min(Math.max(limit, 1), 500)
  const stem = region === undefined ? undefined : stemOf(region)
  const listing: queries.Listing = {
    register: declared.id,
    filters: Object.entries(where).map(([name, wanted]) => filterOf(city, tx, declared, name, wanted)),
    words: [],
    region: stem === undefined ? undefined : [stem, `${stem}999999999999`],
    which: 'open',
  }
  const found = await queries.listRows(tx, listing, after === undefined ? undefined : ['', after], many + 1)
  const rows = (await openRows(tx, found.slice(0, many))).map((one) => rowOf(declared, one))
  return { rows, next: found.length > many ? rows.at(-1)?.key : undefined }
}

/** The field of a name. Throws ROW_FIELD_UNKNOWN. */
export function fieldOf(register: DeclaredRegister, name: string): RegisterField {
  const field = register.byName.get(name)
  if (!field) throw new Refusal('ROW_FIELD_UNKNOWN', { register: register.name, field: name.slice(0, 40) })
  return field
}

/** A condition of a list as the index holds it. */
export function filterOf(city: City, tx: Tx, register: DeclaredRegister, name: string, wanted: Wanted): queries.Filter {
  const field = fieldOf(register, name)
  if (!field.index && !field.unique) throw new Refusal('FILTER_NOT_INDEXED', { title: field.title })
  const read = (given: Json | undefined): Json => {
    const { value, complaint } = { value: null, complaint: undefined, ...readValue(city.content, field, given) }
    if (complaint) throw new Refusal(complaint.code, complaint.facts)
    return value
  }
  if (isStretch(wanted)) {
    if (field.isGraded || !['number', 'day', 'instant'].includes(field.type))
      throw new Refusal('FILTER_NOT_INDEXED', { title: field.title })
    const { atLeast = null, atMost = null } = wanted
    // from the first that is not empty to the last that there can be
    const [from, to] = [orderedText(read(atLeast)) || '\u0001', orderedText(read(atMost)) || '\u{10ffff}']
    return { field: field.id, atLeast: from, atMost: to }
  }
  const several = Array.isArray(wanted) ? wanted : [wanted]
  return { field: field.id, values: several.map((one) => indexText(tx, register, field, read(one as Json))) }
}

const isStretch = (wanted: Wanted): wanted is { atLeast?: Json; atMost?: Json } =>
  typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted)
