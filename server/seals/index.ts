// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import type { SealsCity } from './needs.ts'
import { sealRefusals } from './refusals.ts'
import { sealRoutes } from './routes.ts'

export { asItStands, keepSealed } from './keep-sealed.ts'
export { wellKnownRoutes } from './routes.ts'
export { type Sealing, sealNow, sealOnce } from './seal-once.ts'
export type { Seal } from './seal-queries.ts'
export { checkDocument, type NamedKey, sealDocument, type Verdict } from './sealed-file.ts'
export { askSeal, askSeals, byThePlatform, sealedBy, sealingPart, sealOrWait } from './sealing.ts'
export { type AskedSeal, markSealed, waitingAmong } from './sealing-queries.ts'
export { sealFor } from './seals.ts'
export { seedSeals } from './seed-seals.ts'

export const sealsRoom: Room<SealsCity> = {
  name: 'seals',
  refusals: sealRefusals,
  permissions: { 'seal.manage': '启用、停用本部门电子印章，查看用印记录' },
  routes: sealRoutes,
}
