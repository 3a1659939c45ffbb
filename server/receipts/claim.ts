// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import { sameText } from '../kernel/crypto/index.ts'
import { dayOf, localIso, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { holdRightToActFor, type Officer, type Person } from '../people/index.ts'
import { opened } from './issue-receipt.ts'
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

/** A department reimburses one, through an officer with a post there that may. */
export function claimForDepartment(city: City, officer: Officer, text: string) {
  const post = officer.positions.find((held) => held.permissions.includes('receipt.claim'))
  const department = [...city.content.departments.values()].find((one) => one.code === post?.department)
  if (department === undefined) throw new Refusal('NOT_PERMITTED', { permission: 'receipt.claim' })
  return transaction(city.sql, (tx) =>
    claim(city, tx, text, { kind: 'officer', id: officer.id, code: department.code, name: department.name }),
  )
}

/**
 * Counts a receipt against one claim, for ever. The receipt is held meanwhile, so that a reversal comes wholly before, and is seen, or
 * wholly after. The same unit again gets what it got. Throws RECEIPT_UNKNOWN, RECEIPT_REVERSED, RECEIPT_CLAIMED.
 */
async function claim(city: City, tx: Tx, text: string, by: Claimant) {
  const receipt = await receiptByCode(city, tx, text)
  const { series, number } = receipt
  await queries.holdNumber(tx, series, number)
  const before = await queries.findClaim(tx, series, number)
  if (before !== undefined && before.claimant !== by.code) throw new Refusal('RECEIPT_CLAIMED', { day: before.day })
  if (before !== undefined) return viewOf(receipt, before, true)
  const left = (await queries.redOf(tx, receipt.root, receipt.id)).reduce((sum, red) => sum + red.fen, receipt.fen)
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
  return viewOf(receipt, made, false)
}

function viewOf(receipt: Receipt, claimed: queries.Claim, again: boolean) {
  return {
    code: codeOf(receipt),
    name: receipt.name,
    amount: claimed.fen / 100,
    claimant: claimed.claimantName,
    claimedAt: localIso(claimed.claimedAt),
    again,
  }
}
