// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '../kernel/crypto/index.ts'
import { indexed, type Tx } from '../kernel/index.ts'

/** What of a draft an applicant confirms when somebody else files it. */
export type Sealed = { owner: string; id: string; answers: unknown; materials: unknown; delivery: unknown; place: string | null }

/** The keyed digest of what she saw, as it reads: it stands when the draft is closed again with a new key. */
export const sealOf = (tx: Tx, { owner, id, answers, materials, delivery, place }: Sealed): string =>
  indexed(tx, 'drafts as confirmed', canonicalJson([owner, id, answers, materials, delivery, place]))
