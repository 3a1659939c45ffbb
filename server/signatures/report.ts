// SPDX-License-Identifier: Apache-2.0
import type { Suite } from '../kernel/crypto/index.ts'

export type Outcome = 'signed' | 'declined'

/** What the service reports: the signature covers the order as it was given, the outcome, the instant and the service's own number. */
export type Report = {
  request: string
  sm3: string
  outcome: Outcome
  signedAt: string
  serial: string
  suite: Suite
  signature: string
}
