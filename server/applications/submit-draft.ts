// SPDX-License-Identifier: Apache-2.0
import { type Case, type Delivery, type Dossier, findCase, openCase, queryCodeOf } from '../cases/index.ts'
import { settleFiles } from '../files/index.ts'
import { demandInForce } from '../items/index.ts'
import { localIso, Refusal, type Tx, violates } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { useLicences } from '../licences/index.ts'
import { holdProxy, holdRightToActFor } from '../people/index.ts'
import { demandConfirmedIdentity } from './applicant.ts'
import { regionOfCase } from './competent.ts'
import { endConsentsOf, holdConfirmed, holdConsent } from './consent-queries.ts'
import { demandEligible, type Examined, evidenceOf, examine, incomplete, missingIn } from './draft.ts'
import { askingFor, type Filler, getDraft } from './draft-acts.ts'
import type { Draft, Helping } from './draft-row.ts'
import { filesIn } from './holders.ts'
import type { City } from './needs.ts'
import { dueDayOf, promiseOf } from './promise.ts'
import * as queries from './queries.ts'
import { signedEvidence } from './signing.ts'

/** The draft was submitted by another request while this one was being examined. */
class SubmittedMeanwhile extends Error {}

export type Submitting = Filler & {
  id: string
  /** in spite of a condition that seems not to be met */
  anyway?: boolean | undefined
}

/**
 * Files the case of a draft. The draft's id is the root of the case, so a
 * second click, a retry after a lost answer or a second server process meets
 * the same case and gets the same number.
 */
export async function submitDraft(city: City, submitting: Submitting) {
  const draft = await getDraft(city, submitting, submitting.id)
  if (draft.submitted) return answerOf(city, draft)
  const examined = await examine(city, city.sql, draft, askingFor(submitting, draft.id))
  demandConfirmedIdentity(examined.applicant)
  demandInForce(city, examined.subject)
  demandReady(city, draft, examined, submitting.anyway === true)
  const region = regionOfCase(city, draft, examined.competent, examined.subject.department, examined.applicant.region)
  const signed = await signedEvidence(city, draft, examined)
  const opening = {
    root: draft.id,
    id: draft.id,
    kind: draft.kind === 'bundle' ? 'bundle' : 'application',
    item: examined.subject.id,
    hash: examined.subject.hash,
    applicant: { kind: examined.applicant.kind, id: examined.applicant.id, name: examined.applicant.name },
    agent: draft.agent,
    region,
    hall: draft.hall,
    channel: draft.channel,
    delivery: draft.delivery ?? ({ choice: examined.subject.delivery[0] ?? 'electronic' } satisfies Delivery),
    dossier: dossierOf(draft, examined, signed),
  }
  try {
    const actor = {
      kind: draft.channel === 'counter' || draft.helping ? ('officer' as const) : ('person' as const),
      id: submitting.owner,
      name: submitting.ownerName,
    }
    const made = await openCase(city, opening, { name: 'submit', actor }, async (tx, filed) => {
      if (draft.helping) await demandConfirmed(city, tx, draft, draft.helping)
      if (!(await queries.markSubmitted(tx, draft, { root: filed.root, id: filed.id, number: filed.number }, city.clock.now())))
        throw new SubmittedMeanwhile()
      await endConsentsOf(tx, draft.id, city.clock.now(), 'submission')
      // a file that was replaced and swept in this very moment is not in the case's hands
      if (!(await settleFiles(tx, filesIn(draft)))) throw new Refusal('DRAFT_CHANGED_ELSEWHERE')
      await noteUses(city, tx, draft, examined, filed)
    })
    return await viewOf(city, { root: made.root, id: made.id, number: made.number }, made)
  } catch (error) {
    if (!(error instanceof SubmittedMeanwhile) && !violates(error, 'cases_pkey')) throw error
  }
  // the consent of a helper has ended with the submission: the draft is read again as its owner's
  const now = draft.helping
    ? await queries.findDraft(city.sql, draft.owner, draft.id)
    : await getDraft(city, submitting, draft.id)
  if (!now) throw new Refusal('DRAFT_NOT_FOUND')
  return answerOf(city, now)
}

/** Somebody else files it only as the applicant has confirmed it, and while her consent runs: both are held until it is filed. */
async function demandConfirmed(city: City, tx: Tx, draft: Draft, helping: Helping): Promise<void> {
  if (helping.may !== 'fill') throw new Refusal('CONSENT_GUIDES_ONLY')
  if (!(await holdConsent(tx, { draft: draft.id, id: helping.consent }, city.clock.now()))) throw new Refusal('CONSENT_ENDED')
  if (!(await holdConfirmed(tx, draft))) throw new Refusal('CONFIRMATION_NEEDED')
  const { owner: person, applicantId: grantor, of: matter } = draft
  if (draft.applicant.kind === 'firm') await holdRightToActFor(city, tx, person, grantor)
  else if (grantor !== person) await holdProxy(city, tx, { person, grantor, matter })
}

function demandReady(city: City, draft: Draft, examined: Examined, anyway: boolean): void {
  const missing = missingIn(examined)
  if (missing.length > 0) throw incomplete(missing)
  const { delivery } = draft
  if (delivery?.choice === 'courier' && (!delivery.address || !delivery.receiver || !delivery.mobile))
    throw new Refusal('DELIVERY_ADDRESS_NEEDED')
  demandEligible(city, examined, anyway)
}

function dossierOf(draft: Draft, examined: Examined, signed: Dossier['evidence']): Dossier {
  const sources: Dossier['sources'] = {}
  for (const [field, { source, label, at }] of Object.entries(draft.prefilled)) {
    if (examined.form[field] === undefined) continue
    const isKept = JSON.stringify(examined.form[field]) === JSON.stringify(draft.prefilled[field]?.value)
    sources[field] = { source, label, at, ...(isKept ? {} : { corrected: true }) }
  }
  return {
    form: examined.form,
    applicant: examined.applicant.facts,
    evidence: { ...evidenceOf(examined), ...signed },
    sources,
  }
}

/** The holder sees that a licence was used and for which case; whoever a register was asked about sees which and for what. */
async function noteUses(city: City, tx: Tx, draft: Draft, examined: Examined, filed: Case): Promise<void> {
  const now = city.clock.now()
  const licences = examined.materials.flatMap((one) => (one.licence ? [{ licence: one.licence, material: one.material }] : []))
  const department = [...city.content.departments.values()].find((one) => one.code === filed.department)
  const statements: Promise<void>[] = [
    useLicences(
      tx,
      now,
      licences.map(({ licence, material }) => ({
        licence,
        caseId: filed.id,
        number: filed.number,
        item: filed.item,
        by: { kind: 'system' as const, id: 'system', name: department?.name ?? '平台', department: filed.department },
        purpose: `办理“${filed.itemName}”，作为“${material.name}”`,
        fields: Object.keys(licence.fields),
      })),
    ),
  ]
  const fetched = examined.materials.filter(
    (one) => one.evidence?.source === 'register' || one.evidence?.source === 'verification' || one.licence !== undefined,
  )
  for (const [about, asked] of Map.groupBy(fetched, (one) => one.evidence?.about ?? draft.applicant.id))
    statements.push(
      record(tx, now, [
        {
          root: filed.root,
          act: 'person.read',
          actor: { kind: 'system', id: 'system' },
          subject: { kind: 'case', id: filed.id },
          about,
          purpose: filed.number,
          facts: {
            by: department?.name ?? '平台',
            department: filed.department,
            matter: `“${filed.itemName}”（编号 ${filed.shortNumber}）`,
            // a licence is used as a whole and says so itself; of a register what was taken is named
            fields: asked.flatMap(({ evidence, licence, material }) =>
              licence === undefined ? (evidence?.fields ?? []).map((field) => field.title) : [material.name],
            ),
            registers: asked.map((one) => one.evidence?.label ?? ''),
          },
        },
      ]),
    )
  await Promise.all(statements)
}

async function answerOf(city: City, draft: Draft) {
  const { submitted } = draft
  if (!submitted) throw new Refusal('DRAFT_NOT_FOUND')
  const filed = await findCase(city.sql, submitted.root, submitted.id)
  if (!filed) throw new Refusal('CASE_NOT_FOUND')
  return viewOf(city, submitted, filed)
}

async function viewOf(city: City, submitted: NonNullable<Draft['submitted']>, filed: Case) {
  return {
    ...submitted,
    shortNumber: filed.shortNumber,
    queryCode: await queryCodeOf(city.sql, filed),
    state: filed.state,
    decided: filed.decision,
    etaOn: dueDayOf(filed),
    promise: await promiseOf(city, filed),
    submittedAt: localIso(filed.submittedAt),
  }
}
