// SPDX-License-Identifier: Apache-2.0
import type { CasesCity } from '../cases/index.ts'
import type { StuckKind } from '../outbox/index.ts'

/** What this room needs of the city around it: what cases need, and what operators see when something stands still. */
export type City = CasesCity & { outbox: { stuckKinds: StuckKind<City>[] } }
