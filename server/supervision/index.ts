// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { City } from './needs.ts'
import { supervisionRoutes } from './routes.ts'

export { flagSubscriber } from './flags.ts'

export const supervisionRoom: Room<City> = {
  name: 'supervision',
  permissions: { 'supervision.read': '查看各部门办理情况' },
  routes: supervisionRoutes,
}
