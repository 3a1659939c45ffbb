// SPDX-License-Identifier: Apache-2.0
import { caseField } from '../packs/index.ts'

/** Of a commitment's own case: how it ended. `void`: what it was promised for ended without a grant. */
export const outcomeField = caseField<string>('outcome')

/** Of the case whose grant rested on the promise: it was taken back. */
export const revokedField = caseField<{ on: string; reason: string; by: string }>('revoked')
