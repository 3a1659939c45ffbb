// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type Client, type TestCity, testCity } from '../testing.ts'

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n')

test('A25: a qualified resident of 81 has her old-age allowance decided at once, without a person', async () => {
  await using city = await testCity()
  const wang = await city.as('wang-jianguo')
  const draft = await wang.post('/drafts', { kind: 'item', id: 'old-age-allowance' })
  const saved = await wang.patch(`/drafts/${draft.body.id}`, { revision: draft.body.revision, values: { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' } })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  const filed = await wang.post(`/drafts/${draft.body.id}/submission`, {})
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  expect(filed.body).toMatchObject({ state: 'closed', decided: 'granted' })
})

test('A21: opening a restaurant: one form, parts in several departments at once, one tracking view', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  expect((await chen.post('/session/acting-for', { creditCode: "91990102MA0C00016W" })).status).toBe(204)
  const guide = await chen.get('/bundles/open-restaurant')
  expect(guide.body.counts.materialsNow).toBeLessThan(guide.body.counts.materialsBefore)
  const found = await chen.get(`/search?q=${encodeURIComponent('开饭店')}`)
  expect(found.body.rows[0]).toMatchObject({ kind: 'bundle', id: 'open-restaurant' })
  const draft = await chen.post('/drafts', { kind: 'bundle', id: 'open-restaurant' })
  expect(draft.status, JSON.stringify(draft.body)).toBe(200)
  console.log(JSON.stringify(draft.body.values), JSON.stringify(draft.body.form.schema).slice(0, 3000))
  const saved = await chen.patch(`/drafts/${draft.body.id}`, {
    revision: 1,
    values: { shopName: '晓梅小馆', floor: '首层', trade: '餐饮服务经营者', projects: ['热食类制售'], staff: 6, vending: false, alreadyHeld: false, hasSign: true, signKind: '门头招牌', signPosition: '门头', signArea: 6, signHeight: 3, signLighting: '内透光', sideline: '无' },
  })
  console.log(saved.body)
  const materials = await chen.get(`/drafts/${draft.body.id}/materials`)
  console.log(materials.body.rows.map((m: any) => [m.id, m.state, m.source?.label]))
  const check = await chen.get(`/drafts/${draft.body.id}/check`)
  console.log(JSON.stringify(check.body))
  for (const row of materials.body.rows) if (row.state === 'needed') expect((await chen.upload(`/drafts/${draft.body.id}/materials/${row.id}/file`, { name: '材料.pdf', type: 'application/pdf', content: pdf })).status).toBe(200)
  const filed = await chen.post(`/drafts/${draft.body.id}/submission`, {})
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  const tracked = await chen.get(`/me/cases/${filed.body.number}`)
  console.log(JSON.stringify(tracked.body.lanes.map((l: any) => [l.name, l.state, l.department])))
  await city.settle()
})
