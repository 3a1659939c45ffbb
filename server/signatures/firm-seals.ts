// SPDX-License-Identifier: Apache-2.0
import { type Json, newId, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import {
  type ActingFor,
  accountNames,
  holdAuthorisation,
  holdRepresentation,
  type Person,
  rightToActFor,
} from '../people/index.ts'
import type { SignaturesCity } from './city.ts'
import * as queries from './seal-queries.ts'

/** The firm for which she acts now; another's seal is not found rather than forbidden. Throws FIRM_SEAL_NOT_FOUND. */
export function actingFirm(person: Person): ActingFor {
  if (person.actingFor === null) throw new Refusal('FIRM_SEAL_NOT_FOUND')
  return person.actingFor
}

/** What only the legal representative does, while the register names him. Throws FIRM_SEAL_BY_REPRESENTATIVE. */
async function demandRepresentative(tx: Tx, person: Person, firm: string): Promise<void> {
  if (!(await holdRepresentation(tx, person.id, firm))) throw new Refusal('FIRM_SEAL_BY_REPRESENTATIVE')
}

async function heldSeal(tx: Tx, firm: string, id: string): Promise<queries.FirmSeal> {
  const seal = await queries.holdFirmSeal(tx, firm, id)
  if (seal === undefined) throw new Refusal('FIRM_SEAL_NOT_FOUND')
  return seal
}

const entryOf = (act: string, by: Person, firm: string, seal: string, facts: Record<string, Json>) => ({
  act,
  actor: { kind: 'person' as const, id: by.id },
  subject: { kind: 'firmSeal', id: seal },
  about: firm,
  facts,
})

/** Region and seven digits that follow from the seal's id: the shape of a real seal's security code. */
function numberOf(firm: string, id: string): string {
  const digits = BigInt(`0x${id.replaceAll('-', '').slice(-12)}`) % 10_000_000n
  return `${firm.slice(2, 8)}${digits.toString().padStart(7, '0')}`
}

/** The legal representative applies for the firm's e-seal: one at a time. Throws FIRM_SEAL_BY_REPRESENTATIVE, FIRM_SEAL_HELD. */
export async function applyForSeal(city: SignaturesCity, person: Person): Promise<void> {
  const { creditCode: firm, name } = actingFirm(person)
  await transaction(city.sql, async (tx) => {
    await demandRepresentative(tx, person, firm)
    const [at, id] = [city.clock.now(), newId()]
    const number = numberOf(firm, id)
    if (!(await queries.insertFirmSeal(tx, { firm, id, number, name, at, by: person.id }))) throw new Refusal('FIRM_SEAL_HELD')
    await record(tx, at, [entryOf('firmSeal.made', person, firm, id, { number })])
  })
}

/**
 * Suspends, resumes or revokes a seal. Uses lock the same row: whoever signs at this instant is wholly before, or is refused.
 * Throws FIRM_SEAL_NOT_FOUND, FIRM_SEAL_BY_REPRESENTATIVE, FIRM_SEAL_REVOKED.
 */
export async function setFirmSeal(
  city: SignaturesCity,
  person: Person,
  id: string,
  to: { status: queries.FirmSealStatus; reason: string },
): Promise<void> {
  const { creditCode: firm } = actingFirm(person)
  await transaction(city.sql, async (tx) => {
    const at = city.clock.now()
    const seal = await heldSeal(tx, firm, id)
    await demandRepresentative(tx, person, firm)
    if (seal.status === 'revoked') throw new Refusal('FIRM_SEAL_REVOKED')
    await queries.setFirmSeal(tx, { firm, id }, { status: to.status, at, by: person.id, because: to.reason })
    const facts = { from: seal.status, to: to.status, reason: to.reason }
    await record(tx, at, [entryOf('firmSeal.changed', person, firm, id, facts)])
  })
}

/**
 * The legal representative lets an agent use the seal, on the ground of an authorisation that runs; with the authorisation the leave ends.
 * Throws FIRM_SEAL_NOT_FOUND, FIRM_SEAL_BY_REPRESENTATIVE, FIRM_SEAL_REVOKED, SEAL_LEAVE_UNFIT.
 */
export async function giveLeave(city: SignaturesCity, person: Person, seal: string, authorisation: string): Promise<void> {
  const { creditCode: firm } = actingFirm(person)
  await transaction(city.sql, async (tx) => {
    const at = city.clock.now()
    const { status } = await heldSeal(tx, firm, seal)
    await demandRepresentative(tx, person, firm)
    if (status === 'revoked') throw new Refusal('FIRM_SEAL_REVOKED')
    const agent = await holdAuthorisation(city, tx, firm, authorisation)
    if (agent === undefined) throw new Refusal('SEAL_LEAVE_UNFIT')
    const leave = { firm, id: newId(), seal, person: agent.person, authorisation, givenAt: at, givenBy: person.id }
    if (!(await queries.insertLeave(tx, leave))) return
    await record(tx, at, [entryOf('firmSeal.leaveGiven', person, firm, seal, { agent: agent.person, until: agent.until })])
  })
}

/** Throws FIRM_SEAL_NOT_FOUND, FIRM_SEAL_BY_REPRESENTATIVE. */
export async function withdrawLeave(city: SignaturesCity, person: Person, seal: string, id: string): Promise<void> {
  const { creditCode: firm } = actingFirm(person)
  await transaction(city.sql, async (tx) => {
    const at = city.clock.now()
    await demandRepresentative(tx, person, firm)
    if (!(await queries.withdrawLeave(tx, { firm, seal, id }, at))) throw new Refusal('FIRM_SEAL_NOT_FOUND')
    await record(tx, at, [entryOf('firmSeal.leaveWithdrawn', person, firm, seal, { leave: id })])
  })
}

/**
 * Whether this person may put the firm's seal on something at this moment, and holds what that stands on until the transaction ends: as
 * its legal representative, or with a leave whose authorisation runs. Throws FIRM_SEAL_NOT_FOR_YOU.
 */
export async function holdRightToSeal(
  city: Pick<SignaturesCity, 'clock'>,
  tx: Tx,
  at: { firm: string; firmName: string; seal: string; person: string },
): Promise<void> {
  if (await holdRepresentation(tx, at.person, at.firm)) return
  for (const leave of await queries.holdLeaves(tx, at))
    if ((await holdAuthorisation(city, tx, at.firm, leave.authorisation))?.person === at.person) return
  throw new Refusal('FIRM_SEAL_NOT_FOR_YOU', { firm: at.firmName })
}

/** The seals of the firm that she acts for, and who may use the one that it holds. */
export async function firmSealsOf(city: SignaturesCity, person: Person) {
  if (person.actingFor === null) return { firm: null, seals: [], leaves: [] }
  const { creditCode: firm, name } = person.actingFor
  const right = await rightToActFor(city, city.sql, person.id, firm)
  if (right === undefined) throw new Refusal('FIRM_SEAL_NOT_FOUND')
  const seals = await queries.sealsOfFirm(city.sql, firm)
  const held = seals.find((one) => one.status !== 'revoked')
  const isKeeper = right === 'legal-representative'
  const rows = held === undefined ? [] : await queries.leavesOf(city.sql, firm, held.id)
  const leaves = []
  for (const row of rows) {
    const runs = await holdAuthorisation(city, city.sql, firm, row.authorisation)
    if (runs !== undefined && (isKeeper || row.person === person.id)) leaves.push({ ...row, until: runs.until })
  }
  const names = await accountNames(
    city.sql,
    leaves.map((one) => one.person),
  )
  return {
    firm: { name, creditCode: firm, isKeeper, mayUse: isKeeper || leaves.length > 0 },
    seals: seals.map(({ firm: _firm, madeAt, lastUsedAt, changedAt, ...seal }) => ({
      ...seal,
      madeAt: madeAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      changedAt: changedAt.toISOString(),
    })),
    leaves: leaves.map((one) => ({
      id: one.id,
      authorisation: one.authorisation,
      name: one.person === person.id ? person.name : (names.get(one.person)?.name ?? ''),
      until: one.until,
    })),
  }
}
