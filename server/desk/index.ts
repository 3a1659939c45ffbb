// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import type { Room } from '../kernel/index.ts'
import { deskRoutes } from './routes.ts'
import { stuckRoutes } from './stuck-routes.ts'

export const deskRoom: Room<City> = {
  name: 'desk',
  routes: (city) => async (app) => {
    await app.register(deskRoutes(city))
    await app.register(stuckRoutes(city))
  },
}
