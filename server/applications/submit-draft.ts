// SPDX-License-Identifier: Apache-2.0
import { type Act, type Case, type Delivery, type Dossier, demand, findCase, openCase, put, queryCodeOf } from '../cases/index.ts'
import { settleFiles } from '../files/index.ts'
import { demandInForce } from '../items/index.ts'
import { localIso, Refusal, type Tx, violates } from '../kernel/index.ts'
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
    let queryCode = ''
    const made = await openCase(city, opening, { name: 'submit', actor }, async (act, work) => {
      const { case: filed } = work
      if (draft.helping) await demandConfirmed(city, await act.begin(), draft, draft.helping)
      const to = { root: filed.root, id: filed.id, number: filed.number }
      demand(act, queries.markSubmitted(act.tx, draft, to, act.now), 1, new SubmittedMeanwhile())
      put(act, endConsentsOf(act.tx, draft.id, act.now, 'submission'))
      const files = filesIn(draft)
      // a file that was replaced and swept in this very moment is not in the case's hands
      if (files.length > 0 && !(await settleFiles(await act.begin(), files))) throw new Refusal('DRAFT_CHANGED_ELSEWHERE')
      noteUses(act, draft, examined, filed)
      queryCode = work.queryCode
    })
    return await viewOf(city, { root: made.root, id: made.id, number: made.number }, made, queryCode)
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
function noteUses(act: Act, draft: Draft, examined: Examined, filed: Case): void {
  const licences = examined.materials.flatMap((one) => (one.licence ? [{ licence: one.licence, material: one.material }] : []))
  const department = [...act.city.content.departments.values()].find((one) => one.code === filed.department)
  const uses = licences.map(({ licence, material }) => ({
    licence,
    caseId: filed.id,
    number: filed.number,
    item: filed.item,
    by: { kind: 'system' as const, id: 'system', name: department?.name ?? '平台', department: filed.department },
    purpose: `办理“${filed.itemName}”，作为“${material.name}”`,
    fields: Object.keys(licence.fields),
  }))
  if (uses.length > 0) put(act, useLicences(act.tx, act.now, uses))
  const fetched = examined.materials.filter(
    (one) => one.evidence?.source === 'register' || one.evidence?.source === 'verification' || one.licence !== undefined,
  )
  for (const [about, asked] of Map.groupBy(fetched, (one) => one.evidence?.about ?? draft.applicant.id))
    act.entries.push({
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
    })
}

async function answerOf(city: City, draft: Draft) {
  const { submitted } = draft
  if (!submitted) throw new Refusal('DRAFT_NOT_FOUND')
  const filed = await findCase(city.sql, submitted.root, submitted.id)
  if (!filed) throw new Refusal('CASE_NOT_FOUND')
  return viewOf(city, submitted, filed, await queryCodeOf(city.sql, filed))
}

async function viewOf(city: City, submitted: NonNullable<Draft['submitted']>, filed: Case, queryCode: string) {
  return {
    ...submitted,
    shortNumber: filed.shortNumber,
    queryCode,
    state: filed.state,
    decided: filed.decision,
    etaOn: dueDayOf(filed),
    promise: await promiseOf(city, filed),
    submittedAt: localIso(filed.submittedAt),
  }
}
