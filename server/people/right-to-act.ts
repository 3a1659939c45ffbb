// SPDX-License-Identifier: Apache-2.0
import { type Clock, dayOf, Refusal, type Tx } from '../kernel/index.ts'
import * as queries from './firm-queries.ts'

export type Right = 'legal-representative' | 'agent'

/**
 * By which right a person acts for a firm at this moment, asked of the database: by law while the register names him, or by an
 * authorisation that runs today and was not withdrawn. A session or a draft that was begun under a right proves nothing later.
 * An authorisation is the firm's: it outlives a change of the legal representative, and the new one may withdraw it.
 */
export function rightToActFor(city: { clock: Clock }, tx: Tx, person: string, creditCode: string): Promise<Right | undefined> {
  return queries.rightOf(tx, person, creditCode, dayOf(city.clock.now()))
}

/**
 * The same for an act, inside its transaction: the row that gives the right is locked until the act is done. A withdrawal at the
 * same instant comes wholly before it, and the act is refused, or wholly after it. Throws FIRM_NOT_YOURS.
 */
export async function holdRightToActFor(city: { clock: Clock }, tx: Tx, person: string, creditCode: string): Promise<Right> {
  if (await queries.lockAuthorisation(tx, person, creditCode, dayOf(city.clock.now()))) return 'agent'
  const index = await queries.indexOfPerson(tx, person)
  if (index !== undefined && (await queries.lockRepresented(tx, creditCode, index))) return 'legal-representative'
  throw new Refusal('FIRM_NOT_YOURS', { creditCode })
}

/** Whether the register names the person as the firm's legal representative: what only he may do is done while that is held. */
export async function holdRepresentation(tx: Tx, person: string, creditCode: string): Promise<boolean> {
  const index = await queries.indexOfPerson(tx, person)
  return index !== undefined && queries.lockRepresented(tx, creditCode, index)
}

/** The agent whom one authorisation of this firm names, while it runs; it is locked until the act is done. */
export function holdAuthorisation(
  city: { clock: Clock },
  tx: Tx,
  creditCode: string,
  id: string,
): Promise<{ person: string; until: string } | undefined> {
  return queries.lockAuthorisationOf(tx, creditCode, id, dayOf(city.clock.now()))
}

/** Whom a message about a firm's matter reaches: the agent who filed it while he may act for it, otherwise its legal representative. */
export async function accountActingFor(
  city: { clock: Clock },
  tx: Tx,
  creditCode: string,
  agent: string | null,
): Promise<string | undefined> {
  if (agent !== null && (await rightToActFor(city, tx, agent, creditCode)) !== undefined) return agent
  return queries.representativeOf(tx, creditCode)
}
