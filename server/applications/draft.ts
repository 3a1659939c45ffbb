// SPDX-License-Identifier: Apache-2.0
import { sayLimit, validate } from '@chengshu/engine'
import { publishedBundle, subjectOfBundle } from '../bundles/index.ts'
import { type Evidence, existingFor } from '../cases/index.ts'
import {
  type AsksOnce,
  asksOnce,
  type GivenMaterial,
  holderIdOf,
  type Look,
  type LookUps,
  lookUps,
  type Resolved,
  resolveMaterial,
} from '../evidence/index.ts'
import { familyIds, namesInEnglish, publishedItem, type Subject, subjectOfItem } from '../items/index.ts'
import { dayOf, type Json, localIso, Refusal, type Tx } from '../kernel/index.ts'
import { type Reader, readPersonal } from '../ledger/index.ts'
import { versionNumber } from '../packs/index.ts'
import { type ApplicantFacts, asOfToday } from './applicant.ts'
import { type Competent, competenceView, competentFor } from './competent.ts'
import { sealOf } from './confirmed.ts'
import type { Draft } from './draft-row.ts'
import { eligibilityOf } from './eligibility.ts'
import type { City } from './needs.ts'

export function subjectOf(city: City, kind: 'item' | 'bundle', id: string): Subject {
  return kind === 'bundle' ? subjectOfBundle(city, publishedBundle(city, id)) : subjectOfItem(city, publishedItem(city, id))
}

/** What expressions of the content read while something is being filled in. */
export function contextOf(city: City, applicant: ApplicantFacts, form: Record<string, Json>): Record<string, unknown> {
  return { form, applicant: applicant.facts, today: dayOf(city.clock.now()), evidence: {} }
}

export type Examined = {
  /** the item as its competent body carries it out; the basic one while nobody knows which that is */
  subject: Subject
  competent: Competent[]
  /** as the registers know her now */
  applicant: ApplicantFacts
  context: Record<string, unknown>
  materials: Resolved[]
  errors: { field: string; code: string; message: string }[]
  form: Record<string, Json>
  sources: LookUps
}

/** For whom something is looked up: the reader on record, and the draft or item that he reads for. */
export type Asking = { reader: Reader; root?: string; subject: { kind: string; id: string }; purpose?: string }

/**
 * Everything that can be known of a draft now: its answers checked, its
 * materials resolved, its conditions judged in a context that has the evidence.
 * What was looked up about others for it is on their record before this answers.
 */
export async function examine(
  city: City,
  tx: Tx,
  draft: Pick<Draft, 'kind' | 'of' | 'place' | 'applicant' | 'answers' | 'materials'>,
  asking: Asking,
): Promise<Examined> {
  const basic = subjectOf(city, draft.kind, draft.of)
  const checked = validate(basic.form, draft.answers)
  const form = checked.values as Record<string, Json>
  // the applicant and what proves it may be asked of one register
  const ask = asksOnce(city, tx)
  const applicant = await asOfToday(city, tx, draft.applicant, ask)
  const context = contextOf(city, applicant, form)
  const competent = competentFor(city, draft, { form, applicant: applicant.facts })
  const subject = draft.kind === 'item' ? subjectFor(city, basic, competent) : basic
  const sources = sourcesFor(city, tx, { subject, applicant, context }, ask)
  const evidence: Record<string, unknown> = {}
  context.evidence = evidence
  const materials: Resolved[] = []
  for (const material of subject.materials) {
    const resolved = await resolveMaterial(city, material, draft.materials[material.id], context, sources)
    materials.push(resolved)
    const name = material.id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    if (resolved.evidence) evidence[name] = resolved.evidence
    // a verification that says no is an answer to the rules too, while nothing else proves the opposite
    else if (resolved.denied !== undefined) evidence[name] = { value: { verified: false } }
  }
  await recordLooks(city, tx, subject, asking, sources.looks)
  await recordShown(city, tx, subject, asking, applicant, materials)
  return { subject, competent, applicant, context, materials, errors: checked.errors, form, sources }
}

function subjectFor(city: City, basic: Subject, [only]: Competent[]): Subject {
  const item = only?.competence.state === 'known' ? city.content.items.get(only.competence.body.item.id) : undefined
  return item ? subjectOfItem(city, item) : basic
}

async function recordLooks(city: City, tx: Tx, subject: Subject, asking: Asking, looks: Look[]): Promise<void> {
  for (const same of Map.groupBy(looks, ({ about, material }) => `${about} ${material}`).values()) {
    const [look] = same
    if (!look) continue
    const fields = [...new Set(same.flatMap((one) => one.fields))]
    await readPersonal(tx, city.clock.now(), {
      ...asking,
      whose: [look.about],
      purpose: `办理“${subject.name}”，作为“${look.material}”`,
      fields,
      shown: fields.length === 0 ? 'nothing' : 'office',
    })
  }
}

/** At a counter, or when a relative files for her, the applicant's own papers are shown to somebody else, from the registers, whether or not anything is submitted. */
async function recordShown(
  city: City,
  tx: Tx,
  subject: Subject,
  asking: Asking,
  applicant: ApplicantFacts,
  materials: Resolved[],
): Promise<void> {
  const shown = materials.flatMap(({ state, evidence }) =>
    state === 'obtained' && evidence && evidence.about === undefined ? [evidence.name] : [],
  )
  const isAgent = applicant.kind === 'person' && applicant.id !== '' && asking.reader.id !== applicant.id
  if ((asking.reader.kind !== 'officer' && !isAgent) || shown.length === 0) return
  await readPersonal(tx, city.clock.now(), {
    ...asking,
    whose: [applicant.id],
    purpose: asking.purpose ?? `${asking.reader.kind === 'officer' ? '窗口办理' : '代办'}“${subject.name}”`,
    fields: shown,
  })
}

export function sourcesFor(
  city: City,
  tx: Tx,
  { subject, applicant, context }: { subject: Subject; applicant: ApplicantFacts; context: Record<string, unknown> },
  ask: AsksOnce = asksOnce(city, tx),
): LookUps {
  const licenceTypes = [
    ...new Set(subject.materials.flatMap((material) => material.sources.flatMap((source) => source.licence ?? []))),
  ]
  return lookUps(city, tx, { id: applicant.id, holderId: holderIdOf(context), licenceTypes }, ask)
}

export const judgeDraft = (examined: Examined) => eligibilityOf(examined.subject, examined.context)

/** Who or what has already applied for the same, or been granted it. */
export const existingOf = (city: City, draft: Pick<Draft, 'kind' | 'of'>, examined: Examined) =>
  existingFor(
    city,
    city.sql,
    {
      kind: draft.kind === 'bundle' ? 'bundle' : 'application',
      item: draft.of,
      family: familyIds(city.content, draft.of),
      hash: examined.subject.hash,
      applicantId: examined.applicant.id,
      dossier: {
        form: examined.context.form as Record<string, Json>,
        applicant: examined.applicant.facts,
        evidence: evidenceOf(examined),
      },
    },
    (about) => examined.sources.mayTry(about),
  )

/** The evidence that was obtained or given, by material. */
export const evidenceOf = ({ materials }: Examined): Record<string, Evidence> =>
  Object.fromEntries(materials.flatMap((one) => (one.evidence ? [[one.material.id, one.evidence] as const] : [])))

/** What is still missing, in words, each with the field or material that it belongs to. */
export function missingIn(examined: Examined): { field?: string; material?: string; message: string }[] {
  return [
    ...examined.errors.map((error) => ({ field: error.field, message: error.message })),
    ...examined.materials
      .filter((one) => one.state === 'needed')
      .map((one) => ({ material: one.material.id, message: `请提供“${one.material.name}”` })),
  ]
}

/** Throws NOT_ELIGIBLE with the reasons, unless the applicant wants it to be looked at all the same. */
export function demandEligible(city: City, examined: Examined, anyway: boolean): void {
  const judged = judgeDraft(examined)
  if (judged.verdict !== 'no' || anyway) return
  const failing = judged.conditions.filter((one) => one.verdict === 'no')
  const say = (text: string) => namesInEnglish(city).get(text) ?? text
  throw new Refusal('NOT_ELIGIBLE', {
    reasons: failing.map((one) => `${one.text}：${one.reason}`).join('；'),
    reasonsEn: failing.map((one) => `${say(one.text)}: ${say(one.reason)}`).join('; '),
    failing: failing.map((one) => one.id),
  })
}

/** Of what is missing, as a refusal that names all and says the first. */
export const incomplete = (missing: ReturnType<typeof missingIn>): Refusal =>
  new Refusal('APPLICATION_INCOMPLETE', {
    count: missing.length,
    // a sentence inside a sentence
    first: missing[0]?.message.replace(/。$/, '') ?? '',
    firstEn: missing[0]?.material === undefined ? 'an answer in the form' : 'a document',
    errors: missing,
  })

export async function draftView(city: City, draft: Draft) {
  const subject = subjectOf(city, draft.kind, draft.of)
  const competent = competentFor(city, draft, { form: draft.answers, applicant: draft.applicant.facts })
  const parts = draft.kind === 'bundle' ? competent.map(({ item }) => ({ item: item.id, name: item.name })) : null
  return {
    id: draft.id,
    kind: draft.kind,
    of: { id: subject.id, name: subject.name },
    version: subject.hash,
    versionNumber: await versionNumber(city.sql, draft.kind, subject.id, subject.hash),
    revision: draft.revision,
    seal: sealOf(city.sql, draft),
    form: { schema: subject.formFile.schema, ui: subject.formFile.ui },
    values: draft.answers,
    prefilled: draft.prefilled,
    corrected: draft.corrected,
    objections: draft.objections,
    savedAt: localIso(draft.savedAt),
    delivery: {
      choice: draft.delivery?.choice ?? subject.delivery[0] ?? 'electronic',
      options: subject.delivery,
      address: draft.delivery?.address ?? null,
      receiver: draft.delivery?.receiver ?? null,
      mobile: draft.delivery?.mobile ?? null,
      together: subject.together,
      each: draft.delivery?.each === true,
    },
    applicant: { kind: draft.applicant.kind, name: draft.applicant.name, facts: shownFacts(draft.applicant) },
    channel: draft.channel,
    agent: draft.applicant.kind === 'person' ? (draft.agent?.name ?? null) : null,
    helping: draft.helping ? { consent: draft.helping.consent, may: draft.helping.may } : null,
    parts,
    place: draft.place,
    competence: competenceView(competent),
    submitted: draft.submitted,
  }
}

/** The facts that conditional fields read in the browser: the applicant's own. Of the person behind a firm an agent needs no number. */
export function shownFacts({ facts }: ApplicantFacts): Record<string, Json> {
  const { legalPersonId, ...shown } = facts
  return legalPersonId !== undefined && legalPersonId === facts.agentIdNumber ? facts : shown
}

/** What an applicant sees of evidence: of her own all, of somebody else's only that it was obtained and checked. */
export function shownOf(evidence: Evidence): {
  basis: string
  number: string | null
  fields: { title: string; value: string }[]
} {
  if (evidence.about !== undefined) return { basis: '取得，已核对', number: null, fields: [] }
  return { basis: evidence.basis, number: evidence.number ?? null, fields: evidence.fields ?? [] }
}

export function materialView(resolved: Resolved, given: GivenMaterial | undefined) {
  const { material, evidence } = resolved
  const upload = material.sources.find((source) => source.upload)?.upload
  const commitment = material.sources.find((source) => source.commitment)?.commitment
  return {
    id: material.id,
    name: material.name,
    necessity: material.necessity,
    parts: material.of.length > 1 ? material.of.map((one) => one.name) : undefined,
    state: resolved.state,
    source: evidence && {
      kind: evidence.source,
      label: evidence.label,
      at: evidence.at,
      ...shownOf(evidence),
      trust: evidence.trust,
    },
    fallback:
      resolved.away.length > 0 && resolved.state !== 'obtained'
        ? `${resolved.away.join('、')}暂时没有答复，请先自己提供；恢复后无需再交。`
        : resolved.denied !== undefined
          ? `在线核验没有通过（${resolved.denied}）。登记有误的，请上传能说明情况的证明，由工作人员核对。`
          : null,
    upload: upload ? { accept: upload.accept, maxMB: upload.maxMB ?? 20 } : null,
    commitment:
      commitment && resolved.denied === undefined
        ? { text: commitment.text, within: commitment.within ? sayLimit(commitment.within) : null }
        : null,
    file: given?.file ? { id: given.file.id, name: given.file.name, bytes: given.file.bytes } : null,
    objected: given?.objected !== undefined,
    acceptStandard: material.acceptStandard ?? null,
  }
}
