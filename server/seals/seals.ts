// SPDX-License-Identifier: Apache-2.0
import { Refusal, type Tx } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { demandWithin, type Officer, type Whose } from '../people/index.ts'
import { departmentName, type SealsCity } from './needs.ts'
import * as queries from './seal-queries.ts'
import { byThePlatform, resumeSealing } from './sealing.ts'
import { findSealFor, type SealedBy } from './sealing-queries.ts'

/** The seal of a department as it may be used. Throws SEAL_NOT_ACTIVE. */
export function demandActive(city: Pick<SealsCity, 'content'>, department: string, seal: queries.Seal | undefined): queries.Seal {
  if (seal?.status !== 'active') throw new Refusal('SEAL_NOT_ACTIVE', { department: departmentName(city, department) })
  return seal
}

/** The seal of a department for a document that is about to be drawn, and who asked that it be sealed. Throws SEAL_NOT_ACTIVE. */
export async function sealFor(
  city: SealsCity,
  department: string,
  document: string,
): Promise<{ seal: queries.Seal; by: SealedBy }> {
  const [found] = await findSealFor(city.sql, department, document)
  const seal = demandActive(city, department, found)
  return { seal, by: found?.by ?? byThePlatform }
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
