// SPDX-License-Identifier: Apache-2.0
import type { Part, Tx } from '../kernel/index.ts'

export type SealStatus = 'active' | 'suspended' | 'destroyed'
export type Seal = { id: string; department: string; name: string; status: SealStatus }
export type SealUse = {
  document: string
  id: string
  seal: string
  documentKind: string
  sm3: string
  usedAt: Date
  usedBy: string
  usedByKind: string
  usedByName: string
  purpose: string
}

export async function sealStatus(tx: Tx, department: string): Promise<SealStatus | undefined> {
  const [row] = await tx<{ status: SealStatus }[]>`select status from seals.seals where department = ${department}`
  return row?.status
}

export async function findSealOf(tx: Tx, department: string): Promise<Seal | undefined> {
  const [row] = await tx<Seal[]>`select id, department, name, status from seals.seals where department = ${department}`
  return row
}

/** Holds the seal as it is until the transaction ends, so that it is not suspended between the look and the use. */
export const holdActive = (tx: Tx, id: string): Part =>
  tx`select id from seals.seals where id = ${id} and status = 'active' for share`

/** What is kept of a sealed document, in one statement; a hold that selects nothing makes it divide by zero, which undoes it all. */
export async function writeSealed(tx: Tx, holds: Part[], parts: Part[]): Promise<void> {
  const named = [
    ...holds.map((hold, n) => tx`${tx(`held_${n}`)} as (${hold})`),
    ...parts.map((part, n) => tx`${tx(`part_${n}`)} as (${part})`),
  ].reduce((before, one) => tx`${before}, ${one}`)
  const held = holds
    .map((_, n) => tx`(select count(*) from ${tx(`held_${n}`)})`)
    .reduce((before, one) => tx`${before} + ${one}`, tx`0`)
  await tx`with ${named} select 1 / (case when ${held} = ${holds.length}::int then 1 else 0 end) as written`
}

export async function putSeals(tx: Tx, seals: { id: string; department: string; name: string }[], at: Date): Promise<void> {
  await tx`
    insert into seals.seals (id, department, name, made_at, changed_at)
    select id, department, name, ${at}, ${at}
      from jsonb_to_recordset(${JSON.stringify(seals)}::text::jsonb) as r(id text, department text, name text)
    on conflict (department) do nothing`
}

export function listSeals(
  tx: Tx,
): Promise<(Seal & { changedAt: Date; because: string | null; uses: number; lastUsedAt: Date | null })[]> {
  return tx<(Seal & { changedAt: Date; because: string | null; uses: number; lastUsedAt: Date | null })[]>`
    select s.id, s.department, s.name, s.status, s.changed_at as "changedAt", s.changed_because as because,
           coalesce(u.uses, 0) as uses, u.last as "lastUsedAt"
      from seals.seals s
      left join (select seal, sum(uses)::bigint as uses, max(last_used_at) as last from seals.seal_counts group by seal) u on u.seal = s.id
     order by s.department`
}

export async function findSeal(tx: Tx, id: string): Promise<Seal | undefined> {
  const [row] = await tx<Seal[]>`select id, department, name, status from seals.seals where id = ${id}`
  return row
}

export async function findSealForUpdate(tx: Tx, id: string): Promise<Seal | undefined> {
  const [row] = await tx<Seal[]>`select id, department, name, status from seals.seals where id = ${id} for update`
  return row
}

export async function setSealStatus(
  tx: Tx,
  id: string,
  to: { status: SealStatus; at: Date; by: string; because: string },
): Promise<void> {
  await tx`
    update seals.seals set status = ${to.status}, changed_at = ${to.at}, changed_by = ${to.by}, changed_because = ${to.because}
     where id = ${id}`
}

export const insertSealUse = (tx: Tx, use: SealUse): Part => tx`
  insert into seals.seal_uses (document, id, seal, document_kind, sm3, used_at, used_by, used_by_kind, used_by_name, purpose)
  values (${use.document}, ${use.id}, ${use.seal}, ${use.documentKind}, ${use.sm3}, ${use.usedAt}, ${use.usedBy}, ${use.usedByKind}, ${use.usedByName}, ${use.purpose})`

export const countSealUse = (tx: Tx, seal: string, day: string, at: Date): Part => tx`
  insert into seals.seal_counts (seal, day, uses, last_used_at) values (${seal}, ${day}, 1, ${at})
  on conflict (seal, day) do update
    set uses = seals.seal_counts.uses + 1, last_used_at = greatest(seals.seal_counts.last_used_at, excluded.last_used_at)`

export function sealUses(tx: Tx, seal: string, before: Date, limit: number): Promise<SealUse[]> {
  return tx<SealUse[]>`
    select document, id, seal, document_kind as "documentKind", sm3, used_at as "usedAt", used_by as "usedBy", used_by_kind as "usedByKind", used_by_name as "usedByName", purpose
      from seals.seal_uses where seal = ${seal} and used_at < ${before} order by used_at desc, id desc limit ${limit}`
}

export async function findSealedDocument(tx: Tx, document: string): Promise<{ file: string } | undefined> {
  const [row] = await tx<{ file: string }[]>`select file from seals.sealed_documents where document = ${document}`
  return row
}

/** Its key keeps a document from being sealed twice. */
export function insertSealedDocument(
  tx: Tx,
  row: { document: string; kind: string; file: string; sm3: string; seal: string; sealedAt: Date },
): Part {
  return tx`
    insert into seals.sealed_documents (document, kind, file, sm3, seal, sealed_at)
    values (${row.document}, ${row.kind}, ${row.file}, ${row.sm3}, ${row.seal}, ${row.sealedAt})`
}
