// SPDX-License-Identifier: Apache-2.0
import { newId, Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { insertFacts } from '../outbox/index.ts'
import { demandStrength } from './change-password.ts'
import { type Holder, holdersOfMobile } from './code-queries.ts'
import type { PeopleCity } from './needs.ts'
import { setPersonPassword } from './officer-queries.ts'
import { destroyIdentitySessions } from './oidc/record-queries.ts'
import { hashPassword } from './password.ts'
import { indexOfIdNumber } from './person.ts'
import { unlockAccount } from './prove-account.ts'
import { endSessions } from './session-queries.ts'
import { proveCode, spendCode, withDocument } from './sms-code.ts'

export type Reset = { interaction: string; address: string; mobile: string; code: string; idNumber: string; newPassword: string }

/**
 * A new password for whoever has the account's telephone and knows its document number: the telephone alone, which may be lost or
 * shared, is not enough. Ends every session of the account, tells it, and lifts what wrong guesses have stopped. Officers have no number
 * here: an administrator helps them. Throws PASSWORD_TOO_WEAK, SMS_CODE_WRONG, RESET_NOT_MATCHING, TOO_MANY_GUESSES.
 */
export async function setNewPassword(
  city: PeopleCity,
  { interaction, address, mobile, code, idNumber, newPassword }: Reset,
): Promise<{ holder: Holder; mobileIndex: string }> {
  demandStrength(newPassword)
  const proved = await proveCode(city, { interaction, mobile, code, purpose: 'reset' })
  const index = indexOfIdNumber(city.vault, idNumber)
  const holder = await withDocument(city, proved, address, async () => {
    const found = (await holdersOfMobile(city.sql, proved.mobileIndex)).find((one) => one.idNumberIndex === index)
    if (found === undefined) throw new Refusal('RESET_NOT_MATCHING')
    return found
  })
  const hashed = await hashPassword(newPassword, city.config.demo)
  await transaction(city.sql, async (tx) => {
    const at = city.clock.now()
    await spendCode(city, tx, proved)
    if (!(await setPersonPassword(tx, holder.id, holder.password, hashed))) throw new Refusal('RESET_NOT_MATCHING')
    await endSessions(tx, holder.id)
    await destroyIdentitySessions(tx, holder.id)
    const account = { kind: 'account', id: holder.id }
    await record(tx, at, [{ act: 'account.passwordReset', actor: { kind: 'person', id: holder.id }, subject: account }])
    await insertFacts(tx, [{ root: holder.id, id: newId(), kind: 'passwordReset', payload: { account: holder.id }, at }])
  })
  await unlockAccount(city, holder.login)
  return { holder, mobileIndex: proved.mobileIndex }
}
