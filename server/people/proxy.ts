// SPDX-License-Identifier: Apache-2.0
import { type Clock, dayOf, newId, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { agentNamed } from './agent.ts'
import type { Person } from './caller.ts'
import type { PeopleCity } from './needs.ts'
import { personById } from './person.ts'
import * as queries from './proxy-queries.ts'

/** A grown child or a neighbour, not for life: after a year it is given again. */
const LONGEST_DAYS = 366

export type NewProxy = { idNumber: string; name: string; relation: string; matters: string[]; until: string }

/**
 * Lets another person do certain things for the grantor until a day (民法典 arts. 161–165: a power of attorney names who, what and how
 * long). Name and identity number must belong together. Throws AGENT_UNKNOWN, AGENT_TRIES_USED, AUTHORISATION_TOO_LONG.
 */
export async function giveProxy(city: PeopleCity, by: Person, given: NewProxy): Promise<{ id: string }> {
  const at = city.clock.now()
  const last = dayOf(new Date(at.getTime() + LONGEST_DAYS * 86_400_000))
  if (given.until < dayOf(at) || given.until > last) throw new Refusal('AUTHORISATION_TOO_LONG', { last })
  const agent = await agentNamed(city, by, 'proxy', given)
  return transaction(city.sql, async (tx) => {
    const id = newId()
    const { relation, until } = given
    const matters = [...new Set(given.matters)]
    const names = { person: agent.id, personName: agent.name, grantor: by.id, grantorName: by.name }
    await queries.insertProxy(tx, { id, ...names, relation, matters, until, givenAt: at })
    await record(tx, at, [entryOf('proxy.given', by.id, { id, person: agent.id, grantor: by.id }, { matters, until })])
    return { id }
  })
}

/** Taken back by whoever gave it, or laid down by whoever has it: it ends at once. Throws NOT_FOUND. */
export async function withdrawProxy(city: PeopleCity, by: Person, id: string): Promise<void> {
  await transaction(city.sql, async (tx) => {
    const at = city.clock.now()
    const withdrawn = await queries.withdrawProxy(tx, id, by.id, at)
    if (withdrawn === undefined) throw new Refusal('NOT_FOUND')
    await record(tx, at, [entryOf('proxy.withdrawn', by.id, withdrawn, {})])
  })
}

export async function listProxies(city: PeopleCity, person: Person) {
  const today = dayOf(city.clock.now())
  return (await queries.proxiesOf(city.sql, person.id)).map((row) => ({
    ...{ id: row.id, relation: row.relation, matters: row.matters, until: row.until },
    isMine: row.grantor === person.id,
    name: row.grantor === person.id ? row.personName : row.grantorName,
    givenAt: row.givenAt.toISOString(),
    state: row.withdrawnAt !== null ? ('withdrawn' as const) : row.until < today ? ('ended' as const) : ('running' as const),
  }))
}

/** Whether one may do a thing for the other at this moment, asked of the database. */
export function mayStandIn(
  city: { clock: Clock },
  tx: Tx,
  at: { person: string; grantor: string; matter: string },
): Promise<boolean> {
  return queries.mayStandIn(tx, at.person, at.grantor, at.matter, dayOf(city.clock.now()))
}

/** The same for an act: what the right stands on is locked until the act is done. Throws PROXY_ENDED. */
export async function holdProxy(
  city: { clock: Clock },
  tx: Tx,
  at: { person: string; grantor: string; matter: string },
): Promise<void> {
  if (!(await queries.lockProxy(tx, at.person, at.grantor, at.matter, dayOf(city.clock.now())))) throw new Refusal('PROXY_ENDED')
}

/** Whoever gave a proxy, for the one thing that is to be done now. Throws PROXY_ENDED. */
export async function grantorOf(city: PeopleCity, person: Person, proxy: string, matter: string) {
  const found = await queries.runningProxy(city.sql, person.id, proxy, dayOf(city.clock.now()))
  if (!found?.matters.includes(matter)) throw new Refusal('PROXY_ENDED')
  const grantor = await personById(city, city.sql, found.grantor)
  if (!grantor) throw new Refusal('PROXY_ENDED')
  return grantor
}

function entryOf(
  act: string,
  by: string,
  at: { id: string; person: string; grantor: string },
  facts: { matters?: string[]; until?: string },
) {
  return {
    act,
    actor: { kind: 'person' as const, id: by },
    subject: { kind: 'proxy', id: at.id },
    about: at.grantor,
    facts: { agent: at.person, ...facts },
  }
}
