// SPDX-License-Identifier: Apache-2.0
import type { PeopleCity } from '../needs.ts'
import { findOfficer } from '../officer-queries.ts'
import { isDeclared, personById } from '../person.ts'

type Account = { accountId: string; claims(): Promise<Record<string, unknown>> }

/** Who an account is, for the systems that it signs in to; which of it they learn is decided by the scopes that were granted. */
export async function findAccountClaims(city: PeopleCity, account: string): Promise<Account | undefined> {
  const person = await personById(city, city.sql, account)
  if (person)
    return {
      accountId: account,
      claims: async () => ({
        sub: account,
        kind: 'person',
        level: person.level,
        name: person.name,
        phone_number: person.mobile,
        // what nobody has seen is not vouched for
        ...(isDeclared(person.idNumber) ? {} : { id_number: person.idNumber }),
      }),
    }
  const officer = await findOfficer(city.sql, account)
  if (officer === undefined || officer.stoppedAt !== null) return undefined
  return { accountId: account, claims: async () => ({ sub: account, kind: 'officer', level: 3, name: officer.name }) }
}
