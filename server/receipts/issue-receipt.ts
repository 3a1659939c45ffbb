// SPDX-License-Identifier: Apache-2.0

import { dayOf, newId, type Tx } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { insertFacts, type Subscriber } from '../outbox/index.ts'
import { type Bill, findBillByNumber } from '../payments/index.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { codeOf, newCheckCode, type Payer, type Receipt, seriesOf } from './receipt.ts'

type Vault = Pick<City, 'vault'>
const system = { kind: 'system' as const, id: 'receipts' }

/** The payer is bound to the receipt, so that a row cannot be given another's. */
const bound = (id: string): string => `receipt ${id}`
export const opened = ({ vault }: Vault, row: queries.Row): Receipt => ({
  ...row,
  payer: JSON.parse(vault.reveal(row.payer, bound(row.id))) as Payer,
})

/**
 * The receipt of a paid bill: made once, with the next number of its series. The series is held until the receipt stands, and whether
 * there is one already is asked under that hold: two at once make one, and what is rolled back leaves no gap.
 */
export async function issueReceipt(city: City, tx: Tx, bill: Bill): Promise<Receipt> {
  const known = await queries.findOfBill(tx, bill.root, bill.number)
  if (known !== undefined) return opened(city, known)
  const at = city.clock.now()
  const series = seriesOf(city.content.region, dayOf(at))
  const last = await queries.holdSeries(tx, series)
  const earlier = await queries.findOfBill(tx, bill.root, bill.number)
  if (earlier !== undefined) return opened(city, earlier)
  const isFirm = /^[0-9A-Z]{18}$/.test(bill.payerId)
  const payer: Payer = { name: bill.payerName, ...(isFirm ? { creditCode: bill.payerId } : {}) }
  const { root, caseId, department, region, name, basis, fen } = bill
  const own = { id: newId(), series, number: last + 1, checkCode: newCheckCode(), issuedAt: at, day: dayOf(at) }
  return write(city, tx, {
    ...{ root, caseId, bill: bill.number, department, region, name, basis, fen, payer },
    ...{ colour: 'blue', original: null, refund: null, ...own },
  })
}

/**
 * A refund that is done takes back the receipt, or the part of it that went back: a red receipt with a number of its own, linked to
 * the original. One for each refund, and never more in all than the original says.
 */
export async function reverseReceipt(
  city: City,
  tx: Tx,
  said: { bill: string; refund: string; fen: number },
): Promise<Receipt | undefined> {
  const bill = await findBillByNumber(tx, said.bill)
  if (bill === undefined) return undefined
  const original = await issueReceipt(city, tx, bill)
  await queries.holdNumber(tx, original.series, original.number)
  const at = city.clock.now()
  const series = seriesOf(city.content.region, dayOf(at))
  const last = await queries.holdSeries(tx, series)
  const made = await queries.findOfRefund(tx, bill.root, said.refund)
  if (made !== undefined) return opened(city, made)
  const back = (await queries.redOf(tx, bill.root, original.id)).reduce((sum, red) => sum - red.fen, 0)
  if (back + said.fen > original.fen) throw new Error(`${said.refund} takes back more than the receipt of ${said.bill} says`)
  const own = { id: newId(), series, number: last + 1, checkCode: newCheckCode(), issuedAt: at, day: dayOf(at) }
  const red = await write(city, tx, {
    ...original,
    colour: 'red',
    original: original.id,
    refund: said.refund,
    fen: -said.fen,
    ...own,
  })
  await tellClaimer(tx, original, original.fen - back - said.fen, at)
  return red
}

/** Whoever has booked the receipt has the money back in the books: it is told, in the transaction that takes it back. */
async function tellClaimer(tx: Tx, original: Receipt, left: number, at: Date): Promise<void> {
  const claimed = await queries.findClaim(tx, original.series, original.number)
  if (claimed === undefined || left >= claimed.fen) return
  const payload = {
    ...{ applicantKind: 'firm', applicantId: claimed.claimant, agentId: claimed.claimedBy, receipt: codeOf(original) },
    ...{ name: original.name, amount: claimed.fen / 100, standing: left / 100 },
  }
  await insertFacts(tx, [{ root: original.root, id: newId(), kind: 'claimReversed', payload, at }])
}

async function write(city: City, tx: Tx, receipt: Receipt): Promise<Receipt> {
  await queries.countOn(tx, receipt.series, receipt.number)
  await queries.insertReceipt(tx, {
    ...receipt,
    payer: city.vault.protect(JSON.stringify(receipt.payer), bound(receipt.id)),
  })
  const { root, series, number, bill, fen, refund } = receipt
  const act = receipt.colour === 'red' ? 'receipt.reversed' : 'receipt.issued'
  const subject = { kind: 'receipt', id: receipt.id }
  await record(tx, receipt.issuedAt, [{ root, act, actor: system, subject, facts: { series, number, bill, fen, refund } }])
  return receipt
}

/** A paid bill has its receipt, and money that is back has its red one. */
export const receiptSubscriber: Subscriber<City> = {
  name: 'receipts',
  facts: ['feePaid', 'feeRefunded'],
  async receive(city, tx, { kind, payload }) {
    const number = String(payload.bill)
    if (kind === 'feeRefunded') {
      await reverseReceipt(city, tx, { bill: number, refund: String(payload.refund), fen: Number(payload.fen) })
      return
    }
    const bill = await findBillByNumber(tx, number)
    if (bill !== undefined && bill.paidAt !== null) await issueReceipt(city, tx, bill)
  },
}
