// SPDX-License-Identifier: Apache-2.0
import type { Vault } from '../kernel/crypto/index.ts'
import type { Kernel } from '../kernel/index.ts'
import type { Telling } from '../outbox/index.ts'
import type { Content } from '../packs/index.ts'

/** What this room needs of the city around it: what registers need. */
export type City = Kernel & { vault: Vault; content: Content; outbox: Telling['outbox'] }
