// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import type { Case } from './case.ts'
import type { CaseKind } from './parts.ts'
import { lawStates } from './states.ts'

/** A kind of case by its id: one that a room registers in code, or one that a pack declares. */
export const kindOf = (city: City, id: string): CaseKind | undefined => city.cases.kinds.get(id) ?? city.cases.declared(city, id)

/** What a case's state is called by its kind as it is now; a state that is called nothing any more stays visible under its id. */
export function nameOfState(city: City, { kind, state }: Pick<Case, 'kind' | 'state'>): string {
  const states = kindOf(city, kind)?.states ?? lawStates
  return states.find((one) => one.id === state)?.name ?? state
}
