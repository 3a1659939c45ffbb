// SPDX-License-Identifier: Apache-2.0
import type { Case } from './case.ts'
import type { Act, CaseKind, City, Working } from './parts.ts'
import { lawStates } from './states.ts'

/** A kind of case by its id: one that a room registers in code, or one that a pack declares. */
export const kindOf = (city: City, id: string): CaseKind | undefined => city.cases.kinds.get(id) ?? city.cases.declared(city, id)

const held = new WeakSet<Working>()

/** What the kind reads for every act on a case, under the names that expressions know it by; `isHeld`: it stays as it is until the act is over. */
export async function readContext(act: Act, work: Working, isHeld = false): Promise<Working> {
  work.context = (await kindOf(act.city, work.case.kind)?.context?.(act, work, isHeld)) ?? {}
  if (isHeld) held.add(work)
  return work
}

/** Once whoever acts has been found to have the right, and before anything goes by it: without a right nobody makes others wait for what a case is about. */
export async function holdContext(act: Act, work: Working): Promise<void> {
  if (!held.has(work)) await readContext(act, work, true)
}

/** What a case's state is called by its kind as it is now; a state that is called nothing any more stays visible under its id. */
export function nameOfState(city: City, { kind, state }: Pick<Case, 'kind' | 'state'>): string {
  const { states = lawStates, formerStates = {} } = kindOf(city, kind) ?? {}
  return [state, formerStates[state]].flatMap((id) => states.find((one) => one.id === id)?.name ?? []).at(0) ?? state
}
