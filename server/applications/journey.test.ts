// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing.ts'

test('A25: a qualified resident of 81 has her old-age allowance decided at once, without a person', async () => {
  await using city = await testCity()
  const wang = await city.as('wang-jianguo')
  const draft = await wang.post('/drafts', { kind: 'item', id: 'old-age-allowance' })
  expect(draft.body).toMatchObject({ kind: 'item' })
  const saved = await wang.patch(`/drafts/${draft.body.id}`, { revision: draft.body.revision, values: { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' } })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  const check = await wang.get(`/drafts/${draft.body.id}/check`)
  expect(check.body.errors).toEqual([])
  const filed = await wang.post(`/drafts/${draft.body.id}/submission`, {})
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  expect(filed.body).toMatchObject({ state: 'closed', decided: 'granted' })
})
