// SPDX-License-Identifier: Apache-2.0
import { newId, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { adoptPublished, kindNamed, type NewVersion, PackRefused, publishVersion, versionOf } from '../packs/index.ts'
import type { Officer } from '../people/index.ts'
import { checkTexts } from './check-draft.ts'
import { changedTexts, type Draft, type Made, type Matter, presentOf, stateNames } from './draft.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

export const baseOf = async (city: City, { kind, matter, baseHash }: Draft): Promise<Made> =>
  (await versionOf(city.sql, kindNamed(city.content, kind), matter, baseHash)) as unknown as Made

export const matterOf = (draft: Draft): Matter => ({ kind: draft.kind, id: draft.matter })

export async function getDraft(city: City, id: string): Promise<Draft> {
  const draft = await queries.findDraft(city.sql, id)
  if (!draft) throw new Refusal('NOT_FOUND')
  return draft
}

/**
 * Begins a draft from the version that is current; `from`: with the texts of an earlier draft, such as one whose publication the files have
 * taken the place of.
 */
export async function beginDraft(city: City, by: Officer, matter: Matter, note: string, from?: string): Promise<Draft> {
  const base = presentOf(city, matter)
  const now = city.clock.now()
  const earlier = from === undefined ? undefined : await getDraft(city, from)
  if (earlier && (earlier.kind !== matter.kind || earlier.matter !== matter.id)) throw new Refusal('NOT_FOUND')
  const draft: Draft = {
    ...{ id: newId(), kind: matter.kind, matter: matter.id, name: base.name, baseHash: base.hash, note },
    files: earlier ? changedTexts(base, earlier.files) : {},
    ...{ state: 'draft', revision: 1, author: by.id, authorName: by.name, begunAt: now, changedAt: now, submittedAt: null },
    ...{ decidedBy: null, decidedByName: null, decidedAt: null, reason: null },
    ...{ publishedByName: null, publishedAt: null, publishedHash: null },
  }
  await transaction(city.sql, async (tx) => {
    await queries.insertDraft(tx, draft)
    await noteDown(tx, now, 'draft.begun', by, draft)
  })
  return draft
}

/** Saves what the author typed; a draft that was refused is a draft again. Throws DRAFT_NOT_YOURS, DRAFT_MOVED, DRAFT_STATE. */
export async function saveDraft(
  city: City,
  by: Officer,
  id: string,
  said: { revision: number; files: Record<string, string>; note: string },
): Promise<void> {
  const draft = await getDraft(city, id)
  demandAuthor(draft, by)
  demandState(draft, 'draft', 'refused')
  const files = changedTexts(await baseOf(city, draft), said.files)
  if (!(await queries.writeDraft(city.sql, id, said.revision, { files, note: said.note, now: city.clock.now() })))
    throw new Refusal('DRAFT_MOVED')
}

/** Puts the draft before a second person; nothing that has an error, that changes nothing, or whose base is past is put before anybody. */
export async function submitDraft(city: City, by: Officer, id: string): Promise<void> {
  const draft = await getDraft(city, id)
  demandAuthor(draft, by)
  demandState(draft, 'draft')
  if (Object.keys(draft.files).length === 0) throw new Refusal('DRAFT_EMPTY')
  await madeOf(city, draft)
  await change(city, by, id, 'draft.submitted', async (tx, found, now) => {
    demandState(found, 'draft')
    if (found.revision !== draft.revision) throw new Refusal('DRAFT_MOVED')
    await queries.moveDraft(tx, id, 'submitted', now)
  })
}

/** The author takes it back to go on writing; what was approved has to be approved again. */
export async function takeBackDraft(city: City, by: Officer, id: string): Promise<void> {
  await change(city, by, id, 'draft.takenBack', async (tx, draft, now) => {
    demandAuthor(draft, by)
    demandState(draft, 'submitted', 'approved')
    await queries.moveDraft(tx, id, 'draft', now)
  })
}

/** Its author gives it up; what lies before a second person is taken back first. What it said is gone, that it was is in the ledger. */
export async function dropDraft(city: City, by: Officer, id: string): Promise<void> {
  await change(city, by, id, 'draft.dropped', async (tx, draft) => {
    demandAuthor(draft, by)
    demandState(draft, 'draft', 'refused')
    await queries.deleteDraft(tx, id)
  })
}

/** A second person answers for the text that she read: one that was taken back and changed meanwhile is not approved unseen. Throws DRAFT_MOVED. */
export async function answerDraft(
  city: City,
  by: Officer,
  id: string,
  said: { revision: number; state: 'approved' | 'refused'; reason: string },
): Promise<void> {
  const reason = said.reason.trim()
  if (said.state === 'refused' && reason.length < 2) throw new Refusal('REASON_NEEDED')
  await change(city, by, id, `draft.${said.state}`, async (tx, draft, now) => {
    demandSecondPerson(draft, by)
    demandState(draft, 'submitted')
    if (draft.revision !== said.revision) throw new Refusal('DRAFT_MOVED')
    await queries.decideDraft(tx, id, { state: said.state, by, reason, now })
  })
}

/**
 * Makes the approved draft the version that new cases get, in this process at once and in the others within seconds. Running cases
 * stay with theirs. Throws DRAFT_OUTDATED when another version has been published since, DRAFT_HAS_ERRORS when it no longer passes.
 */
export async function publishDraft(city: City, by: Officer, id: string): Promise<string> {
  const draft = await getDraft(city, id)
  demandSecondPerson(draft, by)
  demandState(draft, 'approved')
  const made = await madeOf(city, draft)
  await change(city, by, id, 'draft.published', async (tx, found, now) => {
    demandState(found, 'approved')
    if (found.revision !== draft.revision) throw new Refusal('DRAFT_MOVED')
    if (!(await placed(tx, city, { made, before: draft.baseHash }, now))) throw new Refusal('DRAFT_OUTDATED')
    await queries.endDraft(tx, id, by, made.hash, now)
  })
  await adoptPublished(city)
  return made.hash
}

/** A case that came to stand in the way since the draft was checked is one more error. */
async function placed(tx: Tx, city: City, version: { made: NewVersion; before: string }, now: Date): Promise<boolean> {
  try {
    return await publishVersion(tx, { ...version, kinds: city.content.kinds }, now)
  } catch (error) {
    if (!(error instanceof PackRefused)) throw error
    throw hasErrors(error.findings)
  }
}

function hasErrors(findings: readonly { level: string; message: string }[]): Refusal {
  const errors = findings.filter((one) => one.level === 'error')
  return new Refusal('DRAFT_HAS_ERRORS', { count: errors.length, first: errors[0]?.message ?? '' })
}

async function madeOf(city: City, draft: Draft) {
  if (presentOf(city, matterOf(draft)).hash !== draft.baseHash) throw new Refusal('DRAFT_OUTDATED')
  const { findings, made } = await checkTexts(city, matterOf(draft), await baseOf(city, draft), draft.files)
  if (!made) throw hasErrors(findings)
  return made
}

async function change(
  city: City,
  by: Officer,
  id: string,
  act: string,
  body: (tx: Tx, draft: Draft, now: Date) => Promise<void>,
): Promise<void> {
  const now = city.clock.now()
  await transaction(city.sql, async (tx) => {
    const draft = await queries.findDraftForUpdate(tx, id)
    if (!draft) throw new Refusal('NOT_FOUND')
    await body(tx, draft, now)
    await noteDown(tx, now, act, by, draft)
  })
}

function noteDown(tx: Tx, now: Date, act: string, by: Officer, draft: Draft): Promise<void> {
  const { kind, matter, baseHash } = draft
  return record(tx, now, [
    {
      act,
      actor: { kind: 'officer', id: by.id },
      subject: { kind: 'contentDraft', id: draft.id },
      facts: { kind, matter, baseHash },
    },
  ])
}

function demandAuthor(draft: Draft, by: Officer): void {
  if (draft.author !== by.id) throw new Refusal('DRAFT_NOT_YOURS', { author: draft.authorName })
}

function demandSecondPerson(draft: Draft, by: Officer): void {
  if (draft.author === by.id) throw new Refusal('DRAFT_NEEDS_SECOND_PERSON')
}

function demandState(draft: Draft, ...states: Draft['state'][]): void {
  if (!states.includes(draft.state)) throw new Refusal('DRAFT_STATE', { state: stateNames[draft.state] })
}
