// SPDX-License-Identifier: Apache-2.0

import {
  actOn,
  type Case,
  hasEnded,
  note,
  recordOf,
  sendMessage,
  type Topic,
  tellOf,
  theSystem,
  todoField,
} from '../cases/index.ts'
import { hmacSm3, sameText } from '../kernel/crypto/index.ts'
import { dayOf, type Json, localIso, newId, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { caseField } from '../packs/index.ts'
import { fenOf, yuanOf } from './money.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { keepingContradictions, orderRefund } from './refund.ts'
import { type Because, findRefund, type Refund } from './refund-queries.ts'

/** `fee.bill`: opens a bill with its statutory basis; the process then waits for the message `fee.paid`. */
const bill: Topic = {
  name: 'fee.bill',
  asked: { by: ['matter'], needs: ['amount', 'name'], hears: ['fee.paid'] },
  async run({ tx, act, work, input, element }): Promise<Record<string, Json>> {
    const yuan = Number(input.amount)
    if (!Number.isFinite(yuan) || yuan < 0) throw new Error(`费用算不出来：${String(input.amount)}`)
    const { case: subject } = work
    const id = newId()
    const fen = Math.round(yuan * 100)
    const number = `JK${dayOf(act.now).replaceAll('-', '')}${id.replaceAll('-', '').slice(-10).toUpperCase()}`
    if (fen === 0) throw new Error('费用为 0 的，流程不应开缴款单')
    const name = String(input.name ?? '行政事业性收费')
    await queries.insertBill(tx, {
      root: act.root,
      id,
      caseId: subject.id,
      number,
      payerId: subject.applicantId,
      payerName: subject.applicantName,
      department: subject.department,
      region: subject.region,
      name,
      basis: String(input.basis ?? ''),
      fen,
      state: 'open',
      billedAt: act.now,
      paidAt: null,
    })
    todoField.set(subject, 'pay')
    note(work, 'feeBilled', { bill: number, amount: fen / 100, name }, element)
    recordOf(act, work, 'fee.billed', { bill: number, fen })
    tellOf(act, work, 'feeBilled', { bill: number, amount: fen / 100, name })
    return { billId: id, bill: number, amount: fen / 100 }
  },
}
/** In yuan. */
const paidField = caseField<number>('paid')

export const paymentTopics: Topic[] = [bill]

export type Callback = { bill: string; transactionNo: string; amount: string; paidAt: string; signature: string }

/** The signature of a callback (docs/protocols/payment.md): HMAC-SM3 over the four values joined by newlines, with the secret shared with the payment service. */
export function signCallback(secret: string, callback: Omit<Callback, 'signature'>): string {
  return hmacSm3(
    Buffer.from(secret),
    [callback.bill, callback.transactionNo, callback.amount, callback.paidAt].join('\n'),
  ).toString('hex')
}

export type Received = { booked: boolean; refund: string | null }

/**
 * The payment service says that a bill was paid. The money is there, so the callback is kept whatever it says: it is booked when the
 * bill is open and the amount is the bill's, and otherwise ordered back. Called twice, it does so once; the bill, the callback, the
 * order and the case's next step are one transaction. Throws CALLBACK_SIGNATURE_WRONG, TRANSACTION_REUSED.
 */
export async function receiveCallback(city: City, callback: Callback): Promise<Received> {
  if (!sameText(signCallback(city.config.partnerSecrets.payment, callback), callback.signature))
    throw new Refusal('CALLBACK_SIGNATURE_WRONG')
  const { bill, transactionNo, amount } = callback
  const found = await queries.findBillByNumber(city.sql, bill)
  const at = city.clock.now()
  const whose = found ?? { root: newId(), department: '', region: city.content.region }
  const { root, department, region } = whose
  const said = { root, bill, department, region, transactionNo, fen: fenOf(amount), kind: 'payment' as const, at, day: dayOf(at) }
  return keepingContradictions(city, said, async () => {
    const booked = await (found === undefined ? keepForNobody(city, said) : book(city, callback, found))
    await demandSame(city.sql, callback)
    // of what was booked a part may have gone back since; this call ordered nothing then
    const kept = await queries.findCallback(city.sql, transactionNo)
    const refund = typeof kept?.because === 'string' ? await findRefund(city.sql, transactionNo) : undefined
    return { booked, refund: refund?.number ?? null }
  })
}

async function book(city: City, callback: Callback, bill: queries.Bill): Promise<boolean> {
  const { transactionNo } = callback
  const fen = fenOf(callback.amount)
  const amount = yuanOf(fen)
  let booked = false
  await actOn(
    city,
    { root: bill.root, id: bill.caseId },
    { name: 'fee.paid', actor: theSystem, once: `${theSystem.id}/pay ${transactionNo}` },
    async (act, work) => {
      const because = await whyNotBooked(act.tx, { bill, fen, hasEnded: hasEnded(work.case), at: act.now })
      const money = { root: bill.root, bill: bill.number, department: bill.department, region: bill.region, transactionNo, fen }
      const row = { ...money, because, refund: null, kind: 'payment' as const, at: act.now, day: dayOf(act.now) }
      const isNew = await queries.keepCallback(act.tx, row)
      booked = isNew && because === null
      // the same callback came at this instant too and was first: this act ends on its key, and with it whatever it wrote
      if (!isNew) return demandSame(act.tx, callback)
      if (because !== null) {
        await orderRefund(city, act.tx, act.now, { ...money, because })
        note(work, 'feeReturned', { bill: bill.number, amount, transactionNo, because })
        return tellOf(act, work, 'feeReturned', { bill: bill.number, amount })
      }
      todoField.clear(work.case)
      paidField.set(work.case, amount)
      note(work, 'feePaid', { bill: bill.number, amount, transactionNo })
      tellOf(act, work, 'feePaid', { bill: bill.number, amount })
      await sendMessage(act, work, 'fee.paid', { paid: true, amount })
    },
  )
  return booked
}

/** A transaction number stands for one payment: with another bill or amount it is a fault of the payment service. */
async function demandSame(tx: Tx, { transactionNo, bill, amount }: Callback): Promise<void> {
  const kept = await queries.findCallback(tx, transactionNo)
  if (kept?.kind !== 'payment' || kept.bill !== bill || kept.fen !== fenOf(amount)) throw new Refusal('TRANSACTION_REUSED')
}

/** Takes the bill, which the database does for one of two, or says why this money is not for it. */
async function whyNotBooked(
  tx: Tx,
  at: { bill: queries.Bill; fen: number; hasEnded: boolean; at: Date },
): Promise<Because | null> {
  if (at.fen !== at.bill.fen) return 'amount'
  if (at.hasEnded) return 'case-ended'
  if (await queries.markPaid(tx, at.bill, at.at)) return null
  return (await queries.findBillByNumber(tx, at.bill.number))?.state === 'void' ? 'bill-void' : 'paid-already'
}

/** Money for a bill that the city never made: it belongs to the books of the whole city. */
function keepForNobody(city: City, said: Omit<queries.Callback, 'because' | 'refund'>): Promise<boolean> {
  const row = { ...said, because: 'unknown-bill' as const, refund: null }
  return transaction(city.sql, async (tx) => {
    if (await queries.keepCallback(tx, row)) await orderRefund(city, tx, said.at, row)
    return false
  })
}

/** The simulated payment service: pays at once and calls back as the contract says. Labelled simulated wherever it is seen. */
export async function payBySimulator(city: City, cases: Case[]): Promise<{ state: string; amount: number; simulated: true }> {
  const [root] = cases.map((one) => one.root)
  const bills = root
    ? await queries.billsOfCase(
        city.sql,
        root,
        cases.map((one) => one.id),
      )
    : []
  const open = bills.find((one) => one.state === 'open')
  if (!open) {
    const paid = bills.find((one) => one.state === 'paid')
    if (paid) return { state: 'paid', amount: paid.fen / 100, simulated: true }
    throw new Refusal('NOTHING_TO_PAY')
  }
  const callback = {
    bill: open.number,
    transactionNo: `SIM${open.number}`,
    amount: (open.fen / 100).toFixed(2),
    paidAt: localIso(city.clock.now()),
  }
  await receiveCallback(city, { ...callback, signature: signCallback(city.config.partnerSecrets.payment, callback) })
  return { state: 'paid', amount: open.fen / 100, simulated: true }
}

export function billsView(bills: queries.Bill[], refunds: Refund[]) {
  return bills.map((one) => ({
    number: one.number,
    name: one.name,
    basis: one.basis,
    amount: one.fen / 100,
    state: one.state,
    billedAt: localIso(one.billedAt),
    paidAt: one.paidAt ? localIso(one.paidAt) : null,
    refunds: refunds
      .filter((refund) => refund.bill === one.number)
      .map((refund) => ({
        number: refund.number,
        amount: yuanOf(refund.fen),
        state: refund.state,
        because: refund.because,
        orderedAt: refund.orderedAt ? localIso(refund.orderedAt) : null,
        doneAt: refund.doneAt ? localIso(refund.doneAt) : null,
      })),
    simulated: true,
  }))
}
