// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, openTasks } from '../testing/journey.ts'
import { signCallback } from './pay.ts'

const road = { purpose: '铺设自来水管', way: '挖掘', surface: '沥青', area: 40, days: 5 }

test('A07: a case with a fee waits for payment, goes on after the callback, books a duplicate once, and the day balances to zero', async () => {
  await using city = await testCity()
  const item = city.content.items.get('road-occupation')
  const example = item?.examples.find((one) => (one.expect.fee ?? 0) > 0)
  expect(example).toBeDefined()
  const filed = await file(city, 'chen-xiaomei', {
    id: 'road-occupation',
    values: { ...road, ...example?.form },
    firm: '91990102MA0C00016W',
    anyway: true,
  })
  for (const act of example?.expect.acts ?? []) {
    for (const department of ['urban', 'police', 'fire', 'transport', 'housing', 'water']) {
      let done = false
      for (const post of ['handler', 'reviewer', 'decider']) {
        const login = `${department}-${post}`
        if (!city.content.demoOfficers.some((officer) => officer.login === login)) continue
        const tasks = await openTasks(city, login, filed.number)
        if (tasks.length > 0 && !done) {
          await doTask(city, login, filed.number, { outcome: act.outcome ?? 'done' })
          done = true
        }
      }
      if (done) break
    }
  }
  const chen = await city.as('chen-xiaomei')
  const tracked = (await chen.get(`/me/cases/${filed.number}`)).body
  expect(tracked.todo).toBe('pay')
  const [bill] = (await chen.get(`/me/cases/${filed.number}/bills`)).body.rows
  expect(bill).toMatchObject({ state: 'open', amount: example?.expect.fee, simulated: true })
  const callback = {
    bill: bill.number,
    transactionNo: 'T-0001',
    amount: bill.amount.toFixed(2),
    paidAt: '2026-11-20T10:00:00+08:00',
  }
  const anyone = city.anyone()
  expect((await anyone.post('/payments/callback', { ...callback, signature: '0'.repeat(64) })).code).toBe(
    'CALLBACK_SIGNATURE_WRONG',
  )
  const signed = { ...callback, signature: signCallback(city.config.partnerSecrets.payment, callback) }
  const both = await Promise.all([anyone.post('/payments/callback', signed), anyone.post('/payments/callback', signed)])
  expect(both.map((answer) => answer.body.booked).toSorted()).toEqual([false, true])
  expect((await chen.get(`/me/cases/${filed.number}`)).body.results).toHaveLength(1)
  const day = await city.sql`select fen from payments.callbacks`
  expect(day).toHaveLength(1)
  const book = (await (await city.as('supervisor')).get('/payments/days/2026-11-20')).body
  expect(book).toMatchObject({ bills: 1, callbacks: 1, unbooked: 0, unmatched: 0, difference: 0 })
})
