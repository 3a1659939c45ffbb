// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, openTasks } from '../testing/journey.ts'

const card = {
  id: 'social-card',
  values: {
    ...{ forChild: false, cardHolderName: '郑凯', cardHolderId: '990107199608081313', birthDate: '1996-08-08', bank: '云州银行' },
  },
}
const permit = { id: 'residence-permit', values: { reason: '合法稳定就业', livedSince: '2025-09-01' } }

test('A01: one sign-in files an item of a city department and one of a district, and shows both under my cases with one kind of number, their live state and their results', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const ofCity = await file(city, 'zheng-kai', card)
  const ofDistrict = await file(city, 'zheng-kai', permit)
  const client = await city.as('zheng-kai')
  const mine = async () => {
    const { rows } = (await client.get('/me/cases')).body
    return Object.fromEntries(rows.map((one: { number: string }) => [one.number, one]))
  }
  const filed = await mine()
  expect(Object.keys(filed).toSorted()).toEqual([ofCity.number, ofDistrict.number].toSorted())
  for (const number of Object.keys(filed)) expect(number).toMatch(/^990100\d{3}20261116\d{5}\d$/)
  expect(new Set(Object.values(filed).map((one) => (one as { state: { code: string } }).state.code))).toEqual(
    new Set(['submitted']),
  )

  // the district’s officer really decides hers; neither the city’s nor another district’s sees it
  for (const login of ['police-handler', 'yundong-police', 'gucheng-police'])
    expect([login, await openTasks(city, login, ofDistrict.number)]).toEqual([login, []])
  await doTask(city, 'gaoxin-police', ofDistrict.number, { outcome: 'accept' })
  expect((await mine())[ofDistrict.number]).toMatchObject({ state: { code: 'accepted' }, dueOn: '2026-11-20' })
  await doTask(city, 'gaoxin-police', ofDistrict.number, { outcome: 'pass' })
  const other = await (await city.as('yundong-police-decider')).get(`/desk/cases/${ofDistrict.root}/${ofDistrict.id}`)
  expect(other.code).toBe('CASE_NOT_YOURS')
  await doTask(city, 'gaoxin-police-decider', ofDistrict.number, { outcome: 'grant' })
  await doTask(city, 'hr-handler', ofCity.number, { outcome: 'grant' })
  await city.settle()

  const done = await mine()
  expect(done[ofCity.number]).toMatchObject({ decision: 'granted', name: '社会保障卡申领' })
  expect(done[ofDistrict.number]).toMatchObject({ decision: 'granted', name: '居住证申领' })
  const results = async (number: string) =>
    (await client.get(`/me/cases/${number}`)).body.results.map((one: { name: string }) => one.name)
  expect(await results(ofCity.number)).toEqual(['社会保障卡'])
  expect(await results(ofDistrict.number)).toEqual(['居住证'])
})
