// SPDX-License-Identifier: Apache-2.0

import { Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { Place } from './known-device.ts'
import type { PeopleCity } from './needs.ts'
import { findCredentials } from './officer-queries.ts'
import { checkPassword, hashPassword } from './password.ts'
import { type Limit, takeTryOrRefuse } from './tries.ts'
import * as queries from './tries-queries.ts'

/** GB/T 22239: five failures stop sign-in for thirty minutes: at this account, from this place. */
const PAIR: Limit = { most: 5, minutes: 30 }
/** An address may stand for a whole service hall: it gets more tries, and a shorter rest. */
const ADDRESS: Limit = { most: 30, minutes: 10 }
/**
 * Somebody who guesses from many addresses at one account: its password does not work any more in browsers that are not known for it.
 * Known ones go on, and so does the code by SMS.
 */
const STRANGERS: Limit = { most: 50, minutes: 30 }

export type Proved = { kind: 'officer' | 'person'; account: string; next: 'done' | 'code' | 'enrol'; hash: string }

const accountKey = (login: string) => `account ${login}`
const addressKey = (address: string) => `address ${address}`
const pairsOf = (city: PeopleCity, login: string) => `pair ${city.vault.indexOf(login)} `
const pairKey = (city: PeopleCity, login: string, { kind, id }: Place) => `${pairsOf(city, login)}${kind} ${id}`

/**
 * Checks a login and a password. Unknown accounts are counted, locked, answered
 * and timed like known ones. An officer has a second factor to give, or, in a
 * real city, to set up first. Throws SIGN_IN_FAILED, ACCOUNT_LOCKED.
 */
export async function proveByPassword(
  city: PeopleCity,
  given: { login: string; password: string; from: Place },
): Promise<Proved> {
  const { login, from } = given
  const isLast = await takeTry(city, login, from)
  const found = await findCredentials(city.sql, login)
  const right = await checkPassword(found?.password || (await nobodysHash(city.config.demo)), given.password)
  if (found === undefined || !right) {
    if (isLast) await recordLock(city, login, from)
    throw new Refusal('SIGN_IN_FAILED')
  }
  await giveBack(city, login, from)
  if (found.kind === 'officer' && found.secondFactor !== null)
    return { kind: 'officer', account: found.account, next: 'code', hash: found.password }
  await queries.forgetTries(city.sql, pairKey(city, login, from))
  const next = found.kind === 'officer' && !city.config.demo ? 'enrol' : 'done'
  return { kind: found.kind, account: found.account, next, hash: found.password }
}

/** Before the second factor of an officer whose password was right is checked. Wrong codes count like wrong passwords. */
export async function takeSecondTry(city: PeopleCity, login: string, from: Place): Promise<void> {
  if (await takeTry(city, login, from)) await recordLock(city, login, from)
}

export async function secondTryWasRight(city: PeopleCity, login: string, from: Place): Promise<void> {
  await giveBack(city, login, from)
  await queries.forgetTries(city.sql, pairKey(city, login, from))
}

/** Wherever the tries came from: for an administrator, and for whoever has set a new password. */
export async function unlockAccount(city: PeopleCity, login: string): Promise<void> {
  await queries.forgetTriesOf(city.sql, accountKey(login), pairsOf(city, login))
}

/** Answers whether it was the last one that this place, or all strangers together, had. */
async function takeTry(city: PeopleCity, login: string, from: Place): Promise<boolean> {
  if (from.kind === 'address') await takeTryOrRefuse(city, addressKey(from.id), ADDRESS)
  const tries = await takeTryOrRefuse(city, pairKey(city, login, from), PAIR)
  const strangers = from.kind === 'address' ? await takeTryOrRefuse(city, accountKey(login), STRANGERS) : 0
  return tries === PAIR.most || strangers === STRANGERS.most
}

async function giveBack(city: PeopleCity, login: string, from: Place): Promise<void> {
  if (from.kind !== 'address') return
  await queries.giveBackTry(city.sql, addressKey(from.id))
  await queries.giveBackTry(city.sql, accountKey(login))
}

let nobodys: { demo: boolean; hash: Promise<string> } | undefined

/** A hash that fits no password, of the same cost as real ones: an unknown account, or one without a password, takes as long as a known one. */
function nobodysHash(demo: boolean): Promise<string> {
  if (nobodys?.demo !== demo) nobodys = { demo, hash: hashPassword(crypto.randomUUID(), demo) }
  return nobodys.hash
}

async function recordLock(city: PeopleCity, login: string, from: Place): Promise<void> {
  await transaction(city.sql, (tx) =>
    record(tx, city.clock.now(), [
      {
        act: 'account.locked',
        actor: { kind: 'system', id: 'sign-in' },
        subject: { kind: 'login', id: login },
        facts: { tries: PAIR.most, from: from.kind, ...(from.kind === 'address' ? { address: from.id } : {}) },
      },
    ]),
  )
}
