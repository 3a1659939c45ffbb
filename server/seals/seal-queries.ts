// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

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

/** Holds the seal as it is until the transaction ends, so that it is not suspended between the look and the use. */
export async function findSealForUse(tx: Tx, department: string): Promise<Seal | undefined> {
  const [row] = await tx<Seal[]>`
    select id, department, name, status from seals.seals where department = ${department} for share`
  return row
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

export async function insertSealUse(tx: Tx, use: SealUse, day: string): Promise<void> {
  await tx`
    insert into seals.seal_uses (document, id, seal, document_kind, sm3, used_at, used_by, used_by_kind, used_by_name, purpose)
    values (${use.document}, ${use.id}, ${use.seal}, ${use.documentKind}, ${use.sm3}, ${use.usedAt}, ${use.usedBy}, ${use.usedByKind}, ${use.usedByName}, ${use.purpose})`
  await tx`
    insert into seals.seal_counts (seal, day, uses, last_used_at) values (${use.seal}, ${day}, 1, ${use.usedAt})
    on conflict (seal, day) do update
      set uses = seals.seal_counts.uses + 1, last_used_at = greatest(seals.seal_counts.last_used_at, excluded.last_used_at)`
}

export function sealUses(tx: Tx, seal: string, before: Date, limit: number): Promise<SealUse[]> {
  return tx<SealUse[]>`
    select document, id, seal, document_kind as "documentKind", sm3, used_at as "usedAt", used_by as "usedBy", used_by_kind as "usedByKind", used_by_name as "usedByName", purpose
      from seals.seal_uses where seal = ${seal} and used_at < ${before} order by used_at desc, id desc limit ${limit}`
}

export async function findSealedDocument(tx: Tx, document: string): Promise<{ file: string } | undefined> {
  const [row] = await tx<{ file: string }[]>`select file from seals.sealed_documents where document = ${document}`
  return row
}

/** Until the transaction ends nobody else seals this document. */
export async function lockDocument(tx: Tx, document: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${document}, 990100))`
}

export async function insertSealedDocument(
  tx: Tx,
  row: { document: string; kind: string; file: string; sm3: string; seal: string; sealedAt: Date },
): Promise<void> {
  await tx`
    insert into seals.sealed_documents (document, kind, file, sm3, seal, sealed_at)
    values (${row.document}, ${row.kind}, ${row.file}, ${row.sm3}, ${row.seal}, ${row.sealedAt})`
}
