// SPDX-License-Identifier: Apache-2.0
import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'
import { Refusal, type Tx } from '../kernel/index.ts'
import type { Place } from './known-device.ts'
import type { PeopleCity } from './needs.ts'
import * as queries from './officer-queries.ts'
import { proveByPassword, secondTryWasRight, takeSecondTry } from './prove-account.ts'

const PERIOD = 30

function codesOf(secret: string, login: string): TOTP {
  return new TOTP({
    issuer: '城枢',
    label: login,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  })
}

/**
 * Checks a one-time code (RFC 6238; one step of drift either way) and spends
 * it: the same code, or an older one, is refused a second time.
 */
export async function spendCode(
  city: PeopleCity,
  tx: Tx,
  officer: Pick<queries.OfficerRow, 'id' | 'login'>,
  sealedSecret: string,
  code: string,
): Promise<void> {
  const timestamp = city.clock.now().getTime()
  const delta = codesOf(city.vault.reveal(sealedSecret), officer.login).validate({ token: code, timestamp, window: 1 })
  if (delta === null) throw new Refusal('SECOND_FACTOR_WRONG')
  const step = Math.floor(timestamp / 1000 / PERIOD) + delta
  if (!(await queries.useStep(tx, officer.id, step))) throw new Refusal('SECOND_FACTOR_WRONG')
}

export type Enrolment = { uri: string; qr: string }

/** Begins a second factor: a new secret, as a link and as a picture for the authenticator app. It counts once a code confirms it. */
export async function beginEnrolment(city: PeopleCity, tx: Tx, officer: { id: string; login: string }): Promise<Enrolment> {
  const secret = new Secret({ size: 20 }).base32
  await queries.askSecondFactor(tx, officer.id, city.vault.protect(secret))
  const uri = codesOf(secret, officer.login).toString()
  return { uri, qr: await QRCode.toDataURL(uri, { errorCorrectionLevel: 'M', margin: 1, width: 240 }) }
}

/**
 * For a signed-in officer, who proves himself anew: a desk left open is not enough to bind somebody else's telephone to it. Whoever
 * has a second factor already must show that it is still in his hand. Wrong passwords and codes count towards the lock.
 */
export async function replaceSecondFactor(
  city: PeopleCity,
  { id, login }: { id: string; login: string },
  { password, from, code }: { password: string; from: Place; code?: string | undefined },
): Promise<Enrolment> {
  await proveByPassword(city, { login, password, from })
  const officer = await queries.findOfficer(city.sql, id)
  if (officer?.secondFactor) {
    if (code === undefined) throw new Refusal('SECOND_FACTOR_WRONG')
    await takeSecondTry(city, login, from)
    await spendCode(city, city.sql, officer, officer.secondFactor, code)
    await secondTryWasRight(city, login, from)
  }
  return beginEnrolment(city, city.sql, { id, login })
}

export async function confirmEnrolment(city: PeopleCity, tx: Tx, officerId: string, code: string): Promise<void> {
  const officer = await queries.findOfficer(tx, officerId)
  if (!officer?.secondFactorAsked) throw new Refusal('SECOND_FACTOR_NOT_BEGUN')
  await spendCode(city, tx, officer, officer.secondFactorAsked, code)
  if (!(await queries.confirmSecondFactor(tx, officerId, officer.secondFactorAsked))) throw new Refusal('SECOND_FACTOR_NOT_BEGUN')
}
