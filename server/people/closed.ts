// SPDX-License-Identifier: Apache-2.0
import { type ClosedPlace, closedTable, indexed, isOpenValue, type Json, type Tx } from '../kernel/index.ts'
import * as queries from './name-queries.ts'

const isProtected = { isProtected: true, bound: () => '' } as const

/**
 * What `vault.protect` closes of accounts and systems, so that the sweep closes it again with a new key. Sessions and codes by SMS are not
 * followed: they are gone before an older key retires or soon after, and a retired key still opens.
 */
export const protectedOfPeople = [
  closedTable('people.persons', ['id'], { id_number: 'text', mobile: 'text' }, isProtected),
  closedTable('people.declarations', ['person'], { number: 'text' }, isProtected),
  closedTable('people.officers', ['id'], { second_factor: 'text', second_factor_asked: 'text' }, isProtected),
  closedTable('people.clients', ['id'], { secret: 'text' }, isProtected),
  closedTable('people.partners', ['id'], { secret: 'text' }, isProtected),
]

/** What a resident is called. Officers act in their office's name and firms are public: theirs stand open. */
export const closedPersons = closedTable('people.persons', ['id'], { name: 'text' })

/** The same as a session carries it. It is copied as it lies, so that one from before carries it open until it ends. */
export const closedSnapshots = closedTable(
  'people.sessions',
  ['id'],
  { name: 'text' },
  { bound: (row, column) => closedPersons.about(column, row) },
)

/** Who lets whom act for her. */
export const closedProxies = closedTable(
  'people.proxies',
  ['person', 'id'],
  { grantor_name: 'text', person_name: 'text' },
  { as: { grantor_name: 'grantorName', person_name: 'personName' } },
)

/** Under this an account is found by its name. */
export const indexOfName = (tx: Tx, name: string): string => indexed(tx, 'people', `name ${name}`)

/** The two columns of a name. */
export const namedAs = (tx: Tx, row: { id: string }, name: string): { name: string; nameIndex: string } => ({
  name: closedPersons.text(tx, row, 'name', name),
  nameIndex: indexOfName(tx, name),
})

const ROWS = 200

/** Accounts of a city from before: the name is closed and becomes findable by its index in one step. */
export const personsAtRest: ClosedPlace<object> = {
  place: closedPersons.place,
  purpose: closedPersons.purpose,
  columns: closedPersons.columns,
  async step(_city, tx, cursor, prefix) {
    const rows = await queries.nextNames(tx, prefix, typeof cursor === 'string' ? cursor : null, ROWS)
    const open = rows.filter((row) => row.isOpen)
    let [closed, refused] = [0, 0]
    for (const { id } of open) {
      const row = await queries.takeName(tx, id)
      if (row === undefined) continue
      const isGenuine = await closedPersons.open(tx, [row]).catch((error: unknown) => {
        if (isOpenValue(error)) return undefined
        throw error
      })
      if (isGenuine === undefined) refused++
      else {
        await queries.putName(tx, { id, ...namedAs(tx, row, row.name) })
        closed++
      }
    }
    const next: Json = rows.length === ROWS ? (rows.at(-1)?.id ?? null) : null
    return { cursor: next, looked: rows.length, found: open.length - refused, closed }
  },
}
