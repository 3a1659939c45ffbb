// SPDX-License-Identifier: Apache-2.0
import type { Json, Part, Tx } from '../kernel/index.ts'
import { closedDrafts, closedObjections } from './closed.ts'
import type { Draft } from './draft-row.ts'

const columns = (tx: Tx) => tx`
  owner, id, kind, of, hash, applicant_id as "applicantId", applicant, agent, region, place, hall, channel, answers, prefilled, corrected, objections, materials, delivery, revision, state,
  created_at as "createdAt", saved_at as "savedAt", submitted`

const json = (value: unknown) => JSON.stringify(value)

/** In the statement that begins a draft: whether it is begun, and not there already. */
export const isBegun = (tx: Tx): Part => tx`exists (select from begun)`

/** Nothing, when one for the same thing is open already. */
const draftInsertion = (tx: Tx, draft: Draft): Part => tx`
  insert into applications.drafts (owner, id, kind, of, hash, applicant_id, applicant, agent, region, hall, channel, answers, prefilled, materials, delivery, created_at, saved_at)
  values (${draft.owner}, ${draft.id}, ${draft.kind}, ${draft.of}, ${draft.hash}, ${draft.applicantId}, ${closedDrafts.json(tx, draft, 'applicant', draft.applicant)}::text::jsonb, ${closedDrafts.json(tx, draft, 'agent', draft.agent)}::text::jsonb, ${draft.region}, ${draft.hall}, ${draft.channel},
    ${closedDrafts.json(tx, draft, 'answers', draft.answers)}::text::jsonb, ${closedDrafts.json(tx, draft, 'prefilled', draft.prefilled)}::text::jsonb,
    ${closedDrafts.members(tx, draft, 'materials', draft.materials)}::text::jsonb, ${closedDrafts.json(tx, draft, 'delivery', draft.delivery)}::text::jsonb, ${draft.createdAt}, ${draft.savedAt})
  on conflict (owner, kind, of, applicant_id) where state = 'open' do nothing
  returning id`

/** Begins a draft, and puts on record what was read for it; answers false, and writes nothing, when one for the same thing is open already. */
export async function beginDraft(tx: Tx, draft: Draft, read: Part): Promise<boolean> {
  const rows = await tx`
    with begun as (${draftInsertion(tx, draft)}), read as (${read})
    select id from begun`
  return rows.length === 1
}

/** The open draft for the same thing, with the applicant as she is known now. */
export async function takeUpDraft(tx: Tx, { owner, kind, of, applicantId, applicant, agent }: Draft): Promise<Draft | undefined> {
  const rows = await tx<Draft[]>`
    select ${columns(tx)} from applications.drafts
     where owner = ${owner} and kind = ${kind} and of = ${of} and applicant_id = ${applicantId} and state = 'open'`
  const [row] = await closedDrafts.open(tx, rows)
  if (!row) return undefined
  await tx`
    update applications.drafts
       set applicant = ${closedDrafts.json(tx, row, 'applicant', applicant)}::text::jsonb,
           agent = ${closedDrafts.json(tx, row, 'agent', agent)}::text::jsonb
     where owner = ${owner} and id = ${row.id} and state = 'open'`
  return { ...row, applicant, agent }
}

export async function findDraft(tx: Tx, owner: string, id: string): Promise<Draft | undefined> {
  const rows = await tx<Draft[]>`select ${columns(tx)} from applications.drafts where owner = ${owner} and id = ${id}`
  const [found] = await closedDrafts.open(tx, rows)
  return found
}

export async function openDrafts(tx: Tx, owner: string, limit: number): Promise<Draft[]> {
  const rows = await tx<
    Draft[]
  >`select ${columns(tx)} from applications.drafts where owner = ${owner} and state = 'open' order by saved_at desc limit ${limit}`
  return closedDrafts.open(tx, rows)
}

/** A field that holds null is no answer, also within an answer. */
const withoutNulls = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (inner === null ? undefined : inner))

/** Saves changed answers when nobody else did meanwhile; a null takes an answer away. `before` is what the draft held at that revision. */
export async function saveAnswers(
  tx: Tx,
  at: { owner: string; id: string; revision: number; before: Draft['answers'] },
  change: {
    answers: Record<string, Json>
    corrected: string[] | null
    delivery: Draft['delivery'] | undefined
    place: string | null | undefined
  },
  now: Date,
): Promise<{ revision: number; savedAt: Date; answers: Record<string, Json>; place: string | null } | undefined> {
  const answers = JSON.parse(withoutNulls({ ...at.before, ...change.answers })) as Record<string, Json>
  const [row] = await tx<{ revision: number; savedAt: Date; place: string | null }[]>`
    update applications.drafts
       set answers = ${closedDrafts.json(tx, at, 'answers', answers)}::text::jsonb,
           corrected = coalesce(${change.corrected}::text[], corrected),
           delivery = case when ${change.delivery !== undefined} then ${closedDrafts.json(tx, at, 'delivery', change.delivery)}::text::jsonb else delivery end,
           place = case when ${change.place !== undefined} then ${change.place ?? null}::text else place end,
           revision = revision + 1, saved_at = ${now}
     where owner = ${at.owner} and id = ${at.id} and state = 'open' and revision = ${at.revision}
    returning revision, saved_at as "savedAt", place`
  return row && { ...row, answers }
}

/** What the applicant did about one material; null forgets it. */
export async function saveMaterial(
  tx: Tx,
  at: { owner: string; id: string },
  material: string,
  given: unknown,
  now: Date,
): Promise<void> {
  await tx`
    update applications.drafts
       set materials = case when ${given === null} then materials - ${material}::text else jsonb_set(materials, array[${material}::text], ${closedDrafts.member(tx, at, 'materials', material, given)}::text::jsonb) end, saved_at = ${now}
     where owner = ${at.owner} and id = ${at.id} and state = 'open'`
}

/** One row, if it is still open. What was answered, and what was filled in, lies in the case's dossier from now on, and nowhere else. */
export const markSubmitted = (
  tx: Tx,
  at: { owner: string; id: string },
  filed: { root: string; id: string; number: string },
  now: Date,
): Part => tx`
  update applications.drafts
     set state = 'submitted', submitted = ${json(filed)}::text::jsonb, saved_at = ${now},
         answers = ${closedDrafts.json(tx, at, 'answers', {})}::text::jsonb, prefilled = ${closedDrafts.json(tx, at, 'prefilled', {})}::text::jsonb
   where owner = ${at.owner} and id = ${at.id} and state = 'open' returning 1`

export async function discardDraft(tx: Tx, at: { owner: string; id: string }, now: Date): Promise<void> {
  await tx`update applications.drafts set state = 'discarded', saved_at = ${now} where owner = ${at.owner} and id = ${at.id} and state = 'open'`
}

/** Whether it is new: to one value of one draft there is one objection. */
export async function insertObjection(
  tx: Tx,
  row: {
    root: string
    id: string
    applicantId: string
    about: string
    source: string
    shown: Json
    note: string
    at: Date
    owner: string
  },
): Promise<boolean> {
  const said = { field: row.about, note: row.note, at: row.at.toISOString() }
  const rows = await tx`
    with o as (
      insert into applications.objections (root, id, applicant_id, about, source, shown, note, at)
      values (${row.root}, ${row.id}, ${row.applicantId}, ${row.about}, ${row.source}, ${closedObjections.json(tx, row, 'shown', row.shown)}::text::jsonb,
        ${closedObjections.text(tx, row, 'note', row.note)}, ${row.at})
      on conflict (root, about) do nothing
      returning 1)
    update applications.drafts set objections = objections || ${closedDrafts.elements(tx, { owner: row.owner, id: row.root }, 'objections', [said])}::text::jsonb
     where owner = ${row.owner} and id = ${row.root} and state = 'open' and exists (select 1 from o)
    returning 1`
  return rows.length === 1
}

export type Objection = { root: string; id: string; about: string; shown: Json; note: string }

export async function findObjection(tx: Tx, root: string, id: string): Promise<Objection | undefined> {
  const rows = await tx<Objection[]>`
    select root, id, about, shown, note from applications.objections where root = ${root} and id = ${id}`
  const [found] = await closedObjections.open(tx, rows)
  return found
}

/** Of what an account has submitted, what was for another person: the newest first. */
export function filedForOthers(tx: Tx, owner: string, limit: number): Promise<{ root: string; id: string }[]> {
  return tx<{ root: string; id: string }[]>`
    select submitted ->> 'root' as root, submitted ->> 'id' as id from applications.drafts
     where owner = ${owner} and state = 'submitted' and channel <> 'counter' and agent is not null
       and length(applicant_id) = 36 and applicant_id <> ${owner}::text
     order by saved_at desc limit ${limit}`
}
