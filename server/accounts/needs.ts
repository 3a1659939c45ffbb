// SPDX-License-Identifier: Apache-2.0
import type { Vault } from '../kernel/crypto/index.ts'
import type { Kernel } from '../kernel/index.ts'
import type { Telling } from '../outbox/index.ts'
import type { Content } from '../packs/index.ts'

export type City = Kernel & { vault: Vault; content: Content; outbox: Telling['outbox'] }
