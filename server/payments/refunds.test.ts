// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { secondServer } from '../testing/bad-luck/second.ts'
import { caseWithBill, type Billed as Filed } from '../testing/bill.ts'
import { type Answer, type TestCity, testCity } from '../testing/city.ts'
import { signCallback } from './pay.ts'
import { signRefund } from './refund.ts'

const DAY = '2026-11-20'
const signed = (city: TestCity, bill: string, transactionNo: string, amount: number) => {
  const said = { bill, transactionNo, amount: amount.toFixed(2), paidAt: `${DAY}T10:00:00+08:00` }
  return { ...said, signature: signCallback(city.config.partnerSecrets.payment, said) }
}
const pay = (city: TestCity, bill: string, transactionNo: string, amount: number): Promise<Answer> =>
  city.anyone().post('/payments/callback', signed(city, bill, transactionNo, amount))
const book = async (city: TestCity) => (await (await city.as('supervisor')).get(`/payments/days/${DAY}`)).body
const movements = async (city: TestCity) => (await (await city.as('supervisor')).get(`/payments/days/${DAY}/movements`)).body.rows
const billOf = async (city: TestCity, filed: Filed) =>
  (await (await city.as('chen-xiaomei')).get(`/me/cases/${filed.number}/bills`)).body.rows[0]

test('A07: every payment that is not booked is kept, shown in the day’s book and given back: paid twice, a wrong amount, a bill that never was', async () => {
  await using city = await testCity()
  const filed = await caseWithBill(city)
  const { bill, amount } = filed
  expect((await pay(city, bill, 'T-0001', amount)).body).toEqual({ booked: true, refund: null })
  expect((await pay(city, bill, 'T-0002', amount)).body).toEqual({ booked: false, refund: 'TKT-0002' })
  expect((await pay(city, bill, 'T-0003', 1)).body).toEqual({ booked: false, refund: 'TKT-0003' })
  expect((await pay(city, 'JK-NEVER', 'T-0004', 5)).body).toEqual({ booked: false, refund: 'TKT-0004' })
  // the same again changes nothing, and the number for other money is a contradiction, which is kept too
  expect((await pay(city, bill, 'T-0002', amount)).body).toEqual({ booked: false, refund: 'TKT-0002' })
  expect((await pay(city, 'JK-NEVER', 'T-0004', 5)).body).toEqual({ booked: false, refund: 'TKT-0004' })
  expect((await pay(city, bill, 'T-0004', amount)).code).toBe('TRANSACTION_REUSED')
  expect((await pay(city, bill, 'T-0001', 1)).code).toBe('TRANSACTION_REUSED')

  const all = amount * 2 + 6
  expect(await book(city)).toMatchObject({
    bills: 1,
    billAmount: amount,
    callbacks: 4,
    callbackAmount: all,
    unbooked: 3,
    unbookedAmount: amount + 6,
    unmatched: 0,
    refundsOrdered: 3,
    refundsOrderedAmount: amount + 6,
    refunds: 0,
    difference: 0,
    refundDifference: 0,
  })
  const rows = await movements(city)
  expect(rows.map((row: { because: string | null }) => row.because)).toEqual([
    ...[null, 'contradiction', 'paid-already', 'amount', 'unknown-bill', 'contradiction'],
  ])
  const came = rows.filter((row: { because: string | null }) => row.because !== 'contradiction')
  expect(came.reduce((sum: number, row: { amount: number }) => sum + row.amount, 0)).toBe(all)

  await city.settle()
  expect(await book(city)).toMatchObject({
    refunds: 3,
    refundAmount: amount + 6,
    unmatched: 0,
    difference: 0,
    refundDifference: 0,
  })
  const seen = await billOf(city, filed)
  expect(seen).toMatchObject({ state: 'paid' })
  expect(seen.refunds.map((one: { state: string; because: string }) => [one.because, one.state])).toEqual([
    ['paid-already', 'done'],
    ['amount', 'done'],
  ])
})

test('A07: two payments for one bill at the same instant at two servers: one is booked, the other goes back, and the case goes on once', async () => {
  await using city = await testCity()
  const { number, bill, amount } = await caseWithBill(city)
  await using second = await secondServer(city)
  const send = async (app: TestCity['app'], transactionNo: string) =>
    (
      await app.inject({ method: 'POST', url: '/api/payments/callback', payload: signed(city, bill, transactionNo, amount) })
    ).json()
  const answers = await Promise.all([send(city.app, 'T-1000'), send(second.app, 'T-2000'), send(second.app, 'T-1000')])
  expect(answers.map((answer) => answer.code ?? answer.booked).toSorted()).toEqual([false, false, true])
  expect(await book(city)).toMatchObject({ bills: 1, callbacks: 2, unbooked: 1, refundsOrdered: 1, unmatched: 0, difference: 0 })
  expect((await (await city.as('chen-xiaomei')).get(`/me/cases/${number}`)).body.results).toHaveLength(1)
})

test('A07: a case that is withdrawn voids its open bill, and whoever pays it all the same gets the money back', async () => {
  await using city = await testCity()
  const filed = await caseWithBill(city)
  const chen = await city.as('chen-xiaomei')
  const withdrawal = () => chen.post(`/me/cases/${filed.number}/withdrawal`, { reason: '不再施工' })
  await mayWithdraw(city, filed.number)
  expect((await withdrawal()).status).toBe(200)
  expect((await pay(city, filed.bill, 'T-0009', filed.amount)).body).toEqual({ booked: false, refund: 'TKT-0009' })
  await city.settle()
  const seen = await billOf(city, filed)
  expect(seen).toMatchObject({ state: 'void', paidAt: null, refunds: [{ because: 'case-ended', state: 'done' }] })
  expect((await chen.post(`/me/cases/${filed.number}/payment`)).code).toBe('NOTHING_TO_PAY')
  expect(await book(city)).toMatchObject({ bills: 0, callbacks: 1, unbooked: 1, refunds: 1, difference: 0, refundDifference: 0 })
})

test('A07: a paid case that is withdrawn gives the fee back, once, and the payment service’s report of it is signed and settles it once', async () => {
  await using city = await testCity()
  const filed = await caseWithBill(city)
  await pay(city, filed.bill, 'T-0001', filed.amount)
  await mayWithdraw(city, filed.number)
  const chen = await city.as('chen-xiaomei')
  expect((await chen.post(`/me/cases/${filed.number}/withdrawal`, { reason: '不再施工' })).status).toBe(200)
  await city.settle()
  expect(await billOf(city, filed)).toMatchObject({
    state: 'refunded',
    refunds: [{ because: 'withdrawn', state: 'done', amount: filed.amount }],
  })

  const said = {
    refund: 'TKT-0001',
    transactionNo: 'R-0001',
    amount: filed.amount.toFixed(2),
    refundedAt: `${DAY}T11:00:00+08:00`,
  }
  const report = (change: object, secret = city.config.partnerSecrets.payment) => {
    const changed = { ...said, ...change }
    return city.anyone().post('/payments/refund-callback', { ...changed, signature: signRefund(secret, changed) })
  }
  expect((await report({}, 'another secret')).code).toBe('CALLBACK_SIGNATURE_WRONG')
  expect((await report({ refund: 'TKT-9999' })).code).toBe('REFUND_UNKNOWN')
  // the simulated service has settled it: a second one is kept, and the book shows that too much went out
  expect((await report({})).body).toEqual({ booked: false })
  expect(await book(city)).toMatchObject({ refunds: 1, unmatched: 1, difference: 0, refundDifference: -filed.amount })
})

/** As if no decision had been made yet: the item bills after it, and the law lets her withdraw only before. */
async function mayWithdraw(city: TestCity, number: string): Promise<void> {
  await city.sql`update cases.cases set decision = null, decided_at = null, state = 'accepted', phase = 'running' where number = ${number}`
}

const refundOf = async (city: TestCity, login: string, bill: string, amount: string, reason = '面积量多了 2 平方米') =>
  (await city.as(login)).post(`/payments/bills/${bill}/refunds`, { amount, reason })
const answerOf = async (city: TestCity, login: string, number: string, agreed = true) =>
  (await city.as(login)).post(`/payments/refunds/${encodeURIComponent(number)}/answer`, { agreed })
const refundsOf = async (city: TestCity, of: string) =>
  (await (await city.as('supervisor')).get(`/payments/days/${DAY}/refunds?of=${of}`)).body.rows

test('A07: a part of a payment goes back when another officer agrees, never more in all than was paid, and the day’s book shows each order', async () => {
  await using city = await testCity()
  const filed = await caseWithBill(city)
  const { bill, amount } = filed
  expect((await refundOf(city, 'urban-cashier', bill, '100.00')).code).toBe('BILL_NOT_PAID')
  await pay(city, bill, 'T-0001', amount)
  expect((await refundOf(city, 'market-decider', bill, '100.00')).code).toBe('NOT_PERMITTED')
  expect((await refundOf(city, 'urban-cashier', 'JK-NEVER', '100.00')).code).toBe('NOT_FOUND')
  const asked = await refundOf(city, 'urban-cashier', bill, '100.00')
  expect(asked.body).toMatchObject({ state: 'asked', amount: 100, number: 'TKT-0001' })
  // a double click is the same refund; another one waits its turn
  expect((await refundOf(city, 'urban-cashier', bill, '100.00')).body).toEqual(asked.body)
  expect((await refundOf(city, 'urban-cashier-2', bill, '50.00')).code).toBe('REFUND_WAITS')
  expect(await book(city)).toMatchObject({ refundsOrdered: 0, refunds: 0, difference: 0 })
  const [waiting] = (await (await city.as('urban-cashier-2')).get('/payments/refunds/waiting')).body.rows
  expect(waiting).toMatchObject({ number: 'TKT-0001', askedBy: '贺秋萍', mine: false })

  expect((await answerOf(city, 'urban-cashier', 'TKT-0001')).code).toBe('REFUND_NEEDS_ANOTHER')
  expect((await answerOf(city, 'urban-cashier-2', 'TKT-0001')).body).toMatchObject({ state: 'ordered' })
  expect((await answerOf(city, 'urban-cashier-2', 'TKT-0001', false)).code).toBe('REFUND_ANSWERED')
  expect(await refundsOf(city, 'ordered')).toMatchObject([{ number: 'TKT-0001', amount: 100, because: 'partial', bill }])

  expect(await refundOf(city, 'urban-cashier', bill, amount.toFixed(2))).toMatchObject({
    code: 'REFUND_TOO_MUCH',
    body: { facts: { left: (amount - 100).toFixed(2) } },
  })
  // what was not agreed to is free again
  await refundOf(city, 'urban-cashier', bill, '10.00')
  expect((await answerOf(city, 'urban-cashier-2', 'TKT-0001~2', false)).body).toMatchObject({ state: 'refused' })
  await refundOf(city, 'urban-cashier', bill, (amount - 100).toFixed(2))
  expect((await answerOf(city, 'urban-cashier-2', 'TKT-0001~3')).status).toBe(200)
  expect((await refundOf(city, 'urban-cashier', bill, '0.01')).code).toBe('BILL_NOT_PAID')
  await city.settle()
  expect(await refundsOf(city, 'done')).toHaveLength(2)
  expect(await book(city)).toMatchObject({ refunds: 2, refundAmount: amount, difference: 0, refundDifference: 0, unmatched: 0 })
  const [payment] = (await movements(city)).filter((row: { kind: string }) => row.kind === 'payment')
  expect(payment.refunds.map((one: { number: string }) => one.number)).toEqual(['TKT-0001', 'TKT-0001~3'])
  expect(await billOf(city, filed)).toMatchObject({ state: 'refunded' })
})

test('A07: two refunds of one payment at the same instant never give back more than was paid', async () => {
  await using city = await testCity()
  const { bill, amount } = await caseWithBill(city)
  await pay(city, bill, 'T-0001', amount)
  const most = (amount * 0.6).toFixed(2)
  const one = await refundOf(city, 'urban-cashier', bill, most)
  const answers = await Promise.all([
    answerOf(city, 'urban-cashier-2', one.body.number),
    answerOf(city, 'urban-cashier-2', one.body.number, false),
  ])
  expect(answers.map((answer) => answer.code ?? 'answered').toSorted()).toEqual(['REFUND_ANSWERED', 'answered'])
  const both = await Promise.all(['urban-cashier', 'urban-cashier-2'].map((login) => refundOf(city, login, bill, most)))
  const [sum] = await city.sql`
    select coalesce(sum(fen) filter (where state in ('asked', 'ordered')), 0)::bigint as fen from payments.refunds`
  expect(both.filter((answer) => answer.status === 200).length).toBeLessThan(2)
  expect(sum?.fen).toBeLessThanOrEqual(amount * 100)
})

test('A07: what the payment service says under a number that stands for other money is refused, kept once and shown, and the day does not balance', async () => {
  await using city = await testCity()
  const { bill, amount } = await caseWithBill(city)
  await pay(city, bill, 'T-0001', amount)
  for (let again = 0; again < 2; again++) expect((await pay(city, bill, 'T-0001', 1)).code).toBe('TRANSACTION_REUSED')
  expect((await pay(city, 'JK-NEVER', 'T-0001', amount)).code).toBe('TRANSACTION_REUSED')
  expect(await book(city)).toMatchObject({
    bills: 1,
    callbacks: 1,
    contradictions: 2,
    contradictionAmount: amount + 1,
    difference: 0,
  })
  const rows = await movements(city)
  expect(rows.map((row: { because: string | null; amount: number }) => [row.because, row.amount])).toEqual(
    expect.arrayContaining([
      [null, amount],
      ['contradiction', 1],
      ['contradiction', amount],
    ]),
  )
  expect(rows).toHaveLength(3)
})
