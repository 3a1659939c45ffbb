// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../kernel/index.ts'
import type { Draft } from './draft.ts'

const columns = (tx: Tx) => tx`
  owner, id, kind, of, hash, applicant_id as "applicantId", applicant, agent, region, hall, channel, answers, prefilled, corrected, objections, materials, delivery, revision, state,
  created_at as "createdAt", saved_at as "savedAt", submitted`

const json = (value: unknown) => JSON.stringify(value)

/** Begins a draft; when one for the same thing is open already, that one is answered. */
export async function insertDraft(tx: Tx, draft: Draft): Promise<Draft> {
  const [row] = await tx<Draft[]>`
    insert into applications.drafts (owner, id, kind, of, hash, applicant_id, applicant, agent, region, hall, channel, answers, prefilled, materials, delivery, created_at, saved_at)
    values (${draft.owner}, ${draft.id}, ${draft.kind}, ${draft.of}, ${draft.hash}, ${draft.applicantId}, ${json(draft.applicant)}::text::jsonb, ${json(draft.agent)}::text::jsonb, ${draft.region}, ${draft.hall}, ${draft.channel},
      ${json(draft.answers)}::text::jsonb, ${json(draft.prefilled)}::text::jsonb, ${json(draft.materials)}::text::jsonb, ${json(draft.delivery)}::text::jsonb, ${draft.createdAt}, ${draft.savedAt})
    on conflict (owner, kind, of, applicant_id) where state = 'open' do update set applicant = excluded.applicant, agent = excluded.agent
    returning ${columns(tx)}`
  if (!row) throw new Error('no draft was written')
  return row
}

export async function findDraft(tx: Tx, owner: string, id: string): Promise<Draft | undefined> {
  const [row] = await tx<Draft[]>`select ${columns(tx)} from applications.drafts where owner = ${owner} and id = ${id}`
  return row
}

export function openDrafts(tx: Tx, owner: string, limit: number): Promise<Draft[]> {
  return tx<
    Draft[]
  >`select ${columns(tx)} from applications.drafts where owner = ${owner} and state = 'open' order by saved_at desc limit ${limit}`
}

/** Saves changed answers when nobody else did meanwhile; a null takes an answer away. */
export async function saveAnswers(
  tx: Tx,
  at: { owner: string; id: string; revision: number },
  change: { answers: Record<string, Json>; corrected: string[] | null; delivery: Draft['delivery'] | undefined },
  now: Date,
): Promise<{ revision: number; savedAt: Date; answers: Record<string, Json> } | undefined> {
  const [row] = await tx<{ revision: number; savedAt: Date; answers: Record<string, Json> }[]>`
    update applications.drafts
       set answers = jsonb_strip_nulls(answers || ${json(change.answers)}::text::jsonb),
           corrected = coalesce(${change.corrected}::text[], corrected),
           delivery = case when ${change.delivery !== undefined} then ${json(change.delivery ?? null)}::text::jsonb else delivery end,
           revision = revision + 1, saved_at = ${now}
     where owner = ${at.owner} and id = ${at.id} and state = 'open' and revision = ${at.revision}
    returning revision, saved_at as "savedAt", answers`
  return row
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
       set materials = case when ${given === null} then materials - ${material}::text else jsonb_set(materials, array[${material}::text], ${json(given)}::text::jsonb) end, saved_at = ${now}
     where owner = ${at.owner} and id = ${at.id} and state = 'open'`
}

export async function markSubmitted(
  tx: Tx,
  at: { owner: string; id: string },
  filed: { root: string; id: string; number: string },
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    update applications.drafts set state = 'submitted', submitted = ${json(filed)}::text::jsonb, saved_at = ${now}
     where owner = ${at.owner} and id = ${at.id} and state = 'open' returning 1`
  return rows.length === 1
}

export async function discardDraft(tx: Tx, at: { owner: string; id: string }, now: Date): Promise<void> {
  await tx`update applications.drafts set state = 'discarded', saved_at = ${now} where owner = ${at.owner} and id = ${at.id} and state = 'open'`
}

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
): Promise<void> {
  await tx`
    with o as (
      insert into applications.objections (root, id, applicant_id, about, source, shown, note, at)
      values (${row.root}, ${row.id}, ${row.applicantId}, ${row.about}, ${row.source}, ${json(row.shown)}::text::jsonb, ${row.note}, ${row.at}))
    update applications.drafts set objections = objections || ${json([{ field: row.about, note: row.note, at: row.at.toISOString() }])}::text::jsonb
     where owner = ${row.owner} and id = ${row.root} and state = 'open'`
}

/**
 * Counts a number of somebody else that an applicant asks about on a day; one asked about before is not counted again. Answers
 * whether it is among the first `most`. One row an applicant, so two requests at once count one after the other.
 */
export async function takeNumber(tx: Tx, applicantId: string, day: string, index: string, most: number): Promise<boolean> {
  const rows = await tx`
    insert into applications.asked_numbers as a (applicant_id, day, numbers)
    values (${applicantId}, ${day}, array[${index}::text])
    on conflict (applicant_id) do update
       set day = excluded.day,
           numbers = case when a.day <> excluded.day then excluded.numbers
                          when a.numbers @> excluded.numbers then a.numbers
                          else a.numbers || excluded.numbers end
     where a.day <> excluded.day or a.numbers @> excluded.numbers or cardinality(a.numbers) < ${most}
    returning 1`
  return rows.length === 1
}
