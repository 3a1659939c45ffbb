// SPDX-License-Identifier: Apache-2.0
import { transaction } from '../../kernel/index.ts'
import { record } from '../../ledger/index.ts'
import type { Officer } from '../../people/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import type { City } from '../needs.ts'
import { openRows, rowOf } from '../rows/open.ts'
import * as queries from '../rows/queries.ts'
import { type AskedRows, listingOf, seenRegister, withNamesOfEnds } from './list.ts'
import { regionsNamed, rowView } from './view.ts'

/** A file that somebody can still read. Whoever needs more narrows the list. */
const MOST = 5000

/** What of a row leaves in a file: nothing that is graded, and nothing of a person. */
const isTaken = ({ personal, isGraded }: DeclaredRegister['fields'][number]): boolean => !isGraded && personal !== true

/**
 * The whole of a list, as far as the officer's posts reach, to be taken along as a file; what is personal or graded stays. That it was taken
 * is on record before the answer leaves. Throws REGISTER_UNKNOWN and what a list throws.
 */
export async function exportRows(city: City, officer: Officer, id: string, asked: Omit<AskedRows, 'limit' | 'after'>) {
  const register = seenRegister(city, officer, id)
  const listing = listingOf(city, officer, register, asked)
  const fields = register.fields.filter(isTaken)
  const left = register.fields.filter((one) => !isTaken(one))
  // a key or a title that is somebody's own stays with it
  const tells = (name: string | undefined) => name === undefined || fields.some((field) => field.name === name)
  const [hasKey, hasTitle] = [register.keys.every(tells), tells(register.title)]
  return transaction(city.sql, async (tx) => {
    const found = await queries.listRows(tx, listing, undefined, MOST + 1)
    const rows = (await openRows(tx, found.slice(0, MOST))).map((one) => {
      const row = rowView(city, officer, register, rowOf(register, one))
      const taken = fields.flatMap(({ name }) => (row.fields[name] === undefined ? [] : [[name, row.fields[name]] as const]))
      const key = hasKey ? row.key : ''
      return { ...row, key, title: hasTitle ? row.title : key, fields: Object.fromEntries(taken) }
    })
    const facts = { rows: rows.length, left: left.map(({ title }) => title) }
    await record(tx, city.clock.now(), [
      { act: 'rows.exported', actor: { kind: 'officer', id: officer.id }, subject: { kind: 'register', id: register.id }, facts },
    ])
    const values = rows.map((row) => row.fields)
    return {
      ...{ fields: fields.map(({ name }) => name), left: facts.left, isCut: found.length > MOST },
      rows: await withNamesOfEnds(city, register, rows),
      regions: regionsNamed(city, register, values),
    }
  })
}
