// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../kernel/index.ts'
import type { Draft, DraftState, Matter } from './draft.ts'

export type Rival = Pick<Draft, 'id' | 'authorName' | 'state' | 'changedAt'>
export type PublishedDraft = Pick<Draft, 'publishedHash' | 'publishedAt' | 'publishedByName' | 'note'>

const columns = (tx: Tx) => tx`
  id, kind, matter, name, base_hash as "baseHash", files, note, state, revision, author, author_name as "authorName", begun_at as "begunAt",
  changed_at as "changedAt", submitted_at as "submittedAt", decided_by as "decidedBy", decided_by_name as "decidedByName",
  decided_at as "decidedAt", reason, published_by_name as "publishedByName", published_at as "publishedAt", published_hash as "publishedHash"`

export async function insertDraft(tx: Tx, draft: Draft): Promise<void> {
  await tx`
    insert into studio.drafts (id, kind, matter, name, base_hash, files, note, state, revision, author, author_name, begun_at, changed_at)
    values (${draft.id}, ${draft.kind}, ${draft.matter}, ${draft.name}, ${draft.baseHash}, ${tx.json(draft.files as Json)}, ${draft.note},
            ${draft.state}, ${draft.revision}, ${draft.author}, ${draft.authorName}, ${draft.begunAt}, ${draft.changedAt})`
}

export async function findDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  const [row] = await tx<Draft[]>`select ${columns(tx)} from studio.drafts where id = ${id}`
  return row
}

/** Held until the transaction ends, so that two people do not decide at once. */
export async function findDraftForUpdate(tx: Tx, id: string): Promise<Draft | undefined> {
  const [row] = await tx<Draft[]>`select ${columns(tx)} from studio.drafts where id = ${id} for update`
  return row
}

/** Drafts without their texts, the last touched first: of one matter, or those that are under way. */
export function listDrafts(tx: Tx, of: Matter | null, limit: number): Promise<Draft[]> {
  return tx<Draft[]>`
    select ${columns(tx)} from studio.drafts
     where ${of ? tx`kind = ${of.kind} and matter = ${of.id}` : tx`state <> 'published'`}
     order by changed_at desc, id limit ${limit}`
}

/** Drafts from this version that could still take its place, the last touched first, without their texts. */
export function rivalsOf(tx: Tx, { kind, id }: Matter, hash: string, except: string): Promise<Rival[]> {
  return tx<Rival[]>`
    select id, author_name as "authorName", state, changed_at as "changedAt" from studio.drafts
     where kind = ${kind} and matter = ${id} and base_hash = ${hash} and id <> ${except} and state in ('draft', 'submitted', 'approved')
     order by changed_at desc, id limit 20`
}

/** Writes what the author typed, unless the draft has moved on from `revision`. */
export async function writeDraft(
  tx: Tx,
  id: string,
  revision: number,
  { files, note, now }: { files: Record<string, string>; note: string; now: Date },
): Promise<boolean> {
  const rows = await tx`
    update studio.drafts
       set files = ${tx.json(files as Json)}, note = ${note}, state = 'draft', revision = revision + 1, changed_at = ${now},
           decided_by = null, decided_by_name = null, decided_at = null, submitted_at = null
     where id = ${id} and revision = ${revision}
    returning 1`
  return rows.length > 0
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx`delete from studio.drafts where id = ${id}`
}

export async function moveDraft(tx: Tx, id: string, state: Extract<DraftState, 'draft' | 'submitted'>, now: Date): Promise<void> {
  await tx`
    update studio.drafts
       set state = ${state}, submitted_at = ${state === 'submitted' ? now : null}, changed_at = ${now}, revision = revision + 1,
           decided_by = null, decided_by_name = null, decided_at = null, reason = null
     where id = ${id}`
}

export async function decideDraft(
  tx: Tx,
  id: string,
  { state, by, reason, now }: { state: 'approved' | 'refused'; by: { id: string; name: string }; reason: string; now: Date },
): Promise<void> {
  await tx`
    update studio.drafts
       set state = ${state}, decided_by = ${by.id}, decided_by_name = ${by.name}, decided_at = ${now}, reason = ${reason},
           changed_at = ${now}, revision = revision + 1
     where id = ${id}`
}

export async function endDraft(tx: Tx, id: string, by: { id: string; name: string }, hash: string, now: Date): Promise<void> {
  await tx`
    update studio.drafts
       set state = 'published', published_by = ${by.id}, published_by_name = ${by.name}, published_at = ${now},
           published_hash = ${hash}, changed_at = ${now}, revision = revision + 1
     where id = ${id}`
}

/** The last draft of each matter that was published. */
export function lastPublished(tx: Tx): Promise<Draft[]> {
  return tx<Draft[]>`
    select distinct on (kind, matter) ${columns(tx)} from studio.drafts where state = 'published' order by kind, matter, published_at desc`
}

/** Every draft of a matter that was published, the newest first: who published which version, and what was said of it. */
export function publishedOf(tx: Tx, { kind, id }: Matter): Promise<PublishedDraft[]> {
  return tx<PublishedDraft[]>`
    select published_hash as "publishedHash", published_at as "publishedAt", published_by_name as "publishedByName", note
      from studio.drafts
     where kind = ${kind} and matter = ${id} and state = 'published'
     order by published_at desc`
}
