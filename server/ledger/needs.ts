// SPDX-License-Identifier: Apache-2.0
import type { Vault } from '../kernel/crypto/index.ts'
import type { Clock, Config, Log, Metrics, Sql } from '../kernel/index.ts'

/** What this room needs of the city around it; `City` of server/city.ts satisfies it. */
export type LedgerCity = {
  sql: Sql
  clock: Clock
  config: Config
  log: Log
  metrics: Metrics
  vault: Vault
  content: {
    departments: ReadonlyMap<string, Named> | readonly Named[]
    positions: ReadonlyMap<string, NamedById> | readonly NamedById[]
  }
}

type Named = { code: string; name: string; short: string }
type NamedById = { id: string; name: string }
