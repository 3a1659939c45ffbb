// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import { ledgerRoutes } from './ledger-routes.ts'
import type { LedgerCity } from './needs.ts'
import { ledgerRefusals } from './refusals.ts'
import { sequence } from './sequence.ts'

export { alarmsOf } from './alarms.ts'
export type { Entry } from './entry.ts'
export { openHand } from './hand.ts'
export { followMissing } from './missing.ts'
export type { LedgerCity } from './needs.ts'
export { reanchor } from './reanchor.ts'
export { type Reader, readInside, readPersonal, record, recordInside } from './record.ts'
export {
  boundsOf,
  type Condition,
  endOfWindow,
  type FoundEntry,
  readersOf,
  type Search,
  type SearchKey,
  search,
} from './search-queries.ts'
export { type Verdict, verify } from './verify.ts'
export { witnessOf } from './witness.ts'

/** Numbers and chains what waits, about twice a second, in whichever process comes first. */
export const ledgerSweep = {
  name: 'ledger.sequence',
  everyMilliseconds: 500,
  isThorough: true as const,
  run: (city: LedgerCity): Promise<number> => sequence(city),
}

export const ledgerRoom: Room<LedgerCity> = {
  name: 'ledger',
  refusals: ledgerRefusals,
  permissions: {
    'ledger.verify': '校验审计记录链',
    'ledger.own': '查看自己的操作记录',
  },
  views: ['documents_said'],
  routes: ledgerRoutes,
}
