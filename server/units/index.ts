// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { rolesAreOfUnits, unitRoleContent } from './content.ts'
import type { City } from './needs.ts'
import { unitRefusals } from './refusals.ts'
import { unitRoutes } from './routes.ts'

export { unitRoleContent } from './content.ts'
export { accountsFor, queuesOf, rolesIn, unitsOf } from './right.ts'
export { FIRM, findUnit, isUnit, queueOf, REPRESENTATIVE, roleName, roleOfQueue, type Unit, unitId } from './unit.ts'

export const unitsRoom: Room<City, ContentKind> = {
  name: 'units',
  content: [{ ...unitRoleContent, rules: [rolesAreOfUnits] }],
  refusals: unitRefusals,
  routes: unitRoutes,
}
