// SPDX-License-Identifier: Apache-2.0
import { isWithin, type Position } from '@chengshu/engine'
import { Refusal, type Tx } from '../../kernel/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import type { City } from '../needs.ts'
import { getRegister } from './find.ts'
import { openRows, rowOf } from './open.ts'
import * as queries from './queries.ts'
import type { RegisterRow } from './row.ts'

/** Areas of one register over one place: more lie over it only where the register is not one of areas that lie side by side. */
const MOST_OVER = 200

/**
 * The open row of a register of areas in whose area a place lies (a grid, a district of a school); of several the first by its key.
 * Throws REGISTER_UNKNOWN, REGISTER_OFF_MAP where the register keeps no areas.
 */
export async function rowAt(
  city: City,
  tx: Tx,
  register: string | DeclaredRegister,
  place: Position,
): Promise<RegisterRow | undefined> {
  const declared = getRegister(city, register)
  const field = declared.byName.get(declared.geometry ?? '')
  if (field?.type !== 'polygon') throw new Refusal('REGISTER_OFF_MAP', { register: declared.name })
  const found = await queries.rowsInBox(
    tx,
    { register: declared.id, filters: [], words: [], which: 'open', box: [...place, ...place] },
    MOST_OVER,
  )
  return (await openRows(tx, found))
    .map((one) => rowOf(declared, one))
    .filter(({ fields }) => isWithin(fields[field.name] as unknown as Position[][], place))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))[0]
}
