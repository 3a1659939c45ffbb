// SPDX-License-Identifier: Apache-2.0
import { namesInEnglish } from '../items/index.ts'
import type { Tx } from '../kernel/index.ts'
import { type Job, later, type StoredFact, type Subscriber } from '../outbox/index.ts'
import { accountActingFor, codeToSend, languageOf, personById, personByIdNumber } from '../people/index.ts'
import type { City } from './needs.ts'
import { type Told, wordsInChinese } from './notify-chinese.ts'
import { accountInEnglish, wordsInEnglish } from './notify-english.ts'
import { insertMessage, insertNotice, markSent } from './queries.ts'
import { accountInChinese, isAccountNews, usedOf } from './say-notice.ts'

/** Facts of cases become notices in the account of whoever applied or acts for the firm. Parts of a bundle speak through the whole, unless they need something. */
export const noticeSubscriber: Subscriber<City> = {
  name: 'notices',
  facts: Object.keys(wordsInChinese),
  async receive(city, tx, fact) {
    const told = wordsInChinese[fact.kind]?.(fact.payload)
    if (!told || isChatter(fact)) return
    const account = await accountOf(city, tx, fact)
    if (account === undefined) return
    await insertNotice(tx, {
      account,
      id: fact.id,
      at: fact.at,
      kind: fact.kind,
      title: told.title,
      body: told.body,
      said: usedOf(fact.kind, fact.payload),
      link: told.link ?? `/my/cases/${String(fact.payload.number)}`,
    })
    if (!told.sms) return
    const person = await personById(city, tx, account)
    if (!person?.mobile) return
    const { body, city: from } = await inTheirLanguage(city, tx, account, fact, told)
    if (
      await insertMessage(tx, {
        account,
        id: fact.id,
        mobile: city.vault.protect(person.mobile),
        body: `【${from}】${body}`,
        at: fact.at,
      })
    )
      await later(tx, 'notices.sms', { account, id: fact.id })
  },
}

/** A text message is written once, in the language that the account has chosen; a fact without English words is told in Chinese. */
async function inTheirLanguage(city: City, tx: Tx, account: string, { kind, payload }: StoredFact, told: Told) {
  if ((await languageOf(tx, account)) === 'zh-CN') return { ...told, city: city.content.city }
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
      await insertMessage(tx, { account: code.account, id, mobile: code.mobile, body: code.text, at })
      await later(tx, 'notices.sms', { account: code.account, id, kept: code.kept })
      return
    }
    const person = await personById(city, tx, String(payload.account))
    if (!person || !isAccountNews(kind)) return
    await insertNotice(tx, { ...accountInChinese[kind], account: person.id, id, at, kind, said: null, link: '/my' })
    if (!person.mobile) return
    const isEnglish = (await languageOf(tx, person.id)) === 'en'
    const { body } = (isEnglish ? accountInEnglish : accountInChinese)[kind]
    const mobile = city.vault.protect(person.mobile)
    await insertMessage(tx, { account: person.id, id, mobile, body: `【${city.content.city}】${body}`, at })
    await later(tx, 'notices.sms', { account: person.id, id })
  },
}

/** The simulated SMS service: takes the message and says that it was sent. Nothing leaves the machine. */
export const smsJob: Job<City> = {
  name: 'notices.sms',
  async run(city, { account, id, kept }) {
    await markSent(city.sql, String(account), String(id), city.clock.now(), typeof kept === 'string' ? kept : null)
  },
}
