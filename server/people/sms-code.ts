// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto'
import { derivedKey } from '../kernel/crypto/index.ts'
import { type Config, newId, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { insertFacts } from '../outbox/index.ts'
import * as queries from './code-queries.ts'
import type { Place } from './known-device.ts'
import { maskMobile } from './mask.ts'
import type { PeopleCity } from './needs.ts'
import { indexOfMobile, languageOf } from './person.ts'
import type { Language } from './queries.ts'
import { type Asker, demandBudget, takeFromBudget } from './sms-budget.ts'
import { guess, type Limit, takeTryOrRefuse } from './tries.ts'

export type { Purpose } from './code-queries.ts'

const MINUTES = 5
/** Of a million codes; with the limits below, whoever guesses at one number all day has less than one chance in ten thousand. */
const TRIES = 3
/**
 * A hall's computers share an address; a number belongs to somebody whose telephone rings. Both are the strangers' share: a browser that is
 * known for the number has five of its own in an hour, which nobody uses up for her, whoever asks from her address or for her number.
 */
const OF_ADDRESS: Limit = { most: 30, minutes: 60 }
const OF_NUMBER: Limit = { most: 15, minutes: 60 }
const OF_NUMBER_A_DAY: Limit = { most: 30, minutes: 1440 }
/** From one address, or one known browser, to one number; so that a single sender does not use up what all have together. */
const OF_PLACE: Limit = { most: 5, minutes: 60 }

/** Six digits that follow from the code's id and the city's secret: the same on every server, and nowhere stored. */
export function codeOf(config: Pick<Config, 'secret'>, id: string): string {
  const digest = createHmac('sha256', derivedKey(config.secret, 'sms code')).update(id).digest()
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

export type AskedCode = { interaction: string; purpose: queries.Purpose; mobile: string; address: string; from: Place }

/**
 * Sends a code to a number (simulated SMS). Nobody learns whether an account has it: the answer, the limits and the rows are those of a
 * number that has none; who is sent something is decided later, by the worker that sends. Throws CODE_TOO_OFTEN, SMS_BUDGET_USED.
 */
export async function askCode(city: PeopleCity, asked: AskedCode) {
  const { interaction, purpose, mobile, address, from } = asked
  const mobileIndex = indexOfMobile(city.vault, mobile)
  const isKnown = from.kind === 'device'
  await demandBudget(city, askerOf(purpose, isKnown))
  if (!isKnown) await takeTryOrRefuse(city, `code address ${address}`, OF_ADDRESS, 'CODE_TOO_OFTEN')
  await takeTryOrRefuse(city, `code ${mobileIndex} ${from.kind} ${from.id}`, OF_PLACE, 'CODE_TOO_OFTEN')
  if (!isKnown) {
    await takeTryOrRefuse(city, `code ${mobileIndex} hour`, OF_NUMBER, 'CODE_TOO_OFTEN')
    await takeTryOrRefuse(city, `code ${mobileIndex} day`, OF_NUMBER_A_DAY, 'CODE_TOO_OFTEN')
  }
  const askedAt = city.clock.now()
  const id = newId()
  const endsAt = new Date(askedAt.getTime() + MINUTES * 60_000)
  await transaction(city.sql, async (tx) => {
    const row = { interaction, id, purpose, mobileIndex, mobile: city.vault.protect(mobile), isKnown, askedAt, endsAt }
    await queries.insertCode(tx, row)
    const payload = { interaction, id }
    await insertFacts(tx, [{ root: id, id: newId(), kind: 'codeAsked', payload, at: askedAt }])
  })
  return {
    sentTo: maskMobile(mobile),
    minutes: MINUTES,
    simulated: city.config.demo ? textOf(city, purpose, codeOf(city.config, id)) : null,
  }
}

const askerOf = (purpose: queries.Purpose, isKnown: boolean): Asker =>
  isKnown ? 'known' : purpose === 'register' ? 'register' : 'stranger'

const WHAT = { 'sign-in': '登录', reset: '重设密码', register: '注册账号' }

const WHAT_EN = { 'sign-in': 'sign in', reset: 'set a new password', register: 'register' }

function textOf(city: PeopleCity, purpose: queries.Purpose, code: string, language: Language = 'zh-CN'): string {
  if (language === 'en')
    return `【${city.content.city}】Your code to ${WHAT_EN[purpose]} is ${code}, valid for ${MINUTES} minutes. Tell it to nobody; staff never ask for it.`
  return `【${city.content.city}】您正在${WHAT[purpose]}，验证码 ${code}，${MINUTES} 分钟内有效。不要告诉任何人，工作人员也不会向您要。`
}

/**
 * What the worker that sends text messages needs of an asked code: to which number, which words, and to whose account it belongs.
 * Undefined when no account has the number (and none is being registered), or what the city sends in an hour is used up: then nothing
 * is sent. A number that nobody has uses up nothing.
 */
export async function codeToSend(city: PeopleCity, tx: Tx, asked: { interaction: string; id: string }) {
  const row = await queries.findCode(tx, asked.interaction, asked.id)
  if (!row || row.endsAt <= city.clock.now()) return undefined
  const [holder] = await queries.holdersOfMobile(tx, row.mobileIndex)
  if (!holder && row.purpose !== 'register') return undefined
  if (!(await takeFromBudget(city, tx, askerOf(row.purpose, row.isKnown)))) return undefined
  const language = holder ? await languageOf(tx, holder.id) : 'zh-CN'
  return {
    account: holder?.id ?? row.id,
    mobile: row.mobile,
    text: textOf(city, row.purpose, codeOf(city.config, row.id), language),
    /** what is kept of it once it has been sent */
    kept: textOf(city, row.purpose, '******', language),
  }
}

export type GivenCode = { interaction: string; purpose: queries.Purpose; mobile: string; code: string }

/** A code that was right, and is not spent yet. */
export type ProvedCode = { interaction: string; id: string; mobileIndex: string }

/** Checks a code and spends it: it works once, in the sign-in in which it was asked for. Throws SMS_CODE_WRONG. */
export async function takeCode(city: PeopleCity, given: GivenCode): Promise<string> {
  const proved = await proveCode(city, given)
  await spendCode(city, city.sql, proved)
  return proved.mobileIndex
}

/** Checks a code, which costs it one of its three tries, right or wrong. Throws SMS_CODE_WRONG. */
export async function proveCode(city: PeopleCity, given: GivenCode): Promise<ProvedCode> {
  const { interaction, purpose, mobile, code } = given
  const mobileIndex = indexOfMobile(city.vault, mobile)
  const at = city.clock.now()
  const taken = await queries.takeCodeTry(city.sql, { interaction, mobileIndex, purpose }, at, TRIES)
  if (taken === undefined) throw new Refusal('SMS_CODE_WRONG')
  if (codeOf(city.config, taken.id) !== code) {
    if (taken.tries === TRIES)
      await record(city.sql, at, [
        {
          act: 'code.guessed',
          actor: { kind: 'system', id: 'sign-in' },
          subject: { kind: 'mobile', id: mobileIndex },
          facts: { tries: TRIES, purpose },
        },
      ])
    throw new Refusal('SMS_CODE_WRONG')
  }
  return { interaction, id: taken.id, mobileIndex }
}

/** In the transaction that does what the code was for: of two at once one does it, and where it comes to nothing the code is still there. Throws SMS_CODE_WRONG. */
export async function spendCode(city: PeopleCity, tx: Tx, { interaction, id }: ProvedCode): Promise<void> {
  if (!(await queries.spendCode(tx, interaction, id, city.clock.now()))) throw new Refusal('SMS_CODE_WRONG')
}

/** So many documents in a day are compared for one number; only who has its telephone comes so far. */
const DOCUMENTS: Limit = { most: 10, minutes: 1440 }

/**
 * The document beside the code. A slip costs one of the code's tries and not the code; who tries numbers is stopped by the code's three
 * tries, the number's ten in a day and the address's. Throws TOO_MANY_GUESSES, or what `check` throws.
 */
export const withDocument = <T>(
  city: PeopleCity,
  { mobileIndex }: ProvedCode,
  address: string,
  check: () => Promise<T>,
): Promise<T> => guess(city, { what: `document ${mobileIndex}`, by: { kind: 'address', id: address }, ofAll: DOCUMENTS }, check)
