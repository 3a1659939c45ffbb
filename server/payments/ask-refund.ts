// SPDX-License-Identifier: Apache-2.0
import { actOn, note, officerActor, tellOf } from '../cases/index.ts'
import { dayOf, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { type Officer, reachOf, within } from '../people/index.ts'
import { fenOf, yuanOf } from './money.ts'
import type { City } from './needs.ts'
import * as bills from './queries.ts'
import { numberOf, refundByNumber, sendOrder } from './refund.ts'
import * as queries from './refund-queries.ts'

export type Asking = { amount: string; reason: string }
export type Answering = { agreed: boolean }

const mine = (officer: Officer, whose: { department: string; region: string }): boolean =>
  within(reachOf(officer, 'department', 'payment.refund'), whose)

/**
 * An officer of the department that charged asks that a part of a paid bill, or all of it, goes back. Nothing moves before another
 * officer agrees. What is asked is set aside in the database, so that no two refunds together give back more than was paid. The same
 * asked again by the same officer is the first one. Throws NOT_FOUND, BILL_NOT_PAID, REFUND_TOO_MUCH, REFUND_WAITS.
 */
export async function askRefund(city: City, officer: Officer, billNumber: string, asking: Asking): Promise<queries.Refund> {
  const at = city.clock.now()
  const fen = fenOf(asking.amount)
  return transaction(city.sql, async (tx) => {
    const bill = await bills.findBillByNumber(tx, billNumber)
    if (bill === undefined || !mine(officer, bill)) throw new Refusal('NOT_FOUND')
    const payment = bill.state === 'paid' ? await bills.findBooked(tx, billNumber) : undefined
    if (payment === undefined) throw new Refusal('BILL_NOT_PAID')
    const { transactionNo } = payment
    await queries.holdPayment(tx, transactionNo)
    const waits = await queries.findAsked(tx, bill.root, transactionNo)
    if (waits?.fen === fen && waits.reason === asking.reason && waits.askedBy === officer.id) return waits
    if (waits) throw new Refusal('REFUND_WAITS')
    const aside = await queries.setAside(tx, transactionNo, fen)
    if (aside === undefined) throw await tooMuch(tx, transactionNo)
    const { root, department, region } = bill
    const row: queries.Refund = {
      ...{ root, transactionNo, serial: aside.serial, number: numberOf(transactionNo, aside.serial), bill: billNumber },
      ...{ department, region, fen, because: 'partial', reason: asking.reason, state: 'asked', askedAt: at, askedBy: officer.id },
      ...{ orderedAt: null, day: null, doneAt: null },
    }
    await queries.insertRefund(tx, row)
    await onRecord(tx, at, officer, row, 'fee.refundAsked')
    return row
  })
}

async function tooMuch(tx: Tx, transactionNo: string): Promise<Refusal> {
  const left = await queries.leftOf(tx, transactionNo)
  return left === 0 ? new Refusal('BILL_NOT_PAID') : new Refusal('REFUND_TOO_MUCH', { left: yuanOf(left).toFixed(2) })
}

/**
 * A second officer agrees, and the order stands and the payer is told; or she does not, and what was set aside is free again. Throws
 * NOT_FOUND, REFUND_NEEDS_ANOTHER, REFUND_ANSWERED.
 */
export async function answerRefund(city: City, officer: Officer, number: string, { agreed }: Answering): Promise<queries.Refund> {
  const refund = await refundByNumber(city.sql, number)
  if (refund === undefined || refund.askedBy === null || !mine(officer, refund)) throw new Refusal('NOT_FOUND')
  if (refund.askedBy === officer.id) throw new Refusal('REFUND_NEEDS_ANOTHER')
  const at = city.clock.now()
  const by = { by: officer.id, at, day: dayOf(at) }
  if (!agreed) {
    await transaction(city.sql, async (tx) => {
      await queries.holdPayment(tx, refund.transactionNo)
      if (!(await queries.answerAsked(tx, refund, { state: 'refused', ...by }))) throw new Refusal('REFUND_ANSWERED')
      await queries.putBack(tx, refund)
      await onRecord(tx, at, officer, refund, 'fee.refundNotAgreed')
    })
    return { ...refund, state: 'refused' }
  }
  const bill = await bills.findBillByNumber(city.sql, refund.bill)
  if (bill === undefined) throw new Refusal('NOT_FOUND')
  const { root, caseId } = bill
  await actOn(city, { root, id: caseId }, { name: 'fee.refund', actor: officerActor(officer) }, async (act, work) => {
    await queries.holdPayment(act.tx, refund.transactionNo)
    if (!(await queries.answerAsked(act.tx, refund, { state: 'ordered', ...by }))) throw new Refusal('REFUND_ANSWERED')
    await sendOrder(city, act.tx, at, refund, { kind: 'officer', id: officer.id })
    const told = { bill: refund.bill, amount: yuanOf(refund.fen), because: refund.because }
    note(work, 'feeReturned', { ...told, reason: refund.reason, refund: number })
    tellOf(act, work, 'feeReturned', told)
  })
  return { ...refund, state: 'ordered', orderedAt: at, day: by.day }
}

function onRecord(tx: Tx, at: Date, officer: Officer, refund: queries.Refund, act: string): Promise<void> {
  const { root, number, bill, fen, reason } = refund
  const actor = { kind: 'officer' as const, id: officer.id }
  return record(tx, at, [{ root, act, actor, subject: { kind: 'refund', id: number }, facts: { bill, fen, reason } }])
}
