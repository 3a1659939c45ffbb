// SPDX-License-Identifier: Apache-2.0
import type { City } from './city.ts'
import { type Tx, transaction } from './kernel/index.ts'
import { seedCases } from './kinds/index.ts'
import { seedLicences } from './licences/index.ts'
import { refreshPeople, seedPeople } from './people/index.ts'
import { seedRegisters, seedRows } from './registers/index.ts'
import { seedSeals } from './seals/index.ts'

/** What every city needs in its tables: regions, departments, positions, seals. Brought up to the content at each start. */
export async function seedReference(city: City, tx: Tx): Promise<void> {
  await refreshPeople(city, tx)
  await seedSeals(city, tx)
}

/** The demo city's people and what the registers know of them: what is missing is added, what somebody changed stays. */
export async function seedDemo(city: City, say: (line: string) => void): Promise<void> {
  say('the people of the demo city')
  await transaction(city.sql, async (tx) => {
    await seedPeople(city, tx)
    await seedRegisters(city, tx)
    await seedRows(city, tx)
    await seedLicences(city, tx, city.content.demoLicences)
  })
}

/** What is under way in the demo city at its first start: acts of its officers, so that it is done where work is done, by a worker. */
export async function seedDemoWork(city: City): Promise<void> {
  await seedCases(city)
}
