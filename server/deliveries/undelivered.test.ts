// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { connect } from '../kernel/index.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { doTask, type Filed, file, openTasks, smallRestaurant } from '../testing/journey.ts'
import { type Report, signReport } from './report.ts'

let city: TestCity
let chen: Client
let filed: Filed
let waybill: string

afterEach(() => city[Symbol.asyncDispose]())

/** A granted case whose certificate is on its way to the applicant. */
beforeEach(async () => {
  city = await testCity()
  filed = await file(city, 'chen-xiaomei', {
    id: 'food-business-licence',
    firm: '91990102MA0C00016W',
    values: smallRestaurant,
    delivery: { choice: 'courier', address: '云州市云东区滨江路88号', receiver: '陈晓梅', mobile: '10010007919' },
  })
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  await doTask(city, 'market-reviewer', filed.number, { outcome: 'pass' })
  await doTask(city, 'market-decider', filed.number, { outcome: 'grant' })
  chen = await city.as('chen-xiaomei')
  waybill = (await parcels())[0].waybill
  city.clock.set('2026-11-24T18:00:00+08:00')
  chen = await city.as('chen-xiaomei')
})

const parcels = async () => (await chen.get(`/me/cases/${filed.number}/parcels`)).body.rows
const tracking = async () => (await chen.get(`/me/cases/${filed.number}`)).body
const signed = (state: Report['state'], at: string, more: { text?: string; waybill?: string } = {}): Report => {
  const report = { waybill, at, text: `快递回报（${state}）`, ...more, state }
  return { ...report, signature: signReport(city.config.partnerSecrets.courier, report) }
}
const report = (state: Report['state'], at: string, more: { text?: string; waybill?: string } = {}) =>
  city.anyone().post('/deliveries/report', signed(state, at, more))
const wish = (client: Client, body: object) => client.post(`/me/cases/${filed.number}/parcels/${waybill}/wish`, body)

/** The number of the clerk's case about this applicant's parcel, from the list of the counter that hands out. */
async function clerkCase(): Promise<string | undefined> {
  const issuer = await city.as('city-issuer')
  for (const row of (await issuer.get('/desk/tasks?limit=100')).body.rows) {
    const view = (await issuer.get(`/desk/cases/${row.root}/${row.caseId}`)).body
    if (view.kind === 'undelivered' && view.form.values.waybill === waybill) return view.number
  }
  return undefined
}

test.each(['returned', 'lost', 'refused'] as const)(
  'a parcel that was %s makes a task of a clerk, tells the applicant what she can do, and nothing is served',
  async (state) => {
    expect((await report(state, '2026-11-22T10:00:00+08:00')).body).toEqual({ noted: true })
    const number = await clerkCase()
    expect((await openTasks(city, 'city-issuer', number ?? '')).map((task) => task.name)).toEqual(['处理退件'])
    await city.settle()
    const [told] = (await chen.get('/me/notices')).body.rows.filter((row: { kind: string }) => row.kind === 'deliveryFailed')
    expect(told.text).toContain('没有算作送达')
    expect(told.text).toContain('重新寄，或者到大厅领取')
    expect(await tracking()).toMatchObject({ todo: 'parcel', served: null, public: '待送达' })
    expect((await parcels())[0]).toMatchObject({ state, asks: true, wished: null, deliveredAt: null })
  },
)

test('sent again to where she wishes: the second parcel serves it, on the day on which it was signed for and not when the report came', async () => {
  await report('returned', '2026-11-22T10:00:00+08:00')
  const to = { choice: 'resend', address: '云州市云西区湖滨路6号', receiver: '陈父', mobile: '10010007919' }
  expect((await wish(chen, to)).status).toBe(200)
  expect((await tracking()).todo).toBe(null)
  // what she has said is still there when she comes back, and may be said otherwise until it is handled
  const { mobile: _kept, ...said } = to
  expect((await parcels())[0]).toMatchObject({ asks: true, wished: said })
  await doTask(city, 'city-issuer', (await clerkCase()) ?? '', { outcome: 'resend' })
  const [, second] = await parcels()
  expect(second).toMatchObject({ state: 'booked', address: '云州市云西区湖滨路6号', receiver: '陈父' })
  city.clock.set('2026-11-27T09:00:00+08:00')
  chen = await city.as('chen-xiaomei')
  await report('delivered', '2026-11-25T16:30:00+08:00', { waybill: second.waybill })
  expect(await tracking()).toMatchObject({ public: '已办结', served: { on: '2026-11-25', how: '快递已签收（模拟）' } })
  expect((await wish(chen, to)).code).toBe('PARCEL_NOT_WAITING')
})

test('handed out at the hall: she is told to come, and it is served on the day on which she came', async () => {
  await report('refused', '2026-11-22T10:00:00+08:00')
  await wish(chen, { choice: 'pickup' })
  const number = (await clerkCase()) ?? ''
  await doTask(city, 'city-issuer', number, { outcome: 'call' })
  expect(await tracking()).toMatchObject({ todo: 'collect', served: null })
  await doTask(city, 'city-issuer', number, { outcome: 'done', output: { receiver: '陈晓梅' } })
  expect(await tracking()).toMatchObject({ public: '已办结', served: { on: '2026-11-24', how: '窗口领取' } })
})

test('served by other means: only with its day and how, and never on a day that has not come', async () => {
  await report('lost', '2026-11-22T10:00:00+08:00')
  const number = (await clerkCase()) ?? ''
  await doTask(city, 'city-issuer', number, { outcome: 'other' })
  const said = (servedOn: string, opinion: string) =>
    doTask(city, 'city-issuer', number, { outcome: 'done', opinion, output: { servedOn } }).catch((error: Error) => error.message)
  expect(await said('2026-11-24', '留置')).toContain('SERVICE_RECORD_NEEDED')
  expect(await said('昨天', '两人到场留置送达，已拍照')).toContain('SERVICE_RECORD_NEEDED')
  expect(await said('2026-02-31', '两人到场留置送达，已拍照')).toContain('SERVICE_RECORD_NEEDED')
  expect(await said('2026-11-25', '两人到场留置送达，已拍照')).toContain('SERVICE_DAY_WRONG')
  expect(await said('2026-11-19', '两人到场留置送达，已拍照')).toContain('SERVICE_DAY_WRONG')
  await said('2026-11-23', '两人到场留置送达，已拍照')
  const after = await tracking()
  expect(after).toMatchObject({ public: '已办结', served: { on: '2026-11-23' } })
  expect(after.served.how).toContain('留置送达')
})

test('a report that was late on its way changes nothing, one that comes twice is noted once, and a parcel that is found ends the clerk’s task', async () => {
  await report('lost', '2026-11-22T10:00:00+08:00')
  expect((await report('lost', '2026-11-22T10:00:00+08:00')).body).toEqual({ noted: false })
  await report('delivered', '2026-11-21T10:00:00+08:00')
  expect((await parcels())[0]).toMatchObject({ state: 'lost', deliveredAt: null })
  expect(await clerkCase()).toBeDefined()
  await report('delivered', '2026-11-23T10:00:00+08:00')
  expect(await clerkCase()).toBeUndefined()
  expect(await tracking()).toMatchObject({ todo: 'rate', public: '已办结', served: { on: '2026-11-23' } })
  expect((await parcels())[0].steps.map((step: { at: string }) => step.at.slice(5, 10))).toEqual([
    '11-20',
    '11-21',
    '11-22',
    '11-23',
  ])
})

test('what was signed for by a wrong hand and came back counts as served no more, and a clerk sees to it', async () => {
  await report('delivered', '2026-11-21T10:00:00+08:00')
  expect((await tracking()).served.on).toBe('2026-11-21')
  await report('returned', '2026-11-23T10:00:00+08:00')
  expect(await clerkCase()).toBeDefined()
  expect(await tracking()).toMatchObject({ served: null, todo: 'parcel' })
})

test('the same report at two servers at the same instant makes one task', async () => {
  const sql = connect({ url: city.databaseUrl, max: 2 })
  const second = await buildApp({ ...city, sql })
  const body = signed('returned', '2026-11-22T10:00:00+08:00')
  const send = async (app: TestCity['app']) =>
    (await app.inject({ method: 'POST', url: '/api/deliveries/report', payload: body })).json().noted
  const answers = await Promise.all([city.app, second, city.app, second].map(send))
  expect(answers.filter(Boolean)).toHaveLength(1)
  const opened = await city.sql`select id from cases.cases where kind = 'undelivered' and root = ${filed.root}`
  expect(opened).toHaveLength(1)
  await second.close()
  await sql.end({ timeout: 5 })
})

test('nobody else chooses for her, and no report comes from before the parcel or from after now', async () => {
  await report('returned', '2026-11-22T10:00:00+08:00')
  expect((await wish(await city.as('wang-jianguo'), { choice: 'pickup' })).code).toBe('CASE_NOT_FOUND')
  expect((await wish(chen, { choice: 'resend', address: '这' })).code).toBe('DELIVERY_ADDRESS_NEEDED')
  expect((await report('delivered', '2026-11-25T10:00:00+08:00')).code).toBe('REPORT_TIME_WRONG')
  expect((await report('delivered', '2026-11-19T10:00:00+08:00')).code).toBe('REPORT_TIME_WRONG')
  expect((await report('delivered', '昨天')).code).toBe('BAD_INPUT')
})
