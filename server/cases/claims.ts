// SPDX-License-Identifier: Apache-2.0
import { isDatabaseAway, type Part } from '../kernel/index.ts'

/**
 * What only one may have (the key of an entitlement, the number of a licence): the database says at once whether it is free, and so
 * many rows are written or the act is done again. `giveBack` takes away the rows that
 * `part` answered, which it alone wrote.
 */
export type Claim = { part: Part; rows: number; giveBack: (taken: Awaited<Part>) => Part }

/** Somebody else changed the case between the read and the write, or has what was claimed; the act is done again. */
export class CaseConflict extends Error {}

/** For so long a claim stands whose case is not there yet: longer than any statement may take. Whoever dies between the two leaves no more than this. */
export const RESERVED_MILLISECONDS = 15 * 60_000

/**
 * Claims, then does `write`. What was claimed is given back when either says no; where nobody knows what the database did, it stays,
 * and is the case's or over after a while. Throws CaseConflict.
 */
export async function withClaimed(root: string, claims: Claim[], write: () => Promise<void>): Promise<void> {
  const claimed: Part[] = []
  try {
    for (const claim of claims) {
      const taken = await claim.part
      claimed.push(claim.giveBack(taken))
      if (taken.length < claim.rows) throw new CaseConflict(root)
    }
    await write()
  } catch (error) {
    // what cannot be given back now is over by itself
    if (!isDatabaseAway(error)) await Promise.allSettled(claimed)
    throw error
  }
}
