// SPDX-License-Identifier: Apache-2.0
import type { Json, Part, Tx } from '../kernel/index.ts'
import type { Seal } from './seal-queries.ts'

/** Who caused a seal to be used. A resident never does: what a rule decides on her submission, the platform seals. */
export type SealedBy = { kind: 'officer' | 'system'; id: string; name: string }

export type AskedSeal = {
  document: string
  /** the department's credit code */
  department: string
  /** as the keeper of the seal reads it */
  what: string
  job: string
  payload: Record<string, Json>
  by: SealedBy
}

/** Answers the documents that are new: each is sealed once. */
export function insertSealings(tx: Tx, asked: AskedSeal[], at: Date): Part {
  return tx`
    insert into seals.sealings (document, department, what, job, payload, by_kind, by_id, by_name, asked_at)
    select document, department, what, job, payload, by ->> 'kind', by ->> 'id', by ->> 'name', ${at}
      from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
        as r(document uuid, department text, what text, job text, payload jsonb, by jsonb)
    on conflict (document) do nothing
    returning document`
}

export function markSealed(tx: Tx, document: string, at: Date): Part {
  return tx`update seals.sealings set sealed_at = ${at}, because = null where document = ${document} and sealed_at is null`
}

export async function noteWaiting(tx: Tx, document: string, because: string): Promise<void> {
  await tx`update seals.sealings set because = ${because} where document = ${document} and sealed_at is null`
}

/** A department's seal, with who caused the seal of a document that a worker was asked to seal. */
export function findSealFor(tx: Tx, department: string, document: string): Promise<(Seal & { by: SealedBy | null })[]> {
  return tx<(Seal & { by: SealedBy | null })[]>`
    select s.id, s.department, s.name, s.status,
           (select jsonb_build_object('kind', w.by_kind, 'id', w.by_id, 'name', w.by_name) from seals.sealings w where w.document = ${document}) as by
      from seals.seals s where s.department = ${department}`
}

export type WaitingSealing = {
  document: string
  job: string
  payload: Record<string, Json>
  what: string
  byName: string
  askedAt: Date
  because: string | null
}

export function waitingSealings(tx: Tx, department: string, limit: number): Promise<WaitingSealing[]> {
  return tx<WaitingSealing[]>`
    select document, job, payload, what, by_name as "byName", asked_at as "askedAt", because
      from seals.sealings where department = ${department} and sealed_at is null order by asked_at limit ${limit}`
}

/** Which of these documents wait for their seal. */
export async function waitingAmong(tx: Tx, documents: string[]): Promise<Set<string>> {
  const rows = await tx<{ document: string }[]>`
    select document from seals.sealings where document = any(${documents}::text[]) and sealed_at is null`
  return new Set(rows.map((row) => row.document))
}
