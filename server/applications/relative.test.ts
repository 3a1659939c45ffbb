// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { secondServer } from '../testing/bad-luck/second.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { file, prepare } from '../testing/journey.ts'

const XIAOMEI = { idNumber: '990102198803160029', name: '陈晓梅' }
const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }
const AUGUST = '2027-08-31'

const give = (grantor: Client, over: object = {}) =>
  grantor.post('/me/proxies', { ...XIAOMEI, relation: '女儿', matters: ['old-age-allowance'], until: AUGUST, ...over })

const begin = (relative: Client, proxy: string, id = 'old-age-allowance') => relative.post('/drafts', { kind: 'item', id, proxy })

async function granted(city: TestCity) {
  const [grandfather, daughter] = [await city.as('wang-jianguo'), await city.as('chen-xiaomei')]
  const { id } = (await give(grandfather)).body
  return { grandfather, daughter, proxy: id as string }
}

/** The same as `prepare`, for the other. */
async function fill(relative: Client, proxy: string): Promise<string> {
  const { body } = await begin(relative, proxy)
  await relative.patch(`/drafts/${body.id}`, { revision: body.revision, values: account })
  return body.id
}

test('A44: a relative with an authorisation files on behalf; it is the grantor’s case, says by whom, and what the relative saw is on her list', async () => {
  await using city = await testCity()
  const { grandfather, daughter, proxy } = await granted(city)
  const draft = await fill(daughter, proxy)
  const seen = (await daughter.get(`/drafts/${draft}`)).body
  expect(seen).toMatchObject({ applicant: { name: '王建国' }, agent: '陈晓梅' })
  await daughter.get(`/drafts/${draft}/materials`)
  const filed = await daughter.post(`/drafts/${draft}/submission`, {})
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  const [his] = (await grandfather.get('/me/cases')).body.rows
  expect(his).toMatchObject({ number: filed.body.number, applicant: '王建国', agent: '陈晓梅' })
  expect((await daughter.get('/me/cases')).body.rows).toEqual([])
  expect((await daughter.get('/me/cases?for=others')).body.rows).toEqual([expect.objectContaining({ number: filed.body.number })])
  expect((await daughter.get(`/me/cases/${filed.body.number}`)).body).toMatchObject({ agent: '陈晓梅', results: [] })
  await city.settle()
  const reads = (await grandfather.get('/me/reads')).body.rows.map((row: { text: string }) => row.text)
  expect(reads).toContainEqual(expect.stringMatching(/他人（陈\*\*）为代办“高龄津贴”查看了/))
  const notices = (await grandfather.get('/me/notices')).body.rows.map((row: { kind: string }) => row.kind)
  expect(notices).toContain('caseSubmitted')
})

test('a proxy is for what it names, until its day, and for nobody else’s data', async () => {
  await using city = await testCity()
  const { grandfather, daughter, proxy } = await granted(city)
  expect((await begin(daughter, proxy, 'social-card')).code).toBe('PROXY_ENDED')
  expect((await begin(await city.as('zhang-defu'), proxy)).code).toBe('PROXY_ENDED')
  const own = await file(city, 'wang-jianguo', { id: 'old-age-allowance', values: account })
  expect((await daughter.get(`/me/cases/${own.number}`)).code).toBe('CASE_NOT_FOUND')
  expect((await daughter.post(`/me/cases/${own.number}/withdrawal`, { reason: '不办了' })).code).toBe('CASE_NOT_FOUND')
  expect((await give(grandfather, { until: '2028-01-01' })).code).toBe('AUTHORISATION_TOO_LONG')
  expect((await give(grandfather, { name: '陈小美' })).code).toBe('AGENT_UNKNOWN')
  expect((await give(grandfather, { idNumber: '990102194505120311', name: '王建国' })).code).toBe('AGENT_UNKNOWN')
  expect((await give(grandfather, { matters: [] })).status).toBe(400)
  city.clock.set('2027-09-01T09:00:00+08:00')
  expect((await begin(await city.as('chen-xiaomei'), proxy)).code).toBe('PROXY_ENDED')
})

test('what the grantor takes back ends at once: draft, case, supplement; and either may end it', async () => {
  await using city = await testCity()
  const { grandfather, daughter, proxy } = await granted(city)
  const draft = await fill(daughter, proxy)
  const filed = (await daughter.post(`/drafts/${draft}/submission`, {})).body
  expect((await daughter.get(`/me/cases/${filed.number}`)).status).toBe(200)
  expect((await (await city.as('zhang-defu')).delete(`/me/proxies/${proxy}`)).code).toBe('NOT_FOUND')
  expect((await grandfather.delete(`/me/proxies/${proxy}`)).status).toBe(204)
  expect((await daughter.get(`/me/cases/${filed.number}`)).code).toBe('CASE_NOT_FOUND')
  expect((await daughter.get('/me/cases?for=others')).body.rows).toEqual([])
  expect((await daughter.get(`/drafts/${draft}`)).code).toBe('PROXY_ENDED')
  const another = (await give(grandfather)).body.id
  expect((await daughter.delete(`/me/proxies/${another}`)).status).toBe(204)
  expect((await begin(daughter, another)).code).toBe('PROXY_ENDED')
  const states = (await grandfather.get('/me/proxies')).body.rows.map((row: { state: string }) => row.state)
  expect(states).toEqual(['withdrawn', 'withdrawn'])
})

test('a proxy that is taken back at the instant of the submission, on another server, is served wholly before it or wholly after', async () => {
  await using city = await testCity()
  await using second = await secondServer(city)
  const { daughter, proxy } = await granted(city)
  const draft = await fill(daughter, proxy)
  const [filed, ended] = await Promise.all([
    daughter.post(`/drafts/${draft}/submission`, {}),
    (await second.as('wang-jianguo')).delete(`/me/proxies/${proxy}`),
  ])
  expect(ended.status).toBe(204)
  const cases = (await (await city.as('wang-jianguo')).get('/me/cases')).body.rows
  if (filed.status === 200) expect(cases).toHaveLength(1)
  else {
    expect(filed.code).toBe('PROXY_ENDED')
    expect(cases).toHaveLength(0)
  }
})

test('a helper whom the relative let in files it only while the relative may', async () => {
  await using city = await testCity()
  const { grandfather, daughter, proxy } = await granted(city)
  const draft = await fill(daughter, proxy)
  const { code } = (await daughter.post(`/drafts/${draft}/consents`, { kind: 'counter', may: 'fill' })).body
  const clerk = await city.as('binjiang-counter')
  expect((await clerk.post('/halls/continuations', { idNumber: XIAOMEI.idNumber, code })).status).toBe(200)
  await daughter.post(`/drafts/${draft}/confirmation`, { seal: (await daughter.get(`/drafts/${draft}`)).body.seal })
  await grandfather.delete(`/me/proxies/${proxy}`)
  expect((await clerk.post(`/drafts/${draft}/submission`, {})).code).toBe('DRAFT_NOT_FOUND')
})

test('nothing of this opens a person’s own drafts to whoever has her proxy', async () => {
  await using city = await testCity()
  const { grandfather, daughter } = await granted(city)
  const draft = await prepare(grandfather, { id: 'old-age-allowance', values: account })
  expect((await daughter.get(`/drafts/${draft}`)).code).toBe('DRAFT_NOT_FOUND')
})
