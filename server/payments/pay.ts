// SPDX-License-Identifier: Apache-2.0
import { actOn, type Case, note, recordOf, sendMessage, type Topic, tellOf, theSystem } from '../cases/index.ts'
import type { City } from '../city.ts'
import { hmacSm3, sameText } from '../kernel/crypto/index.ts'
import { dayOf, type Json, localIso, newId, Refusal } from '../kernel/index.ts'
import * as queries from './queries.ts'

/** `fee.bill`: opens a bill with its statutory basis; the process then waits for the message `fee.paid`. */
const bill: Topic = {
  name: 'fee.bill',
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
      receipt: null,
    })
    subject.result = { ...(subject.result ?? {}), todo: 'pay' }
    note(work, 'feeBilled', { bill: number, amount: fen / 100, name }, element)
    recordOf(act, work, 'fee.billed', { bill: number, fen })
    tellOf(act, work, 'feeBilled', { bill: number, amount: fen / 100, name })
    return { billId: id, bill: number, amount: fen / 100 }
  },
}
export const paymentTopics: Topic[] = [bill]

export type Callback = { bill: string; transactionNo: string; amount: string; paidAt: string; signature: string }

/** The signature of a callback (docs/protocols/payment.md): HMAC-SM3 over the four values joined by newlines, with the secret shared with the payment service. */
export function signCallback(secret: string, callback: Omit<Callback, 'signature'>): string {
  return hmacSm3(
    Buffer.from(secret),
    [callback.bill, callback.transactionNo, callback.amount, callback.paidAt].join('\n'),
  ).toString('hex')
}

/**
 * The payment service says that a bill was paid. Called twice, it books once;
 * the bill, the callback and the case's next step are one transaction.
 */
export async function receiveCallback(city: City, callback: Callback): Promise<{ booked: boolean }> {
  if (!sameText(signCallback(city.config.partnerSecrets.payment, callback), callback.signature))
    throw new Refusal('CALLBACK_SIGNATURE_WRONG')
  const found = await queries.findBillByNumber(city.sql, callback.bill)
  if (!found) throw new Refusal('BILL_UNKNOWN')
  const fen = Math.round(Number(callback.amount) * 100)
  if (fen !== found.fen) throw new Refusal('CALLBACK_AMOUNT_WRONG')
  let booked = false
  await actOn(
    city,
    { root: found.root, id: found.caseId },
    { name: 'fee.paid', actor: theSystem, once: `pay ${callback.transactionNo}` },
    async (act, work) => {
      const isNew = await queries.noteCallback(act.tx, {
        transactionNo: callback.transactionNo,
        bill: found,
        fen,
        kind: 'payment',
        at: act.now,
        day: dayOf(act.now),
      })
      if (!isNew || !(await queries.markPaid(act.tx, found, act.now, `PJ${callback.transactionNo}`))) return
      booked = true
      const { todo: _done, ...result } = work.case.result ?? {}
      work.case.result = { ...result, paid: fen / 100, receipt: `PJ${callback.transactionNo}` }
      note(work, 'feePaid', { bill: found.number, amount: fen / 100, transactionNo: callback.transactionNo })
      tellOf(act, work, 'feePaid', { bill: found.number, amount: fen / 100 })
      await sendMessage(act, work, 'fee.paid', { paid: true, amount: fen / 100 })
    },
  )
  return { booked }
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

export function billsView(bills: queries.Bill[]) {
  return bills.map((one) => ({
    number: one.number,
    name: one.name,
    basis: one.basis,
    amount: one.fen / 100,
    state: one.state,
    billedAt: localIso(one.billedAt),
    paidAt: one.paidAt ? localIso(one.paidAt) : null,
    receipt: one.receipt,
    simulated: true,
  }))
}
