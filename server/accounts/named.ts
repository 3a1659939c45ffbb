// SPDX-License-Identifier: Apache-2.0
import { dayOf, type Tx } from '../kernel/index.ts'
import { departmentNamed } from '../people/index.ts'
import { accountOf, controlOf } from './account.ts'
import { findType } from './find.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

/**
 * What accounts stand at, by the names that files give them: `<type>` of `applicant` (or of the city), `<type>.<control>`,
 * `<type>/<owner>`; a department by its key. What is not there is nothing.
 */
export async function balancesNamed(
  city: City,
  tx: Tx,
  names: readonly string[],
  applicant: string,
): Promise<Record<string, number>> {
  const all = await Promise.all(names.map(async (name) => [name, await balanceNamed(city, tx, name, applicant)] as const))
  return Object.fromEntries(all)
}

async function balanceNamed(city: City, tx: Tx, name: string, applicant: string): Promise<number> {
  const [id = '', ...of] = name.split('/')
  const [named = '', control] = id.split('.')
  const type = findType(city, named)
  if (!type) throw new Error(`there is no account ${name}`)
  if (control !== undefined) return (await queries.sumsOf(tx, controlOf(type, control).id, new Date(0), new Date(0))).total
  const owner = type.owner === 'city' ? '' : of.length > 0 ? of.join('/') : applicant
  const code = type.owner === 'department' ? (departmentNamed(city.content.departments, owner)?.code ?? owner) : owner
  return (await queries.findBalance(tx, accountOf(type, { kind: type.owner, id: code }, dayOf(city.clock.now())).id)) ?? 0
}
