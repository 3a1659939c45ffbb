// SPDX-License-Identifier: Apache-2.0

import { Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { Place } from './known-device.ts'
import type { PeopleCity } from './needs.ts'
import { findCredentials } from './officer-queries.ts'
import { checkPassword, hashPassword } from './password.ts'
import { demandPuzzle, type Solved } from './puzzle.ts'
import { type Limit, takeTry, takeTryOrRefuse } from './tries.ts'
import * as queries from './tries-queries.ts'

/** GB/T 22239: five failures stop sign-in for thirty minutes: at this account, from this place. */
const PAIR: Limit = { most: 5, minutes: 30 }
/** An address may stand for a whole service hall: it gets more tries, and a shorter rest. */
const ADDRESS: Limit = { most: 30, minutes: 10 }
/**
 * Somebody who guesses from many addresses at one account: in browsers that are not known for it each further try is paid for (puzzle.ts),
 * and nobody is kept out. At the second factor, which only who knows the password comes to, this many wrong codes from everywhere stop it.
 */
const STRANGERS: Limit = { most: 50, minutes: 30 }

type Given = {
  login: string
  password: string
  from: Place
  /** the sign-in, where there is one, and what its browser worked out */
  interaction?: string
  puzzle?: Solved | undefined
}
export type Proved = { kind: 'officer' | 'person'; account: string; next: 'done' | 'code' | 'enrol'; hash: string }

const accountKey = (login: string) => `account ${login}`
const secondKey = (login: string) => `second ${login}`
const addressKey = (address: string) => `address ${address}`
const pairsOf = (city: PeopleCity, login: string) => `pair ${city.vault.indexOf(login)} `
const pairKey = (city: PeopleCity, login: string, { kind, id }: Place) => `${pairsOf(city, login)}${kind} ${id}`

/**
 * Checks a login and a password. Unknown accounts are counted, locked, answered
 * and timed like known ones. An officer has a second factor to give, or, in a
 * real city, to set up first. Throws SIGN_IN_FAILED, ACCOUNT_LOCKED, PUZZLE_NEEDED.
 */
export async function proveByPassword(city: PeopleCity, given: Given): Promise<Proved> {
  const { login, from } = given
  const isLast = await takePasswordTry(city, given)
  const found = await findCredentials(city.sql, login)
  const right = await checkPassword(found?.password || (await nobodysHash(city.config.demo)), given.password)
  if (found === undefined || !right) {
    if (isLast) await recordLock(city, login, from)
    throw new Refusal('SIGN_IN_FAILED')
  }
  await giveBack(city, login, from, accountKey)
  if (found.kind === 'officer' && found.secondFactor !== null)
    return { kind: 'officer', account: found.account, next: 'code', hash: found.password }
  await queries.forgetTries(city.sql, pairKey(city, login, from))
  const next = found.kind === 'officer' && !city.config.demo ? 'enrol' : 'done'
  return { kind: found.kind, account: found.account, next, hash: found.password }
}

/** Before the second factor of an officer whose password was right is checked. Wrong codes count like wrong passwords. */
export async function takeSecondTry(city: PeopleCity, login: string, from: Place): Promise<void> {
  const isLast = await takePair(city, login, from)
  const strangers = from.kind === 'address' ? await takeTryOrRefuse(city, secondKey(login), STRANGERS) : 0
  if (isLast || strangers === STRANGERS.most) await recordLock(city, login, from)
}

export async function secondTryWasRight(city: PeopleCity, login: string, from: Place): Promise<void> {
  await giveBack(city, login, from, secondKey)
  await queries.forgetTries(city.sql, pairKey(city, login, from))
}

/** Wherever the tries came from: for an administrator, and for whoever has set a new password. */
export async function unlockAccount(city: PeopleCity, login: string): Promise<void> {
  await queries.forgetTriesOf(city.sql, [accountKey(login), secondKey(login)], pairsOf(city, login))
}

/** Answers whether it was the last one that this place had. */
async function takePair(city: PeopleCity, login: string, from: Place): Promise<boolean> {
  if (from.kind === 'address') await takeTryOrRefuse(city, addressKey(from.id), ADDRESS)
  return (await takeTryOrRefuse(city, pairKey(city, login, from), PAIR)) === PAIR.most
}

/**
 * The same for a password, and whether all strangers together have had theirs. From then on each of them brings a puzzle worked out; that
 * is asked for first, so that asking costs none of her own tries.
 */
async function takePasswordTry(city: PeopleCity, { login, from, interaction = '', puzzle }: Given): Promise<boolean> {
  if (from.kind !== 'address') return takePair(city, login, from)
  const isPaid = await queries.isResting(city.sql, accountKey(login), city.clock.now())
  if (isPaid) await demandPuzzle(city, { interaction, login }, puzzle)
  const isLast = await takePair(city, login, from)
  const strangers = isPaid ? 0 : await takeTry(city, accountKey(login), STRANGERS)
  // the last free one was taken at this very instant
  if (strangers === undefined) await demandPuzzle(city, { interaction, login }, puzzle)
  return isLast || strangers === STRANGERS.most
}

async function giveBack(city: PeopleCity, login: string, from: Place, keyOf: (login: string) => string): Promise<void> {
  if (from.kind !== 'address') return
  await queries.giveBackTry(city.sql, addressKey(from.id))
  if (!(await queries.isResting(city.sql, keyOf(login), city.clock.now()))) await queries.giveBackTry(city.sql, keyOf(login))
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
