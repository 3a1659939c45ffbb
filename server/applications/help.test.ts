// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { secondServer } from '../testing/bad-luck/second.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { onePagePdf, prepare } from '../testing/journey.ts'

const WANG = '990102194505120311'
const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }

const begin = async (client: Client, id = 'old-age-allowance', kind = 'item') => (await client.post('/drafts', { kind, id })).body
const consent = async (client: Client, draft: string, wanted: object = { kind: 'counter', may: 'fill' }) =>
  (await client.post(`/drafts/${draft}/consents`, wanted)).body
const sealed = async (client: Client, draft: string): Promise<string> => (await client.get(`/drafts/${draft}`)).body.seal
const confirm = async (client: Client, draft: string) =>
  client.post(`/drafts/${draft}/confirmation`, { seal: await sealed(client, draft) })

/** Everything that is still missing, given by whoever may fill the draft in. */
async function fill(client: Client, draft: string, values: object): Promise<void> {
  const { revision } = (await client.get(`/drafts/${draft}`)).body
  expect((await client.patch(`/drafts/${draft}`, { revision, values })).status).toBe(200)
  for (const row of (await client.get(`/drafts/${draft}/materials`)).body.rows) {
    if (row.state !== 'needed') continue
    const file = { name: '材料.pdf', type: 'application/pdf', content: onePagePdf }
    if (row.commitment) await client.post(`/drafts/${draft}/materials/${row.id}/commitment`, { agreed: true })
    else expect((await client.upload(`/drafts/${draft}/materials/${row.id}/file`, file)).status).toBe(200)
  }
}

async function publishEdit(city: TestCity): Promise<string> {
  const [author, second] = [await city.as('steward'), await city.as('steward-2')]
  const matter = { kind: 'item', matter: 'old-age-allowance' }
  const begun = (await author.post('/studio/drafts', { ...matter, note: '改一处名称' })).body
  const { files } = (await author.get('/studio/matters/item/old-age-allowance')).body
  const text = files.find((one: { what: string }) => one.what === 'process').text.replace(/name="([^"]+)"/, 'name="$1（改）"')
  await author.put(`/studio/drafts/${begun.id}`, { revision: begun.revision, files: { 'process.bpmn': text }, note: '改名' })
  await author.post(`/studio/drafts/${begun.id}/submission`, {})
  const { revision } = (await second.get(`/studio/drafts/${begun.id}`)).body
  await second.post(`/studio/drafts/${begun.id}/answer`, { revision, state: 'approved', reason: '' })
  const done = await second.post(`/studio/drafts/${begun.id}/publication`, {})
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  return done.body.publishedHash
}

test('A03: a guide edited once has its new version number on web, phone, counter and kiosk; what was begun on a phone a clerk finishes at a counter with the resident’s code, and it is one case with one number', async () => {
  await using city = await testCity()
  const version = await publishEdit(city)
  const wang = await city.as('wang-jianguo')
  const clerk = await city.as('binjiang-counter')
  const phone = await begin(wang)
  const counter = (await clerk.post('/halls/drafts', { kind: 'item', id: 'old-age-allowance', applicant: { idNumber: WANG } }))
    .body
  const guide = (await city.anyone().get('/items/old-age-allowance')).body
  expect([guide.version, phone.version, counter.version]).toEqual([version, version, version])

  expect((await clerk.get(`/drafts/${phone.id}`)).code).toBe('DRAFT_NOT_FOUND')
  const { code } = await consent(wang, phone.id)
  const go = (idNumber: string, given: string) => clerk.post('/halls/continuations', { idNumber, code: given })
  expect((await go('990102194708250423', code)).code).toBe('CONSENT_CODE_WRONG')
  expect((await go(WANG, code === '000000' ? '000001' : '000000')).code).toBe('CONSENT_CODE_WRONG')
  expect((await go(WANG, code)).body).toMatchObject({ draft: phone.id, itemName: '高龄津贴', may: 'fill' })
  expect((await go(WANG, code)).code).toBe('CONSENT_CODE_WRONG')
  const taken = (await clerk.get(`/drafts/${phone.id}`)).body
  expect(taken).toMatchObject({ id: phone.id, channel: 'portal', version, helping: { may: 'fill' } })
  await fill(clerk, phone.id, account)
  expect((await clerk.post(`/drafts/${phone.id}/submission`, {})).code).toBe('CONFIRMATION_NEEDED')
  expect((await confirm(wang, phone.id)).status).toBe(204)
  const filed = await clerk.post(`/drafts/${phone.id}/submission`, {})
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  expect(filed.body.root).toBe(phone.id)
  expect((await clerk.get(`/desk/cases/${filed.body.root}/${filed.body.id}`)).status).toBe(200)
  const mine = (await wang.get('/me/cases')).body.rows
  expect(mine.map((row: { number: string }) => row.number)).toEqual([filed.body.number])
  // what was filled in lies in the case, and in the draft no more
  const { submitted, values, prefilled } = (await wang.get(`/drafts/${phone.id}`)).body
  expect({ number: submitted.number, values, prefilled }).toEqual({ number: filed.body.number, values: {}, prefilled: {} })
  expect((await clerk.get(`/drafts/${phone.id}`)).code).toBe('DRAFT_NOT_FOUND')
})

test('A03: a bundle that was begun on a phone is continued at a counter too', async () => {
  await using city = await testCity()
  const sun = await city.as('sun-li')
  const clerk = await city.as('city-counter')
  const draft = await begin(sun, 'newborn', 'bundle')
  const { code } = await consent(sun, draft.id)
  expect((await clerk.post('/halls/continuations', { idNumber: '990107199404220828', code })).status).toBe(200)
  const seen = (await clerk.get(`/drafts/${draft.id}`)).body
  expect(seen).toMatchObject({ id: draft.id, kind: 'bundle', of: { id: 'newborn' } })
  const saved = await clerk.patch(`/drafts/${draft.id}`, { revision: seen.revision, values: { childName: '赵予安' } })
  expect(saved.status).toBe(200)
  expect((await sun.get(`/drafts/${draft.id}`)).body.values.childName).toBe('赵予安')
})

test('A40: a helper joins a call for help, sees the draft only within the consent, guides or fills in as it says; each look and edit is on record; the applicant confirms what is filed, and rates', async () => {
  await using city = await testCity()
  const wang = await city.as('wang-jianguo')
  const helper = await city.as('city-helper')
  const draft = await begin(wang)
  const asked = await consent(wang, draft.id, { kind: 'help', may: 'guide', note: '银行卡怎么填' })
  expect(asked.code).toBeNull()
  const [call] = (await helper.get('/help/calls')).body.rows
  expect(call).toMatchObject({ draft: draft.id, itemName: '高龄津贴', note: '银行卡怎么填' })
  expect(JSON.stringify(call)).not.toContain('王')
  expect((await helper.get(`/drafts/${draft.id}`)).code).toBe('DRAFT_NOT_FOUND')
  expect((await helper.post(`/help/calls/${draft.id}/${call.id}/join`)).status).toBe(200)
  const seen = (await helper.get(`/drafts/${draft.id}`)).body
  expect(seen.helping).toEqual({ consent: asked.id, may: 'guide' })
  const save = () => helper.patch(`/drafts/${draft.id}`, { revision: seen.revision, values: account })
  expect((await save()).code).toBe('CONSENT_GUIDES_ONLY')
  await helper.post(`/drafts/${draft.id}/consents/${asked.id}/hints`, { field: 'bankAccount', text: '填社保卡背面的银行账号' })
  const [shown] = (await wang.get(`/drafts/${draft.id}/consents`)).body.rows
  expect(shown).toMatchObject({
    state: 'running',
    helper: '林**',
    hints: [{ field: 'bankAccount', text: '填社保卡背面的银行账号' }],
  })

  await wang.delete(`/drafts/${draft.id}/consents/${asked.id}`)
  expect((await helper.get(`/drafts/${draft.id}`)).code).toBe('DRAFT_NOT_FOUND')
  const again = await consent(wang, draft.id, { kind: 'help', may: 'fill' })
  await helper.post(`/help/calls/${draft.id}/${again.id}/join`)
  await fill(helper, draft.id, account)
  expect((await helper.post(`/drafts/${draft.id}/submission`, {})).code).toBe('CONFIRMATION_NEEDED')
  expect((await helper.post(`/drafts/${draft.id}/confirmation`, { seal: await sealed(wang, draft.id) })).code).toBe(
    'DRAFT_NOT_FOUND',
  )
  await confirm(wang, draft.id)
  const { revision } = (await helper.get(`/drafts/${draft.id}`)).body
  await helper.patch(`/drafts/${draft.id}`, { revision, values: { bankName: '云州银行' } })
  expect((await helper.post(`/drafts/${draft.id}/submission`, {})).code).toBe('CONFIRMATION_NEEDED')
  await confirm(wang, draft.id)
  const filed = await helper.post(`/drafts/${draft.id}/submission`, {})
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  expect((await helper.get(`/drafts/${draft.id}`)).code).toBe('DRAFT_NOT_FOUND')
  expect((await helper.get(`/drafts/${draft.id}/materials`)).code).toBe('DRAFT_NOT_FOUND')

  const rate = (stars: number) => wang.post(`/drafts/${draft.id}/consents/${again.id}/rating`, { stars })
  expect((await rate(5)).status).toBe(204)
  expect((await rate(1)).code).toBe('HELP_RATED')
  await city.settle()
  const acts = (await city.sql<{ act: string }[]>`select act from ledger.entries where root = ${draft.id} order by seq`).map(
    (one) => one.act,
  )
  for (const act of ['consent.given', 'consent.joined', 'consent.ended', 'draft.filledByHelper', 'draft.confirmed', 'help.rated'])
    expect(acts).toContain(act)
  const reads = (await wang.get('/me/reads')).body.rows.map((row: { text: string }) => row.text)
  expect(reads).toContainEqual(expect.stringMatching(/市数据局帮办岗（林\*\*）为帮办“高龄津贴”（本人同意）查看了/))
})

test('A40: a helper of another district neither sees nor answers the call, and of two who answer at once on two servers one joins', async () => {
  await using city = await testCity()
  const zhang = await city.as('zhang-defu')
  const draft = await begin(zhang)
  const { id } = await consent(zhang, draft.id, { kind: 'help', may: 'fill' })
  const far = await city.as('yundong-helper')
  expect((await far.get('/help/calls')).body.rows).toEqual([])
  expect((await far.post(`/help/calls/${draft.id}/${id}/join`)).code).toBe('HELP_TAKEN')
  await using second = await secondServer(city)
  const answers = await Promise.all(
    ['city-helper', 'city-counter', 'city-counter-2', 'city-helper'].map(async (login, turn) =>
      (turn % 2 === 0 ? await city.as(login) : await second.as(login)).post(`/help/calls/${draft.id}/${id}/join`),
    ),
  )
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  expect(answers.filter((answer) => answer.code === 'HELP_TAKEN')).toHaveLength(3)
})

test('a consent code that eight clerks bring at once to two servers lets one in; a taken-back consent writes nothing more; both run out', async () => {
  await using city = await testCity()
  await using second = await secondServer(city)
  const wang = await city.as('wang-jianguo')
  const draft = await begin(wang)
  const { id, code } = await consent(wang, draft.id)
  const clerks = ['city-counter', 'city-counter-2', 'binjiang-counter', 'yundong-counter']
  const answers = await Promise.all(
    [...clerks, ...clerks].map(async (login, turn) =>
      (turn % 2 === 0 ? await city.as(login) : await second.as(login)).post('/halls/continuations', { idNumber: WANG, code }),
    ),
  )
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  const joined = clerks[answers.findIndex((answer) => answer.status === 200) % 4] ?? ''
  const clerk = await city.as(joined)
  const { revision } = (await clerk.get(`/drafts/${draft.id}`)).body
  const [saved, ended] = await Promise.all([
    clerk.patch(`/drafts/${draft.id}`, { revision, values: account }),
    wang.delete(`/drafts/${draft.id}/consents/${id}`),
  ])
  expect(ended.status).toBe(204)
  expect(['CONSENT_ENDED', 'DRAFT_NOT_FOUND', undefined]).toContain(saved.code)
  expect((await clerk.patch(`/drafts/${draft.id}`, { revision: revision + 1, values: account })).code).toBe('DRAFT_NOT_FOUND')

  const late = await consent(wang, draft.id)
  city.clock.forward(31 * 60_000)
  const again = await city.as('city-counter-2')
  expect((await again.post('/halls/continuations', { idNumber: WANG, code: late.code })).code).toBe('CONSENT_CODE_WRONG')
  const fresh = await consent(await city.as('wang-jianguo'), draft.id)
  expect((await again.post('/halls/continuations', { idNumber: WANG, code: fresh.code })).status).toBe(200)
  city.clock.forward(121 * 60_000)
  expect((await (await city.as('city-counter-2')).get(`/drafts/${draft.id}`)).code).toBe('DRAFT_NOT_FOUND')
})

test('of a helper and the applicant who submit at the same instant one case comes, and what was confirmed is what is filed', async () => {
  await using city = await testCity()
  await using second = await secondServer(city)
  const wang = await city.as('wang-jianguo')
  const draft = await prepare(wang, { id: 'old-age-allowance', values: account })
  const { code } = await consent(wang, draft)
  const clerk = await city.as('binjiang-counter')
  await clerk.post('/halls/continuations', { idNumber: WANG, code })
  await confirm(wang, draft)
  const answers = await Promise.all([
    clerk.post(`/drafts/${draft}/submission`, {}),
    (await second.as('wang-jianguo')).post(`/drafts/${draft}/submission`, {}),
  ])
  const numbers = answers.filter((answer) => answer.status === 200).map((answer) => answer.body.number)
  expect(numbers.length).toBeGreaterThan(0)
  expect(new Set(numbers).size).toBe(1)
  expect((await wang.get('/me/cases')).body.rows).toHaveLength(1)
})
