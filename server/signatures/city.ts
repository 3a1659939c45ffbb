// SPDX-License-Identifier: Apache-2.0
import type { Vault } from '../kernel/crypto/index.ts'
import type { Clock, Config, Sql } from '../kernel/index.ts'
import type { Content } from '../packs/index.ts'

/** What this room needs of the city around it; `City` of server/city.ts satisfies it. */
export type SignaturesCity = { sql: Sql; clock: Clock; config: Config; vault: Vault; content: Content }
