// SPDX-License-Identifier: Apache-2.0
import { namesInEnglish } from '../items/index.ts'
import type { Tx } from '../kernel/index.ts'
import { type Job, later, laterAll, type StoredFact, type Subscriber } from '../outbox/index.ts'
import { accountActingFor, codeToSend, personByIdNumber, personsById } from '../people/index.ts'
import { accountsFor } from '../units/index.ts'
import type { City } from './needs.ts'
import { type Told, wordsInChinese } from './notify-chinese.ts'
import { accountInEnglish, wordsInEnglish } from './notify-english.ts'
import { insertMessages, insertNotices, type Message, markSent } from './queries.ts'
import { accountInChinese, isAccountNews, usedOf } from './say-notice.ts'

/** Facts of cases become notices in the account of whoever applied or acts for the firm. Parts of a bundle speak through the whole, unless they need something. */
export const noticeSubscriber: Subscriber<City> = {
  name: 'notices',
  facts: Object.keys(wordsInChinese),
  receive: (city, tx, fact) => notify(city, tx, [fact]),
  receiveAll: notify,
}

async function notify(city: City, tx: Tx, facts: StoredFact[]): Promise<void> {
  const news: News[] = []
  for (const fact of facts) {
    const told = wordsInChinese[fact.kind]?.(fact.payload)
    const account = told && !isChatter(fact) ? await accountOf(city, tx, fact) : undefined
    if (told && account !== undefined) news.push({ fact, told, account })
  }
  await tellThem(city, tx, news)
}

type News = { fact: StoredFact; told: Told; account: string }

/** A task of a unit: whoever may do it there now hears of it, or the one to whom it was handed. */
export const unitNoticeSubscriber: Subscriber<City> = {
  name: 'notices of units',
  facts: ['unitTaskOpened', 'unitTaskHanded', 'unitTaskDue', 'unitTaskOverdue'],
  async receive(city, tx, fact) {
    const told = wordsInChinese[fact.kind]?.(fact.payload)
    if (!told) return
    const { unit, queues, to } = fact.payload
    const accounts = await accountsFor(city, tx, String(unit), Array.isArray(queues) ? queues.map(String) : [])
    const meant = accounts.filter((account) => to === null || to === account)
    await tellThem(
      city,
      tx,
      meant.map((account) => ({ fact, told, account })),
    )
  },
}

async function tellThem(city: City, tx: Tx, news: News[]): Promise<void> {
  await insertNotices(
    tx,
    news.map(({ fact, told, account }) => ({
      account,
      id: fact.id,
      at: fact.at,
      kind: fact.kind,
      title: told.title,
      body: told.body,
      said: usedOf(fact.kind, fact.payload),
      link: told.link ?? `/my/cases/${String(fact.payload.number)}`,
    })),
  )
  const texts = news.filter(({ told }) => told.sms)
  const persons = await personsById(city, tx, [...new Set(texts.map(({ account }) => account))])
  const messages = texts.flatMap(({ fact, told, account }) => {
    const person = persons.get(account)
    if (!person?.mobile) return []
    const { body, city: from } = inTheirLanguage(city, person.language, fact, told)
    return [{ account, id: fact.id, mobile: city.vault.protect(person.mobile), body: `【${from}】${body}`, at: fact.at }]
  })
  await sendAll(tx, messages)
}

/** Each message is a job of its own: whatever becomes of one, the others go. */
async function sendAll(tx: Tx, messages: Message[]): Promise<void> {
  const fresh = await insertMessages(tx, messages)
  await laterAll(
    tx,
    'notices.sms',
    fresh.map(({ account, id }) => ({ payload: { account, id } })),
  )
}

/** A text message is written once, in the language that the account has chosen; a fact without English words is told in Chinese. */
function inTheirLanguage(city: City, language: string, { kind, payload }: StoredFact, told: Told) {
  if (language === 'zh-CN') return { ...told, city: city.content.city }
  const names = namesInEnglish(city)
  const say = (name: string) => names.get(name) ?? name
  return { ...told, ...wordsInEnglish[kind]?.(payload, say), city: say(city.content.city) }
}

const TALKATIVE = new Set(['caseSubmitted', 'caseAccepted', 'caseClosed'])
/** Not of a case that somebody applied for, and told all the same. */
const ASIDE = new Set(['caseTold', 'ratingAnswered', 'objectionAnswered', 'licenceEnded', 'licenceGivenBack', 'claimReversed'])
/** Of results that are handed over together is told once, when they are. What was denied is told at once: from then on she may object. */
const speaksWithWhole = ({ kind, payload }: StoredFact): boolean =>
  payload.withWhole === true && (kind === 'licenceIssued' || (kind === 'caseDecided' && payload.decision === 'granted'))

const isChatter = (fact: StoredFact): boolean =>
  (fact.payload.parent !== null && TALKATIVE.has(fact.kind)) ||
  speaksWithWhole(fact) ||
  (fact.payload.kind !== 'application' && fact.payload.kind !== 'bundle' && !ASIDE.has(fact.kind))

/**
 * An applicant hears of her own case; of a firm's case hears whoever may act for it today, not whoever could when it was filed. Of a
 * licence hears its holder, whoever applied for it.
 */
async function accountOf(city: City, tx: Tx, { payload }: StoredFact): Promise<string | undefined> {
  const { applicantKind, applicantId, agentId, holderKind, holderId } = payload
  if (typeof holderId === 'string')
    return holderKind === 'firm' ? accountActingFor(city, tx, holderId, null) : (await personByIdNumber(city, tx, holderId))?.id
  if (typeof applicantId !== 'string') return undefined
  return applicantKind === 'person'
    ? applicantId
    : accountActingFor(city, tx, applicantId, typeof agentId === 'string' ? agentId : null)
}

/** Codes to sign in with, and what happened to the account itself: what its holder hears of it, on the telephone that it knows. */
export const signInSubscriber: Subscriber<City> = {
  name: 'notices of signing in',
  facts: ['codeAsked', ...Object.keys(accountInChinese)],
  async receive(city, tx, { id, kind, payload, at }) {
    if (kind === 'codeAsked') {
      const asked = { interaction: String(payload.interaction), id: String(payload.id) }
      const code = await codeToSend(city, tx, asked)
      if (!code) return
      await insertMessages(tx, [{ account: code.account, id, mobile: code.mobile, body: code.text, at }])
      await later(tx, 'notices.sms', { account: code.account, id, kept: code.kept })
      return
    }
    const person = (await personsById(city, tx, [String(payload.account)])).get(String(payload.account))
    if (!person || !isAccountNews(kind)) return
    await insertNotices(tx, [{ ...accountInChinese[kind], account: person.id, id, at, kind, said: null, link: '/my' }])
    if (!person.mobile) return
    const { body } = (person.language === 'en' ? accountInEnglish : accountInChinese)[kind]
    const mobile = city.vault.protect(person.mobile)
    await sendAll(tx, [{ account: person.id, id, mobile, body: `【${city.content.city}】${body}`, at }])
  },
}

/** The simulated SMS service: takes the message and says that it was sent. Nothing leaves the machine. */
export const smsJob: Job<City> = {
  name: 'notices.sms',
  async run(city, { account, id, kept }) {
    await markSent(city.sql, String(account), String(id), city.clock.now(), typeof kept === 'string' ? kept : null)
  },
}
