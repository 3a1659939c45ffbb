// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import { type Json, Refusal, type Tx, transaction } from '../../kernel/index.ts'
import { type Officer, within } from '../../people/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import type { City } from '../needs.ts'
import type { Change, Demand, Written } from '../rows/change.ts'
import type { Values } from '../rows/closed.ts'
import { boundsOf } from '../rows/reach.ts'
import { writeRows } from '../rows/write.ts'
import { seenRow } from './detail.ts'
import { seenRegister } from './list.ts'
import { masked } from './view.ts'

export type RowBody = { fields: Record<string, Json>; why: string }

/** Throws as `writeRow`, and NOT_PERMITTED for a row that none of the officer's posts may write. */
export function addRow(city: City, officer: Officer, register: string, { fields, why }: RowBody) {
  const declared = seenRegister(city, officer, register)
  return act(city, officer, declared, { mode: 'add', fields, version: undefined }, why)
}

/** Throws as `writeRow`, and NOT_PERMITTED. */
export async function changeRow(
  city: City,
  officer: Officer,
  at: { register: string; key: string },
  { fields, version, why }: RowBody & { version: number },
) {
  const { register, row } = await seenRow(city, officer, at)
  for (const [name, value] of Object.entries(fields)) {
    const field = register.byName.get(name)
    const before = field && row.fields[field.name]
    // what was shown masked and comes back so was not typed by anybody
    if (field?.isGraded && before !== undefined && value === masked(field, before))
      throw new Refusal('ROW_FIELD_TYPE', { title: field.title, wanted: '完整的内容（不是脱敏显示的内容）' })
  }
  return act(city, officer, register, { mode: 'change', key: row.key, fields, version }, why)
}

/** Throws as `writeRow`, and NOT_PERMITTED. */
export async function endRow(
  city: City,
  officer: Officer,
  at: { register: string; key: string },
  { version, why }: { version: number; why: string },
) {
  const { register, row } = await seenRow(city, officer, at)
  return act(city, officer, register, { mode: 'end', key: row.key, version }, why)
}

async function act(city: City, officer: Officer, register: DeclaredRegister, change: Change, why: string): Promise<Written> {
  const [written] = await transaction(city.sql, (tx) => writeWithin(city, tx, officer, { register, changes: [change], why }))
  if (!written) throw new Error('a change that was written comes back')
  return written
}

/**
 * Writes rows for an officer: before and after, each has to be one that a post of hers may write, or nothing is written. Throws
 * NOT_PERMITTED, ROW_FIELD_BY_CASE and as `writeRow`.
 */
export async function writeWithin(
  city: City,
  tx: Tx,
  officer: Officer,
  { register, changes, why }: { register: DeclaredRegister; changes: Change[]; why: string },
): Promise<Written[]> {
  const bounds = boundsOf(officer, register, 'write')
  const refused = () => new Refusal('NOT_PERMITTED', { permission: 'register.write' })
  if (bounds.length === 0) throw refused()
  // a row may not be drawn out of another department's hands, nor put into them
  const demand: Demand = (place, said) => {
    if (!within(bounds, place)) throw refused()
    if (said) leaveToCases(register, said)
  }
  const by = { kind: 'officer' as const, id: officer.id }
  return writeRows(city, tx, register, changes, { why, by, now: city.clock.now(), demand })
}

/** What a row says of itself by a case (that a system is shut) is not typed by hand past what the case waits for. Throws ROW_FIELD_BY_CASE. */
function leaveToCases(register: DeclaredRegister, { before, values }: { before: Values; values: Values }): void {
  for (const { id, title, byCase } of register.fields)
    if (byCase && Object.hasOwn(values, id) && !isDeepStrictEqual(values[id] ?? null, before[id] ?? null))
      throw new Refusal('ROW_FIELD_BY_CASE', { register: register.name, title })
}
