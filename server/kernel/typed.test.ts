// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'

const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

test('what a resident typed in full width or pasted with unseen marks is kept as the signs that it means', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  const { id } = (await chen.post('/drafts', { kind: 'item', id: 'birth-certificate' })).body
  const name = '阿依古丽·买买提𪧘'
  const { revision } = (await chen.get(`/drafts/${id}`)).body
  const values = {
    childName: '\u202d阿依\u200b古丽•买买提𪧘\u202c',
    mobile: '＋８６ １３８-００１３-８０００',
    motherName: '\u3164\u2060',
  }
  expect((await chen.patch(`/drafts/${id}`, { revision, values })).status).toBe(200)
  const kept = (await chen.get(`/drafts/${id}`)).body
  expect(kept.values).toMatchObject({ childName: name, mobile: '13800138000' })
  expect(kept.values.motherName ?? '').toBe('')
})

test('search and the counter find what was typed in full width', async () => {
  await using city = await testCity()
  const found = await city.anyone().get(`/search?q=${encodeURIComponent('ＳＰＪＹ')}`)
  expect(found.body.rows[0]?.id).toBe('food-business-licence')
  const clerk = await city.as('binjiang-counter')
  const person = await clerk.get(`/halls/applicants?idNumber=${encodeURIComponent(`\u202d${wide('990102194505120311')}\u202c`)}`)
  expect([person.status, person.body.number]).toEqual([200, '990102194505120311'])
  const unborn = { idNumber: '110101205001011235', name: '张三', mobile: '10010007919' }
  const firm = { kind: 'item', id: 'shop-sign', applicant: { creditCode: '91990102MA0C00016W' }, agent: unborn }
  expect((await (await city.as('city-counter')).post('/halls/drafts', firm)).code).toBe('AGENT_NEEDED')
})

test('a password is what was typed, sign by sign', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  const change = (password: string, newPassword: string) => chen.post('/me/password', { password, newPassword })
  const second = 'Yunzhou\u200b＠2027-Neu'
  const first = await change('Yunzhou-2026', second)
  expect(first.status, JSON.stringify(first.body)).toBeLessThan(300)
  expect((await change('Yunzhou@2027-Neu', 'Another-Word-2028')).status).toBeGreaterThanOrEqual(400)
})
