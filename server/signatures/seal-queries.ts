// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

export type FirmSealStatus = 'active' | 'suspended' | 'revoked'
export type FirmSeal = {
  firm: string
  id: string
  number: string
  name: string
  status: FirmSealStatus
  uses: number
  madeAt: Date
  lastUsedAt: Date | null
  changedAt: Date
  changedBecause: string | null
}

const columns = (tx: Tx) => tx`
  firm, id, number, name, status, uses, made_at as "madeAt", last_used_at as "lastUsedAt", changed_at as "changedAt",
  changed_because as "changedBecause"`

/** The seal that a firm holds now. */
export async function sealHeld(tx: Tx, firm: string): Promise<FirmSeal | undefined> {
  const [row] = await tx<
    FirmSeal[]
  >`select ${columns(tx)} from signatures.firm_seals where firm = ${firm} and status <> 'revoked'`
  return row
}

export function sealsOfFirm(tx: Tx, firm: string): Promise<FirmSeal[]> {
  return tx<FirmSeal[]>`select ${columns(tx)} from signatures.firm_seals where firm = ${firm} order by made_at desc limit 20`
}

export async function findFirmSeal(tx: Tx, firm: string, id: string): Promise<FirmSeal | undefined> {
  const [row] = await tx<FirmSeal[]>`select ${columns(tx)} from signatures.firm_seals where firm = ${firm} and id = ${id}`
  return row
}

export async function holdFirmSeal(tx: Tx, firm: string, id: string): Promise<FirmSeal | undefined> {
  const [row] = await tx<FirmSeal[]>`
    select ${columns(tx)} from signatures.firm_seals where firm = ${firm} and id = ${id} for update`
  return row
}

/** False when the firm holds one already. */
export async function insertFirmSeal(
  tx: Tx,
  row: { firm: string; id: string; number: string; name: string; at: Date; by: string },
): Promise<boolean> {
  const made = await tx`
    insert into signatures.firm_seals (firm, id, number, name, status, made_at, changed_at, changed_by)
    values (${row.firm}, ${row.id}, ${row.number}, ${row.name}, 'active', ${row.at}, ${row.at}, ${row.by})
    on conflict do nothing`
  return made.count === 1
}

export async function setFirmSeal(
  tx: Tx,
  at: { firm: string; id: string },
  to: { status: FirmSealStatus; at: Date; by: string; because: string },
): Promise<void> {
  await tx`
    update signatures.firm_seals
       set status = ${to.status}, changed_at = ${to.at}, changed_by = ${to.by}, changed_because = ${to.because}
     where firm = ${at.firm} and id = ${at.id}`
}

/** Counts one use of a seal that is active at this instant, and holds it until the transaction ends; false when it is not. */
export async function countUse(tx: Tx, at: { firm: string; id: string }, now: Date): Promise<boolean> {
  const used = await tx`
    update signatures.firm_seals set uses = uses + 1, last_used_at = ${now}
     where firm = ${at.firm} and id = ${at.id} and status = 'active'`
  return used.count === 1
}

export type Leave = { firm: string; id: string; seal: string; person: string; authorisation: string; givenAt: Date }

export function leavesOf(tx: Tx, firm: string, seal: string): Promise<Leave[]> {
  return tx<Leave[]>`
    select firm, id, seal, person, authorisation, given_at as "givenAt" from signatures.seal_leaves
     where firm = ${firm} and seal = ${seal} and withdrawn_at is null order by given_at limit 100`
}

/** The leaves of one agent, held until the transaction ends. */
export function holdLeaves(tx: Tx, at: { firm: string; seal: string; person: string }): Promise<Leave[]> {
  return tx<Leave[]>`
    select firm, id, seal, person, authorisation, given_at as "givenAt" from signatures.seal_leaves
     where firm = ${at.firm} and seal = ${at.seal} and person = ${at.person} and withdrawn_at is null
       for share`
}

/** The same leave given again is the one that is there. */
export async function insertLeave(tx: Tx, row: Leave & { givenBy: string }): Promise<boolean> {
  const made = await tx`
    insert into signatures.seal_leaves (firm, id, seal, person, authorisation, given_by, given_at)
    values (${row.firm}, ${row.id}, ${row.seal}, ${row.person}, ${row.authorisation}, ${row.givenBy}, ${row.givenAt})
    on conflict do nothing`
  return made.count === 1
}

export async function withdrawLeave(tx: Tx, at: { firm: string; seal: string; id: string }, now: Date): Promise<boolean> {
  const rows = await tx`
    update signatures.seal_leaves set withdrawn_at = ${now}
     where firm = ${at.firm} and id = ${at.id} and seal = ${at.seal} and withdrawn_at is null`
  return rows.count === 1
}
