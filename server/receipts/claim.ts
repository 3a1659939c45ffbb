// SPDX-License-Identifier: Apache-2.0

import { sameText } from '../kernel/crypto/index.ts'
import { aNumber, anInstant, dayOf, localIso, pagedList, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { holdRightToActFor, type Officer, type Person } from '../people/index.ts'
import { opened } from './issue-receipt.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { codeOf, type Receipt, readCode } from './receipt.ts'

/** The receipt that a code names. A wrong check code is answered like a number that was never given. Throws RECEIPT_UNKNOWN. */
export async function receiptByCode(city: City, tx: Tx, text: string): Promise<Receipt> {
  const printed = readCode(text)
  const row = printed && (await queries.findByNumber(tx, printed.series, printed.number))
  if (row === undefined || printed === undefined || !sameText(row.checkCode, printed.checkCode))
    throw new Refusal('RECEIPT_UNKNOWN')
  return opened(city, row)
}

type Claimant = { kind: 'person' | 'officer'; id: string; code: string; name: string }

/** A firm reimburses a receipt that was handed to it, through whoever may act for it at this moment. Throws FIRM_NEEDED. */
export async function claimForFirm(city: City, person: Person, text: string) {
  const firm = person.actingFor
  if (firm === null) throw new Refusal('RECEIPT_CLAIMED_BY_UNITS')
  return transaction(city.sql, async (tx) => {
    await holdRightToActFor(city, tx, person.id, firm.creditCode)
    return claim(city, tx, text, { kind: 'person', id: person.id, code: firm.creditCode, name: firm.name })
  })
}

function departmentClaiming(city: City, officer: Officer) {
  const post = officer.positions.find((held) => held.permissions.includes('receipt.claim'))
  const department = [...city.content.departments.values()].find((one) => one.code === post?.department)
  if (department === undefined) throw new Refusal('NOT_PERMITTED', { permission: 'receipt.claim' })
  return department
}

/** A department reimburses one, through an officer with a post there that may. */
export function claimForDepartment(city: City, officer: Officer, text: string) {
  const department = departmentClaiming(city, officer)
  return transaction(city.sql, (tx) =>
    claim(city, tx, text, { kind: 'officer', id: officer.id, code: department.code, name: department.name }),
  )
}

/**
 * Counts a receipt against one claim, for ever. The receipt is held meanwhile, so that a reversal comes wholly before, and is seen, or
 * wholly after. The same unit again gets what it got, as far as it stands. A receipt that is made out to a unit is that unit's own
 * cost and booked by it alone; one that is made out to a person by whichever unit reimburses her.
 * Throws RECEIPT_UNKNOWN, RECEIPT_REVERSED, RECEIPT_CLAIMED, RECEIPT_MADE_OUT_TO_ANOTHER.
 */
async function claim(city: City, tx: Tx, text: string, by: Claimant) {
  const receipt = await receiptByCode(city, tx, text)
  const { series, number } = receipt
  const unit = receipt.payer.creditCode
  if (unit !== undefined && unit !== by.code) throw new Refusal('RECEIPT_MADE_OUT_TO_ANOTHER')
  await queries.holdNumber(tx, series, number)
  const before = await queries.findClaim(tx, series, number)
  if (before !== undefined && before.claimant !== by.code) throw new Refusal('RECEIPT_CLAIMED', { day: before.day })
  const left = await leftOf(tx, receipt)
  if (before !== undefined) return viewOf(receipt, before, left, true)
  if (receipt.colour === 'red' || left <= 0) throw new Refusal('RECEIPT_REVERSED')
  const at = city.clock.now()
  const made = {
    ...{ series, number, claimant: by.code, claimantName: by.name, claimedBy: by.id, fen: left },
    ...{ claimedAt: at, day: dayOf(at) },
  }
  if (!(await queries.insertClaim(tx, made))) throw new Refusal('RECEIPT_CLAIMED', { day: made.day })
  await record(tx, at, [
    {
      root: receipt.root,
      act: 'receipt.claimed',
      actor: { kind: by.kind, id: by.id },
      subject: { kind: 'receipt', id: receipt.id },
      facts: { series, number, claimant: by.code, fen: left },
    },
  ])
  return viewOf(receipt, made, left, false)
}

/** What the red receipts leave of one. */
export const leftOf = async (tx: Tx, receipt: Pick<Receipt, 'root' | 'id' | 'fen'>): Promise<number> =>
  (await queries.redOf(tx, receipt.root, receipt.id)).reduce((sum, red) => sum + red.fen, receipt.fen)

/** A claim never changes; what of it was taken back later is what the receipt no longer covers. */
export const standingOf = (claimed: Pick<queries.Claim, 'fen'>, left: number): number => Math.min(claimed.fen, Math.max(left, 0))

function viewOf(receipt: Receipt, claimed: queries.Claim, left: number, again: boolean) {
  return {
    code: codeOf(receipt),
    name: receipt.name,
    amount: claimed.fen / 100,
    standing: standingOf(claimed, left) / 100,
    claimant: claimed.claimantName,
    claimedAt: localIso(claimed.claimedAt),
    again,
  }
}

const CLAIMS = pagedList<[string, number]>('claims', anInstant, aNumber)

/** What a unit has booked, the newest first, and how much of each still stands. */
async function claimsOf(city: City, claimant: string, asked: Asked) {
  const limit = asked.limit ?? 20
  const found = await queries.claimsOf(city.sql, claimant, limit, CLAIMS.read(city.config, asked.after))
  const shown = CLAIMS.page(city.config, found, limit, (row) => [row.claimedAt.toISOString(), row.number])
  const rows = []
  for (const claimed of shown.rows) {
    const row = await queries.findByNumber(city.sql, claimed.series, claimed.number)
    if (row) rows.push(viewOf(opened(city, row), claimed, await leftOf(city.sql, row), true))
  }
  return { rows, next: shown.next }
}

export type Asked = { limit?: number; after?: string }

/** For whoever acts for the firm now. Throws RECEIPT_CLAIMED_BY_UNITS. */
export function claimsOfFirm(city: City, person: Person, asked: Asked) {
  if (person.actingFor === null) throw new Refusal('RECEIPT_CLAIMED_BY_UNITS')
  return claimsOf(city, person.actingFor.creditCode, asked)
}

export const claimsOfDepartment = (city: City, officer: Officer, asked: Asked) =>
  claimsOf(city, departmentClaiming(city, officer).code, asked)
