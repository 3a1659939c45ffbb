// SPDX-License-Identifier: Apache-2.0

import { type Doing, demandRight, perform } from './act.ts'
import { launch } from './advance.ts'
import type { Case } from './case.ts'
import { newWork } from './new-case.ts'
import type { Act, City, Opening, Working } from './parts.ts'

/**
 * Files a case: its number, its clocks, its process as far as it runs by
 * itself, in one act with `alongside` (the draft that it came from).
 * Filing the same root and id again answers the case that is there.
 */
export function openCase(
  city: City,
  opening: Opening,
  doing: Doing,
  alongside?: (act: Act, filed: Working) => Promise<void> | void,
  /** what is settled of the new case before its process begins, by what is true in the act */
  before?: (act: Act, work: Working) => Promise<void>,
): Promise<Case> {
  return perform(city, opening.root, { ...doing, isAlone: true }, async (act) => {
    await demandRight(act, opening.applicant, async () => opening.item)
    const work = await newWork(act, opening, null)
    await before?.(act, work)
    await launch(act, work)
    await alongside?.(act, work)
    return { work }
  })
}
