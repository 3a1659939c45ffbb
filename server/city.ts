// SPDX-License-Identifier: Apache-2.0
import type { CaseParts } from './cases/index.ts'
import type { Vault } from './kernel/crypto/index.ts'
import type { Kernel } from './kernel/index.ts'
import type { Outbox } from './outbox/index.ts'
import type { CheckedPacks, Content } from './packs/index.ts'

/**
 * The city: the kernel, its content, its keys, and what rooms have registered with the rooms below them. It stands on top: a room names
 * what it needs of it, and none imports it.
 */
export type City = Kernel & {
  content: Content
  /** how drafts of content are checked apart from this process */
  checks: CheckedPacks
  vault: Vault
  outbox: Outbox<City>
  cases: CaseParts
}
