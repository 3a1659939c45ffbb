// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto'
import { derivedKey } from '../kernel/crypto/index.ts'
import { newId, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { type Entry, type Reader, readPersonal, record } from '../ledger/index.ts'
import { guess, type Officer, personByIdNumber } from '../people/index.ts'
import type { Consent } from './consent-queries.ts'
import * as queries from './consent-queries.ts'
import type { Draft, Helping, May } from './draft-row.ts'
import type { City } from './needs.ts'

/** As long as somebody walks to a counter, or waits for a helper. */
const WAITS = { counter: 30, help: 120 }
/** However it goes, a helper's look into somebody's draft ends after so long. */
const RUNS = 120

const minutes = (from: Date, count: number) => new Date(from.getTime() + count * 60_000)

/** Six digits that follow from the consent and the city's secret. */
export function consentCode(city: City, id: string): string {
  const digest = createHmac('sha256', derivedKey(city.config.secret, 'consent code')).update(id).digest()
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

type Wanted = { kind: 'counter' | 'help'; may: May; note: string }

/** Whoever fills in a draft lets a helper in: the consent names the draft and ends with it. Throws DRAFT_NOT_FOUND. */
export async function giveConsent(city: City, draft: Draft, itemName: string, wanted: Wanted): Promise<Consent> {
  const givenAt = city.clock.now()
  return transaction(city.sql, async (tx) => {
    const made = await queries.insertConsent(tx, {
      ...{ draft: draft.id, id: newId(), owner: draft.owner, whose: draft.applicantId },
      ...wanted,
      ...{ itemName, region: draft.region, givenAt, waitsUntil: minutes(givenAt, WAITS[wanted.kind]) },
    })
    if (!made) throw new Refusal('DRAFT_NOT_FOUND')
    await record(tx, givenAt, [entryOf('consent.given', { kind: 'person', id: draft.owner }, made, made.may)])
    return made
  })
}

/**
 * A clerk is given a code by whoever stands before her, with her identity card: of that person's drafts the one to which the code
 * belongs is open to the clerk. Throws CONSENT_CODE_WRONG, TOO_MANY_GUESSES.
 */
export async function joinByCode(
  city: City,
  officer: Officer,
  given: { idNumber: string; code: string },
  hall: string | null,
): Promise<Consent> {
  const number = given.idNumber.toUpperCase()
  const what = `consent ${city.vault.indexOf(number)}`
  return guess(city, { what, by: { kind: 'officer', id: officer.id } }, async () => {
    const owner = await personByIdNumber(city, city.sql, number)
    const waiting = owner ? await queries.waitingAtCounter(city.sql, owner.id, city.clock.now()) : []
    const meant = waiting.find(({ id }) => consentCode(city, id) === given.code)
    const joined = meant && (await join(city, officer, meant, hall))
    if (!joined) throw new Refusal('CONSENT_CODE_WRONG')
    return joined
  })
}

/** A helper answers a call. Of two at once one joins. Throws HELP_TAKEN. */
export async function joinCall(city: City, officer: Officer, at: { draft: string; id: string }): Promise<Consent> {
  const joined = await join(city, officer, at)
  if (!joined) throw new Refusal('HELP_TAKEN')
  return joined
}

function join(
  city: City,
  { id, name }: Officer,
  at: { draft: string; id: string },
  hall: string | null = null,
): Promise<Consent | undefined> {
  return transaction(city.sql, async (tx) => {
    const now = city.clock.now()
    const joined = await queries.joinConsent(tx, at, { id, name }, now, minutes(now, RUNS))
    // what is filed at a counter was taken in there: the hall prints its receipt
    if (joined && hall !== null) await queries.noteHall(tx, joined.owner, joined.draft, hall)
    if (joined) await record(tx, now, [entryOf('consent.joined', { kind: 'officer', id }, joined, joined.may)])
    return joined
  })
}

/** Ends it at once, by whoever gave it or by the helper. Throws CONSENT_ENDED. */
export async function endHelp(
  city: City,
  at: { draft: string; id: string },
  by: { id: string; as: 'owner' | 'helper' },
): Promise<void> {
  await transaction(city.sql, async (tx) => {
    const now = city.clock.now()
    const ended = await queries.endConsent(tx, at, by, now)
    if (!ended) throw new Refusal('CONSENT_ENDED')
    const actor = { kind: by.as === 'owner' ? ('person' as const) : ('officer' as const), id: by.id }
    await record(tx, now, [entryOf('consent.ended', actor, ended, ended.may)])
  })
}

/** The consent under which an officer sees a draft now, while her post lets her; each look is on the applicant's list. */
export async function helpingIn(
  city: City,
  by: { owner: string; ownerName: string; isAtCounter: boolean; mayHelp: boolean; positions?: Reader['positions'] },
  draft: string,
): Promise<{ helping: Helping; owner: string } | undefined> {
  const consent = await queries.runningConsent(city.sql, draft, by.owner, city.clock.now())
  if (!consent || !(consent.kind === 'counter' ? by.isAtCounter : by.mayHelp)) return undefined
  await readPersonal(city.sql, city.clock.now(), {
    root: draft,
    reader: { kind: 'officer', id: by.owner, name: by.ownerName, ...(by.positions ? { positions: by.positions } : {}) },
    whose: [consent.whose],
    purpose: `${consent.kind === 'counter' ? '窗口接着办' : '帮办'}“${consent.itemName}”（本人同意）`,
    subject: { kind: 'draft', id: draft },
    fields: ['填写的内容'],
  })
  return { helping: { consent: consent.id, may: consent.may, kind: consent.kind }, owner: consent.owner }
}

/**
 * What a helper writes is written only while the consent runs, and only when it lets her fill in; that she wrote is in the ledger. The
 * consent is held until it is written. Throws CONSENT_GUIDES_ONLY, CONSENT_ENDED.
 */
export async function writeAs<T>(
  city: City,
  by: { owner: string },
  { draft, what }: { draft: Draft; what: string },
  write: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { helping } = draft
  if (!helping) return write(city.sql)
  if (helping.may !== 'fill') throw new Refusal('CONSENT_GUIDES_ONLY')
  return transaction(city.sql, async (tx) => {
    const now = city.clock.now()
    if (!(await queries.holdConsent(tx, { draft: draft.id, id: helping.consent }, now))) throw new Refusal('CONSENT_ENDED')
    const written = await write(tx)
    await record(tx, now, [
      {
        root: draft.id,
        act: 'draft.filledByHelper',
        actor: { kind: 'officer', id: by.owner },
        subject: { kind: 'draft', id: draft.id },
        about: draft.applicantId,
        facts: { consent: helping.consent, what },
      },
    ])
    return written
  })
}

function entryOf(act: string, actor: Entry['actor'], at: { draft: string; id: string; whose: string }, may: May): Entry {
  return {
    ...{ root: at.draft, act, actor, about: at.whose },
    subject: { kind: 'draft', id: at.draft },
    facts: { consent: at.id, may },
  }
}
