// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { firmAsUnit, indexOfIdNumber } from '../people/index.ts'
import { findRow, registerOf } from '../registers/index.ts'
import type { City } from './needs.ts'

/**
 * A unit outside the government that acts: a firm by its credit code, or a row of a register that says who represents its rows (a school,
 * a clinic, a village). Its id is `firm/<credit code>` or `<register>/<key>`: no department has a code like that.
 */
export type Unit = {
  id: string
  name: string
  /** keyed index of the identity number of whoever represents it; null where the register says nobody */
  representedBy: string | null
  /** dissolved, or its row has ended: nobody acts for it */
  hasEnded: boolean
}

export const FIRM = 'firm'
/** 负责人: whoever the register names. Does everything that any role of the unit does, and grants the others. */
export const REPRESENTATIVE = 'representative'

export const unitId = (of: string, key: string): string => `${of}/${key}`
export const isUnit = (body: string): boolean => body.includes('/')
export const sortOf = (unit: string): string => unit.slice(0, unit.indexOf('/'))
const keyOf = (unit: string): string => unit.slice(unit.indexOf('/') + 1)

/** A role as the queues of the work list have it: no officer's position is called so. */
export const queueOf = (role: string): string => `unit:${role}`
export const roleOfQueue = (queue: string): string => queue.slice('unit:'.length)

/** The unit of an id, as the register has it now; `isHeld`: until the transaction ends neither its end nor its representative changes. */
export async function findUnit(city: City, tx: Tx, id: string, isHeld = false): Promise<Unit | undefined> {
  const [sort, key] = [sortOf(id), keyOf(id)]
  if (sort === FIRM) {
    const firm = await firmAsUnit(tx, key, isHeld)
    return firm && { id, name: firm.name, representedBy: firm.legalPersonIndex, hasEnded: firm.hasEnded }
  }
  const register = registerOf(city, sort)
  if (register?.representedBy === undefined) return undefined
  const row = await findRow(city, tx, register, key, isHeld)
  if (!row) return undefined
  const number = row.fields[register.representedBy]
  return {
    id,
    name: String(row.fields[register.title ?? ''] ?? row.key),
    representedBy: typeof number === 'string' && number !== '' ? indexOfIdNumber(city.vault, number) : null,
    hasEnded: row.until !== null,
  }
}

/** What a sort of unit is called. */
export const sortName = (city: Pick<City, 'content'>, unit: string): string =>
  sortOf(unit) === FIRM ? '企业' : (registerOf(city, sortOf(unit))?.name ?? sortOf(unit))

/** 负责人, 经办人: a role by its name. */
export const roleName = (city: Pick<City, 'content'>, role: string): string =>
  role === REPRESENTATIVE ? '负责人' : (city.content.unitRoles.get(role)?.name ?? role)
