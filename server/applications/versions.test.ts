// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, foodLicence } from '../testing/journey.ts'
import { publishInBetween, type Rewriting } from '../testing/versions.ts'

/** As if the office asked other questions, drew another process and promised another time. */
const renamed: Rewriting = {
  'form.yaml': (text) => text.replaceAll('shopName', 'signboardName').replaceAll('店铺名称', '门店招牌名称'),
  'process.bpmn': (text) => text.replaceAll('审查材料', '书面复核'),
  'item.yaml': (text) => text.replace(/promised: .*$/m, 'promised: 1 工作日').replace('type: "01"', 'type: "07"'),
}

test('a case filed before a new version shows its own questions, process and limits everywhere, and is supplemented by them', async () => {
  await using city = await testCity()
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  const chen = await city.as('chen-xiaomei')
  const handler = await city.as('market-handler')
  const [mineBefore, deskBefore] = [
    (await chen.get(`/me/cases/${filed.number}`)).body,
    (await handler.get(`/desk/cases/${filed.root}/${filed.id}`)).body,
  ]
  const published = await publishInBetween(city, 'food-business-licence', renamed)
  const guide = (await city.anyone().get('/items/food-business-licence')).body
  expect(JSON.stringify(guide)).toContain('书面复核')

  const mine = (await chen.get(`/me/cases/${filed.number}`)).body
  expect(mine.form).toEqual(mineBefore.form)
  expect(mine.form.schema.properties.shopName.title).toBe('店铺名称')
  expect(mine.promise).toEqual(mineBefore.promise)
  const desk = (await handler.get(`/desk/cases/${filed.root}/${filed.id}`)).body
  expect(desk.form).toEqual(deskBefore.form)
  expect(desk.process.bpmn).toBe(deskBefore.process.bpmn)
  expect(desk.process.bpmn).toContain('审查材料')

  const asked = await handler.post(`/desk/cases/${filed.root}/${filed.id}/supplement`, {
    points: [{ field: 'shopName', ground: '填写有误', text: '店铺名称请和租赁合同一致' }],
  })
  expect(asked.status, JSON.stringify(asked.body)).toBe(200)
  const { supplement } = (await chen.get(`/me/cases/${filed.number}`)).body
  expect(supplement.form.schema.properties.shopName.title).toBe('店铺名称')
  const answered = await chen.post(`/me/cases/${filed.number}/supplement`, {
    answers: [{ point: supplement.points[0].id, value: '晓梅饭馆' }],
  })
  expect(answered.status, JSON.stringify(answered.body)).toBe(200)
  expect(answered.body.form.values.shopName).toBe('晓梅饭馆')
  expect(answered.body.supplement).toBe(null)

  // and once the item is not offered any more at all, what runs is opened, worked on and printed as before
  const away = { 'item.yaml': (text: string) => text.replace('state: published', 'state: withdrawn') }
  await publishInBetween(city, 'food-business-licence', away, published)
  expect((await chen.get(`/me/cases/${filed.number}`)).body.form.schema.properties.shopName.title).toBe('店铺名称')
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  const shown = (await handler.get(`/desk/cases/${filed.root}/${filed.id}`)).body
  expect(shown.process.bpmn).toContain('审查材料')
  const [paper] = shown.papers
  expect((await handler.get(`/desk/papers/${filed.root}/${filed.id}/${paper.id}`)).status).toBe(200)
})

test('a form that a new version made stricter does not refuse the supplement of a case that was asked by the old one', async () => {
  await using city = await testCity()
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  await publishInBetween(city, 'food-business-licence', {
    'form.yaml': (text) => text.replace('title: 店铺名称, minLength: 2', 'title: 店铺名称, minLength: 20'),
  })
  const handler = await city.as('market-handler')
  await handler.post(`/desk/cases/${filed.root}/${filed.id}/supplement`, {
    points: [{ field: 'shopName', ground: '填写有误', text: '店铺名称请和租赁合同一致' }],
  })
  const chen = await city.as('chen-xiaomei')
  const { supplement } = (await chen.get(`/me/cases/${filed.number}`)).body
  const answered = await chen.post(`/me/cases/${filed.number}/supplement`, {
    answers: [{ point: supplement.points[0].id, value: '晓梅饭馆' }],
  })
  expect([answered.status, answered.code]).toEqual([200, undefined])
})

test('a part of a bundle that begins after a new version was published is the one that the bundle was filed with', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const filed = await file(city, 'sun-li', {
    kind: 'bundle',
    id: 'newborn',
    values: {
      wantCard: false,
      claimMaternity: false,
      birthDate: '2026-10-20',
      newborn: true,
      insuredYear: '2026 年度',
      forChild: true,
    },
  })
  const kept = city.content.items.get('birth-registration')?.hash
  await publishInBetween(city, 'birth-registration', {
    'process.bpmn': (text) =>
      text
        .replace('id="birth_registration"', 'id="birth_registration_anew"')
        .replaceAll('#birth_registration"', '#birth_registration_anew"')
        .replace('bpmnElement="birth_registration"', 'bpmnElement="birth_registration_anew"'),
  })
  const sun = await city.as('sun-li')
  const [certificate] = (await sun.get(`/me/cases/${filed.number}`)).body.lanes
  await doTask(city, 'health-handler', certificate.number, { outcome: 'grant' })
  const cases = await city.sql`select item, item_hash as hash, parked from cases.cases where root = ${filed.root} order by id`
  expect(cases.find((one) => one.item === 'birth-registration')).toEqual({ item: 'birth-registration', hash: kept, parked: null })
  expect(cases.every((one) => one.parked === null)).toBe(true)
})
