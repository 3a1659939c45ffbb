// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { connect } from '../kernel/index.ts'
import { drainFacts } from '../outbox/index.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { doTask, openTasks } from '../testing/journey.ts'
import { findObjection } from './queries.ts'

let city: TestCity
let chen: Client
let draft: { id: string; prefilled: Record<string, { value: string; label: string }> }
beforeEach(async () => {
  city = await testCity()
  chen = await city.as('chen-xiaomei')
  await chen.post('/session/acting-for', { creditCode: '91990102MA0C00016W' })
  draft = (await chen.post('/drafts', { kind: 'item', id: 'food-business-licence' })).body
})
afterEach(() => city[Symbol.asyncDispose]())

const object = (field = 'premisesAddress', note = '去年已经搬到滨江路90号') =>
  chen.post(`/drafts/${draft.id}/objections`, { field, note })
const mine = async () => {
  await city.settle()
  return (await chen.get('/me/cases')).body.rows.filter((row: { name: string }) => row.name.startsWith('数据异议'))
}

test('what a resident disputes opens a case to the department that answers for the register, and she sees its state and its answer', async () => {
  expect((await object()).status).toBe(200)
  const [before] = await mine()
  expect(before).toMatchObject({ name: '数据异议：法人库', public: '办理中' })
  const [task] = await openTasks(city, 'market-handler', before.number)
  expect(task?.name).toBe('核实数据异议')
  const view = (await (await city.as('market-handler')).get(`/desk/cases/${task?.root}/${task?.caseId}`)).body
  expect(view.form.values).toMatchObject({
    source: '法人库',
    shown: draft.prefilled.premisesAddress?.value,
    note: '去年已经搬到滨江路90号',
    item: '食品经营许可核发',
  })
  const said = { outcome: 'corrected', opinion: '已核对变更登记，住所更正为滨江路90号' }
  await expect(doTask(city, 'market-handler', before.number, { ...said, opinion: '好' })).rejects.toThrow(
    'OBJECTION_ANSWER_NEEDED',
  )
  await doTask(city, 'market-handler', before.number, said)
  const [after] = await mine()
  expect(after.public).toBe('已办结')
  const tracking = (await chen.get(`/me/cases/${before.number}`)).body
  expect(JSON.stringify(tracking.timeline)).toContain('住所更正为滨江路90号')
  const { rows } = (await chen.get('/me/notices')).body
  expect(rows.find((row: { kind: string }) => row.kind === 'objectionAnswered').text).toContain('情况属实，已在源头更正')
})

test('nothing is overwritten: the value stays as it was shown, in the draft and in the register, until its source is corrected', async () => {
  const shown = draft.prefilled.premisesAddress
  await object()
  await city.settle()
  const now = (await chen.get(`/drafts/${draft.id}`)).body
  expect(now.prefilled.premisesAddress).toEqual(shown)
  const [row] = await city.sql<{ id: string; source: string }[]>`
    select id, source from applications.objections where root = ${draft.id}`
  expect(row?.source).toBe('register:firms')
  const kept = await findObjection(city.sql, draft.id, row?.id ?? '')
  expect(kept).toMatchObject({ shown: shown?.value, note: '去年已经搬到滨江路90号' })
})

test('disputed evidence goes to the department that issued it', async () => {
  expect(
    (await chen.post(`/drafts/${draft.id}/materials/legal-person-id/objection`, { note: '身份证已经换了新的' })).status,
  ).toBe(200)
  const [filed] = await mine()
  expect(filed.name).toBe('数据异议：居民身份证')
  expect((await openTasks(city, 'police-handler', filed.number)).map((task) => task.name)).toEqual(['核实数据异议'])
  expect(await openTasks(city, 'market-handler', filed.number)).toEqual([])
})

test('one value is disputed once: the same twice, at the same instant on two servers too, is one case', async () => {
  await Promise.all([object(), object(), object()])
  const sql = connect({ url: city.databaseUrl, max: 2 })
  const second = await buildApp({ ...city, sql })
  await Promise.all([drainFacts(city), drainFacts({ ...city, sql })])
  await second.close()
  await sql.end({ timeout: 5 })
  // were it not received, this says why
  expect(await city.sql`select subscriber, trouble from outbox.unheard`).toEqual([])
  expect(await mine()).toHaveLength(1)
  expect((await object()).body.objections).toHaveLength(1)
  expect(await mine()).toHaveLength(1)
})

test('another’s objection is nobody’s to read: neither a resident’s nor another department’s', async () => {
  await object()
  const [filed] = await mine()
  const [task] = await openTasks(city, 'market-handler', filed.number)
  expect((await (await city.as('wang-jianguo')).get(`/me/cases/${filed.number}`)).code).toBe('CASE_NOT_FOUND')
  const other = await (await city.as('fire-handler')).get(`/desk/cases/${task?.root}/${task?.caseId}`)
  expect(other.status).toBeGreaterThanOrEqual(403)
})

test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
  'what every object has is no value that was filled in: %s cannot be disputed',
  async (field) => {
    expect(await object(field)).toMatchObject({ status: 400, code: 'BAD_INPUT' })
    expect(await mine()).toEqual([])
  },
)

test('new drafts do not let one account flood a department with objections to the same value: twenty a day, eight at once too', async () => {
  const again = async () => {
    await chen.delete(`/drafts/${draft.id}`)
    draft = (await chen.post('/drafts', { kind: 'item', id: 'food-business-licence' })).body
  }
  for (let tries = 0; tries < 16; tries += 8) {
    await Promise.all(Array.from({ length: 8 }, () => object()))
    await again()
  }
  const codes = await Promise.all(Array.from({ length: 8 }, async () => (await object()).status))
  expect(codes.filter((status) => status === 200)).toHaveLength(4)
  expect((await object()).code).toBe('OBJECTIONS_TOO_MANY')
  await again()
  expect((await object()).code).toBe('OBJECTIONS_TOO_MANY')
  city.clock.set('2026-11-21T10:00:00+08:00')
  chen = await city.as('chen-xiaomei')
  expect((await object()).status).toBe(200)
})
