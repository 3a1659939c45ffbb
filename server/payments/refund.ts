// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import { hmacSm3, sameText } from '../kernel/crypto/index.ts'
import { dayOf, localIso, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { type Job, later, type Subscriber, tell } from '../outbox/index.ts'
import { fenOf, yuanOf } from './money.ts'
import * as bills from './queries.ts'
import * as queries from './refund-queries.ts'

const system = { kind: 'system' as const, id: 'payments' }
export type Returning = Pick<queries.Refund, 'root' | 'transactionNo' | 'bill' | 'department' | 'region' | 'fen' | 'because'>

/**
 * Orders that a payment is given back, whole, the way it came; a second order for the same payment is the first one. In the demo
 * city the payment service is played by a job; a real one takes the orders from the day's book. Answers the order's number.
 */
export async function orderRefund(city: City, tx: Tx, at: Date, payment: Returning): Promise<string> {
  const number = `TK${payment.transactionNo}`
  if (!(await queries.insertRefund(tx, { ...payment, number, orderedAt: at, day: dayOf(at) }))) return number
  const { bill, fen, because } = payment
  await record(tx, at, [
    {
      root: payment.root,
      act: 'fee.refundOrdered',
      actor: system,
      subject: { kind: 'refund', id: number },
      facts: { bill, fen, because },
    },
  ])
  if (city.config.demo) await later(tx, refundJob.name, { transactionNo: payment.transactionNo })
  return number
}

export type RefundReport = { refund: string; transactionNo: string; amount: string; refundedAt: string; signature: string }

/** The signature of a report of a refund (docs/protocols/payment.md); the word in front keeps it from being one of a payment. */
export function signRefund(secret: string, report: Omit<RefundReport, 'signature'>): string {
  const said = ['refund', report.refund, report.transactionNo, report.amount, report.refundedAt].join('\n')
  return hmacSm3(Buffer.from(secret), said).toString('hex')
}

/**
 * The payment service says that it gave money back. It is kept whatever it says; it settles the order when number and amount are
 * the order's and nothing settled it before. Throws CALLBACK_SIGNATURE_WRONG, REFUND_UNKNOWN, TRANSACTION_REUSED.
 */
export async function receiveRefund(city: City, report: RefundReport): Promise<{ booked: boolean }> {
  if (!sameText(signRefund(city.config.partnerSecrets.payment, report), report.signature))
    throw new Refusal('CALLBACK_SIGNATURE_WRONG')
  const at = city.clock.now()
  const fen = fenOf(report.amount)
  return transaction(city.sql, async (tx) => {
    const refund = await queries.findRefund(tx, report.refund.slice('TK'.length))
    if (refund === undefined || refund.number !== report.refund) throw new Refusal('REFUND_UNKNOWN')
    const booked = fen === refund.fen && (await queries.markRefunded(tx, refund, at, dayOf(at)))
    const because = booked ? null : fen === refund.fen ? 'refunded-already' : 'amount'
    const row = { ...refund, transactionNo: report.transactionNo, fen, kind: 'refund' as const, because, at, day: dayOf(at) }
    if (!(await bills.keepCallback(tx, row))) {
      const kept = await bills.findCallback(tx, report.transactionNo)
      if (kept?.kind !== 'refund' || kept.bill !== refund.bill || kept.fen !== fen) throw new Refusal('TRANSACTION_REUSED')
      return { booked: false }
    }
    if (!booked) return { booked }
    if (refund.because === 'withdrawn' || refund.because === 'terminated')
      await queries.markBillRefunded(tx, refund.root, refund.bill)
    await record(tx, at, [
      {
        root: refund.root,
        act: 'fee.refunded',
        actor: system,
        subject: { kind: 'refund', id: refund.number },
        facts: { bill: refund.bill, fen },
      },
    ])
    return { booked }
  })
}

/** The simulated payment service gives back what was ordered, and reports it through the same contract. */
export const refundJob: Job = {
  name: 'payments.refund',
  async run(city, payload) {
    const refund = await queries.findRefund(city.sql, String(payload.transactionNo))
    if (refund?.state !== 'ordered') return
    const report = {
      refund: refund.number,
      transactionNo: `SIM${refund.number}`,
      amount: (refund.fen / 100).toFixed(2),
      refundedAt: localIso(city.clock.now()),
    }
    await receiveRefund(city, { ...report, signature: signRefund(city.config.partnerSecrets.payment, report) })
  },
}

/**
 * A case that ends without its service owes nothing: an open bill is void, and what was paid for a case that was taken back, or that
 * the platform broke off, goes back. A refusal keeps what was paid: the examination that the fee is for has taken place.
 */
export const endedCaseSubscriber: Subscriber = {
  name: 'payments.endedCase',
  facts: ['caseWithdrawn', 'caseTerminated', 'caseRefused'],
  async receive(city, tx, { kind, root, payload }) {
    const caseId = String(payload.caseId)
    const at = city.clock.now()
    for (const bill of await bills.voidBills(tx, root, caseId))
      await record(tx, at, [
        {
          root,
          act: 'fee.voided',
          actor: system,
          subject: { kind: 'case', id: caseId },
          facts: { bill: bill.number, fen: bill.fen },
        },
      ])
    if (kind === 'caseRefused') return
    const because = kind === 'caseWithdrawn' ? 'withdrawn' : 'terminated'
    for (const bill of await bills.billsOfCase(tx, root, [caseId])) {
      const paid = bill.state === 'paid' ? await bills.findBooked(tx, bill.number) : undefined
      if (paid === undefined) continue
      await orderRefund(city, tx, at, { ...bill, bill: bill.number, transactionNo: paid.transactionNo, because })
      await tell(city, tx, [{ kind: 'feeReturned', root, payload: { ...payload, bill: bill.number, amount: yuanOf(bill.fen) } }])
    }
  },
}
