// SPDX-License-Identifier: Apache-2.0
import { Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { SignedIn } from './caller.ts'
import type { PeopleCity } from './needs.ts'
import * as queries from './officer-queries.ts'
import { destroyIdentitySessions } from './oidc/record-queries.ts'
import { hashPassword } from './password.ts'
import { proveByPassword } from './prove-account.ts'
import { findLoginName } from './queries.ts'
import * as sessions from './session-queries.ts'

/** At least ten signs of three kinds, or sixteen of any (GB/T 22239: complexity). */
export function demandStrength(password: string): void {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  const length = [...password].length
  if (!(length >= 16 || (length >= 10 && kinds >= 3))) throw new Refusal('PASSWORD_TOO_WEAK')
}

/** Needs the old password, also still at the instant of the change, counts wrong ones, and ends every other session of the account. */
export async function changePassword(
  city: PeopleCity,
  { caller, digest }: SignedIn,
  given: { password: string; newPassword: string },
): Promise<void> {
  demandStrength(given.newPassword)
  const login = await findLoginName(city.sql, caller.id)
  if (login === undefined) throw new Refusal('NOT_SIGNED_IN')
  const { hash } = await proveByPassword(city, { login, password: given.password, from: { kind: 'session', id: digest } })
  const hashed = await hashPassword(given.newPassword, city.config.demo)
  await transaction(city.sql, async (tx) => {
    const set = caller.kind === 'officer' ? queries.setOfficerPassword : queries.setPersonPassword
    if (!(await set(tx, caller.id, hash, hashed))) throw new Refusal('SIGN_IN_FAILED')
    await sessions.endOtherSessions(tx, caller.id, digest)
    await destroyIdentitySessions(tx, caller.id)
    const account = { kind: 'account', id: caller.id }
    await record(tx, city.clock.now(), [
      { act: 'account.passwordChanged', actor: { kind: caller.kind, id: caller.id }, subject: account },
    ])
  })
}
