// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { PeopleCity } from './needs.ts'
import * as queries from './tries-queries.ts'

/** So many tries under one key; when they are used up, it rests for `minutes`. */
export type Limit = { most: number; minutes: number }

/**
 * Takes one try before anything is looked at, in the database, so that a thousand at once and on many servers are still `most`.
 * Answers which try it was; undefined while the key rests.
 */
export const takeTry = (city: Pick<PeopleCity, 'sql' | 'clock'>, key: string, { most, minutes }: Limit) =>
  queries.takeTry(city.sql, key, city.clock.now(), most, minutes)

/** Throws `code` with how long the key rests (`minutes`, `seconds`). */
export async function takeTryOrRefuse(
  city: Pick<PeopleCity, 'sql' | 'clock'>,
  key: string,
  limit: Limit,
  code = 'ACCOUNT_LOCKED',
): Promise<number> {
  const tries = await takeTry(city, key, limit)
  if (tries !== undefined) return tries
  const until = await queries.lockedUntil(city.sql, key)
  const left = Math.max(1, Math.ceil(((until?.getTime() ?? 0) - city.clock.now().getTime()) / 60_000))
  throw new Refusal(code, { minutes: left, seconds: left * 60 })
}

/** The numbers on papers are long, the codes beside them short: whoever guesses at one number, or from one address, has so many tries. */
const GUESSES: Limit = { most: 5, minutes: 30 }
const GUESSES_OF_ADDRESS: Limit = { most: 30, minutes: 10 }

type Guess = {
  /** what is being tried, of which kind: `track 20261120001` */
  what: string
  /** who tries: an address, or an officer's account */
  by: { kind: 'address' | 'officer'; id: string }
  /** what counts for everybody who tries this: where only who has something else already (a telephone) comes so far */
  ofAll?: Limit
}

/**
 * One try at the short code of a paper. Whoever guesses spends his own tries (this number from this sender, and this sender at all),
 * so that he keeps nobody else from the same number. A right code gives the try back; the last wrong one is in the ledger.
 * Throws TOO_MANY_GUESSES, or what `check` throws.
 */
export async function guess<T>(
  city: Pick<PeopleCity, 'sql' | 'clock'>,
  { what, by, ofAll }: Guess,
  check: () => Promise<T>,
): Promise<T> {
  const [own, all] = [ofAll ? `guess ${what}` : `guess ${what} ${by.kind} ${by.id}`, `guess ${by.kind} ${by.id}`]
  const limit = ofAll ?? GUESSES
  await takeTryOrRefuse(city, all, GUESSES_OF_ADDRESS, 'TOO_MANY_GUESSES')
  const tries = await takeTryOrRefuse(city, own, limit, 'TOO_MANY_GUESSES')
  let answer: T
  try {
    answer = await check()
  } catch (error) {
    if (tries === limit.most && error instanceof Refusal) await recordGuesses(city, { what, by }, limit)
    throw error
  }
  // of a number that several share, one who is right about herself takes back nothing that she tried of another
  if (!ofAll) await queries.forgetTries(city.sql, own)
  await queries.giveBackTry(city.sql, all)
  return answer
}

async function recordGuesses(city: Pick<PeopleCity, 'sql' | 'clock'>, { what, by }: Guess, { most }: Limit): Promise<void> {
  const actor = by.kind === 'officer' ? { kind: 'officer' as const, id: by.id } : { kind: 'system' as const, id: 'guesses' }
  await record(city.sql, city.clock.now(), [
    {
      act: 'code.guessed',
      actor,
      subject: { kind: 'number', id: what },
      facts: { tries: most, ...(by.kind === 'address' ? { address: by.id } : {}) },
    },
  ])
}
