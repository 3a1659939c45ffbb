// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, type Filed, file, foodLicence } from '../testing/journey.ts'
import { fireTimers } from './fire-timers.ts'

async function acceptedFood(city: TestCity): Promise<Filed> {
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  return filed
}

/** Signs in for each act: days pass between them, and a session does not last for days. */
const acting =
  (city: TestCity, login: string, { root, id }: Filed) =>
  async (act: string, body: object) =>
    (await city.as(login)).post(`/desk/cases/${root}/${id}/${act}`, body)
const flagsOf = async (city: TestCity) =>
  (await (await city.as('supervisor')).get('/supervision/flags')).body.rows.map((one: { kind: string }) => one.kind)

test('行政许可法 art. 42: a licence is put off by ten working days at the most, once, and never after its limit is over', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const filed = await acceptedFood(city)
  const act = acting(city, 'market-decider', filed)
  const extension = (amount: string) => act('extension', { amount, reason: '两处场所需要核查' })
  const desk = (await (await city.as('market-decider')).get(`/desk/cases/${filed.root}/${filed.id}`)).body
  expect(desk.extension).toEqual({ days: 10, law: '《中华人民共和国行政许可法》第四十二条第一款' })
  for (const amount of ['11 工作日', '99 工作日']) expect((await extension(amount)).code).toBe('EXTENSION_TOO_LONG')
  for (const amount of ['0 工作日', '1 个月', '-3 工作日']) expect((await extension(amount)).status).toBe(400)
  const both = await Promise.all([extension('10 工作日'), extension('10 工作日')])
  expect(both.map((one) => one.status).toSorted()).toEqual([200, 409])
  expect((await extension('1 工作日')).code).toBe('EXTENDED_ALREADY')
  const chen = await city.as('chen-xiaomei')
  expect((await chen.get(`/me/cases/${filed.number}`)).body.dueOn).toBe('2026-12-07')
})

test('行政许可法 art. 42: a limit that is over is not put off any more', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const late = await acceptedFood(city)
  // its last instant is the one at which it is over, and that is noted once, however often the clock is read then
  city.clock.set('2026-11-24T00:00:00+08:00')
  for (let look = 0; look < 3; look++) await fireTimers(city)
  expect(await city.sql`select 1 from cases.happened where root = ${late.root} and act = 'overdue'`).toHaveLength(1)
  city.clock.set('2026-11-24T00:00:01+08:00')
  const after = await acting(city, 'market-decider', late)('extension', { amount: '5 工作日', reason: '来不及' })
  expect(after.code).toBe('EXTENSION_TOO_LATE')
})

test('what no law lets be put off is not put off: a benefit has no extension, and the desk offers none', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const account = { bankAccount: '6217990100000001028', bankName: '云州银行中山路支行' }
  const filed = await file(city, 'ma-lijuan', { id: 'disability-allowance', values: { ...account, careNeeds: '家人照顾' } })
  await doTask(city, 'gucheng-civil', filed.number, { outcome: 'accept' })
  const act = acting(city, 'gucheng-civil-decider', filed)
  expect((await act('extension', { amount: '1 工作日', reason: '人手不够' })).code).toBe('EXTENSION_NOT_ALLOWED')
  const desk = (await (await city.as('gucheng-civil-decider')).get(`/desk/cases/${filed.root}/${filed.id}`)).body
  expect(desk.may).toContain('suspend')
  expect(desk.may).not.toContain('extend')
})

test('行政许可法 art. 45: the clocks stop for a published procedure alone, no longer than its time, and run again when it is over', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const filed = await acceptedFood(city)
  const act = acting(city, 'market-handler', filed)
  const suspension = (kind: string, expected?: string) => act('suspension', { kind, reason: '依申请听证', expected })
  expect((await suspension('领导出差')).code).toBe('SUSPENSION_GROUND_UNKNOWN')
  expect((await suspension('公示')).code).toBe('SUSPENSION_GROUND_UNKNOWN')
  expect((await suspension('听证', '2030-01-01')).code).toBe('SUSPENSION_TOO_LONG')
  expect((await suspension('听证', '2026-11-15')).code).toBe('SUSPENSION_TOO_SHORT')
  expect((await suspension('听证', '不知道')).status).toBe(400)
  expect((await suspension('hearing', '2026-11-27')).status).toBe(200)
  city.clock.set('2026-11-28T00:00:01+08:00')
  await city.settle()
  const chen = await city.as('chen-xiaomei')
  expect((await chen.get(`/me/cases/${filed.number}`)).body.state.code).toBe('accepted')
  await city.settle()
  expect(await flagsOf(city)).toContain('suspensionLapsed')
  // the same hearing begun again has only what is left of its twenty days, however often it is begun
  expect((await suspension('听证', '2026-12-15')).code).toBe('SUSPENSION_TOO_LONG')
  expect((await suspension('听证')).status).toBe(200)
  city.clock.set('2026-12-15T00:00:01+08:00')
  await city.settle()
  expect((await suspension('听证')).code).toBe('SUSPENSION_USED_UP')
})
