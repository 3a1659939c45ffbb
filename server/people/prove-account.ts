// SPDX-License-Identifier: Apache-2.0

import { Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { PeopleCity } from './needs.ts'
import * as queries from './officer-queries.ts'
import { checkPassword, hashPassword } from './password.ts'

/** GB/T 22239: five failures lock an account for thirty minutes. */
const ACCOUNT_TRIES = 5
const ACCOUNT_MINUTES = 30
/** An address may stand for a whole service hall: it gets more tries, and a shorter rest. */
const ADDRESS_TRIES = 30
const ADDRESS_MINUTES = 10

export type Proved = { kind: 'officer' | 'person'; account: string; next: 'done' | 'code' | 'enrol'; hash: string }

const accountKey = (login: string) => `account ${login}`

/**
 * Checks a login and a password. Unknown accounts are counted, locked, answered
 * and timed like known ones. An officer has a second factor to give, or, in a
 * real city, to set up first. Throws SIGN_IN_FAILED, ACCOUNT_LOCKED.
 */
export async function proveByPassword(
  city: PeopleCity,
  given: { login: string; password: string; address: string },
): Promise<Proved> {
  const addressKey = `address ${given.address}`
  await takeTryOrRefuse(city, addressKey, ADDRESS_TRIES, ADDRESS_MINUTES)
  const tries = await takeTryOrRefuse(city, accountKey(given.login), ACCOUNT_TRIES, ACCOUNT_MINUTES)
  const found = await queries.findCredentials(city.sql, given.login)
  const right = await checkPassword(found?.password ?? (await nobodysHash(city.config.demo)), given.password)
  if (found === undefined || !right) {
    if (tries === ACCOUNT_TRIES) await recordLock(city, given.login)
    throw new Refusal('SIGN_IN_FAILED')
  }
  await queries.giveBackTry(city.sql, addressKey)
  if (found.kind === 'officer' && found.secondFactor !== null)
    return { kind: 'officer', account: found.account, next: 'code', hash: found.password }
  await queries.forgetTries(city.sql, accountKey(given.login))
  const next = found.kind === 'officer' && !city.config.demo ? 'enrol' : 'done'
  return { kind: found.kind, account: found.account, next, hash: found.password }
}

/** Checks the second factor of an officer whose password was right. Wrong codes count like wrong passwords. */
export async function takeCodeTry(city: PeopleCity, login: string): Promise<void> {
  await takeTryOrRefuse(city, accountKey(login), ACCOUNT_TRIES, ACCOUNT_MINUTES)
}

export async function unlockAccount(city: PeopleCity, login: string): Promise<void> {
  await queries.forgetTries(city.sql, accountKey(login))
}

async function takeTryOrRefuse(city: PeopleCity, key: string, most: number, minutes: number): Promise<number> {
  const at = city.clock.now()
  const tries = await queries.takeTry(city.sql, key, at, most, minutes)
  if (tries !== undefined) return tries
  const until = await queries.lockedUntil(city.sql, key)
  const left = Math.max(1, Math.ceil(((until?.getTime() ?? 0) - at.getTime()) / 60_000))
  throw new Refusal('ACCOUNT_LOCKED', { minutes: left, seconds: left * 60 })
}

let nobodys: { demo: boolean; hash: Promise<string> } | undefined

/** A hash that fits no password, of the same cost as real ones: an unknown account takes as long as a known one. */
function nobodysHash(demo: boolean): Promise<string> {
  if (nobodys?.demo !== demo) nobodys = { demo, hash: hashPassword(crypto.randomUUID(), demo) }
  return nobodys.hash
}

async function recordLock(city: PeopleCity, login: string): Promise<void> {
  await transaction(city.sql, (tx) =>
    record(tx, city.clock.now(), [
      {
        act: 'account.locked',
        actor: { kind: 'system', id: 'sign-in' },
        subject: { kind: 'login', id: login },
        facts: { tries: ACCOUNT_TRIES },
      },
    ]),
  )
}
