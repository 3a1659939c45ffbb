// SPDX-License-Identifier: Apache-2.0
import { validate } from '@chengshu/engine'
import type { Delivery } from '../cases/index.ts'
import { prefillOf } from '../evidence/index.ts'
import { loosen } from '../files/index.ts'
import { basicId, demandInForce, type Subject } from '../items/index.ts'
import { type Json, localIso, newId, Refusal } from '../kernel/index.ts'
import { type Reader, readInside, readPersonal } from '../ledger/index.ts'
import { headOf } from '../packs/index.ts'
import { grantorOf, mayStandIn, type Person, rightToActFor } from '../people/index.ts'
import { type ApplicantFacts, applicantOf, demandServed } from './applicant.ts'
import { competenceView, competentFor, demandChoice } from './competent.ts'
import { helpingIn, writeAs } from './consent.ts'
import { endConsentsOf } from './consent-queries.ts'
import {
  type Asking,
  contextOf,
  draftView,
  examine,
  existingOf,
  judgeDraft,
  materialView,
  missingIn,
  sourcesFor,
  subjectOf,
} from './draft.ts'
import type { Draft } from './draft-row.ts'
import { filesIn } from './holders.ts'
import type { City } from './needs.ts'
import { type Disputed, raiseObjection } from './objection.ts'
import * as queries from './queries.ts'
import { signatureOf } from './signing.ts'

/** Who fills in: the account that owns the draft, on whose behalf, and through which channel. */
export type Filling = {
  owner: string
  ownerName: string
  applicant: ApplicantFacts
  channel: string
  hall: string | null
  positions?: Reader['positions']
}

/** For herself, for the firm that she acts for, or for whoever gave her the proxy. Throws PROXY_ENDED. */
export async function fillingOf(
  city: City,
  person: Person,
  { id: matter, proxy }: { id: string; proxy?: string },
  terminal: string | null = null,
): Promise<Filling> {
  const agent = { id: person.id, name: person.name }
  return {
    owner: person.id,
    ownerName: person.name,
    applicant:
      proxy === undefined
        ? await applicantOf(city, city.sql, person)
        : {
            ...(await applicantOf(city, city.sql, { ...(await grantorOf(city, person, proxy, matter)), actingFor: null })),
            agent,
          },
    channel: terminal === null ? 'portal' : 'kiosk',
    hall: terminal,
  }
}

const PLACES: Record<string, [zh: string, en: string]> = {
  portal: ['手机、电脑上', 'this portal on a phone or a computer'],
  counter: ['政务服务大厅', 'a service hall'],
  kiosk: ['自助终端', 'a self-service terminal'],
}

function placesOf(channels: string[], language: 0 | 1): string[] {
  const named = channels.flatMap((one) => PLACES[one]?.[language] ?? [])
  return named.length > 0 ? named : [language === 0 ? '政务服务大厅' : 'a service hall']
}

/** Begins to apply: what the city knows is filled in, with its source. An open draft for the same thing is taken up again. */
export async function openDraft(
  city: City,
  filling: Filling,
  what: { kind: 'item' | 'bundle'; id: string },
): Promise<Awaited<ReturnType<typeof draftView>>> {
  const subject = subjectOf(city, what.kind, what.id)
  demandInForce(city, subject)
  demandServed(subject, filling.applicant.kind)
  if (!subject.channels.includes(filling.channel))
    throw new Refusal('CHANNEL_CLOSED', {
      item: subject.name,
      where: placesOf(subject.channels, 0).join('或者'),
      whereEn: placesOf(subject.channels, 1).join(' or to '),
    })
  const { applicant } = filling
  const context = contextOf(city, applicant, {})
  const prefilled = await prefillOf(city, subject, context, sourcesFor(city, city.sql, { subject, applicant, context }))
  const now = city.clock.now()
  const begun: Draft = {
    owner: filling.owner,
    id: newId(),
    kind: what.kind,
    of: what.kind === 'item' ? basicId(city.content, what.id) : what.id,
    hash: subject.hash,
    applicantId: applicant.id,
    applicant,
    agent: applicant.agent,
    region: applicant.region,
    place: null,
    hall: filling.hall,
    channel: filling.channel,
    answers: Object.fromEntries(Object.entries(prefilled).map(([field, { value }]) => [field, value])),
    prefilled,
    corrected: [],
    objections: [],
    materials: {},
    delivery: null,
    revision: 1,
    state: 'open',
    createdAt: now,
    savedAt: now,
    submitted: null,
  }
  const read = {
    reader: readerOf(filling),
    whose: [applicant.id],
    purpose: `填写“${subject.name}”`,
    fields: Object.keys(prefilled).map((field) => titleOf(subject, field)),
    ...(filling.positions ? {} : { shown: 'platform' as const }),
  }
  const inDraft = (id: string) => ({ ...read, root: id, subject: { kind: 'draft', id } })
  const onRecord = readInside(city.sql, now, inDraft(begun.id), queries.isBegun(city.sql))
  if (await queries.beginDraft(city.sql, begun, onRecord.part)) {
    onRecord.written()
    return draftView(city, begun)
  }
  const draft = await queries.takeUpDraft(city.sql, begun)
  // it was submitted in this very moment
  if (!draft) return openDraft(city, filling, what)
  await readPersonal(city.sql, now, inDraft(draft.id))
  return draftView(city, draft)
}

/** The account that fills in, and whether it sits at a counter today. */
export type Filler = {
  owner: string
  ownerName: string
  isAtCounter: boolean
  /** answers calls for help today */
  mayHelp: boolean
  positions?: Reader['positions']
}

/** Under which name what is looked up for a draft stands on record. */
export const askingFor = (by: Filler, draft: string): Asking => ({
  reader: readerOf(by),
  root: draft,
  subject: { kind: 'draft', id: draft },
})

const readerOf = ({ owner, ownerName, positions }: Pick<Filling, 'owner' | 'ownerName' | 'positions'>): Reader => ({
  kind: positions ? 'officer' : 'person',
  id: owner,
  name: ownerName,
  ...(positions ? { positions } : {}),
})

/**
 * A draft, for the account that fills it in while it may: the clerk while she takes in at a counter, whoever acts for a firm while
 * the firm lets him, a helper while the consent runs. That it was begun with the right says nothing. Throws DRAFT_NOT_FOUND,
 * NOT_PERMITTED, FIRM_NOT_YOURS, PROXY_ENDED.
 */
export async function getDraft(city: City, by: Filler, id: string): Promise<Draft> {
  const own = await queries.findDraft(city.sql, by.owner, id)
  return own && own.state !== 'discarded' ? ownDraft(city, by, own) : helpersDraft(city, by, id)
}

async function helpersDraft(city: City, by: Filler, id: string): Promise<Draft> {
  const found = by.isAtCounter || by.mayHelp ? await helpingIn(city, by, id) : undefined
  const draft = found && (await queries.findDraft(city.sql, found.owner, id))
  // the helper's right hangs on that of whoever let her in
  if (!found || draft?.state !== 'open' || !(await mayFill(city, { owner: draft.owner }, draft)))
    throw new Refusal('DRAFT_NOT_FOUND')
  return { ...draft, helping: found.helping }
}

async function ownDraft(city: City, by: Filler, draft: Draft): Promise<Draft> {
  if (draft.channel === 'counter') {
    if (!by.isAtCounter) throw new Refusal('NOT_PERMITTED', { permission: 'hall.accept' })
  } else if (!(await mayFill(city, by, draft)))
    throw draft.applicant.kind === 'firm'
      ? new Refusal('FIRM_NOT_YOURS', { creditCode: draft.applicantId })
      : new Refusal('PROXY_ENDED')
  return draft
}

async function mayFill(city: City, { owner }: Pick<Filler, 'owner'>, { applicant, of }: Draft): Promise<boolean> {
  if (applicant.kind === 'firm') return (await rightToActFor(city, city.sql, owner, applicant.id)) !== undefined
  return applicant.id === owner || mayStandIn(city, city.sql, { person: owner, grantor: applicant.id, matter: of })
}

/** The owner's own draft: what a helper sees of it is not hers to give away or to throw away. */
export async function ownOnly(city: City, by: Filler, id: string): Promise<Draft> {
  const draft = await getDraft(city, by, id)
  if (draft.helping) throw new Refusal('DRAFT_NOT_FOUND')
  return draft
}

/** A draft that can still be changed. */
export async function openOnly(city: City, by: Filler, id: string): Promise<Draft> {
  const draft = await getDraft(city, by, id)
  if (draft.submitted) throw new Refusal('DRAFT_SUBMITTED', { number: draft.submitted.number })
  return draft
}

export async function listDrafts(city: City, by: Filler) {
  const drafts: Draft[] = []
  for (const draft of await queries.openDrafts(city.sql, by.owner, 50))
    if (draft.channel === 'counter' ? by.isAtCounter : await mayFill(city, by, draft)) drafts.push(draft)
  return {
    rows: drafts.flatMap((draft) => {
      const what = draft.kind === 'bundle' ? headOf(city.content.bundles, draft.of) : headOf(city.content.items, draft.of)
      return what
        ? [
            {
              id: draft.id,
              kind: draft.kind,
              of: { id: draft.of, name: what.name },
              applicant: draft.applicant.name,
              savedAt: localIso(draft.savedAt),
            },
          ]
        : []
    }),
  }
}

export type Saving = {
  revision: number
  values: Record<string, Json>
  corrected?: string[]
  delivery?: Delivery
  place?: string | null
}

/** Saves what changed, field by field; wrong values are kept too and complained of, so that nothing is typed twice. */
export async function saveDraft(city: City, by: Filler, id: string, saving: Saving) {
  const draft = await openOnly(city, by, id)
  const { owner } = draft
  const subject = subjectOf(city, draft.kind, draft.of)
  const known = Object.keys((subject.formFile.schema as { properties: object }).properties)
  const answers = Object.fromEntries(Object.entries(saving.values).filter(([field]) => known.includes(field)))
  if (saving.delivery && !subject.delivery.some((offered) => offered === saving.delivery?.choice))
    throw new Refusal('DELIVERY_NOT_OFFERED')
  if (saving.place !== undefined) demandChoice(city, draft, saving.place)
  const saved =
    draft.revision === saving.revision &&
    (await writeAs(city, by, { draft, what: Object.keys(answers).join('、') || 'delivery' }, (tx) =>
      queries.saveAnswers(
        tx,
        { owner, id, revision: saving.revision, before: draft.answers },
        { answers, corrected: saving.corrected ?? null, delivery: saving.delivery, place: saving.place },
        city.clock.now(),
      ),
    ))
  if (!saved) {
    const now = await openOnly(city, by, id)
    throw new Refusal('DRAFT_CHANGED_ELSEWHERE', { revision: now.revision })
  }
  const filled = new Set(Object.keys(saved.answers))
  const { errors } = validate(subject.form, saved.answers)
  return {
    revision: saved.revision,
    savedAt: localIso(saved.savedAt),
    errors: errors.filter((error) => filled.has(error.field.split('.')[0] ?? '')),
    competence: competenceView(
      competentFor(city, { ...draft, place: saved.place }, { form: saved.answers, applicant: draft.applicant.facts }),
    ),
  }
}

export async function deleteDraft(city: City, by: Filler, id: string): Promise<void> {
  const draft = await openOnly(city, by, id)
  if (draft.helping) throw new Refusal('DRAFT_NOT_FOUND')
  const now = city.clock.now()
  await queries.discardDraft(city.sql, { owner: by.owner, id }, now)
  await endConsentsOf(city.sql, id, now, 'owner')
  await loosen(city, city.sql, filesIn(draft))
}

/** 「有误？」: the applicant says that what the city holds is wrong. Who answers for its source looks into it; the applicant's own answer goes into the form. */
export async function objectToValue(city: City, by: Filler, id: string, said: { field: string; note: string }) {
  const draft = await openOnly(city, by, id)
  // a name that every object has (`constructor`) was filled in for nobody
  const shown = Object.hasOwn(draft.prefilled, said.field) ? draft.prefilled[said.field] : undefined
  if (!shown) throw new Refusal('BAD_INPUT', { detail: 'field' })
  if (draft.helping) throw new Refusal('OBJECTION_BY_HERSELF')
  const subject = subjectOf(city, draft.kind, draft.of)
  await raiseObjection(city, draft, newId(), {
    about: said.field,
    what: titleOf(subject, said.field),
    shown: shown.value,
    note: said.note,
    disputed: sourceOfValue(subject, draft, said.field),
    item: subject.name,
  })
  return draftView(city, await getDraft(city, by, id))
}

/** What a prefilled value came from: a register or a licence; what the account holds comes from the base registers. */
function sourceOfValue(subject: Subject, draft: Draft, field: string): Disputed {
  const rule = subject.prefill[field]
  if (rule?.register) return { kind: 'register', id: rule.register }
  if (rule?.licence) return { kind: 'licence', id: rule.licence }
  if (rule?.applicant) return { kind: 'register', id: draft.applicant.kind === 'firm' ? 'firms' : 'persons' }
  return { kind: 'item', id: subject.id }
}

export async function materialsOfDraft(city: City, by: Filler, id: string) {
  const draft = await getDraft(city, by, id)
  const examined = await examine(city, city.sql, draft, askingFor(by, id))
  return { rows: examined.materials.map((resolved) => materialView(resolved, draft.materials[resolved.material.id])) }
}

export async function checkDraft(city: City, by: Filler, id: string) {
  const draft = await getDraft(city, by, id)
  const examined = await examine(city, city.sql, draft, askingFor(by, id))
  const unsettled = examined.competent.flatMap(({ competence }) =>
    competence.state === 'known' ? [] : [{ message: competence.why }],
  )
  const errors = [...missingIn(examined), ...unsettled]
  const eligibility = { ...judgeDraft(examined), existing: await existingOf(city, draft, examined) }
  const signature = await signatureOf(city, draft, examined)
  return { ready: errors.length === 0, errors, eligibility, competence: competenceView(examined.competent), signature }
}

/** The pre-check before anything is filled in (好办): with the registers' facts and whatever answers are given. */
export async function checkEligibility(
  city: City,
  applicant: ApplicantFacts | null,
  reader: Reader,
  asked: { kind: 'item' | 'bundle'; id: string; form?: Record<string, Json> },
) {
  const declared = Object.keys(
    (subjectOf(city, asked.kind, asked.id).formFile.schema as { properties?: object }).properties ?? {},
  )
  // whatever else is sent would be carried through every condition, by anybody, for nothing
  if (Object.keys(asked.form ?? {}).some((field) => !declared.includes(field)))
    throw new Refusal('BAD_INPUT', {
      detail: 'form：有这件事没有的填写项',
      detailEn: 'form: a field that this matter does not have',
    })
  const nobody: ApplicantFacts = { kind: 'person', id: '', name: '', region: city.content.region, facts: {}, agent: null }
  const examined = await examine(
    city,
    city.sql,
    { kind: asked.kind, of: asked.id, place: null, applicant: applicant ?? nobody, answers: asked.form ?? {}, materials: {} },
    { reader, subject: { kind: asked.kind, id: asked.id } },
  )
  examined.context.form = asked.form ?? {}
  const existing = applicant ? await existingOf(city, { kind: asked.kind, of: asked.id }, examined) : null
  return { ...judgeDraft(examined), existing }
}

function titleOf(subject: Subject, field: string): string {
  return (subject.formFile.schema as { properties?: Record<string, { title?: string }> }).properties?.[field]?.title ?? field
}
