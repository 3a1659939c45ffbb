// SPDX-License-Identifier: Apache-2.0
import { dayOf } from '../kernel/index.ts'
import { type Bound, type Officer, reachOf } from '../people/index.ts'
import type { Licence, LicencesCity } from './licence.ts'
import * as queries from './queries.ts'
import { holderKeyOf, openRow } from './row.ts'

/** Those of these holders (identity numbers, credit codes) who have a licence of the type in force today, and whether one within the reach. */
export async function holdingOf(
  city: LicencesCity,
  type: string,
  holders: string[],
  reach: Bound[],
): Promise<Map<string, boolean>> {
  const ids = new Map(holders.map((id) => [holderKeyOf(city.vault, id), id]))
  const found = await queries.holdersOf(city.sql, type, [...ids.keys()], dayOf(city.clock.now()), reach)
  return new Map(found.flatMap(({ holder, isWithin }) => (ids.has(holder) ? [[ids.get(holder) ?? '', isWithin] as const] : [])))
}

export type InForce = Pick<Licence, 'id' | 'holder' | 'holderKey' | 'number' | 'validFrom' | 'validTo' | 'region'>

/** The licences of a type that are in force within a reach, opened, by holder; the caller owes the ledger an entry for whom it shows. */
export async function licencesInForce(
  city: LicencesCity,
  type: string,
  reach: Bound[],
  after: { holder: string; id: string } | undefined,
  many: number,
): Promise<InForce[]> {
  return (await queries.pageInForce(city.sql, type, reach, after, many)).map((row) => openRow(city.vault, row))
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
