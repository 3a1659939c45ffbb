// SPDX-License-Identifier: Apache-2.0
import type { Part, Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'
import type { Said } from './judge.ts'

export type Refused = {
  /** the draft's and the case's; what was to be opened at once is known by gate, kind and whose it is */
  root: string
  gate: string
  act: string
  gateVersion: string
  kind: string
  item: string
  caseId: string | null
  number: string | null
  department: string
  region: string
  applicantKind: string
  applicantId: string
  actorKind: string
  actor: string
  at: Date
}

export type KeptRefusal = Refused & { said: Said; times: number; firstAt: Date; overruled: string | null }

/** The same try again is counted, and says what it was told last. */
export async function keepRefusal(tx: Tx, r: Refused & { said: Said }): Promise<void> {
  await tx`
    insert into gates.refusals as r
      (root, gate, act, gate_version, kind, item, case_id, number, department, region, applicant_kind, applicant_id,
       actor_kind, actor, said, first_at, at)
    values (${r.root}, ${r.gate}, ${r.act}, ${r.gateVersion}, ${r.kind}, ${r.item}, ${r.caseId}, ${r.number}, ${r.department},
      ${r.region}, ${r.applicantKind}, ${r.applicantId}, ${r.actorKind}, ${r.actor}, ${JSON.stringify(r.said)}::text::jsonb, ${r.at}, ${r.at})
    on conflict (root, gate, act) do update
       set times = r.times + 1, at = excluded.at, gate_version = excluded.gate_version, said = excluded.said,
           actor_kind = excluded.actor_kind, actor = excluded.actor, department = excluded.department, region = excluded.region`
}

const columns = (tx: Tx) => tx`
  r.root, r.gate, r.act, r.gate_version as "gateVersion", r.kind, r.item, r.case_id as "caseId", r.number, r.department, r.region,
  r.applicant_kind as "applicantKind", r.applicant_id as "applicantId", r.actor_kind as "actorKind", r.actor, r.said, r.times,
  r.first_at as "firstAt", r.at,
  (select o.by_name from gates.overrules o where o.root = r.root and o.gate = r.gate and o.act = r.act) as overruled`

/** Whoever was refused: the newest first. */
export function refusalsOfApplicant(tx: Tx, kind: string, id: string, limit: number): Promise<KeptRefusal[]> {
  return tx<KeptRefusal[]>`
    select ${columns(tx)} from gates.refusals r
     where r.applicant_id = ${id} and r.applicant_kind = ${kind} order by r.at desc, r.gate limit ${limit}`
}

export function refusalsOfRoot(tx: Tx, root: string): Promise<KeptRefusal[]> {
  return tx<KeptRefusal[]>`select ${columns(tx)} from gates.refusals r where r.root = ${root} order by r.at desc, r.gate limit 50`
}

export function refusalsOfGate(tx: Tx, reach: Bound[], gate: string, limit: number): Promise<KeptRefusal[]> {
  return tx<KeptRefusal[]>`
    select ${columns(tx)} from gates.refusals r
     where r.gate = ${gate} and ${inReach(tx, reach, 'department', 'region')} order by r.at desc, r.root limit ${limit}`
}

export type Count = { gate: string; cases: number; times: number; last: Date }

export function countByGate(tx: Tx, reach: Bound[]): Promise<Count[]> {
  return tx<Count[]>`
    select r.gate, count(*)::int as cases, sum(r.times)::int as times, max(r.at) as last from gates.refusals r
     where ${inReach(tx, reach, 'department', 'region')} group by r.gate`
}

export type At = { root: string; gate: string; act: string }

export async function findRefusal(tx: Tx, reach: Bound[], { root, gate, act }: At): Promise<KeptRefusal | undefined> {
  const [row] = await tx<KeptRefusal[]>`
    select ${columns(tx)} from gates.refusals r
     where r.root = ${root} and r.gate = ${gate} and r.act = ${act} and ${inReach(tx, reach, 'department', 'region')}`
  return row
}

export type Overrule = { by: string; byName: string; reason: string; at: Date; until: Date; usedAt: Date | null }

/** One that was used or has run out is given again in its place. */
export async function putOverrule(tx: Tx, { root, gate, act }: At, o: Omit<Overrule, 'usedAt'>): Promise<void> {
  await tx`
    insert into gates.overrules as o (root, gate, act, by, by_name, reason, at, until)
    values (${root}, ${gate}, ${act}, ${o.by}, ${o.byName}, ${o.reason}, ${o.at}, ${o.until})
    on conflict (root, gate, act) do update
       set by = excluded.by, by_name = excluded.by_name, reason = excluded.reason, at = excluded.at, until = excluded.until, used_at = null`
}

export async function findOverrule(tx: Tx, { root, gate, act }: At, now: Date): Promise<Overrule | undefined> {
  const [row] = await tx<Overrule[]>`
    select by, by_name as "byName", reason, at, until, used_at as "usedAt" from gates.overrules
     where root = ${root} and gate = ${gate} and act = ${act} and used_at is null and until > ${now}`
  return row
}

/** One row, if nobody has used it. */
export const useOverrule = (tx: Tx, { root, gate, act }: At, now: Date): Part => tx`
  update gates.overrules set used_at = ${now}
   where root = ${root} and gate = ${gate} and act = ${act} and used_at is null and until > ${now} returning 1`
