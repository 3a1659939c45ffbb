// SPDX-License-Identifier: Apache-2.0
import { type Officer, reachOf } from '../people/index.ts'
import { findUnit } from '../units/index.ts'
import type { City } from './needs.ts'
import { workByUnit } from './unit-queries.ts'

const MOST = 100

/** Units outside the government with what waits for each, in the caller's region: a unit's tasks are that unit's, in the light of all others. */
export async function unitWork(city: City, officer: Officer) {
  const rows = await workByUnit(city.sql, reachOf(officer, 'district', 'supervision.read'), city.clock.now(), MOST)
  return {
    rows: await Promise.all(
      rows.map(async (row) => {
        const unit = await findUnit(city, city.sql, row.unit)
        return { ...row, name: unit?.name ?? row.unit, hasEnded: unit?.hasEnded ?? true }
      }),
    ),
  }
}
