// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { Sweep } from '../outbox/index.ts'
import { adoptPublished } from '../packs/index.ts'
import type { City } from './needs.ts'
import { studioRefusals } from './refusals.ts'
import { studioRoutes } from './routes.ts'

/** What was published in another process is in use here within seconds. */
export const publishedSweep: Sweep<City> = {
  name: 'studio.published',
  everyMilliseconds: 1000,
  run: (city: City) => adoptPublished(city),
}

/** Its permissions (pack.read, pack.draft, pack.publish) are those of packs. */
export const studioRoom: Room<City> = { name: 'studio', refusals: studioRefusals, routes: studioRoutes }
