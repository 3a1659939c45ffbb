// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { City } from './needs.ts'
import { urgingRefusals } from './refusals.ts'
import { urgingRoutes } from './routes.ts'

export const urgingsRoom: Room<City> = {
  name: 'urgings',
  refusals: urgingRefusals,
  permissions: { 'supervision.urge': '发出督办' },
  routes: urgingRoutes,
}
