// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { City } from './needs.ts'
import { deskRefusals } from './refusals.ts'
import { deskRoutes } from './routes.ts'
import { stuckRoutes } from './stuck-routes.ts'

export const deskRoom: Room<City> = {
  name: 'desk',
  refusals: deskRefusals,
  permissions: { 'phrase.keep': '维护本部门的常用意见' },
  routes: (city) => async (app) => {
    await app.register(deskRoutes(city))
    await app.register(stuckRoutes(city))
  },
}
