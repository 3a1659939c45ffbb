// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type TestCity, testCity } from '../testing/city.ts'
import { sendPhoto } from './testing-examples.ts'

const place = '云州市古城区中山路40号门前'
const asked = { callerMobile: '13900139031', category: '占道', place, text: '夜市摊位占了盲道', timesBack: 0 }
const at = { at: '2026-11-16T09:00:00+08:00' }

async function openOrder(city: TestCity, form: object = asked) {
  const answer = await (await city.as('city-counter')).post('/kinds/duty-order/cases', { form })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as { root: string; id: string; number: string }
}

async function act(city: TestCity, who: string, { root, id }: { root: string; id: string }, said: object) {
  const officer = await city.as(who)
  const { tasks } = (await officer.get(`/desk/cases/${root}/${id}`)).body
  const open = tasks.find((task: { completedAt: string | null }) => task.completedAt === null)
  return officer.post(`/desk/tasks/${root}/${open.id}/completion`, said)
}

test('the body that opened a case sees it where another handles it; a body that has no part in it does not', async () => {
  await using city = await testCity(at)
  const order = await openOrder(city)
  const counter = await city.as('city-counter-2')
  const page = `/desk/cases/${order.root}/${order.id}`
  expect((await counter.get(page)).status).toBe(200)
  expect((await counter.get('/kinds/duty-order/cases?by=us')).body.rows.map((row: { number: string }) => row.number)).toEqual([
    order.number,
  ])
  expect((await (await city.as('urban-handler')).get('/kinds/duty-order/cases?by=us')).body.rows).toEqual([])
  for (const stranger of ['market-handler', 'yundong-counter']) {
    expect((await (await city.as(stranger)).get(page)).code, stranger).toMatch(/CASE_NOT_YOURS|COUNTER_OPENING_NEEDED/)
    expect((await (await city.as(stranger)).get('/kinds/duty-order/cases')).body.rows, stranger).toEqual([])
  }
})

test('the page of a case asks what its task asks, names what it is tied to, and says each act in a sentence', async () => {
  await using city = await testCity({ at: '2026-11-16T21:30:00+08:00' })
  const dispatcher = await city.as('police-dispatcher')
  const form = {
    alarmNumber: '110202611160009',
    callerMobile: '13900139021',
    category: '占道',
    place,
    text: '店外摆了一条街的货',
  }
  const alarm = (await dispatcher.post('/kinds/alarm-diversion/cases', { form })).body
  expect((await act(city, 'police-dispatcher', alarm, { outcome: 'divert' })).status).toBe(200)
  const seen = (await dispatcher.get(`/desk/cases/${alarm.root}/${alarm.id}`)).body
  expect(seen.state.name).toBe('已分流')
  expect(seen.linked).toMatchObject([
    { how: 'opened', kind: '责任单位工单', number: 'GD20261116-0001', state: { code: 'assigned', name: '待签收' } },
  ])
  expect(seen.history.map((entry: { what: string }) => entry.what)).toContain('转出 GD20261116-0001（占道诉求）')
  const [order] = seen.linked
  expect((await act(city, 'urban-handler', order, { outcome: 'take' })).status).toBe(200)
  const work = (await (await city.as('urban-handler')).get(`/desk/cases/${order.root}/${order.id}`)).body
  expect(work.linked).toMatchObject([{ how: 'origin', number: alarm.number }])
  const [task] = work.tasks.filter((one: { completedAt: string | null }) => one.completedAt === null)
  expect(Object.keys(task.form.schema.properties)).toEqual(['result'])
  expect(work.history.map((entry: { what: string }) => entry.what)).toEqual(
    expect.arrayContaining(['登记', `由 ${alarm.number}（占道警情）转来`, '进入“处置中”']),
  )
})

test('late ones, columns, months and states are counted as far as a post reaches', async () => {
  await using city = await testCity(at)
  const order = await openOrder(city)
  city.clock.set('2026-12-01T09:00:00+08:00')
  const handler = await city.as('urban-handler')
  const numbers = async (query: string) =>
    (await handler.get(`/kinds/duty-order/cases?${query}`)).body.rows.map((row: { number: string }) => row.number)
  expect(await numbers('is=late')).toEqual([order.number])
  expect(await numbers(`field=category&value=${encodeURIComponent('占道')}`)).toEqual([order.number])
  expect(await numbers(`field=category&value=${encodeURIComponent('噪声')}`)).toEqual([])
  expect((await handler.get('/kinds/duty-order/cases?field=callerMobile&value=13900139031')).code).toBe('FILTER_UNKNOWN')
  const { rows } = (await handler.get('/kinds/duty-order/months')).body
  expect(rows).toHaveLength(12)
  expect(rows.find((row: { month: string }) => row.month === '2026-11')).toEqual({
    month: '2026-11',
    opened: 1,
    ended: 0,
    late: 0,
  })
  const elsewhere = (await (await city.as('market-handler')).get('/kinds/duty-order/months')).body.rows
  expect(elsewhere.every((row: { opened: number }) => row.opened === 0)).toBe(true)
  const kind = (await handler.get('/kinds/duty-order')).body
  expect(kind.columns[0]).toMatchObject({ field: 'category', filter: true })
  expect(kind.columns[0].choices[0]).toEqual({ value: '噪声', label: '噪声' })
})

test('whoever reported it is shown her own answers, not those of the officers nor what they said to each other', async () => {
  await using city = await testCity(at)
  const reporter = await city.as('chen-xiaomei')
  const form = { problem: '缺失', place }
  const sent = { id: '7f2c3d1e-0a4b-4c5d-8e6f-112233445566', form }
  const report = (await reporter.post('/portal/kinds/manhole-report/cases', sent)).body
  expect((await reporter.post('/portal/kinds/manhole-report/cases', sent)).body.number).toBe(report.number)
  expect((await act(city, 'urban-handler', report, { outcome: 'real', opinion: '内部备注' })).status).toBe(200)
  const output = { measure: '更换', result: '已换上新井盖' }
  expect((await act(city, 'urban-handler', report, { outcome: 'done', output })).status).toBe(200)
  const told = (await reporter.get(`/me/cases/${report.number}`)).body
  expect(told.form.values).toEqual(form)
  await city.settle()
  const heard = (await reporter.get('/me/notices')).body.rows
  expect(heard.map((one: { kind: string; link: string }) => [one.kind, one.link])).toContainEqual([
    'caseTold',
    `/my/cases/${report.number}`,
  ])
  expect(JSON.stringify(told)).not.toContain('内部备注')
  expect(told.timeline.map((entry: { what: string }) => entry.what)).toEqual(
    expect.arrayContaining(['已登记', '进入“处置中”', '修复并反馈：已修复']),
  )
  expect((await (await city.as('wang-jianguo')).get('/portal/kinds/manhole-report/cases')).body.rows).toEqual([])
  expect((await reporter.get('/portal/kinds/duty-order')).code).toBe('KIND_UNKNOWN')
})

test('a photo is an answer: its sender’s own until the case has it, among the materials after that, and no other’s to use or to look at', async () => {
  await using city = await testCity(at)
  const [reporter, stranger] = [await city.as('chen-xiaomei'), await city.as('wang-jianguo')]
  const photo = await sendPhoto(reporter, '/portal', '井盖.jpg')
  const asked = (form: object) => ({ form: { problem: '缺失', place, ...form } })
  // another's file, a file that never was, and a text are no answer
  for (const [caller, value] of [
    [stranger, photo],
    [reporter, '7f2c3d1e-0a4b-4c5d-8e6f-112233445566'],
    [reporter, '井盖.jpg'],
  ] as const)
    expect((await caller.post('/portal/kinds/manhole-report/cases', asked({ photo: value }))).code).toBe('FILE_NOT_FOUND')
  const pdf = { name: '合同.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4') }
  expect((await reporter.upload('/portal/kinds/answer-files/photo', pdf)).code).toMatch(/^FILE_/)
  const report = (await reporter.post('/portal/kinds/manhole-report/cases', asked({ photo }))).body
  // what one case has taken no other takes, at the same instant either
  const elsewhere = { place: place.replace('40', '41') }
  expect((await reporter.post('/portal/kinds/manhole-report/cases', asked({ photo, ...elsewhere }))).code).toBe('FILE_NOT_FOUND')
  const once = await sendPhoto(reporter, '/portal', '又一张.jpg')
  const both = await Promise.all(
    [42, 43].map((n) =>
      reporter.post('/portal/kinds/manhole-report/cases', asked({ photo: once, place: place.replace('40', `${n}`) })),
    ),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([201, 404])
  expect((await act(city, 'urban-handler', report, { outcome: 'real' })).status).toBe(200)
  const output = { measure: '更换', result: '已换上新井盖' }
  expect((await act(city, 'urban-handler', report, { outcome: 'done', output })).status).toBe(200)
  // who checks shows that she was there: no photo, no pass; and not one that the handler sent
  const theirs = await sendPhoto(await city.as('urban-handler'), '', '修好以后.jpg')
  expect((await act(city, 'urban-reviewer', report, { outcome: 'pass' })).code).toBe('KIND_GUARD')
  expect((await act(city, 'urban-reviewer', report, { outcome: 'pass', output: { after: theirs } })).code).toBe('FILE_NOT_FOUND')
  const after = await sendPhoto(await city.as('urban-reviewer'), '', '修好以后.jpg')
  expect((await act(city, 'urban-reviewer', report, { outcome: 'pass', output: { after } })).status).toBe(200)
  const reviewer = await city.as('urban-reviewer')
  const seen = (await reviewer.get(`/desk/cases/${report.root}/${report.id}`)).body
  expect(
    seen.materials.map((one: { id: string; name: string; file: { name: string } }) => [one.id, one.name, one.file.name]),
  ).toEqual([
    ['photo', '现场照片', '井盖.jpg'],
    ['after', '核实时拍的照片', '修好以后.jpg'],
  ])
  const [, file] = seen.materials
  const url = file.file.url.replace('/api', '')
  expect((await reviewer.get(url)).status).toBe(200)
  expect((await (await city.as('market-handler')).get(url)).code).toMatch(/CASE_NOT_YOURS/)
  // it stays as long as the case does: the sweep of what waits leaves it, and takes what no case took
  const kept = await city.sql<
    { id: string }[]
  >`select id from files.files where look_at is null and id = any(${[photo, after]}::uuid[])`
  expect(kept).toHaveLength(2)
  const told = (await reporter.get(`/me/cases/${report.number}`)).body
  expect(told.materials.map((one: { id: string }) => one.id)).toEqual(['photo'])
  // what nobody made an answer goes in its time; what a case has stays
  const sweep = city.outbox.sweeps.find((one) => one.name === 'files.uploads')
  const lying = () => city.sql`select id from files.files where id in (${photo}, ${theirs}) order by id`
  expect(await lying()).toHaveLength(2)
  for (let month = 0; month < 3; month++) {
    await sweep?.run(city)
    city.clock.forward(31 * 86_400_000)
  }
  expect(await lying()).toEqual([{ id: photo }])
})

test('what a kind says is taken in at a counter or a terminal is opened there, for whoever stands there and as her own; elsewhere it is not', async () => {
  await using city = await testCity(at)
  const clerk = await city.as('city-counter')
  const sent = { applicant: { idNumber: '990102198803160029' }, form: { problem: '破损', place } }
  const opened = await clerk.post('/halls/kinds/manhole-report/cases', sent)
  expect(opened.status, JSON.stringify(opened.body)).toBe(201)
  expect((await clerk.post('/halls/kinds/duty-order/cases', sent)).code).toBe('KIND_UNKNOWN')
  expect((await (await city.as('urban-handler')).post('/halls/kinds/manhole-report/cases', sent)).status).toBe(403)
  // it is hers: on her list of the kind and of her cases, with the clerk's look on record; the clerk sees what her hall took in
  const resident = await city.as('chen-xiaomei')
  const { number, root, id } = opened.body
  expect((await resident.get('/portal/kinds/manhole-report/cases')).body.rows).toMatchObject([{ number }])
  expect((await resident.get(`/me/cases/${number}`)).body.number).toBe(number)
  expect((await clerk.get(`/desk/cases/${root}/${id}`)).body).toMatchObject({ channel: 'counter', applicant: { name: '陈晓梅' } })
  // for a firm somebody stands there in its name
  const firm = { ...sent, applicant: { creditCode: '91990102MA0C00016W' } }
  expect((await clerk.post('/halls/kinds/manhole-report/cases', firm)).code).toBe('AGENT_NEEDED')
  const names = async (face: string) =>
    (await city.anyone().get(`/portal/kinds?at=${face}`)).body.rows.map((row: { id: string }) => row.id)
  expect([await names('kiosk'), await names('counter')]).toEqual([['manhole-report'], ['manhole-report']])
  expect((await resident.post('/session/terminal', { terminal: 'kiosk-01' })).status).toBeLessThan(300)
  const atTerminal = await resident.post('/portal/kinds/manhole-report/cases', { form: { problem: '异响', place } })
  expect(atTerminal.status, JSON.stringify(atTerminal.body)).toBe(201)
  const channels = await city.sql`select channel from cases.cases where kind = 'manhole-report' order by submitted_at, number`
  expect(channels.map((row) => row.channel)).toEqual(['counter', 'kiosk'])
  // the page's own id is of what this person reports: whoever stands there next has a case of his own
  const under = (idNumber: string) =>
    clerk.post('/halls/kinds/manhole-report/cases', {
      ...sent,
      id: 'a1f2c3d4-0a4b-4c5d-8e6f-112233445577',
      applicant: { idNumber },
    })
  const [first, again, other] = [
    await under('990102198803160029'),
    await under('990102198803160029'),
    await under('990107199404220828'),
  ]
  expect([first.status, again.body.number, other.status]).toEqual([201, first.body.number, 201])
  expect(other.body.number).not.toBe(first.body.number)
})
