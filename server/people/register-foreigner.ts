// SPDX-License-Identifier: Apache-2.0
import { newId, Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { demandStrength } from './change-password.ts'
import { type Holder, holdersOfMobile } from './code-queries.ts'
import { insertRegistered } from './colleague-queries.ts'
import type { PeopleCity } from './needs.ts'
import { hashPassword } from './password.ts'
import { indexOfIdNumber } from './person.ts'
import { takeLogins } from './queries.ts'
import { takeCode } from './sms-code.ts'

export type Registration = {
  interaction: string
  /** 'passport': a number of the issuing country; 'permit': a foreigner's permanent residence permit */
  document: 'passport' | 'permit'
  nationality: string
  number: string
  name: string
  birthDate: string
  mobile: string
  code: string
  login: string
  newPassword: string
}

/** A passport number is one only together with its country; a permit's stands alone. */
export const documentNo = ({
  document,
  nationality,
  number,
}: Pick<Registration, 'document' | 'nationality' | 'number'>): string =>
  (document === 'passport' ? `${nationality}-${number}` : number).toUpperCase()

/**
 * The check of a foreign document with the entry-exit authority, simulated: the demo city's register `foreigners` answers. A real city
 * has the interface of its authority here; without one nobody is registered on-line. Throws IDENTITY_CHECK_AWAY, DOCUMENT_NOT_MATCHING.
 */
function checkDocument(city: PeopleCity, given: Registration): void {
  const known = city.config.demo ? city.content.demo?.registers.foreigners : undefined
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
 * A real-name account for a foreign resident or investor, by passport or permanent residence permit: the telephone by a code, the
 * document by the (simulated) check. One account a document, also when two register it at once.
 * Throws SMS_CODE_WRONG, DOCUMENT_NOT_MATCHING, ALREADY_REGISTERED, LOGIN_TAKEN, PASSWORD_TOO_WEAK.
 */
export async function registerForeigner(city: PeopleCity, given: Registration): Promise<{ holder: Holder; mobileIndex: string }> {
  demandStrength(given.newPassword)
  const { interaction, mobile, code } = given
  const mobileIndex = await takeCode(city, { interaction, mobile, code, purpose: 'register' })
  checkDocument(city, given)
  const password = await hashPassword(given.newPassword, city.config.demo)
  const id = newId()
  const number = documentNo(given)
  await transaction(city.sql, async (tx) => {
    const at = city.clock.now()
    const row = { id, login: given.login, name: given.name, password, mobileIndex, at }
    const sealed = { idNumber: city.vault.protect(number), mobile: city.vault.protect(mobile) }
    if (!(await insertRegistered(tx, { ...row, ...sealed, idNumberIndex: indexOfIdNumber(city.vault, number) })))
      throw new Refusal('ALREADY_REGISTERED')
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
