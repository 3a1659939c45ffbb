// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../kernel/index.ts'

/** What rooms tell each other, in the past tense; `root` is the matter that it belongs to. */
export type Fact = { kind: string; root: string; payload: Record<string, Json> }
export type StoredFact = Fact & { id: string; at: Date }
