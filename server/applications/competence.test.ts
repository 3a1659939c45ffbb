// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { competenceOf } from '../items/index.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { doTask, type Filing, file, openTasks, prepare, submit } from '../testing/journey.ts'

const GUCHENG_HOTEL = '91990106MA0C000594'
const hygiene = (premisesAddress: string): Filing => ({
  id: 'public-place-hygiene',
  firm: GUCHENG_HOTEL,
  values: { placeName: '春晖宾馆分店', premisesAddress, area: 600, placeKind: '住宿', staff: 8, healthCards: 8, promise: true },
})
const IN_YUNXI = '云州市云西区新华路18号'

const competence = async (client: Client, draft: string) => (await client.get(`/drafts/${draft}`)).body.competence

test('a district’s item filed by a firm of another district is decided where the place lies, and no other district’s officer sees it', async () => {
  await using city = await testCity()
  const client = await city.as('xie-chunyan')
  const draft = await prepare(client, hygiene(IN_YUNXI))
  expect(await competence(client, draft)).toEqual([
    expect.objectContaining({
      state: 'known',
      why: '场所在云西区',
      body: expect.objectContaining({ name: '云州市云西区卫生健康局' }),
    }),
  ])
  const filed = (await submit(client, draft)).body
  for (const login of ['gucheng-health', 'yundong-health', 'health-handler'])
    expect([login, await openTasks(city, login, filed.number)]).toEqual([login, []])
  const at = `/desk/cases/${filed.root}/${filed.id}`
  expect((await (await city.as('gucheng-health')).get(at)).code).toBe('CASE_NOT_YOURS')
  expect((await (await city.as('yunxi-health')).get(at)).body).toMatchObject({
    region: '云西区',
    department: { name: '云州市云西区卫生健康局' },
    item: { id: 'public-place-hygiene-yunxi' },
  })
  await doTask(city, 'yunxi-health', filed.number, { outcome: 'accept' })
  await doTask(city, 'yunxi-health-decider', filed.number, { outcome: 'grant' })
  const seen = (await client.get(`/me/cases/${filed.number}`)).body
  expect(seen).toMatchObject({ decision: 'granted', results: [expect.objectContaining({ name: '公共场所卫生许可证' })] })
})

test('the guide says by which rule the body follows, and which bodies there are, before anything is filled in', async () => {
  await using city = await testCity()
  const guide = (await city.anyone().get('/items/public-place-hygiene')).body
  expect(guide).toMatchObject({ competence: '由场所所在地的机关受理', level: { name: '市级' } })
  expect(guide.bodies.map((one: { region: string }) => one.region)).toEqual([
    '云州市',
    ...['云东区', '云西区', '云南区', '云北区', '古城区', '高新区'],
  ])
  const own = (await city.anyone().get('/items/public-place-hygiene-gucheng')).body
  expect(own).toMatchObject({ basic: 'public-place-hygiene', level: { code: '4', name: '区级' }, name: guide.name })
  expect(own.department.name).toBe('云州市古城区卫生健康局')
  expect(own.contact.address).toContain('古城区政务服务中心')
})

test('an address that names no district asks which one; only a district that is offered is kept, and the case goes there', async () => {
  await using city = await testCity()
  const client = await city.as('xie-chunyan')
  const draft = await prepare(client, hygiene('滨河花园三号楼底商'))
  const [asked] = await competence(client, draft)
  expect(asked).toMatchObject({ state: 'asked', body: null })
  expect(asked.options.map((one: { name: string }) => one.name)).toContain('云北区')
  expect((await client.get(`/drafts/${draft}/check`)).body).toMatchObject({ ready: false })
  expect((await client.post(`/drafts/${draft}/submission`, {})).code).toBe('COMPETENT_BODY_NEEDED')
  const { revision } = (await client.get(`/drafts/${draft}`)).body
  for (const place of ['990100', '110101'])
    expect((await client.patch(`/drafts/${draft}`, { revision, values: {}, place })).code).toBe('BAD_INPUT')
  const saved = (await client.patch(`/drafts/${draft}`, { revision, values: {}, place: '990105' })).body
  expect(saved.competence[0]).toMatchObject({ state: 'known', body: { name: '云州市云北区卫生健康局' } })
  const filed = (await submit(client, draft)).body
  expect(await openTasks(city, 'yunbei-health', filed.number)).toHaveLength(1)
})

test('what the address says is not outvoted by a choice', async () => {
  await using city = await testCity()
  const client = await city.as('xie-chunyan')
  const draft = await prepare(client, hygiene(IN_YUNXI))
  const { revision } = (await client.get(`/drafts/${draft}`)).body
  await client.patch(`/drafts/${draft}`, { revision, values: {}, place: '990105' })
  expect((await competence(client, draft))[0].body.name).toBe('云州市云西区卫生健康局')
})

test('where no body of the item is competent it is said before and refused at submission; nobody’s list is its grave', async () => {
  await using whole = await testCity()
  const items = new Map(whole.content.items)
  for (const [id, item] of items) if (item.of === 'public-place-hygiene') items.delete(id)
  const basic = items.get('public-place-hygiene')
  if (!basic) throw new Error('the city has no such item')
  items.set(basic.id, { ...basic, department: 'health-yundong', level: '4' })
  await using city = await testCity({ content: { ...whole.content, items } })
  const client = await city.as('xie-chunyan')
  const elsewhere = await prepare(client, hygiene(IN_YUNXI))
  expect((await competence(client, elsewhere))[0]).toMatchObject({ state: 'nobody' })
  const refused = await client.post(`/drafts/${elsewhere}/submission`, {})
  expect(refused.code).toBe('NOBODY_COMPETENT')
  expect(refused.body.detail).toContain('云东区卫健局')
  const { revision } = (await client.get(`/drafts/${elsewhere}`)).body
  await client.patch(`/drafts/${elsewhere}`, { revision, values: { premisesAddress: '云州市云东区滨江路90号' } })
  const filed = (await submit(client, elsewhere)).body
  expect(await openTasks(city, 'yundong-health', filed.number)).toHaveLength(1)
})

test('each part of a bundle goes to its own body, and all are named before it is sent', async () => {
  await using city = await testCity()
  const example = city.content.bundles.get('open-restaurant')?.examples.find((one) => one.expect.eligible !== 'no')
  if (!example) throw new Error('the bundle has no example that ends well')
  const values = {
    ...example.form,
    ...{
      shopAddress: '云州市高新区创新大道70号',
      area: 120,
      floor: '首层',
      hasSign: true,
      signText: '晓梅小馆',
      signKind: '门头招牌',
    },
    ...{ signPosition: '门头', signArea: 6, signHeight: 3, signLighting: '内透光' },
    ...{ sideline: '住宿', hygienePromise: true, staff: 6, healthCards: 6 },
  }
  const client = await city.as('chen-xiaomei')
  const filing = { kind: 'bundle' as const, id: 'open-restaurant', firm: '91990102MA0C00016W', values, anyway: true }
  const draft = await prepare(client, filing)
  const told = await competence(client, draft)
  expect(Object.fromEntries(told.map((one: { item: string; body: { name: string } }) => [one.item, one.body.name]))).toEqual({
    'food-business-licence': '云州市市场监督管理局',
    'shop-sign': '云州市高新区城市管理综合行政执法局',
    'public-place-hygiene': '云州市高新区卫生健康局',
  })
  const sent = await submit(client, draft, { anyway: true })
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
  const { lanes } = (await client.get(`/me/cases/${sent.body.number}`)).body
  const numberOf = (name: string) => lanes.find((one: { name: string }) => one.name === name).number
  expect(await openTasks(city, 'gaoxin-health', numberOf('公共场所卫生许可'))).toHaveLength(1)
  expect(await openTasks(city, 'yundong-health', numberOf('公共场所卫生许可'))).toEqual([])
  expect(await openTasks(city, 'gaoxin-urban', numberOf('户外招牌（大型户外广告）设置审批'))).toHaveLength(1)
  expect(await openTasks(city, 'market-handler', numberOf('食品经营许可核发'))).toHaveLength(1)
})

test('one entitlement is one, whichever body it is asked of: the same place is not licensed by the district once more', async () => {
  await using city = await testCity()
  await file(city, 'xie-chunyan', hygiene(IN_YUNXI))
  const client = await city.as('xie-chunyan')
  const again = await prepare(client, hygiene(IN_YUNXI))
  expect((await submit(client, again)).code).toMatch(/^ALREADY_/)
})

test('a case lies in the place that its body serves, down to the street and the village that decide by themselves', async () => {
  await using city = await testCity()
  expect(bodyFor(city, '990107002001')).toBe('创新街道李家苑社区居民委员会')
  expect(bodyFor(city, '990107002002')).toBe('云州市高新区创新街道办事处')
  expect(bodyFor(city, '990107001001')).toBe('云州市高新区民政局')
  expect(bodyFor(city, '990102001001')).toBe('云州市民政局')
})

/** Who receives the old-age allowance of somebody whose household is there: asked of the guide’s own rule, without a resident in each place. */
function bodyFor(city: TestCity, region: string): string {
  const item = city.content.items.get('old-age-allowance')
  if (!item) throw new Error('the city has no old-age allowance')
  const found = competenceOf(city, item, { form: {}, applicant: { region } }, null)
  return found.state === 'known' ? found.body.department.name : found.state
}
