// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import { intrusionRoutes } from './routes.ts'
import type { IntrusionsCity } from './watch.ts'

export { intrusionSweep } from './sweep-blocks.ts'
export { watchOf } from './watch.ts'

export const intrusionsRoom: Room<IntrusionsCity> = {
  name: 'intrusions',
  permissions: { 'security.read': '查看攻击拦截' },
  routes: intrusionRoutes,
}
