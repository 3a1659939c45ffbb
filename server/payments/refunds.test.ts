// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { connect } from '../kernel/index.ts'
import { openHand } from '../ledger/index.ts'
import { type Answer, type TestCity, testCity } from '../testing.ts'
import { doTask, file, openTasks } from '../testing-journey.ts'
import { signCallback } from './pay.ts'
import { signRefund } from './refund.ts'

const DAY = '2026-11-20'
const road = { purpose: '铺设自来水管', way: '挖掘', surface: '沥青', area: 40, days: 5 }

type Filed = { number: string; bill: string; amount: number }

/** A case that waits for its fee. */
async function caseWithBill(city: TestCity): Promise<Filed> {
  const example = city.content.items.get('road-occupation')?.examples.find((one) => (one.expect.fee ?? 0) > 0)
  const values = { ...road, ...example?.form }
  const delivery = { choice: 'pickup' }
  const filing = { id: 'road-occupation', values, firm: '91990102MA0C00016W', delivery, anyway: true }
  const filed = await file(city, 'chen-xiaomei', filing)
  const logins = ['urban', 'police', 'fire'].flatMap((key) => ['handler', 'reviewer', 'decider'].map((post) => `${key}-${post}`))
  for (const { outcome } of example?.expect.acts ?? [])
    for (const login of logins) {
      if ((await openTasks(city, login, filed.number)).length === 0) continue
      await doTask(city, login, filed.number, { outcome: outcome ?? 'done' })
      break
    }
  const [bill] = (await (await city.as('chen-xiaomei')).get(`/me/cases/${filed.number}/bills`)).body.rows
  expect(bill).toMatchObject({ state: 'open', refunds: [] })
  return { number: filed.number, bill: bill.number, amount: bill.amount }
}

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
  // the same again changes nothing, and the number for other money is a contradiction
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
  expect(rows.map((row: { because: string | null }) => row.because)).toEqual([null, 'paid-already', 'amount', 'unknown-bill'])
  expect(rows.reduce((sum: number, row: { amount: number }) => sum + row.amount, 0)).toBe(all)

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
  const sql = connect({ url: city.databaseUrl, max: 4 })
  openHand(sql, city.vault)
  const second = await buildApp({ ...city, sql })
  const send = async (app: TestCity['app'], transactionNo: string) =>
    (
      await app.inject({ method: 'POST', url: '/api/payments/callback', payload: signed(city, bill, transactionNo, amount) })
    ).json()
  const answers = await Promise.all([send(city.app, 'T-1000'), send(second, 'T-2000'), send(second, 'T-1000')])
  await second.close()
  await sql.end({ timeout: 5 })
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
  await city.sql`update cases.cases set decision = null, decided_at = null, state = 'accepted' where number = ${number}`
}
