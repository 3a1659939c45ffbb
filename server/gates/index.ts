// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { gateContent } from './content/gate.ts'
import { gateRules } from './content/rules.ts'
import type { City } from './needs.ts'
import { gateRefusals } from './refusals.ts'
import { gateRoutes } from './routes.ts'

export { gateBarrier } from './ask.ts'
export { refusalsOfCase } from './at-desk.ts'
export { atDesk as refusalsAtDesk } from './schemas.ts'

export const gatesRoom: Room<City, ContentKind> = {
  name: 'gates',
  content: [{ ...gateContent, rules: gateRules }],
  refusals: gateRefusals,
  permissions: { 'gate.read': '查看闸门和被拦下的记录', 'gate.overrule': '写明理由，放行被拦下的一步' },
  routes: gateRoutes,
}
