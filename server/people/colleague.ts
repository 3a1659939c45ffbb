// SPDX-License-Identifier: Apache-2.0
import { dayOf, newId, type Tx } from '../kernel/index.ts'
import type { Officer } from './caller.ts'
import { holdersOf, insertWalkIn, namesOf } from './colleague-queries.ts'
import type { PeopleCity } from './needs.ts'
import { indexOfIdNumber, indexOfMobile } from './person.ts'
import { findLogin } from './queries.ts'
import { officerSnapshot } from './session-queries.ts'

/** Names of officers by id, for pages that say who did what. */
export async function officerNames(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  return new Map((await namesOf(tx, [...new Set(ids)])).map(({ id, name }) => [id, name]))
}

/** An officer with the posts that count today; undefined when there is no such account or it was stopped. */
export async function officerById(city: Pick<PeopleCity, 'clock'>, tx: Tx, id: string): Promise<Officer | undefined> {
  const snapshot = await officerSnapshot(tx, id)
  if (!snapshot) return undefined
  const today = dayOf(city.clock.now())
  return {
    kind: 'officer',
    id,
    login: snapshot.login,
    name: snapshot.name,
    positions: snapshot.positions.filter((held) => held.since <= today && (held.until === null || held.until >= today)),
  }
}

/** The same by the name that an account signs in with. */
export async function officerByLogin(city: Pick<PeopleCity, 'clock' | 'sql'>, login: string): Promise<Officer | undefined> {
  const found = await findLogin(city.sql, login)
  return found?.kind === 'officer' ? officerById(city, city.sql, found.account) : undefined
}

/** Who else could do a task: officers with one of its positions in its department. */
export async function colleaguesFor(
  city: Pick<PeopleCity, 'clock'>,
  tx: Tx,
  where: { department: string; positions: string[] },
): Promise<Officer[]> {
  const found: Officer[] = []
  for (const { id } of await holdersOf(tx, where.department, where.positions)) {
    const officer = await officerById(city, tx, id)
    if (officer) found.push(officer)
  }
  return found
}

/** The account of somebody who came to a counter; made when there is none. Answers its id. */
export function accountOfWalkIn(
  city: Pick<PeopleCity, 'clock' | 'vault'>,
  tx: Tx,
  person: { idNumber: string; name: string; mobile: string },
): Promise<string> {
  const id = newId()
  return insertWalkIn(tx, {
    id,
    login: `walk-in-${id}`,
    name: person.name,
    idNumber: city.vault.protect(person.idNumber),
    idNumberIndex: indexOfIdNumber(city.vault, person.idNumber),
    mobile: city.vault.protect(person.mobile),
    mobileIndex: person.mobile === '' ? '' : indexOfMobile(city.vault, person.mobile),
    at: city.clock.now(),
  })
}
