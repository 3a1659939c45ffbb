// SPDX-License-Identifier: Apache-2.0
import { dayOf, newId, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { tell } from '../outbox/index.ts'
import { agentNamed, type Person, personById } from '../people/index.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { rolesIn, unitsOf } from './right.ts'
import { findUnit, REPRESENTATIVE, roleName, sortName, sortOf } from './unit.ts'

/** The longest that a role runs before it has to be granted again, as an authorisation of a firm. */
const LONGEST_DAYS = 3 * 366

export type NewMember = { unit: string; role: string; idNumber: string; name: string; until: string }

/** The units in which I am something, each with my roles and with those that I may grant there. */
export async function myUnits(city: City, person: Person) {
  return {
    rows: (await unitsOf(city, city.sql, person)).map(({ unit, roles }) => ({
      unit: unit.id,
      name: unit.name,
      sort: sortName(city, unit.id),
      roles: roles.map(({ id, until }) => ({ id, name: roleName(city, id), until })),
      grants: roles.some(({ id }) => id === REPRESENTATIVE)
        ? rolesOfSort(city, unit.id).map(({ id, name, en }) => ({ id, name, en: en ?? null }))
        : [],
    })),
  }
}

const rolesOfSort = (city: City, unit: string) =>
  [...city.content.unitRoles.values()].filter(({ of }) => of === undefined || of.includes(sortOf(unit)))

/** Who is what in a unit, for whoever represents it. Throws UNIT_NOT_YOURS. */
export async function membersOfUnit(city: City, person: Person, unit: string) {
  await demandRepresentative(city, city.sql, person, unit)
  const today = dayOf(city.clock.now())
  const rows = await queries.membersOf(city.sql, unit)
  return {
    rows: await Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        name: (await personById(city, city.sql, row.person))?.name ?? '',
        role: roleName(city, row.role),
        grantedAt: row.grantedAt.toISOString(),
        until: row.until,
        state: row.endedAt !== null ? ('withdrawn' as const) : row.until < today ? ('ended' as const) : ('running' as const),
      })),
    ),
  }
}

/**
 * Whoever represents a unit gives somebody a role in it until a day. Name and identity number must belong together. Throws UNIT_NOT_YOURS,
 * UNIT_ROLE_UNKNOWN, AGENT_UNKNOWN, AGENT_TRIES_USED, AUTHORISATION_TOO_LONG.
 */
export async function grantRole(city: City, by: Person, given: NewMember): Promise<{ id: string }> {
  const at = city.clock.now()
  const last = dayOf(new Date(at.getTime() + LONGEST_DAYS * 86_400_000))
  if (given.until < dayOf(at) || given.until > last) throw new Refusal('AUTHORISATION_TOO_LONG', { last })
  await demandRepresentative(city, city.sql, by, given.unit)
  if (!rolesOfSort(city, given.unit).some(({ id }) => id === given.role))
    throw new Refusal('UNIT_ROLE_UNKNOWN', {
      roles: rolesOfSort(city, given.unit)
        .map(({ name }) => name)
        .join('、'),
    })
  const member = await agentNamed(city, by, 'unit', given)
  return transaction(city.sql, async (tx) => {
    await demandRepresentative(city, tx, by, given.unit, true)
    const { unit, role, until } = given
    const id = await queries.putMember(tx, { id: newId(), person: member.id, unit, role, by: by.id, at, until })
    await tell(city, tx, [{ kind: 'unitRoleGranted', root: id, payload: { unit, role } }])
    await record(tx, at, [entryOf('unit.roleGranted', by, { unit, person: member.id }, { role, until })])
    return { id }
  })
}

/** Taken back by whoever represents the unit, or laid down by whoever has it: it ends at once. Throws NOT_FOUND. */
export async function endRole(city: City, by: Person, id: string): Promise<void> {
  await transaction(city.sql, async (tx) => {
    const at = city.clock.now()
    const member = await queries.findMember(tx, id)
    if (!member) throw new Refusal('NOT_FOUND')
    // who lays down her own asks for nothing more: held first and ended then, the same row would make two of her clicks wait for each other
    const isHers = member.person === by.id
    if (!isHers && !(await rolesIn(city, tx, by.id, member.unit, true)).includes(REPRESENTATIVE)) throw new Refusal('NOT_FOUND')
    if (!(await queries.endMember(tx, member, by.id, at))) throw new Refusal('NOT_FOUND')
    const { unit, role, person } = member
    await tell(city, tx, [{ kind: 'unitRoleEnded', root: id, payload: { unit, role } }])
    await record(tx, at, [entryOf('unit.roleEnded', by, { unit, person }, { role })])
  })
}

/** Throws UNIT_NOT_YOURS, also where there is no such unit: whether there is one is nobody else's matter. */
async function demandRepresentative(city: City, tx: Tx, person: Person, unit: string, isHeld = false): Promise<void> {
  const roles = await rolesIn(city, tx, person.id, unit, isHeld)
  if (roles.includes(REPRESENTATIVE)) return
  const name = roles.length > 0 ? (await findUnit(city, tx, unit))?.name : undefined
  throw new Refusal('UNIT_NOT_YOURS', { unit: name ?? '这个单位' })
}

function entryOf(act: string, by: Person, at: { unit: string; person: string }, facts: Record<string, string>) {
  return {
    act,
    actor: { kind: 'person' as const, id: by.id },
    subject: { kind: 'unit', id: at.unit },
    about: at.person,
    facts: { member: at.person, ...facts },
  }
}
