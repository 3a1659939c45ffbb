// SPDX-License-Identifier: Apache-2.0
import { isCreditCode } from '../../engine/codes/index.ts'
import { dayOf, newId, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { agentNamed } from './agent.ts'
import type { Person } from './caller.ts'
import * as queries from './firm-queries.ts'
import type { PeopleCity } from './needs.ts'
import { indexOfIdNumber } from './person.ts'
import { holdRightToActFor } from './right-to-act.ts'
import * as sessions from './session-queries.ts'

const keyOf = (city: PeopleCity, person: Pick<Person, 'id' | 'idNumber'>) => ({
  id: person.id,
  index: indexOfIdNumber(city.vault, person.idNumber),
})

export function firmsOf(city: PeopleCity, person: Person): Promise<queries.MayActRow[]> {
  return queries.firmsOf(city.sql, keyOf(city, person), dayOf(city.clock.now()))
}

/** Switches the session between the person himself (null) and a firm that he may act for today. Throws FIRM_NOT_YOURS. */
export async function actFor(city: PeopleCity, person: Person, digest: string, creditCode: string | null): Promise<void> {
  await transaction(city.sql, async (tx) => {
    const at = city.clock.now()
    if (creditCode === null) return sessions.setActingFor(tx, person.id, digest, null)
    // held, so that a withdrawal at this instant finds the session that it has to stop
    await holdRightToActFor(city, tx, person.id, creditCode)
    const firm = (await queries.firmsOf(tx, keyOf(city, person), dayOf(at))).find((row) => row.creditCode === creditCode)
    if (firm === undefined) throw new Refusal('FIRM_NOT_YOURS', { creditCode })
    await sessions.setActingFor(tx, person.id, digest, firm)
    const facts = { as: firm.as }
    await record(tx, at, [
      {
        act: 'firm.actedFor',
        actor: { kind: 'person', id: person.id },
        subject: { kind: 'firm', id: creditCode },
        about: creditCode,
        facts,
      },
    ])
  })
}

export type NewAuthorisation = { creditCode: string; idNumber: string; name: string; until: string }

/** The longest that an authorisation runs before it has to be given again. */
const LONGEST_DAYS = 3 * 366

/**
 * A legal representative lets another person act for the firm until a day. Name
 * and identity number must belong together. Throws FIRM_NOT_YOURS,
 * AGENT_UNKNOWN, AGENT_TRIES_USED, AUTHORISATION_TOO_LONG.
 */
export async function authoriseAgent(city: PeopleCity, by: Person, given: NewAuthorisation): Promise<{ id: string }> {
  const at = city.clock.now()
  const last = dayOf(new Date(at.getTime() + LONGEST_DAYS * 86_400_000))
  if (given.until < dayOf(at) || given.until > last) throw new Refusal('AUTHORISATION_TOO_LONG', { last })
  if (!isCreditCode(given.creditCode)) throw new Refusal('FIRM_NOT_YOURS', { creditCode: given.creditCode })
  const holdRepresented = async (tx: Tx) => {
    if (!(await queries.lockRepresented(tx, given.creditCode, keyOf(city, by).index)))
      throw new Refusal('FIRM_NOT_YOURS', { creditCode: given.creditCode })
  }
  await holdRepresented(city.sql)
  const agent = await agentNamed(city, by, 'firm', given)
  return transaction(city.sql, async (tx) => {
    await holdRepresented(tx)
    const id = newId()
    await queries.insertAuthorisation(tx, {
      id,
      person: agent.id,
      creditCode: given.creditCode,
      givenBy: by.id,
      at,
      until: given.until,
    })
    await record(tx, at, [entryOf('firm.agentAuthorised', by, given.creditCode, { agent: agent.id, until: given.until })])
    return { id }
  })
}

/** Taken back by the firm or laid down by the agent: what the agent has open for the firm ends at once. Throws NOT_FOUND. */
export async function withdrawAuthorisation(city: PeopleCity, by: Person, id: string): Promise<void> {
  await transaction(city.sql, async (tx) => {
    const at = city.clock.now()
    const withdrawn = await queries.withdrawAuthorisation(tx, id, keyOf(city, by), at)
    if (withdrawn === undefined) throw new Refusal('NOT_FOUND')
    await sessions.stopActingFor(tx, withdrawn.agent, withdrawn.creditCode)
    await record(tx, at, [entryOf('firm.agentWithdrawn', by, withdrawn.creditCode, { agent: withdrawn.agent })])
  })
}

export async function listAuthorisations(city: PeopleCity, person: Person) {
  const key = keyOf(city, person)
  const today = dayOf(city.clock.now())
  const rows = await queries.authorisationsOf(city.sql, key)
  return {
    firms: await firmsOf(city, person),
    authorisations: rows.map((row) => ({
      id: row.id,
      creditCode: row.creditCode,
      firm: row.firm,
      agentName: row.agentName,
      mine: row.agent === person.id,
      givenAt: row.givenAt.toISOString(),
      until: row.until,
      state: row.withdrawnAt !== null ? ('withdrawn' as const) : row.until < today ? ('ended' as const) : ('running' as const),
    })),
  }
}

function entryOf(act: string, by: Person, creditCode: string, facts: Record<string, string>) {
  return {
    act,
    actor: { kind: 'person' as const, id: by.id },
    subject: { kind: 'firm', id: creditCode },
    about: creditCode,
    facts,
  }
}
