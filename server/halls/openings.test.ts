// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type TestCity, testCity } from '../testing/city.ts'
import { file } from '../testing/journey.ts'

const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }

/** A case that a resident filed on the portal, and that waits for an officer. */
const portalCase = (city: TestCity) => file(city, 'zhang-defu', { id: 'old-age-allowance', values: account })

test('the query code does not follow from the case’s id, which officers see', async () => {
  await using city = await testCity()
  const filed = await portalCase(city)
  const { queryCode } = (await (await city.as('zhang-defu')).get(`/me/cases/${filed.number}`)).body
  expect(queryCode).toMatch(/^\d{6}$/)
  expect(queryCode).not.toBe(String(Number.parseInt(filed.id.slice(-8), 16) % 1_000_000).padStart(6, '0'))
})

test('a counter opens a case from the portal only with the person’s code, for an hour, and she sees that it did', async () => {
  await using city = await testCity()
  const filed = await portalCase(city)
  const zhang = await city.as('zhang-defu')
  const { queryCode, timeline } = (await zhang.get(`/me/cases/${filed.number}`)).body
  const clerk = await city.as('city-counter')
  const page = `/desk/cases/${filed.root}/${filed.id}`
  const paper = `/desk/papers/${filed.root}/${filed.id}/${timeline[0].id}`
  expect((await clerk.get(page)).code).toBe('COUNTER_OPENING_NEEDED')
  expect((await clerk.get(paper)).code).toBe('COUNTER_OPENING_NEEDED')
  const wrong = queryCode === '000000' ? '000001' : '000000'
  const open = (body: object) => clerk.post('/halls/openings', { number: filed.number, ...body })
  expect((await open({})).code).toBe('OPENING_BASIS_NEEDED')
  expect((await open({ cause: '看看' })).code).toBe('OPENING_BASIS_NEEDED')
  expect((await open({ code: queryCode, cause: '两样都给了' })).code).toBe('OPENING_BASIS_NEEDED')
  expect((await open({ code: wrong })).code).toBe('QUERY_CODE_WRONG')
  expect((await clerk.post('/halls/openings', { number: '20261120000', code: queryCode })).code).toBe('QUERY_CODE_WRONG')
  expect((await clerk.get(page)).code).toBe('COUNTER_OPENING_NEEDED')
  expect((await open({ code: queryCode })).body).toMatchObject({ root: filed.root, id: filed.id, itemName: '高龄津贴' })
  expect((await clerk.get(page)).status).toBe(200)
  expect((await clerk.get(paper)).status).toBe(200)
  expect((await (await city.as('city-counter-2')).get(page)).code).toBe('COUNTER_OPENING_NEEDED')
  await city.settle()
  const reads = (await zhang.get('/me/reads')).body.rows.map((row: { text: string }) => row.text)
  expect(reads).toContainEqual(expect.stringMatching(/综合窗口（邱\*+）为办件 \d{11,14}（当事人在窗口出示查询码）查看了办件/))
  city.clock.forward(61 * 60_000)
  expect((await (await city.as('city-counter')).get(page)).code).toBe('COUNTER_OPENING_NEEDED')
})

test('without the code a clerk writes down the cause, opens in her own region only, and the applicant reads the cause', async () => {
  await using city = await testCity()
  const filed = await portalCase(city)
  const opening = { number: filed.number, cause: '当事人来电询问进度' }
  expect((await (await city.as('yundong-counter')).post('/halls/openings', opening)).code).toBe('CASE_NOT_FOUND')
  const clerk = await city.as('city-counter')
  expect((await clerk.post('/halls/openings', opening)).status).toBe(200)
  expect((await clerk.get(`/desk/cases/${filed.root}/${filed.id}`)).status).toBe(200)
  await city.settle()
  const reads = (await (await city.as('zhang-defu')).get('/me/reads')).body.rows
  expect(reads.map((row: { purpose: string }) => row.purpose)).toContainEqual(
    expect.stringMatching(/^办件 \d{11,14}（窗口事由：当事人来电询问进度）$/),
  )
})

test('having opened a case of the portal a clerk still asks its applicant for nothing', async () => {
  await using city = await testCity()
  const filed = await portalCase(city)
  const clerk = await city.as('city-counter')
  await clerk.post('/halls/openings', { number: filed.number, cause: '当事人来电询问进度' })
  const points = [{ field: 'bankName', ground: '不清楚', text: '请写明支行' }]
  const asked = await clerk.post(`/desk/cases/${filed.root}/${filed.id}/supplement`, { points })
  expect(asked.code).toBe('NOT_PERMITTED')
})

test('what a clerk is shown of a walk-in’s papers is on the person’s list of who looked, though nothing is ever submitted', async () => {
  await using city = await testCity()
  const clerk = await city.as('city-counter')
  const wang = { idNumber: '990102194505120311' }
  const draft = (await clerk.post('/halls/drafts', { kind: 'item', id: 'old-age-allowance', applicant: wang })).body
  const shown = (await clerk.get(`/drafts/${draft.id}/materials`)).body.rows.filter(
    (row: { source: { fields: unknown[] } | null }) => (row.source?.fields.length ?? 0) > 0,
  )
  expect(shown.map((row: { name: string }) => row.name)).toContain('居民身份证')
  await clerk.delete(`/drafts/${draft.id}`)
  await city.settle()
  const texts = (await (await city.as('wang-jianguo')).get('/me/reads')).body.rows.map((row: { text: string }) => row.text)
  for (const { name } of shown)
    expect(texts).toContainEqual(
      expect.stringMatching(`市数据局综合窗口（邱\\*\\*）为窗口办理“高龄津贴”查看了.*${name.replaceAll(/[（）]/g, '.')}`),
    )
  expect(texts.filter((text: string) => text.startsWith('他人'))).toEqual([])
})
