// SPDX-License-Identifier: Apache-2.0
import type { Vault } from '../kernel/crypto/index.ts'
import type { Clock, ClosedPlace, ClosedTable, Config, Log, Metrics, Sql } from '../kernel/index.ts'

/** What this room needs of the city around it; `City` of server/city.ts satisfies it. */
export type VaultCity = { sql: Sql; vault: Vault; clock: Clock; config: Config; log: Log; metrics: Metrics }

/** What lies closed, of all rooms. */
export type Closed<C extends VaultCity> = (ClosedTable | ClosedPlace<C>)[]
