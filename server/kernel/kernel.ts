// SPDX-License-Identifier: Apache-2.0
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Sql } from './database.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** What every room may lean on, handed down explicitly. */
export type Kernel = { sql: Sql; clock: Clock; config: Config; log: Log; metrics: Metrics }
