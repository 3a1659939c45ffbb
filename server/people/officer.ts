// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { dayOf, newId, outsideUrlComplaint, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { tellPost } from './appointment.ts'
import { insertOfficer, placesOf, stopOfficer as stop } from './appointment-queries.ts'
import type { Officer } from './caller.ts'
import type { PeopleCity } from './needs.ts'
import { findOfficer } from './officer-queries.ts'
import { destroyIdentitySessions, insertClient, stopClient as stopOne } from './oidc/record-queries.ts'
import { hashPassword } from './password.ts'
import { unlockAccount } from './prove-account.ts'
import { ofTheCity, reachOf, within } from './reach.ts'
import { endSessions } from './session-queries.ts'
import { postsOf } from './staffing-queries.ts'

const oneTime = () => randomBytes(12).toString('base64url')

/** A new account for an officer, without any post. The first password is told once, to whoever made the account. */
export async function addOfficer(
  city: PeopleCity,
  by: Officer,
  given: { login: string; name: string },
): Promise<{ id: string; password: string }> {
  const [id, password] = [newId(), oneTime()]
  const hashed = await hashPassword(password, city.config.demo)
  await transaction(city.sql, async (tx) => {
    if (!(await insertOfficer(tx, { id, ...given, password: hashed }))) throw new Refusal('LOGIN_TAKEN', { login: given.login })
    await record(tx, city.clock.now(), [entry('officer.added', by, id, { login: given.login })])
  })
  return { id, password }
}

/** The account and everything that it has open ends now; what it did stays on record. */
export async function stopOfficer(city: PeopleCity, by: Officer, id: string): Promise<void> {
  if (id === by.id) throw new Refusal('NOT_FOR_YOURSELF')
  await transaction(city.sql, async (tx) => {
    await demandOfficer(city, tx, by, 'people.grant', id)
    if (!(await stop(tx, id, city.clock.now()))) throw new Refusal('NOT_FOUND')
    for (const post of await postsOf(tx, id)) await tellPost(city, tx, 'postEnded', { officer: id, ...post })
    await endSessions(tx, id)
    await destroyIdentitySessions(tx, id)
    await record(tx, city.clock.now(), [entry('officer.stopped', by, id)])
  })
}

/** An account is whoever's all its posts are: a district's administrator does not reach one that also serves elsewhere, nor one without a post. */
async function demandOfficer(city: PeopleCity, tx: Tx, by: Officer, permission: string, id: string): Promise<void> {
  const places = await placesOf(tx, id, dayOf(city.clock.now()))
  const reach = reachOf(by, 'district', permission)
  if (![...places, ...(places.length === 0 ? [ofTheCity(city.content.region)] : [])].every((place) => within(reach, place)))
    throw new Refusal('NOT_FOUND')
}

export async function unlockOfficer(city: PeopleCity, by: Officer, id: string): Promise<void> {
  const officer = await findOfficer(city.sql, id)
  if (officer === undefined) throw new Refusal('NOT_FOUND')
  await demandOfficer(city, city.sql, by, 'people.unlock', id)
  await unlockAccount(city, officer.login)
  await transaction(city.sql, (tx) => record(tx, city.clock.now(), [entry('officer.unlocked', by, id)]))
}

export type NewClient = { id: string; name: string; redirectUris: string[]; scopes: string[] }

/** Registers a system that may sign people in through the city's unified identity. Its secret is told once. Throws BAD_INPUT for an address that is not one exact place. */
export async function registerClient(city: PeopleCity, by: Officer, client: NewClient): Promise<{ secret: string }> {
  for (const uri of client.redirectUris) {
    const complaint = outsideUrlComplaint(uri)
    if (complaint !== undefined) throw new Refusal('BAD_INPUT', { detail: `redirectUris：${complaint}` })
  }
  const secret = randomBytes(32).toString('base64url')
  await transaction(city.sql, async (tx) => {
    await insertClient(tx, { ...client, secret: city.vault.protect(secret) }, city.clock.now()).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === '23505')
        throw new Refusal('LOGIN_TAKEN', { login: client.id })
      throw error
    })
    await record(tx, city.clock.now(), [entry('client.registered', by, client.id, { name: client.name })])
  })
  return { secret }
}

export async function stopClient(city: PeopleCity, by: Officer, id: string): Promise<void> {
  await transaction(city.sql, async (tx) => {
    if (!(await stopOne(tx, id, city.clock.now()))) throw new Refusal('NOT_FOUND')
    await record(tx, city.clock.now(), [entry('client.stopped', by, id)])
  })
}

function entry(act: string, by: Officer, id: string, facts: Record<string, string> = {}) {
  return { act, actor: { kind: 'officer' as const, id: by.id }, subject: { kind: act.split('.')[0] ?? '', id }, facts }
}
