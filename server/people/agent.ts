// SPDX-License-Identifier: Apache-2.0
import { isSameName, Refusal } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { PeopleCity } from './needs.ts'
import { type PersonRecord, personByIdNumber } from './person.ts'
import { type Limit, takeTryOrRefuse } from './tries.ts'
import { giveBackTry } from './tries-queries.ts'

/** A number's place and birthday are easily known, which leaves some hundred to try: nobody mistypes ten in a day (ADR 0029). */
const WRONG_NAMES: Limit = { most: 10, minutes: 24 * 60 }

/**
 * The other person to whom somebody gives a right, found by name and identity number, which must belong together. What was right costs
 * nothing; what was wrong counts for the account, wherever it was typed, and is in the ledger. Whether the number or the name was wrong
 * is not told. Asked outside a transaction, after the giver's own right. Throws AGENT_UNKNOWN, AGENT_TRIES_USED.
 */
export async function agentNamed(
  city: PeopleCity,
  by: { id: string },
  entry: 'firm' | 'unit' | 'proxy',
  given: { idNumber: string; name: string },
): Promise<PersonRecord> {
  const key = `agent ${by.id}`
  const tries = await takeTryOrRefuse(city, key, WRONG_NAMES, 'AGENT_TRIES_USED')
  const agent = await personByIdNumber(city, city.sql, given.idNumber)
  if (agent !== undefined && isSameName(agent.name, given.name) && agent.id !== by.id) {
    await giveBackTry(city.sql, key)
    return agent
  }
  await record(city.sql, city.clock.now(), [
    {
      act: 'agent.guessed',
      actor: { kind: 'person', id: by.id },
      subject: { kind: 'person', id: by.id },
      facts: { entry, tries },
    },
  ])
  throw new Refusal('AGENT_UNKNOWN')
}
