// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Bundle } from '../items/index.ts'
import { groundsOf, type Item } from '../items/index.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { doTask, file, wholeRestaurant } from '../testing/journey.ts'

const XIAOMEI = '91990102MA0C00016W'
const NAMES = { food: '食品经营许可核发', sign: '户外招牌（大型户外广告）设置审批' }
const courier = { choice: 'courier', address: '云州市云东区滨江路88号', receiver: '陈晓梅', mobile: '10010007919' }

let city: TestCity
let chen: Client
let number: string

beforeEach(async () => {
  city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  chen = await city.as('chen-xiaomei')
})
afterEach(() => city[Symbol.asyncDispose]())

async function open(delivery: object): Promise<void> {
  const filed = await file(city, 'chen-xiaomei', {
    ...{ kind: 'bundle' as const, id: 'open-restaurant', firm: XIAOMEI, values: wholeRestaurant, anyway: true },
    delivery: delivery as Record<string, unknown>,
  })
  number = filed.number
  await act('food', 'market-handler', 'accept')
  await act('fire', 'fire-handler', 'accept')
  await act('sign', 'urban-handler', 'accept')
  await act('food', 'market-reviewer', 'pass')
  await act('sign', 'urban-reviewer', 'pass')
}
const tracking = async () => (await chen.get(`/me/cases/${number}`)).body
const parcels = async () => (await chen.get(`/me/cases/${number}/parcels`)).body.rows
type Lane = { name: string; number: string; decision: string | null; waits: boolean }
const laneOf = async (part: 'food' | 'fire' | 'sign'): Promise<Lane> =>
  (await tracking()).lanes.find((lane: Lane) =>
    part === 'fire' ? !Object.values(NAMES).includes(lane.name) : lane.name === NAMES[part],
  )
const act = async (part: 'food' | 'fire' | 'sign', login: string, outcome: string, more: object = {}) =>
  doTask(city, login, (await laneOf(part)).number, { outcome, ...more })
/** Licences in the wallet of the firm that came out of this bundle. */
async function wallet(): Promise<string[]> {
  const { rows } = (await chen.get('/me/licences')).body
  return rows.map((row: { type: string }) => row.type).filter((type: string) => type !== 'business-licence' && type !== 'id-card')
}
async function told(): Promise<string[]> {
  await city.settle()
  return (await chen.get('/me/notices')).body.rows.map((row: { kind: string }) => row.kind)
}

test('A21: for “opening a shop” the merged form asks each fact once, the merged material list is shorter than the sum of its items, and all results are delivered together: one parcel, one message', async () => {
  const bundle = city.content.bundles.get('open-restaurant') as Bundle
  const { counts } = (await chen.get('/bundles/open-restaurant')).body
  expect(counts.materialsNow).toBeLessThan(counts.materialsBefore)
  expect(counts.fieldsNow).toBeLessThan(counts.fieldsBefore)
  const merged = Object.entries((bundle.formFile.schema as { properties: Record<string, { title: string }> }).properties)
  const titles = merged.map(([, field]) => field.title)
  expect(new Set(titles).size).toBe(titles.length)
  const facts = Object.entries(bundle.facts ?? {})
  for (const { item } of bundle.parts)
    for (const field of Object.keys(city.content.items.get(item)?.formFile.schema.properties ?? {})) {
      const named = facts.filter(([, targets]) => targets.includes(`${item}.${field}`)).map(([name]) => name)
      const asked = named.length > 0 ? named : merged.map(([name]) => name).filter((name) => name === field)
      expect(asked.length, `${item}.${field}`).toBeLessThanOrEqual(1)
    }

  await open(courier)
  const before = await wallet()
  await act('food', 'market-decider', 'grant')
  await act('fire', 'fire-decider', 'grant')
  expect(await laneOf('food')).toMatchObject({ decision: 'granted', waits: true })
  expect([(await tracking()).results, await parcels(), await wallet()]).toEqual([[], [], before])
  const ofResults = ['licenceIssued', 'caseDecided', 'deliveryBooked', 'commitmentBegun']
  expect((await told()).filter((kind) => ofResults.includes(kind))).toEqual([])

  await act('sign', 'urban-decider', 'grant')
  const [parcel, ...more] = await parcels()
  expect([more, (await tracking()).results.length]).toEqual([[], 3])
  expect((await wallet()).length).toBe(before.length + 3)
  const given = ['公众聚集场所投入使用、营业前消防安全检查意见书', '食品经营许可证', '户外招牌设置批准文件']
  expect([...parcel.contents].sort()).toEqual([...given].sort())
  // all is decided and travels: nobody is at work on it, and the law says by when the licences are handed over
  const travelling = await tracking()
  expect(travelling).toMatchObject({
    ...{ served: null, public: '送达中', handOver: { decidedOn: '2026-11-16', by: '2026-11-30' } },
    ...{
      next: '结果已交快递，送到您手里就办结',
      en: { next: 'The courier has the result; the case closes when it reaches you' },
    },
  })
  expect(travelling.lanes.map((lane: { isDecided: boolean }) => lane.isDecided)).toEqual([true, true, true])
  const kinds = await told()
  expect(kinds.filter((kind) => kind === 'deliveryBooked')).toHaveLength(1)
  // what was granted on a promise is looked at afterwards: she hears of each with the results, once
  const promises = (await chen.get(`/me/cases/${number}/commitments`)).body.rows
  expect(promises.length).toBeGreaterThan(0)
  expect(kinds.filter((kind) => kind === 'commitmentBegun')).toHaveLength(promises.length)
  expect(kinds.filter((kind) => kind === 'licenceIssued' || kind === 'caseDecided')).toEqual([])
  // the simulated courier has come by meanwhile
  expect((await parcels())[0]).toMatchObject({ waybill: parcel.waybill, state: 'delivered' })
  expect(await tracking()).toMatchObject({ served: { on: '2026-11-16' }, public: '已办结' })
})

test('what is denied is told at once and holds up nothing: the rest is handed over, in one message', async () => {
  await open({ choice: 'electronic' })
  const [ground] = groundsOf(city.content, city.content.items.get('shop-sign') as Item).deny
  await act('sign', 'urban-decider', 'deny', { ground: ground?.id, opinion: '这面墙不允许装招牌' })
  expect((await told()).filter((kind) => kind === 'caseDecided')).toHaveLength(1)
  await act('fire', 'fire-decider', 'grant')
  expect((await tracking()).results).toEqual([])
  await act('food', 'market-decider', 'grant')
  const kinds = await told()
  expect(kinds.filter((kind) => kind === 'resultsTogether')).toHaveLength(1)
  expect(kinds.filter((kind) => kind === 'licenceIssued')).toEqual([])
  expect((await tracking()).results).toHaveLength(2)
  expect(await tracking()).toMatchObject({ public: '已办结', served: { on: '2026-11-16' } })
})

test('whoever asks for each gets each as soon as it is there', async () => {
  await open({ ...courier, each: true })
  await act('food', 'market-decider', 'grant')
  expect(await parcels()).toHaveLength(1)
  expect((await tracking()).results).toHaveLength(1)
  expect(await told()).toContain('licenceIssued')
  await act('fire', 'fire-decider', 'grant')
  // each says by the licence's name what is in it: on the page, and in the message
  const names = ['食品经营许可证', '公众聚集场所投入使用、营业前消防安全检查意见书']
  expect((await parcels()).map((parcel: { contents: string[] }) => parcel.contents)).toEqual(names.map((name) => [name]))
  await city.settle()
  const { rows } = (await chen.get('/me/notices')).body
  const sent = rows.filter((row: { kind: string }) => row.kind === 'deliveryBooked').map((row: { text: string }) => row.text)
  for (const name of names) expect(sent).toContainEqual(expect.stringContaining(`《${name}》已寄出`))
  const inEnglish = rows.flatMap((row: { kind: string; en: { text: string } }) =>
    row.kind === 'deliveryBooked' ? row.en.text : [],
  )
  expect(inEnglish.join()).toContain('Food business licence is on the way')
  // two of three are decided: one department is still at work; then none is
  expect((await tracking()).public).toBe('办理中')
  await act('sign', 'urban-decider', 'grant')
  expect(await tracking()).toMatchObject({ public: '送达中', light: 'green' })
})

test('at the counter all results are handed out in one go', async () => {
  await open({ choice: 'pickup' })
  await act('food', 'market-decider', 'grant')
  await act('sign', 'urban-decider', 'grant')
  await act('fire', 'fire-decider', 'grant')
  const { rows } = (await (await city.as('city-issuer')).get('/desk/tasks?limit=100')).body
  expect(rows.map((row: { name: string; number: string }) => [row.name, row.number])).toEqual([['窗口一次发放', number]])
  expect((await told()).filter((kind) => kind === 'readyToCollect')).toHaveLength(1)
  await doTask(city, 'city-issuer', number, { outcome: 'done', output: { receiver: '陈晓梅' } })
  expect(await tracking()).toMatchObject({ public: '已办结', served: { how: '窗口领取' } })
})

test('the last two parts decided at the same instant make one parcel, and the bundle’s clock stops with the last decision', async () => {
  await open(courier)
  await act('food', 'market-decider', 'grant')
  await Promise.all([act('sign', 'urban-decider', 'grant'), act('fire', 'fire-decider', 'grant')])
  expect(await parcels()).toHaveLength(1)
  city.clock.set('2026-12-15T09:00:00+08:00')
  await city.settle()
  chen = await city.as('chen-xiaomei')
  expect((await tracking()).light).toBe('green')
})

test('what a part leaves to the officers of some of its tasks stands on the page of the whole for none of them', async () => {
  const values = { ...wholeRestaurant, contactName: '甄不见', mobile: '13987650123' }
  const filed = await file(city, 'chen-xiaomei', { kind: 'bundle', id: 'open-restaurant', firm: XIAOMEI, values, anyway: true })
  number = filed.number
  await act('food', 'market-handler', 'accept')
  const page = async (login: string) => (await city.as(login)).get(`/desk/cases/${filed.root}/${filed.root}`)
  for (const login of ['market-reviewer', 'market-handler', 'supervisor']) {
    const { status, body } = await page(login)
    expect([login, status]).toEqual([login, 200])
    expect(body.form.hidden).toEqual(expect.arrayContaining(['contactName', 'mobile']))
    expect(JSON.stringify(body)).not.toMatch(/甄不见|13987650123/)
  }
})
