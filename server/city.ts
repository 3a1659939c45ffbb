// SPDX-License-Identifier: Apache-2.0

import type { CaseParts } from './cases/index.ts'
import type { Vault } from './kernel/crypto/index.ts'
import type { Clock, Config, Log, Metrics, Sql } from './kernel/index.ts'
import type { Outbox } from './outbox/index.ts'
import type { CheckedPacks, Content } from './packs/index.ts'

/** What every room may lean on, handed down explicitly. */
export type Kernel = { sql: Sql; clock: Clock; config: Config; log: Log; metrics: Metrics }

/** The city: the kernel, its content, its keys, and what rooms have registered with the rooms below them. */
export type City = Kernel & {
  content: Content
  /** how drafts of content are checked apart from this process */
  checks: CheckedPacks
  vault: Vault
  outbox: Outbox
  cases: CaseParts
}
