// SPDX-License-Identifier: Apache-2.0
import { newId, Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { demandStrength } from './change-password.ts'
import { type Holder, holdersOfMobile } from './code-queries.ts'
import { hasAccount, insertDeclared } from './declared-queries.ts'
import type { PeopleCity } from './needs.ts'
import { hashPassword } from './password.ts'
import { type Declared, documentNo, indexOfIdNumber, standInNumber } from './person.ts'
import { takeLogins } from './queries.ts'
import { proveCode, spendCode, withDocument } from './sms-code.ts'

export type Registration = Declared & {
  interaction: string
  address: string
  name: string
  birthDate: string
  mobile: string
  code: string
  login: string
  newPassword: string
}

/**
 * The check of a foreign document with the entry-exit authority, simulated: the demo city's register `foreigners` answers. A real city
 * has the interface of its authority here; without one nobody is registered on-line. Throws IDENTITY_CHECK_AWAY, DOCUMENT_NOT_MATCHING.
 */
function checkDocument(city: PeopleCity, given: Registration): void {
  const known = city.config.demo ? city.content.demoRegisters.foreigners : undefined
  if (known === undefined) throw new Refusal('IDENTITY_CHECK_AWAY')
  const plain = (text: unknown) =>
    String(text ?? '')
      .toUpperCase()
      .replaceAll(/[^\p{L}]/gu, '')
  const fits = known.some(
    (row) =>
      row.documentNo === documentNo(given) &&
      plain(row.name) === plain(given.name) &&
      row.birthDate === given.birthDate &&
      row.status === '有效',
  )
  if (!fits) throw new Refusal('DOCUMENT_NOT_MATCHING')
}

/**
 * An account for a foreign resident or investor, by passport or permanent residence permit: the telephone by a code, the document by
 * the (simulated) check. That tells that there is such a document, not that whoever types it holds it: the account is of level 1 and
 * opens nothing that the city knows under the document's number, until a counter has seen the original (`confirmDeclared`).
 * Throws SMS_CODE_WRONG, DOCUMENT_NOT_MATCHING, TOO_MANY_GUESSES, ALREADY_REGISTERED, LOGIN_TAKEN, PASSWORD_TOO_WEAK.
 */
export async function registerForeigner(city: PeopleCity, given: Registration): Promise<{ holder: Holder; mobileIndex: string }> {
  demandStrength(given.newPassword)
  const { interaction, mobile, code } = given
  const proved = await proveCode(city, { interaction, mobile, code, purpose: 'register' })
  const { mobileIndex } = proved
  await withDocument(city, proved, given.address, async () => checkDocument(city, given))
  const password = await hashPassword(given.newPassword, city.config.demo)
  const id = newId()
  const number = documentNo(given)
  await transaction(city.sql, async (tx) => {
    const at = city.clock.now()
    await spendCode(city, tx, proved)
    const index = indexOfIdNumber(city.vault, number)
    if (await hasAccount(tx, index)) throw new Refusal('ALREADY_REGISTERED')
    const stand = standInNumber(id)
    await insertDeclared(tx, {
      ...{ id, login: given.login, name: given.name, password, mobileIndex, mobile: city.vault.protect(mobile), at },
      stand: { number: city.vault.protect(stand), index: indexOfIdNumber(city.vault, stand) },
      document: { kind: given.document, number: city.vault.protect(number), index },
    })
    if (!(await takeLogins(tx, 'person', [{ id, login: given.login }])).has(id))
      throw new Refusal('LOGIN_TAKEN', { login: given.login })
    await record(tx, at, [
      {
        ...{ act: 'account.registered', actor: { kind: 'person', id }, subject: { kind: 'account', id }, about: id },
        facts: { document: given.document, check: '模拟' },
      },
    ])
  })
  const holder = (await holdersOfMobile(city.sql, mobileIndex)).find((one) => one.id === id)
  if (holder === undefined) throw new Refusal('SIGN_IN_EXPIRED')
  return { holder, mobileIndex }
}
