// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, smallRestaurant } from '../testing/journey.ts'
import { signReport } from './report.ts'

test('A08: with the courier the applicant sees each step, and “delivered” ends the case and sets the time of service, once', async () => {
  await using city = await testCity()
  const food = smallRestaurant
  const delivery = { choice: 'courier', address: '云州市云东区滨江路88号', receiver: '陈晓梅', mobile: '10010007919' }
  const filed = await file(city, 'chen-xiaomei', {
    id: 'food-business-licence',
    values: food,
    firm: '91990102MA0C00016W',
    delivery,
  })
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  await doTask(city, 'market-reviewer', filed.number, { outcome: 'pass' })
  await doTask(city, 'market-decider', filed.number, { outcome: 'grant' })
  const chen = await city.as('chen-xiaomei')
  const [parcel] = (await chen.get(`/me/cases/${filed.number}/parcels`)).body.rows
  expect(parcel).toMatchObject({ state: 'booked', simulated: true, receiver: '陈晓梅' })
  const { body: travelling } = await chen.get(`/me/cases/${filed.number}`)
  expect(travelling).toMatchObject({ public: '送达中', canWithdraw: false })
  // one case, two numbers: either opens it for whoever has it, and for nobody else
  const open = await Promise.all([filed.number, travelling.shortNumber].map((number) => chen.get(`/me/cases/${number}`)))
  expect(open.map(({ body }) => body.number)).toEqual([filed.number, filed.number])
  expect((await (await city.as('wang-jianguo')).get(`/me/cases/${travelling.shortNumber}`)).code).toBe('CASE_NOT_FOUND')
  const report = { waybill: parcel.waybill, at: '2026-11-20T09:05:00+08:00', text: '已签收', state: 'delivered' as const }
  const signed = { ...report, signature: signReport(city.config.partnerSecrets.courier, report) }
  expect((await city.anyone().post('/deliveries/report', { ...signed, text: '已派送' })).code).toBe('REPORT_SIGNATURE_WRONG')
  expect((await city.anyone().post('/deliveries/report', signed)).body).toEqual({ noted: true })
  expect((await city.anyone().post('/deliveries/report', signed)).body).toEqual({ noted: false })
  const [after] = (await chen.get(`/me/cases/${filed.number}/parcels`)).body.rows
  expect(after.deliveredAt).toBe('2026-11-20T09:05:00+08:00')
  expect((await chen.get(`/me/cases/${filed.number}`)).body.public).toBe('已办结')
})
