// SPDX-License-Identifier: Apache-2.0

import { hmacSm3, sameText } from '../kernel/crypto/index.ts'
import { dayOf, localIso, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { type Job, later, type Subscriber, tell } from '../outbox/index.ts'
import { fenOf, yuanOf } from './money.ts'
import type { City } from './needs.ts'
import * as bills from './queries.ts'
import * as queries from './refund-queries.ts'

const system = { kind: 'system' as const, id: 'payments' }
export type Returning = Pick<queries.Refund, 'root' | 'transactionNo' | 'bill' | 'department' | 'region' | 'because'>

const SERIAL = /^TK(.+?)(?:~(\d+))?$/
export const numberOf = (transactionNo: string, serial: number): string => `TK${transactionNo}${serial === 1 ? '' : `~${serial}`}`

export async function refundByNumber(tx: Tx, number: string): Promise<queries.Refund | undefined> {
  const [, transactionNo = '', serial = '1'] = SERIAL.exec(number) ?? []
  const refund = await queries.findRefund(tx, transactionNo, Number(serial))
  return refund?.number === number ? refund : undefined
}

/**
 * Orders that what is left of a payment is given back, the way it came. Answers the order's number; undefined when nothing is left,
 * so that no payment is given back twice. In the demo city the payment service is played by a job; a real one takes the orders from
 * the day's book.
 */
export async function orderRefund(city: City, tx: Tx, at: Date, payment: Returning): Promise<queries.Refund | undefined> {
  const aside = await queries.setAside(tx, payment.transactionNo)
  if (aside === undefined) return undefined
  const number = numberOf(payment.transactionNo, aside.serial)
  const nobody = { reason: null, askedAt: null, askedBy: null, doneAt: null }
  const row: queries.Refund = { ...payment, ...aside, ...nobody, number, state: 'ordered', orderedAt: at, day: dayOf(at) }
  await queries.insertRefund(tx, row)
  await sendOrder(city, tx, at, row, system)
  return row
}

/** What follows when an order stands: it is on record, and the simulated service is told. */
export async function sendOrder(
  city: City,
  tx: Tx,
  at: Date,
  refund: queries.Refund,
  actor: { kind: 'system' | 'officer'; id: string },
): Promise<void> {
  const { root, number, bill, fen, because } = refund
  await record(tx, at, [
    { root, act: 'fee.refundOrdered', actor, subject: { kind: 'refund', id: number }, facts: { bill, fen, because } },
  ])
  if (city.config.demo) await later(tx, refundJob.name, { number })
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
  const refund = await refundByNumber(city.sql, report.refund)
  if (refund === undefined || refund.state === 'asked' || refund.state === 'refused') throw new Refusal('REFUND_UNKNOWN')
  const said = { ...refund, transactionNo: report.transactionNo, fen, kind: 'refund' as const, at, day: dayOf(at) }
  return keepingContradictions(city, said, () => transaction(city.sql, (tx) => settleRefund(city, tx, refund, said)))
}

async function settleRefund(
  city: City,
  tx: Tx,
  refund: queries.Refund,
  said: Omit<bills.Callback, 'because' | 'refund'>,
): Promise<{ booked: boolean }> {
  const { at, day, fen } = said
  const booked = fen === refund.fen && (await queries.markRefunded(tx, refund, at, day))
  const because = booked ? null : fen === refund.fen ? 'refunded-already' : 'amount'
  if (!(await bills.keepCallback(tx, { ...said, because, refund: refund.number }))) {
    const kept = await bills.findCallback(tx, said.transactionNo)
    if (kept?.kind !== 'refund' || kept.refund !== refund.number || kept.fen !== fen) throw new Refusal('TRANSACTION_REUSED')
    return { booked: false }
  }
  if (!booked) return { booked }
  await record(tx, at, [
    {
      root: refund.root,
      act: 'fee.refunded',
      actor: system,
      subject: { kind: 'refund', id: refund.number },
      facts: { bill: refund.bill, fen },
    },
  ])
  if (!wasBooked(refund.because)) return { booked }
  await queries.settleBill(tx, refund.root, refund.bill)
  const payload = { bill: refund.bill, refund: refund.number, fen }
  await tell(city, tx, [{ kind: 'feeRefunded', root: refund.root, payload }])
  return { booked }
}

const wasBooked = (because: queries.Because): boolean => ['withdrawn', 'terminated', 'partial'].includes(because)

/** A number that stands for other money already is refused; what was said is kept first, because it may be money all the same. */
export async function keepingContradictions<T>(
  city: City,
  said: Omit<bills.Callback, 'because' | 'refund'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'TRANSACTION_REUSED') await bills.keepContradiction(city.sql, said)
    throw error
  }
}

/** The simulated payment service gives back what was ordered, and reports it through the same contract. */
export const refundJob: Job<City> = {
  name: 'payments.refund',
  async run(city, payload) {
    const refund = await refundByNumber(city.sql, String(payload.number))
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
export const endedCaseSubscriber: Subscriber<City> = {
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
      const { transactionNo } = paid
      await queries.holdPayment(tx, transactionNo)
      // a part that somebody asked for goes back with the rest, now and by itself
      const asked = await queries.findAsked(tx, root, transactionNo)
      if (asked && (await queries.answerAsked(tx, asked, { state: 'refused', by: system.id, at, day: dayOf(at) })))
        await queries.putBack(tx, asked)
      const refund = await orderRefund(city, tx, at, { ...bill, bill: bill.number, transactionNo, because })
      if (refund === undefined) continue
      const told = { ...payload, bill: bill.number, amount: yuanOf(refund.fen) }
      await tell(city, tx, [{ kind: 'feeReturned', root, payload: told }])
    }
  },
}
