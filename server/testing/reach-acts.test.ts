// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { departments, districts, here, type Reached, reachedCity } from './reach.ts'
import { appoint } from './reach-queries.ts'

let fixture: Reached
beforeAll(async () => {
  fixture = await reachedCity()
})
afterAll(() => fixture.city[Symbol.asyncDispose]())

/** An officer with these posts, signed in. */
async function officer(login: string, ...posts: Parameters<typeof appoint>[2]) {
  await appoint(fixture.city, login, posts)
  return fixture.city.as(login)
}

test('a district’s supervisor does not reassign, urge or see the tasks of another district; her own district’s she does', async () => {
  const { waiting, late, stranger } = fixture
  const reassignment = `/desk/tasks/${waiting.root}/${waiting.task}/reassignment`
  const said = { to: stranger, reason: '人手不足' }
  const other = await officer('hightech-supervisor', {
    ...{ position: 'supervisor', department: departments.fire, region: districts.hightech },
  })
  expect((await other.post(reassignment, said)).code).toBe('NOT_PERMITTED')
  const urging = { root: late.root, caseId: late.id, text: '请尽快', answerWithin: 2 }
  expect((await other.post('/supervision/urgings', urging)).code).toBe('NOT_PERMITTED')
  for (const list of ['flags', 'urgings', 'cases?figure=overdue'])
    expect([list, (await other.get(`/supervision/${list}`)).body.rows]).toEqual([list, []])
  // what items promise is everybody's to read; what happened in cases is not
  expect((await other.get('/supervision/visits?of=all')).body.totals.cases).toBe(0)
  expect((await other.get('/supervision/overview')).body).toMatchObject({ rows: [], totals: { open: 0, closed: 0 } })
  expect((await other.get('/ratings/scores')).body.rows).toEqual([])
  expect((await other.get(`/payments/days/${fixture.paidOn}`)).body).toMatchObject({ bills: 0, callbacks: 0, billAmount: 0 })
  const own = await fixture.city.as('yundong-supervisor')
  expect((await own.post(reassignment, said)).code).toBe('OFFICER_NOT_SUITABLE')
  expect((await own.get('/supervision/overview')).body.totals.open).toBeGreaterThan(0)
  expect((await own.get(`/payments/days/${fixture.paidOn}`)).body).toMatchObject({ bills: 1, callbacks: 1, difference: 0 })
})

test('an officer with two posts in two districts may in each only what the post there allows', async () => {
  const { waiting, late } = fixture
  const two = await officer(
    'two-posts',
    { position: 'handler', ...here },
    { position: 'decider', department: departments.market, region: districts.hightech },
    { position: 'supervisor', department: departments.fire, region: districts.hightech },
  )
  const extension = await two.post(`/desk/cases/${waiting.root}/${waiting.id}/extension`, {
    amount: '5 个工作日',
    reason: '复杂',
  })
  expect(extension.code).toBe('NOT_PERMITTED')
  const reassignment = await two.post(`/desk/tasks/${waiting.root}/${waiting.task}/reassignment`, {
    ...{ to: fixture.stranger, reason: '出差' },
  })
  expect(reassignment.code).toBe('NOT_PERMITTED')
  expect((await two.get('/supervision/overview')).body.rows).toEqual([])
  const flags = (await two.get('/supervision/flags')).body.rows
  expect(new Set(flags.map((one: { number: string }) => one.number))).toEqual(new Set([late.number]))
  expect((await two.post(`/desk/cases/${waiting.root}/${waiting.id}/suspension`, { kind: '听证', reason: '听证' })).code).toBe(
    'NOT_ACCEPTED_YET',
  )
})

test('what an officer looked at is on record under the post by which she reached it', async () => {
  const { late, city } = fixture
  const two = await officer(
    'two-hats',
    { position: 'handler', department: departments.fire, region: districts.hightech },
    { position: 'reviewer', ...here },
  )
  expect((await two.get(`/desk/cases/${late.root}/${late.id}`)).status).toBe(200)
  await city.settle()
  const chen = await city.as('chen-xiaomei')
  const [seen] = (await chen.get('/me/reads')).body.rows
  expect(seen).toMatchObject({ department: '市市场监管局', position: '审查岗' })
})

test('with the post go its lists, the tasks that were claimed and those that a colleague handed over', async () => {
  const { waiting, city } = fixture
  const delegate = await appoint(city, 'stand-in', [{ position: 'reviewer', ...here, until: '2026-11-13' }])
  await appoint(city, 'last-day', [
    { position: 'handler', ...here, until: '2026-11-12' },
    { position: 'handler', department: departments.fire, region: districts.hightech },
  ])
  const leaving = await city.as('last-day')
  const at = `/desk/tasks/${waiting.root}/${waiting.task}`
  expect((await leaving.post(`${at}/claim`)).status).toBe(200)
  expect((await leaving.get('/desk/tasks?queue=mine')).body.rows).toHaveLength(1)
  expect((await leaving.post(`${at}/delegation`, { to: delegate, until: '2026-11-20', reason: '调离' })).status).toBe(200)
  city.clock.set('2026-11-13T09:00:00+08:00')
  const left = await city.as('last-day')
  for (const queue of ['mine', 'department', 'claimable', 'done'])
    expect([queue, (await left.get(`/desk/tasks?queue=${queue}`)).body.rows]).toEqual([queue, []])
  expect((await left.get(`/desk/cases/${waiting.root}/${waiting.id}`)).code).toBe('CASE_NOT_YOURS')
  const standIn = await city.as('stand-in')
  expect((await standIn.get('/desk/tasks?queue=mine')).body.rows).toHaveLength(1)
  expect((await standIn.post(`${at}/completion`, { outcome: 'no-such' })).code).toBe('OUTCOME_UNKNOWN')
  city.clock.set('2026-11-14T09:00:00+08:00')
  // another post keeps the account alive; the one that carried the task is over
  await city.sql`
    insert into people.appointments (id, officer, position, department, region, since, state, asked_at)
    values (gen_random_uuid(), ${delegate}, 'handler', ${departments.fire}, ${districts.hightech}, '2026-01-01', 'granted', now())`
  const after = await city.as('stand-in')
  expect((await after.get('/desk/tasks?queue=mine')).body.rows).toEqual([])
  expect((await after.post(`${at}/completion`, { outcome: 'no-such' })).code).toBe('CASE_NOT_YOURS')
  expect((await after.get(`/desk/cases/${waiting.root}/${waiting.id}`)).code).toBe('CASE_NOT_YOURS')
})

test('a district’s administrator appoints and stops nobody beyond the district, and a post for a district opens nothing of the whole city', async () => {
  const { asked } = fixture
  const admin = await officer('hightech-admin', { position: 'admin', department: departments.fire, region: districts.hightech })
  const post = { position: 'handler', department: departments.market, reason: '轮岗' }
  expect((await admin.post(`/officers/${asked.officer}/positions`, { ...post, region: districts.east })).code).toBe(
    'NOT_PERMITTED',
  )
  expect((await admin.post(`/officers/${asked.officer}/positions`, { ...post, region: districts.whole })).code).toBe(
    'NOT_PERMITTED',
  )
  expect((await admin.post(`/officers/${asked.officer}/positions`, { ...post, region: districts.hightech })).status).toBe(201)
  expect((await admin.post(`/officers/${asked.officer}/stop`)).code).toBe('NOT_FOUND')
  expect((await admin.get('/appointments/waiting')).body.map((one: { login: string }) => one.login)).toEqual(['here-only'])
  const logins = (await admin.get('/officers?limit=100')).body.rows.map((one: { login: string }) => one.login)
  expect(logins).toContain('gaoxin-market')
  expect(logins).not.toContain('here-only')
  expect((await admin.post('/identity-clients', {})).code).toBe('NOT_PERMITTED')
  const auditor = await officer('hightech-auditor', {
    position: 'auditor',
    department: departments.fire,
    region: districts.hightech,
  })
  const audited = (await auditor.post('/audit/searches', { purpose: '例行审计', value: fixture.late.number })).body
  expect(audited, 'an auditor of one district finds nothing of another').toEqual({ matches: [], rows: [], next: null })
  expect((await auditor.post('/ledger/verification')).code).toBe('NOT_PERMITTED')
  const steward = await officer('hightech-steward', {
    position: 'steward',
    department: departments.fire,
    region: districts.hightech,
  })
  expect((await steward.get(`/studio/drafts/${fixture.content}`)).code).toBe('NOT_PERMITTED')
})

test('a task that was lent until a day and is then given to another is hers, and does not run out with the loan', async () => {
  const { waiting, city } = fixture
  const next = await appoint(city, 'next-in-post', [{ position: 'handler', ...here }])
  const at = `/desk/tasks/${waiting.root}/${waiting.task}`
  const given = await (await city.as('yundong-supervisor')).post(`${at}/reassignment`, { to: next, reason: '接手' })
  expect(given.status, given.code).toBe(200)
  city.clock.set('2026-11-21T09:00:00+08:00')
  const taken = await (await city.as('next-in-post')).post(`${at}/completion`, { outcome: 'no-such' })
  expect(taken.code).toBe('OUTCOME_UNKNOWN')
})
