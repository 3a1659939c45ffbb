// SPDX-License-Identifier: Apache-2.0
import { dayOf } from '../kernel/index.ts'
import { type Officer, reachOf } from '../people/index.ts'
import type { LicencesCity } from './licence.ts'
import * as queries from './queries.ts'
import { holderKeyOf } from './row.ts'

/** How many of these holders (identity numbers, credit codes) have a licence of the type in force today. */
export async function countHolding(city: LicencesCity, type: string, holders: string[]): Promise<number> {
  const keys = holders.map((id) => holderKeyOf(city.vault, id))
  return (await queries.holdersOf(city.sql, type, keys, dayOf(city.clock.now()))).size
}

/**
 * What the library holds of the catalogue (A48). Of a type: how many licences are in force, how many of them carry every field that
 * the face requires and so can stand in for paper, how many have ended. Of the whole: how many types have one in force.
 */
export async function libraryCounts(city: LicencesCity, officer: Officer) {
  const counts = new Map(
    (await queries.countByType(city.sql, reachOf(officer, 'district', 'licence.coverage'))).map((row) => [row.type, row]),
  )
  const types = [...city.content.licenceTypes.values()].map((type) => {
    const { inForce, whole, ended } = counts.get(type.id) ?? { inForce: 0, whole: 0, ended: 0 }
    return {
      type: type.id,
      name: type.name,
      social: type.social === true,
      inForce,
      whole,
      ended,
    }
  })
  const held = types.filter((type) => type.inForce > 0).length
  return { types, catalogue: types.length, held, rate: types.length === 0 ? null : held / types.length }
}
