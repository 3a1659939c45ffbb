// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { dayOf, newId, Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { insertOfficer } from './appointment-queries.ts'
import type { PeopleCity } from './needs.ts'
import { anyOfficer, lockFirstOfficers } from './officer-queries.ts'
import { hashPassword } from './password.ts'
import { seedAppointment } from './queries.ts'

export const FIRST_POSTS = ['admin', 'security', 'auditor'] as const
export type FirstOfficer = { login: string; name: string; post: (typeof FIRST_POSTS)[number] }

/**
 * A city that is not a demo begins with three people, one for each
 * administration (三员分立); everybody after them is appointed by two of them.
 * Works once: throws OFFICERS_EXIST as soon as there is an officer.
 */
export async function appointFirstOfficers(
  city: Pick<PeopleCity, 'sql' | 'clock' | 'config'>,
  department: string,
  region: string,
  officers: FirstOfficer[],
): Promise<{ login: string; password: string }[]> {
  const given = officers.map((officer) => ({ ...officer, id: newId(), password: randomBytes(12).toString('base64url') }))
  const hashes = await Promise.all(given.map((officer) => hashPassword(officer.password, city.config.demo)))
  const at = city.clock.now()
  await transaction(city.sql, async (tx) => {
    await lockFirstOfficers(tx)
    if (await anyOfficer(tx)) throw new Refusal('OFFICERS_EXIST')
    for (const [index, { id, login, name, post }] of given.entries()) {
      if (!(await insertOfficer(tx, { id, login, name, password: hashes[index] ?? '' })))
        throw new Refusal('LOGIN_TAKEN', { login })
      await seedAppointment(tx, { id: newId(), officer: id, position: post, department, region, since: dayOf(at) }, at)
      const actor = { kind: 'system' as const, id: 'first-officers' }
      await record(tx, at, [{ act: 'officer.added', actor, subject: { kind: 'officer', id }, facts: { login, post } }])
    }
  })
  return given.map(({ login, password }) => ({ login, password }))
}
