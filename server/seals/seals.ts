// SPDX-License-Identifier: Apache-2.0
import { dayOf, newId, Refusal, type Tx } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { demandWithin, type Officer, type Whose } from '../people/index.ts'
import { departmentName, type SealsCity } from './needs.ts'
import * as queries from './seal-queries.ts'
import { resumeSealing } from './sealing.ts'
import type { SealedBy } from './sealing-queries.ts'

export type Stamping = {
  /** the department's credit code */
  department: string
  document: { kind: string; id: string }
  /** of the bytes that the seal stands on */
  sm3: string
  by: SealedBy
  purpose: string
}

/** The seal as it may be used now, held until the transaction ends. Throws SEAL_NOT_ACTIVE. */
export async function takeSeal(city: SealsCity, tx: Tx, department: string): Promise<queries.Seal> {
  const seal = await queries.findSealForUse(tx, department)
  if (seal?.status !== 'active') throw new Refusal('SEAL_NOT_ACTIVE', { department: departmentName(city, department) })
  return seal
}

/** Writes down one use of a department's seal: which document, its digest, who, when. Throws SEAL_NOT_ACTIVE. */
export async function stamp(city: SealsCity, tx: Tx, stamping: Stamping): Promise<queries.Seal> {
  const seal = await takeSeal(city, tx, stamping.department)
  const usedAt = city.clock.now()
  const use = {
    id: newId(),
    document: stamping.document.id,
    documentKind: stamping.document.kind,
    seal: seal.id,
    sm3: stamping.sm3,
    usedAt,
    usedBy: stamping.by.id,
    usedByKind: stamping.by.kind,
    usedByName: stamping.by.name,
    purpose: stamping.purpose,
  }
  await queries.insertSealUse(tx, use, dayOf(usedAt))
  return seal
}

/** A keeper of the department's own seal activates, suspends or destroys it, with the reason on record. */
export async function setSeal(
  city: SealsCity,
  tx: Tx,
  officer: Officer,
  sealId: string,
  to: { status: queries.SealStatus; reason: string },
): Promise<queries.Seal> {
  const seal = await ownSeal(city, tx, officer, sealId, queries.findSealForUpdate)
  if (seal.status === 'destroyed') throw new Refusal('SEAL_DESTROYED')
  const at = city.clock.now()
  await queries.setSealStatus(tx, seal.id, { status: to.status, at, by: officer.id, because: to.reason })
  const facts = { from: seal.status, to: to.status, reason: to.reason }
  await record(tx, at, [
    { act: 'seal.changed', actor: { kind: 'officer', id: officer.id }, subject: { kind: 'seal', id: seal.id }, facts },
  ])
  if (to.status === 'active') await resumeSealing(tx, seal.department)
  return { ...seal, status: to.status }
}

/** A seal is of its department, and as far up as the department is: a post for one district does not reach the city's. */
export function whoseSeal(city: SealsCity, { department }: Pick<queries.Seal, 'department'>): Whose {
  const { region } = [...city.content.departments.values()].find((one) => one.code === department) ?? city.content
  return { department, region }
}

export async function ownSeal(
  city: SealsCity,
  tx: Tx,
  officer: Officer,
  sealId: string,
  find: (tx: Tx, id: string) => Promise<queries.Seal | undefined>,
): Promise<queries.Seal> {
  const seal = await find(tx, sealId)
  if (seal === undefined) throw new Refusal('SEAL_NOT_FOUND')
  demandWithin(officer, 'department', 'seal.manage', whoseSeal(city, seal))
  return seal
}
