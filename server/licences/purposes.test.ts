// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import type { Licence } from './index.ts'
import { grantAlone } from './testing-licences.ts'

let city: TestCity
let owner: Client
let licence: Licence
beforeAll(async () => {
  city = await testCity()
  owner = await city.as('chen-xiaomei')
})
beforeEach(async () => {
  licence = await grantAlone(city, {
    root: newId(),
    caseId: newId(),
    type: 'hygiene-licence',
    holder: { kind: 'person', id: '990102198803160029', name: '陈晓梅' },
    fields: { name: '晓梅餐饮', creditCode: '91990102MA0C00016W', legalPerson: '陈晓梅', address: '滨江路88号', items: '饭馆' },
    issuedBy: city.content.departments.get('health')!.code,
    region: '990102',
  })
})
afterAll(() => city[Symbol.asyncDispose]())

const authorise = (purpose: string, uses = 1) =>
  owner.post(`/me/licences/${licence.id}/authorisations`, { to: 'market', purpose, until: '2026-12-31', uses })
const use = async (purpose: string) =>
  (await city.as('market-handler')).post('/licences/use', {
    ...{ type: licence.type, number: licence.number, purpose, fields: ['address'] },
  })
const given = async () => (await owner.get(`/me/licences/${licence.id}/authorisations`)).body.rows[0]
const end = async (kind: string) =>
  (await city.as('health-decider')).post(`/licences/${licence.id}/revocation`, { kind, reason: '卫生检查不合格' })
const heard = async () => {
  await city.settle()
  const { rows } = (await owner.get('/me/notices')).body
  return rows.filter((row: { link: string }) => row.link === `/my/licences/${licence.id}`)
}

test('A48: a licence is used for the purpose that its holder granted and for no other: the mismatch is refused, logged and costs nothing', async () => {
  expect((await authorise('filing')).status).toBe(201)
  const other = await use('enforce')
  expect([other.status, other.code]).toEqual([403, 'LICENCE_USE_NOT_AUTHORISED'])
  expect(other.raw.toString()).not.toContain('滨江路')
  const [tried] = (await owner.get(`/me/licences/${licence.id}/uses`)).body.rows
  expect(tried).toMatchObject({ basis: 'refused', allowed: false, purpose: '行政执法办案' })
  expect((await given()).used).toBe(0)
  const granted = await use('filing')
  expect(granted.body.authorisation.purpose).toEqual({ code: 'filing', name: '备案登记' })
  expect((await given()).used).toBe(1)
})

test('a purpose is a code of the pack’s dictionary: neither its name nor any other text is compared', async () => {
  const { rows } = (await city.anyone().get('/licences/purposes')).body
  expect(rows).toContainEqual({ code: 'inspect', name: '监督检查' })
  for (const wrong of ['监督检查', 'INSPECT', 'inspect ', 'constructor']) {
    expect((await authorise(wrong)).code, wrong).toBe('LICENCE_PURPOSE_UNKNOWN')
    expect((await use(wrong)).code, wrong).toBe('LICENCE_PURPOSE_UNKNOWN')
  }
})

test('an authorisation from before purposes had codes opens nothing', async () => {
  await authorise('filing')
  await city.sql`update licences.authorisations set purpose = '连锁经营备案' where licence = ${licence.id}`
  expect((await use('filing')).code).toBe('LICENCE_USE_NOT_AUTHORISED')
  expect((await given()).purpose).toEqual({ code: '连锁经营备案', name: '连锁经营备案' })
})

test('a licence that is not in force costs no use of the authorisation, and the office learns why', async () => {
  await authorise('inspect')
  expect((await end('暂扣')).status).toBe(200)
  expect((await use('inspect')).code).toBe('LICENCE_NOT_IN_FORCE')
  expect((await use('filing')).code).toBe('LICENCE_USE_NOT_AUTHORISED')
  expect(await given()).toMatchObject({ used: 0, on: true })
  expect((await end('发还')).status).toBe(200)
  expect((await use('inspect')).status).toBe(200)
})

test('A48: who holds a licence is told when it is revoked, suspended or given back, by whom and why', async () => {
  await end('暂扣')
  await end('发还')
  await end('吊销')
  expect((await heard()).map((row: { title: string }) => row.title)).toEqual(['证照已吊销', '证照已发还', '证照已暂扣'])
  const [last] = await heard()
  expect(last.text).toContain('云州市卫生健康委员会已吊销您的《公共场所卫生许可证》：卫生检查不合格')
  expect(last.text).not.toContain(licence.number)
  const texts = (await owner.get('/me/messages')).body.rows.map((row: { text: string }) => row.text)
  expect(texts.some((text: string) => text.includes('卫生检查不合格'))).toBe(true)
})

test('of a firm’s licence hears whoever acts for the firm by law', async () => {
  const [card] = (await owner.get('/me/licences')).body.rows.filter((row: { type: string }) => row.type === 'business-licence')
  expect(card).toBeUndefined()
  await owner.post('/session/acting-for', { creditCode: '91990102MA0C00016W' })
  const mine = (await owner.get('/me/licences')).body.rows.find((row: { type: string }) => row.type === 'business-licence')
  await owner.post('/session/acting-for', { creditCode: null })
  const ended = await (await city.as('market-decider')).post(`/licences/${mine.id}/revocation`, {
    kind: '吊销',
    reason: '虚假登记',
  })
  expect(ended.status, JSON.stringify(ended.body)).toBe(200)
  await city.settle()
  const { rows } = (await owner.get('/me/notices')).body
  expect(rows.find((row: { link: string }) => row.link === `/my/licences/${mine.id}`).title).toBe('证照已吊销')
})
