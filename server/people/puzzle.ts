// SPDX-License-Identifier: Apache-2.0
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { derivedKey } from '../kernel/crypto/index.ts'
import { Refusal } from '../kernel/index.ts'
import type { PeopleCity } from './needs.ts'
import { sameText } from './session.ts'
import { type Limit, takeTry } from './tries.ts'
import * as queries from './tries-queries.ts'

/**
 * What a browser that nobody knows works for before its password is looked at, while an account is being guessed at from everywhere: it
 * keeps nobody out and makes each guess cost. So many leading bits of a SHA-256 are to be nought: 18 are a quarter of a million tries, a
 * second on a telephone of 2020 in plain JavaScript; every fifty guesses that were paid for add one, up to 22 (half a minute there).
 */
const LEAST = 18
const MOST = 22
const PAID_A_BIT = 50
/** Long enough for an old telephone; how many were paid for is counted as long as strangers rest. */
const GOOD_FOR = 600_000
const PAID: Limit = { most: 1_000_000_000, minutes: 30 }

export type Solved = { challenge: string; answer: string }
type Place = { interaction: string; login: string }
type Puzzled = Pick<PeopleCity, 'sql' | 'clock' | 'config' | 'vault'>

const paidKey = (city: Puzzled, login: string) => `paid ${city.vault.indexOf(login)}`

/** Bound to the sign-in and the login: what was worked out for one opens no other. Short, so that the browser hashes one block. */
function macOf({ config }: Puzzled, { interaction, login }: Place, said: string): string {
  const key = derivedKey(config.secret, 'puzzle')
  return createHmac('sha256', key).update(`${interaction}\n${login}\n${said}`).digest('base64url').slice(0, 16)
}

async function newPuzzle(city: Puzzled, at: Place): Promise<{ challenge: string; bits: number }> {
  const paid = await queries.triesUnder(city.sql, paidKey(city, at.login), city.clock.now(), PAID.minutes)
  const bits = Math.min(MOST, LEAST + Math.floor(paid / PAID_A_BIT))
  const ends = (city.clock.now().getTime() + GOOD_FOR).toString(36)
  const said = `${bits}.${ends}.${randomBytes(6).toString('base64url')}`
  return { challenge: `${said}.${macOf(city, at, said)}`, bits }
}

const FORM = /^((\d{2})\.([0-9a-z]{8,9})\.[\w-]{8})\.([\w-]{16})$/

function isSolved(city: Puzzled, at: Place, { challenge, answer }: Solved): boolean {
  const [, said, bits, ends, mac] = FORM.exec(challenge) ?? []
  if (said === undefined || bits === undefined || ends === undefined || mac === undefined) return false
  if (!sameText(mac, macOf(city, at, said)) || Number.parseInt(ends, 36) < city.clock.now().getTime()) return false
  const digest = createHash('sha256').update(`${challenge}.${answer}`).digest()
  return digest.readUInt32BE(0) >>> (32 - Number(bits)) === 0
}

/** Takes a worked-out puzzle, once. Throws PUZZLE_NEEDED with the next one (`challenge`, `bits`). */
export async function demandPuzzle(city: Puzzled, at: Place, solved: Solved | undefined): Promise<void> {
  const isGood =
    solved !== undefined &&
    isSolved(city, at, solved) &&
    (await queries.spendOnce(city.sql, `puzzle ${solved.challenge}`, city.clock.now()))
  if (!isGood) throw new Refusal('PUZZLE_NEEDED', await newPuzzle(city, at))
  await takeTry(city, paidKey(city, at.login), PAID)
}
