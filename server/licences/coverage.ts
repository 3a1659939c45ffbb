// SPDX-License-Identifier: Apache-2.0
import { type Officer, reachOf } from '../people/index.ts'
import type { LicencesCity } from './licence.ts'
import * as queries from './queries.ts'

/**
 * How far the library covers the catalogue (A48). Of a type: how many of the
 * licences in force carry every field that its face requires and so can stand in
 * for paper. Of the whole: how many types of the catalogue have one in force.
 */
export async function coverage(city: LicencesCity, officer: Officer) {
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
      rate: inForce === 0 ? null : whole / inForce,
    }
  })
  const held = types.filter((type) => type.inForce > 0).length
  return { types, catalogue: types.length, held, rate: types.length === 0 ? null : held / types.length }
}
