// SPDX-License-Identifier: Apache-2.0
import { advance } from './advance.ts'
import { joinCase, openBeside } from './beside.ts'
import { closeCase } from './close-case.ts'
import type { Act, Working } from './parts.ts'

/**
 * Begins what the content says shall be looked after beside the case from this moment on: cases of their own in the same matter and
 * the same act, so that there is one of each or none. The case does not wait for them, and they may outlive it.
 */
export async function beginFollowUps(act: Act, work: Working, moment: 'accepted' | 'granted'): Promise<void> {
  for (const kind of act.city.cases.kinds.values())
    for (const asked of (await kind.follows?.(act, work, moment)) ?? []) await openBeside(act, work, asked)
}

/** The case that another one is about, with what is above it, so that it may be changed and ended in the same act. */
export async function followedBy(act: Act, work: Working): Promise<Working> {
  const above = work.case.parent === null ? undefined : await joinCase(act, work.case.parent)
  if (!above) throw new Error(`the case ${work.case.id} is about none`)
  if (above.case.parent !== null) await joinCase(act, above.case.parent)
  return above
}

/** Ends a case before its process has: nothing of it waits any more. */
export async function breakOff(
  act: Act,
  work: Working,
  state: 'refused' | 'withdrawn' | 'terminated',
  said: { reason: string },
): Promise<void> {
  closeCase(act, work, state, said)
  await advance(act, work, { do: 'cancel', reason: said.reason })
}
