// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { fireTimers } from '../cases/index.ts'
import { composeCity } from '../compose.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, type Filed, file, onePagePdf, openTasks, roadDigging } from '../testing/journey.ts'

const FIRM = '91990102MA0C00016W'

/** A road case that was accepted on Monday 16 November at nine; its three reviews have until the end of the 19th. */
async function accepted(city: TestCity): Promise<Filed> {
  const filed = await file(city, 'chen-xiaomei', { id: 'road-occupation', values: roadDigging, firm: FIRM, anyway: true })
  await doTask(city, 'urban-handler', filed.number, { outcome: 'accept' })
  return filed
}

/** Another process of the same city: as after a restart, or beside the first. */
async function anotherServer(city: TestCity) {
  const server = await composeCity(city.config, { clock: city.clock, content: city.content, url: city.databaseUrl })
  return Object.assign(server, { [Symbol.asyncDispose]: () => server.sql.end({ timeout: 5 }) })
}

const openNow = (city: TestCity, { root }: Filed) =>
  city.sql`select element, positions, opened_at, due_at from cases.open_tasks where root = ${root} order by element`
const namesOf = (rows: readonly { element?: string }[]) => rows.map((row) => row.element)

test('A20: three departments begin at the same instant, none decides before all have answered, and the time is that of the longest', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const filed = await accepted(city)
  const begun = await openNow(city, filed)
  expect(namesOf(begun)).toEqual(['review_fire_lane', 'review_road', 'review_traffic'])
  expect(new Set(begun.map((row) => row.opened_at.toISOString())).size).toBe(1)
  for (const [hours, login] of [
    [2, 'urban-reviewer'],
    [26, 'police-reviewer'],
    [50, 'fire-reviewer'],
  ] as const) {
    city.clock.set(new Date(Date.parse('2026-11-16T09:00:00+08:00') + hours * 3_600_000).toISOString())
    await city.settle()
    expect(await openTasks(city, 'urban-decider', filed.number)).toEqual([])
    await doTask(city, login, filed.number, { outcome: 'pass' })
  }
  await doTask(city, 'urban-decider', filed.number, { outcome: 'grant' })
  const [decided] =
    await city.sql`select extract(epoch from decided_at - accepted_at) / 3600 as hours from cases.cases where root = ${filed.root}`
  expect(Number(decided?.hours)).toBe(50)
})

test('A20: a review that nobody answers in time ends as its process says, once; the case is decided after all have answered or timed out', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const filed = await accepted(city)
  city.clock.set('2026-11-19T23:59:58+08:00')
  await city.settle()
  expect(namesOf(await openNow(city, filed))).toEqual(['review_fire_lane', 'review_road', 'review_traffic'])

  city.clock.set('2026-11-20T00:00:01+08:00')
  await using second = await anotherServer(city)
  await Promise.all([fireTimers(city), fireTimers(second), fireTimers(city)])
  await city.settle()
  const led = await openNow(city, filed)
  expect(namesOf(led)).toEqual(['review_road_lead', 'review_traffic_lead'])
  expect(led.map((row) => row.positions)).toEqual([['decider'], ['decider']])
  const fired = await city.sql`
    select element, detail->>'name' as name from cases.happened where root = ${filed.root} and act = 'timerFired' order by element`
  expect(fired).toEqual([
    { element: 'review_fire_lane_late', name: '3 个工作日没有答复' },
    { element: 'review_road_late', name: '3 个工作日没有答复' },
    { element: 'review_traffic_late', name: '3 个工作日没有答复' },
  ])
  const flags = (await (await city.as('supervisor')).get('/supervision/flags')).body.rows
  expect(flags.filter((one: { kind: string }) => one.kind === 'taskTimedOut')).toHaveLength(3)
  const { timeline } = (await (await city.as('chen-xiaomei')).get(`/me/cases/${filed.number}`)).body
  expect(timeline.map((entry: { what: string }) => entry.what)).toContainEqual(
    expect.stringContaining('审消防通道：3 个工作日没有答复'),
  )

  expect(await openTasks(city, 'urban-reviewer', filed.number)).toEqual([])
  city.clock.set('2026-11-20T10:00:00+08:00')
  await doTask(city, 'urban-decider', filed.number, { outcome: 'pass' })
  expect(await openTasks(city, 'urban-decider', filed.number)).toEqual([])
  await doTask(city, 'police-decider', filed.number, { outcome: 'pass' })
  await doTask(city, 'urban-decider', filed.number, { outcome: 'grant' })
  const [row] = await city.sql`select decision from cases.cases where root = ${filed.root}`
  expect(row?.decision).toBe('granted')
})

test('道路交通安全法 art. 32: the consent of the traffic police does not come by the time running out, nor against their leader', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const filed = await accepted(city)
  await doTask(city, 'urban-reviewer', filed.number, { outcome: 'pass' })
  await doTask(city, 'fire-reviewer', filed.number, { outcome: 'pass' })
  city.clock.set('2026-12-01T09:00:00+08:00')
  await city.settle()
  expect(namesOf(await openNow(city, filed))).toEqual(['review_traffic_lead'])
  expect(await openTasks(city, 'urban-decider', filed.number)).toEqual([])
  await doTask(city, 'police-decider', filed.number, { outcome: 'fail', opinion: '高峰时段不能封路' })
  await doTask(city, 'urban-reviewer', filed.number, { outcome: 'done' })
  const [task] = await openTasks(city, 'urban-decider', filed.number)
  const decision = `/desk/tasks/${task?.root}/${task?.id}/completion`
  expect((await (await city.as('urban-decider')).post(decision, { outcome: 'grant' })).code).toBe('CONSENT_MISSING')
})

test('行政许可法 art. 45: while the case stands still no review times out; afterwards each has the days that were left, across a restart', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const filed = await accepted(city)
  city.clock.set('2026-11-18T09:00:00+08:00')
  const asked = await (await city.as('urban-reviewer')).post(`/desk/cases/${filed.root}/${filed.id}/supplement`, {
    points: [{ material: 'site-plan', ground: '内容不全', text: '平面图请标明尺寸' }],
  })
  expect(asked.status, JSON.stringify(asked.body)).toBe(200)
  city.clock.set('2026-11-27T09:00:00+08:00')
  await using restarted = await anotherServer(city)
  await fireTimers(restarted)
  expect(namesOf(await openNow(city, filed))).toEqual(['review_fire_lane', 'review_road', 'review_traffic'])
  const chen = await city.as('chen-xiaomei')
  const [point] = (await chen.get(`/me/cases/${filed.number}`)).body.supplement.points
  const upload = { name: 'plan.pdf', type: 'application/pdf', content: onePagePdf }
  const { fileId } = (await chen.upload(`/me/cases/${filed.number}/supplement/files`, upload)).body
  const answered = await chen.post(`/me/cases/${filed.number}/supplement`, { answers: [{ point: point.id, fileId }] })
  expect(answered.status, JSON.stringify(answered.body)).toBe(200)
  // the 17th and nine hours of the 18th are spent; the rest of that day is had on Friday the 27th, the third day is Monday the 30th
  const due = (await openNow(city, filed)).map((row) => row.due_at.toISOString())
  const times = await city.sql`select due_at from cases.timers where root = ${filed.root} and kind in ('process', 'task')`
  expect(due[0]).toBe('2026-11-30T16:00:00.000Z')
  expect(new Set([...due, ...times.map((row) => row.due_at.toISOString())])).toEqual(new Set([due[0]]))
  city.clock.set(new Date(Date.parse(due[0] ?? '') - 1000).toISOString())
  await fireTimers(restarted)
  expect(namesOf(await openNow(city, filed))).toHaveLength(3)
  city.clock.set(new Date(Date.parse(due[0] ?? '') + 1000).toISOString())
  await fireTimers(restarted)
  expect(namesOf(await openNow(city, filed))).toEqual(['review_road_lead', 'review_traffic_lead'])
})
