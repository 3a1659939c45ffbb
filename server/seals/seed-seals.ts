// SPDX-License-Identifier: Apache-2.0
import { sm3 } from '../kernel/crypto/index.ts'
import type { Tx } from '../kernel/index.ts'
import type { SealsCity } from './needs.ts'
import { putSeals } from './seal-queries.ts'

/** Every department of the content has a seal; one that is there already, suspended or not, stays as it is. Runs at each start. */
export async function seedSeals(city: SealsCity, tx: Tx): Promise<void> {
  const seals = [...city.content.departments.values()].map((department) => ({
    // region + seven digits that follow from the department's code, as the security code of a real seal does from its register
    id: `${department.region.slice(0, 6)}${(Number.parseInt(sm3(department.code).slice(0, 12), 16) % 1e7).toString().padStart(7, '0')}`,
    department: department.code,
    name: department.name,
  }))
  await putSeals(tx, seals, city.clock.now())
}
