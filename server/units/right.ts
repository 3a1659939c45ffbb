// SPDX-License-Identifier: Apache-2.0
import { dayOf, type Tx } from '../kernel/index.ts'
import { accountOfIndex, firmsRepresentedBy, indexOfPerson, type Person } from '../people/index.ts'
import { rowsOf } from '../registers/index.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { FIRM, findUnit, queueOf, REPRESENTATIVE, roleOfQueue, type Unit, unitId } from './unit.ts'

/**
 * What a person is in a unit at this moment, asked of the database: whoever the register names is its representative, the others have
 * what was granted to them and runs. In a unit that has ended nobody is anything. `isHeld`, in an act: what the right stands on is locked
 * until the act is done, so that whoever ends it at this instant comes wholly before or wholly after.
 */
export async function rolesIn(city: City, tx: Tx, person: string, unit: string, isHeld = false): Promise<string[]> {
  const found = await findUnit(city, tx, unit, isHeld)
  if (!found || found.hasEnded) return []
  const granted = await queries.rolesOf(tx, { person, unit, today: dayOf(city.clock.now()) }, isHeld)
  const isFirst = found.representedBy !== null && (await indexOfPerson(tx, person)) === found.representedBy
  return isFirst ? [REPRESENTATIVE, ...granted] : granted
}

/** The accounts that may do what waits in these queues of a unit today: at most some dozens. */
export async function accountsFor(city: City, tx: Tx, unit: string, queues: readonly string[]): Promise<string[]> {
  const found = await findUnit(city, tx, unit)
  if (!found || found.hasEnded) return []
  const roles = queues.map(roleOfQueue)
  const granted = await queries.personsWith(tx, unit, roles, dayOf(city.clock.now()))
  const first =
    roles.includes(REPRESENTATIVE) && found.representedBy !== null ? await accountOfIndex(tx, found.representedBy) : undefined
  return [...new Set([...granted, ...(first === undefined ? [] : [first])])]
}

export type UnitOfPerson = { unit: Unit; roles: { id: string; until: string | null }[] }

/** Every unit in which a person is something today: those that the registers say she represents, and those that granted her a role. */
export async function unitsOf(city: City, tx: Tx, person: Pick<Person, 'id' | 'idNumber'>): Promise<UnitOfPerson[]> {
  const granted = await queries.runningOf(tx, person.id, dayOf(city.clock.now()))
  const ids = [...(await representedBy(city, tx, person)), ...granted.map(({ unit }) => unit)]
  const found: UnitOfPerson[] = []
  const index = await indexOfPerson(tx, person.id)
  for (const id of new Set(ids)) {
    const unit = await findUnit(city, tx, id)
    if (!unit || unit.hasEnded) continue
    const own = granted.filter((one) => one.unit === id).map(({ role, until }) => ({ id: role, until }))
    const isFirst = unit.representedBy !== null && unit.representedBy === index
    const roles = isFirst ? [{ id: REPRESENTATIVE, until: null }, ...own] : own
    if (roles.length > 0) found.push({ unit, roles })
  }
  return found
}

const MOST_ROWS = 50

async function representedBy(city: City, tx: Tx, person: Pick<Person, 'id' | 'idNumber'>): Promise<string[]> {
  const firms = (await firmsRepresentedBy(tx, person.id)).map((code) => unitId(FIRM, code))
  const rows: string[] = []
  for (const register of city.content.registers.values()) {
    const { representedBy: field } = register
    if (field === undefined) continue
    // what stands in a register is an identity number; an account that no counter has seen has none
    if (!/^\d{17}[\dXx]$/.test(person.idNumber)) continue
    const found = await rowsOf(city, tx, register, { where: { [field]: person.idNumber }, limit: MOST_ROWS })
    rows.push(...found.rows.map(({ key }) => unitId(register.id, key)))
  }
  return [...firms, ...rows]
}

/** The queues of the work list that a person's roles open. */
export const queuesOf = (units: readonly UnitOfPerson[]): { department: string; position: string; region: string }[] =>
  units.flatMap(({ unit, roles }) => roles.map(({ id }) => ({ department: unit.id, position: queueOf(id), region: '' })))
