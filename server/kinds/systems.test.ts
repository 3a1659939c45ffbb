// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { findDossier, fireTimers } from '../cases/index.ts'
import { officerByLogin } from '../people/index.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { runRounds } from './rounds.ts'
import { doTask } from './testing-examples.ts'

/** Does a task that must succeed. */
async function does(city: TestCity, root: string, by: string, task: string, outcome: string, form?: Record<string, unknown>) {
  const answer = await doTask(city, root, { task, outcome, by, opinion: '见办理记录和现场照片', ...(form ? { form } : {}) })
  expect(answer.status, `${task} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
}

const refused = async (city: TestCity, root: string, by: string, task: string, outcome: string) =>
  (await doTask(city, root, { task, outcome, by })).code

const open = async (city: TestCity, login: string, kind: string, form: object) =>
  (await (await city.as(login)).post(`/kinds/${kind}/cases`, { form })).body as { root: string; id: string; number: string }

const stateOf = async (city: TestCity, login: string, kind: string, number: string) =>
  (await (await city.as(login)).get(`/kinds/${kind}/cases?q=${number}`)).body.rows[0]?.state.code as string

const fieldsOf = async (city: TestCity, register: string, key: string, login = 'data-registrar') =>
  (await (await city.as(login)).get(`/registers/${register}/rows/${key}`)).body.fields as Record<string, unknown>

const figure = async (city: TestCity, login: string, register: string, id: string) =>
  (await (await city.as(login)).get(`/registers/${register}/figures`)).body.figures.find((one: { id: string }) => one.id === id)

const rowsWhere = async (city: TestCity, register: string, where: object, login = 'data-registrar') =>
  (await (await city.as(login)).post(`/registers/${register}/searches`, { where, limit: 100 })).body as {
    rows: { key: string }[]
    many: number
  }

test('B33: a 110 record of noise becomes an order with the same caller record; sent back wrongly diverted it is judged again, once; the result returns to 110', async () => {
  await using city = await testCity({ at: '2026-11-16T21:30:00+08:00' })
  // the 110 platform is simulated: its signal comes over HTTP as that of a machine would
  const platform = await city.as('police-platform')
  const form = {
    alarmNumber: '110202611169001',
    recording: 'LY20261116213009',
    callerMobile: '13900139051',
    category: '噪声',
    place: '云州市云东区滨江街道江景路18号',
    text: '楼上夜里十点还在装修',
  }
  const told = await platform.post('/kinds/alarm-diversion/signals/alarm', { sourceId: 'p1', form })
  const { root } = told.body as { root: string }
  await does(city, root, 'police-dispatcher', 'confirm', 'divert')
  const orders = async (login: string) =>
    (await (await city.as(login)).get('/kinds/duty-order/cases')).body.rows as { root: string; id: string; number: string }[]
  const [first] = await orders('ecology-handler')
  const order = (await (await city.as('ecology-handler')).get(`/desk/cases/${first?.root}/${first?.id}`)).body
  expect(JSON.stringify(order)).toContain(form.recording)
  expect(JSON.stringify(order)).toContain(form.alarmNumber)
  const kept = await city.sql`select 1 from cases.cases where root = ${first?.root ?? ''} and kind = 'duty-order'`
  expect(kept).toHaveLength(1)
  // diverted to the wrong body: sent back, judged by somebody else, diverted again, and not sent back a second time
  await does(city, root, 'ecology-handler', 'sign', 'back')
  expect(await refused(city, root, 'police-dispatcher', 'judge', 'divert')).toBe('CHECK_BY_ANOTHER')
  // nor does a colleague lend it to whoever the check bars, nor may she take it for herself
  const [judge] = await city.sql<{ id: string }[]>`
    select id from cases.open_tasks where root = ${root} and element = 'judge'`
  const barred = await officerByLogin(city, 'police-dispatcher')
  const lent = { to: barred?.id, until: '2026-11-30', reason: '出差' }
  const colleague = await city.as('police-dispatcher-2')
  expect((await colleague.post(`/desk/tasks/${root}/${judge?.id}/delegation`, lent)).code).toBe('CHECK_BY_ANOTHER')
  expect((await (await city.as('police-dispatcher')).post(`/desk/tasks/${root}/${judge?.id}/claim`)).code).toBe(
    'CHECK_BY_ANOTHER',
  )
  await does(city, root, 'police-dispatcher-2', 'judge', 'divert', { category: '占道' })
  expect(await refused(city, root, 'urban-handler', 'sign', 'back')).toBe('KIND_GUARD')
  await does(city, root, 'urban-handler', 'sign', 'take')
  await does(city, root, 'urban-handler', 'handle', 'done', { result: '到场劝停，约定晚八点后不再施工' })
  await does(city, root, 'urban-reviewer', 'verify', 'pass')
  const [alarm] = (await (await city.as('police-dispatcher')).get('/kinds/alarm-diversion/cases')).body.rows
  expect(alarm.state.code).toBe('done')
  const seen = (await (await city.as('police-dispatcher')).get(`/desk/cases/${alarm.root}/${alarm.id}`)).body
  expect(JSON.stringify(seen)).toContain('到场劝停，约定晚八点后不再施工')
})

test('C35: an application passes the eight steps and the settlement equals what was metered, to the cent', async () => {
  await using city = await testCity({ at: '2026-11-20T10:00:00+08:00' })
  const asked = {
    ...{ name: '企业诉求平台应用服务器', kind: 'server', cores: 8, memory: 32, disk: 500 },
    purpose: '企业诉求平台上云，按日均两万次访问测算',
  }
  const { root, number } = await open(city, 'industry-operator', 'cloud-request', asked)
  const state = () => stateOf(city, 'industry-operator', 'cloud-request', number)
  const passed = [await state()]
  for (const [by, task, outcome, form] of [
    ['data-reviewer', 'review', 'pass', undefined],
    ['data-operator', 'filing', 'done', { filingNumber: 'YBA20261101' }],
    ['data-operator', 'opening', 'done', { code: 'YZY01001', monthlyFee: 0.1 }],
    ['industry-operator', 'launch', 'done', undefined],
    ['industry-operator', 'use', 'change', { cores: 16 }],
    ['data-operator', 'change', 'done', { monthlyFee: 0.2 }],
    ['industry-operator', 'use', 'giveback', undefined],
  ] as const) {
    await does(city, root, by, task, outcome, form)
    if ((await state()) !== passed.at(-1)) passed.push(await state())
  }
  // the metering adapter is simulated: its rows are written over HTTP. 0.1 + 0.2 + 1450.55 is exact or nothing
  const data = await city.as('data-registrar')
  const amounts = [0.1, 0.2, 1450.55]
  for (const [n, amount] of amounts.entries()) {
    const row = { resource: 'YZY01001', period: `2026-0${n + 7}`, unit: 'industry', hours: 720, amount }
    const written = await data.post('/registers/cloud-metering/rows', { fields: row, why: '计量推送（模拟）' })
    expect(written.status, JSON.stringify(written.body)).toBe(200)
  }
  await does(city, root, 'data-operator', 'take_back', 'done')
  passed.push(await state())
  const metered = (await rowsWhere(city, 'cloud-metering', { resource: 'YZY01001' })).rows.length
  expect(metered).toBe(3)
  const settlement = async () =>
    (await (await city.as('industry-operator')).get(`/kinds/cloud-request/cases?q=${number}`)).body.rows[0].shown.settlement
  expect(await settlement()).toBe('1450.85')
  // what was metered wrongly is put right, and added up anew
  const late = { resource: 'YZY01001', period: '2026-10', unit: 'industry', hours: 10, amount: 0.05 }
  await data.post('/registers/cloud-metering/rows', { fields: late, why: '计量推送（模拟）' })
  await does(city, root, 'industry-operator', 'settle', 'again')
  expect(await settlement()).toBe('1450.9')
  // what came in while she looked is not settled past her: it is summed again, and she looks again
  await data.post('/registers/cloud-metering/rows', {
    fields: { ...late, period: '2026-12', amount: 5 },
    why: '计量推送（模拟）',
  })
  await does(city, root, 'industry-operator', 'settle', 'agree')
  expect(await settlement()).toBe('1455.9')
  await does(city, root, 'industry-operator', 'settle', 'agree')
  passed.push(await state())
  expect(passed).toEqual(['applied', 'reviewed', 'filed', 'opened', 'online', 'changed', 'returned', 'settled'])
  expect(await fieldsOf(city, 'cloud-resource', 'YZY01001')).toMatchObject({ state: 'returned', cores: 16, monthlyFee: 0.2 })
})

test('C35: the weekly round gives idle resources below the limit for four weeks a recovery order, each once; the unit keeps it with a reason or gives it back', async () => {
  await using city = await testCity({ at: '2026-11-23T07:00:00+08:00' })
  await runRounds(city)
  const orders = async () =>
    (await (await city.as('data-registrar')).get('/kinds/cloud-recovery/cases?limit=50')).body.rows as {
      root: string
      shown: Record<string, string>
    }[]
  expect(await orders()).toEqual([])
  city.clock.set('2026-11-23T08:30:00+08:00')
  await Promise.all([runRounds(city), runRounds(city)])
  const idle = ['YZY00004', 'YZY00022', 'YZY00040']
  expect((await orders()).map((one) => one.shown.resource).sort()).toEqual(idle)
  for (const key of idle) expect((await fieldsOf(city, 'cloud-resource', key)).state).toBe('recovering')
  // three weeks idle is not four, and what is used is not idle
  expect((await fieldsOf(city, 'cloud-resource', 'YZY00013')).state).toBe('idle')
  const of = async (key: string) => (await orders()).find((one) => one.shown.resource === key)?.root ?? ''
  await does(city, await of('YZY00022'), 'education-operator', 'answer', 'giveback')
  await does(city, await of('YZY00022'), 'data-operator', 'take_back', 'done')
  expect((await fieldsOf(city, 'cloud-resource', 'YZY00022')).state).toBe('returned')
  expect(await refused(city, await of('YZY00040'), 'education-operator', 'answer', 'giveback')).toBe('CASE_NOT_YOURS')
  await does(city, await of('YZY00040'), 'finance-operator', 'answer', 'stay', { reason: '年终决算要用到次年三月' })
  await does(city, await of('YZY00040'), 'data-reviewer', 'judge', 'accept')
  expect((await fieldsOf(city, 'cloud-resource', 'YZY00040')).state).toBe('idle')
  // the next week begins nothing that is open, returned or was just kept
  city.clock.set('2026-11-30T08:30:00+08:00')
  await runRounds(city)
  await fireTimers(city)
  expect(await orders()).toHaveLength(3)
})

test('C36: the rate equals migrated over eligible, for the city and each unit; a new project without a cloud plan cannot pass review', async () => {
  await using city = await testCity({ at: '2026-11-20T10:00:00+08:00' })
  const eligible = { state: 'running', cloudState: ['migrated', 'migrating', 'planned', 'eligible'] }
  const counted = async () => {
    const over = (await rowsWhere(city, 'information-system', eligible)).many
    const count = (await rowsWhere(city, 'information-system', { state: 'running', cloudState: 'migrated' })).many
    return { count, over, rate: Math.round((count / over) * 10_000) / 10_000 }
  }
  const rate = async (login = 'data-registrar') => figure(city, login, 'information-system', 'cloud-rate')
  const before = await rate()
  expect(before).toMatchObject(await counted())
  expect(before.over).toBeGreaterThan(before.count)
  expect(before.by.reduce((all: number, one: { over: number }) => all + one.over, 0)).toBe(before.over)
  // one more system is on the cloud: the rate follows
  const [next] = (await rowsWhere(city, 'information-system', { state: 'running', cloudState: 'migrating' })).rows
  const data = await city.as('data-registrar')
  const row = (await data.get(`/registers/information-system/rows/${next?.key}`)).body
  await data.put(`/registers/information-system/rows/${next?.key}`, {
    ...{ fields: { cloudState: 'migrated' }, why: '迁移完成', version: row.version },
  })
  expect(await rate()).toMatchObject({ ...(await counted()), count: before.count + 1, over: before.over })
  // another department's figure is of what it may see, and says so
  const own = (await (await city.as('market-registrar')).get('/registers/information-system/figures')).body
  expect(own.isWhole).toBe(false)
  expect(own.figures[0].by.map((one: { name: string }) => one.name)).toEqual(['市市场监管局'])
  // no plan, no pass
  const project = { name: '智慧校园管理系统', function: 'service', budget: 1860000, deployment: 'cloud' }
  const { root, number } = await open(city, 'education-operator', 'project-review', project)
  expect(await refused(city, root, 'data-reviewer', 'review', 'pass')).toBe('KIND_GUARD')
  await does(city, root, 'data-reviewer', 'review', 'back')
  await does(city, root, 'education-operator', 'amend', 'done', { cloudPlanOn: '2027-06-30' })
  await does(city, root, 'data-reviewer', 'review', 'pass')
  expect(await stateOf(city, 'education-operator', 'project-review', number)).toBe('passed')
  expect(await fieldsOf(city, 'information-system', number)).toMatchObject({ cloudState: 'planned', cloudPlanOn: '2027-06-30' })
})

test('C37: a village without a link shows as a gap; a link that goes down opens one order and closes it when it is up again', async () => {
  await using city = await testCity({ at: '2026-11-20T10:00:00+08:00' })
  const gaps = await figure(city, 'data-registrar', 'network-site', 'village-gaps')
  const missing = (await rowsWhere(city, 'network-site', { level: 'village', linkState: 'none' })).rows
  expect(gaps.count).toBe(missing.length)
  expect(missing.map(({ key }) => key)).toContain('YZW00027')
  const coverage = await figure(city, 'data-registrar', 'network-site', 'village-coverage')
  expect(coverage.over - coverage.count).toBe(missing.length)
  const gap = await (await city.as('data-operator')).post('/kinds/network-fault/cases', { form: { site: 'YZW00027' } })
  expect(gap.code).toBe('KIND_GUARD')
  // the monitoring adapter is simulated: its signals come over HTTP
  const machine = await city.as('data-monitor')
  const tell = (signal: string, sourceId: string) =>
    machine.post(`/kinds/network-fault/signals/${signal}`, { sourceId, form: { site: 'YZW00002' } })
  const faults = async () => (await (await city.as('data-operator')).get('/kinds/network-fault/cases')).body.rows
  await tell('link-down', 'd1')
  await tell('link-down', 'd2')
  expect((await faults()).map((one: { state: { code: string } }) => one.state.code)).toEqual(['down'])
  expect((await fieldsOf(city, 'network-site', 'YZW00002')).linkState).toBe('down')
  await tell('link-up', 'u1')
  expect((await faults()).map((one: { state: { code: string } }) => one.state.code)).toEqual(['restored'])
  expect((await fieldsOf(city, 'network-site', 'YZW00002')).linkState).toBe('up')
})

test('C38: a system with no log-in for six months and an overlapping function is proposed as a zombie, one without an overlap is not; closing waits for the hand-over', async () => {
  await using city = await testCity({ at: '2026-11-30T10:00:00+08:00' })
  const data = await city.as('data-registrar')
  const lone = {
    ...{ code: 'YZXT0901', name: '城市形象网', unit: 'culture', function: 'website', users: 40, activeUsers: 0 },
    ...{ lastLoginOn: '2025-01-10', cloudState: 'eligible', plan: 'undecided', state: 'running' },
  }
  expect((await data.post('/registers/information-system/rows', { fields: lone, why: '普查补录' })).status).toBe(200)
  city.clock.set('2026-12-01T08:30:00+08:00')
  await runRounds(city)
  const reviews = (await (await city.as('data-registrar')).get('/kinds/system-review/cases?limit=50')).body.rows as {
    root: string
    number: string
    shown: Record<string, string>
  }[]
  const proposed = Object.fromEntries(reviews.map(({ shown }) => [shown.system, shown.proposal]))
  expect(proposed).toMatchObject({ YZXT0006: '关停（疑似僵尸系统）', YZXT0029: '关停（疑似僵尸系统）', YZXT0901: '升级改造' })
  // whoever logged in last week is in no review
  expect(proposed.YZXT0005).toBeUndefined()
  const { root = '', number = '' } = reviews.find(({ shown }) => shown.system === 'YZXT0006') ?? {}
  // what the rule gave as its reason is an answer that the answering unit and the decider read: to nobody else by way of the rule
  const why = (await findDossier(city.sql, root, root))?.form.why
  expect(String(why).length).toBeGreaterThan(4)
  const again = await city.as('data-registrar')
  const page = (await again.get(`/desk/cases/${root}/${root}`)).body
  expect(page.form, JSON.stringify(page).slice(0, 300)).toMatchObject({ hidden: ['why'] })
  const trace = (await again.get(`/desk/cases/${root}/${root}/trace`)).body
  expect(trace.rows.length).toBeGreaterThan(0)
  expect(JSON.stringify([page, trace])).not.toContain(why)
  await does(city, root, 'science-operator', 'answer', 'agree')
  expect(await refused(city, root, 'data-reviewer', 'decide', 'close')).toBe('KIND_GUARD')
  await does(city, root, 'data-reviewer', 'decide', 'close', { successor: 'YZXT0007' })
  expect(await refused(city, root, 'science-operator', 'shut', 'done')).toBe('KIND_GUARD')
  // nor by hand, past the case: the register leaves its state to cases
  const keeper = await city.as('data-registrar')
  const row = (await keeper.get('/registers/information-system/rows/YZXT0006')).body
  const byHand = { fields: { state: 'closed' }, why: '直接改台账', version: row.version }
  expect((await keeper.put('/registers/information-system/rows/YZXT0006', byHand)).code).toBe('ROW_FIELD_BY_CASE')
  const { fields } = (await keeper.get('/registers/information-system')).body
  expect(fields.filter((one: { isByCase: boolean }) => one.isByCase).map((one: { name: string }) => one.name)).toEqual(['state'])
  // whoever hands over does not confirm that it was received
  expect(await refused(city, root, 'science-operator', 'receive', 'confirm')).toBe('CASE_NOT_YOURS')
  await does(city, root, 'industry-operator', 'receive', 'confirm', { volume: '12 万条申报记录，附件 38GB' })
  expect((await fieldsOf(city, 'information-system', 'YZXT0006')).state).toBe('closing')
  await does(city, root, 'science-operator', 'shut', 'done')
  expect(await stateOf(city, 'data-registrar', 'system-review', number)).toBe('closed')
  expect((await fieldsOf(city, 'information-system', 'YZXT0006')).state).toBe('closed')
})
