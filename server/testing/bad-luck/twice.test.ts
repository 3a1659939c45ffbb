// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { fireTimers } from '../../cases/index.ts'
import { drainFacts } from '../../outbox/index.ts'
import { testCity } from '../city.ts'
import { doTask, file, foodLicence, openTasks, prepare, XIAOMEI } from '../journey.ts'
import { secondServer } from './second.ts'

test('ten clicks on 提交 through two servers at once file one case, with one number, one receipt in the ledger and one entry in my list', async () => {
  await using city = await testCity()
  await using other = await secondServer(city)
  const draft = await prepare(await city.as('chen-xiaomei'), foodLicence)
  const here = await city.as('chen-xiaomei')
  const there = await other.as('chen-xiaomei')
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => (n % 2 ? here : there).post(`/drafts/${draft}/submission`, {})),
  )
  expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200))
  expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(1)
  expect((await here.get('/me/cases?state=open')).body.rows).toHaveLength(1)
  const [counted] = await city.sql`
    select (select count(*)::int from cases.cases) as cases, (select count(*)::int from cases.open_tasks) as tasks, (select count(*)::int from cases.numbers) as numbers,
           (select count(*)::int from ledger.waiting where entry ->> 'act' = 'case.submitted') as entries`
  expect(counted).toEqual({ cases: 1, tasks: 1, numbers: 1, entries: 1 })
})

test('all residents who submit at the same moment are served though the pool has two connections, each with a number of its own', async () => {
  await using city = await testCity({ env: { DATABASE_POOL: '2' } })
  const people = (await city.anyone().get('/session/demo')).body.filter((one: { kind: string }) => one.kind === 'person')
  const drafts: { login: string; draft: string }[] = []
  for (const { login } of people)
    drafts.push({
      login,
      draft: await prepare(await city.as(login), {
        id: 'old-age-allowance',
        values: { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' },
      }),
    })
  const answers = await Promise.all(
    drafts.map(async ({ login, draft }) => (await city.as(login)).post(`/drafts/${draft}/submission`, { anyway: true })),
  )
  expect(answers.filter((answer) => answer.status !== 200).map((answer) => answer.body)).toEqual([])
  expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(drafts.length)
  expect(drafts.length).toBeGreaterThan(15)
})

test('the same idempotency key again gives the same answer and does nothing; the key used for another act is refused', async () => {
  await using city = await testCity()
  await using other = await secondServer(city)
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  const [task] = await openTasks(city, 'market-handler', filed.number)
  const path = `/desk/tasks/${task?.root}/${task?.id}`
  const key = { 'idempotency-key': 'one-click' }
  const handler = await city.as('market-handler')
  const again = await other.as('market-handler')
  const answers = await Promise.all(
    [handler, again, handler, again].map((client) => client.post(`${path}/completion`, { outcome: 'accept' }, key)),
  )
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200])
  expect(new Set(answers.map((answer) => answer.body.number))).toEqual(new Set([filed.number]))
  expect((await again.post(`${path}/claim`, undefined, key)).code).toBe('KEY_REUSED')
  // other words, or another task of the matter, are another act: also when both come to two servers at this instant
  expect((await again.post(`${path}/completion`, { outcome: 'refuse', ground: 'record-only' }, key)).code).toBe('KEY_REUSED')
  const [next] = await openTasks(city, 'market-reviewer', filed.number)
  const later = `/desk/tasks/${next?.root}/${next?.id}`
  expect((await handler.post(`${later}/completion`, { outcome: 'accept' }, key)).code).toBe('KEY_REUSED')
  const reviewer = [await city.as('market-reviewer'), await other.as('market-reviewer')]
  const opinions = ['符合条件', '材料齐全']
  const both = await Promise.all(
    reviewer.map((client, n) => client.post(`${later}/completion`, { outcome: 'pass', opinion: opinions[n] }, key)),
  )
  expect(both.map((answer) => answer.code ?? answer.status).toSorted()).toEqual([200, 'KEY_REUSED'])
  const [done] = await city.sql`select count(*)::int as done from cases.happened where root = ${filed.root} and act = 'taskDone'`
  expect(done).toEqual({ done: 2 })
  const [acts] =
    await city.sql`select count(*)::int as accepted from ledger.waiting where root = ${filed.root} and entry ->> 'act' = 'case.accepted'`
  expect(acts).toEqual({ accepted: 1 })
})

test('two officers on two servers finish one task: one is counted, the other learns who did it, and the process has gone on once', async () => {
  await using city = await testCity()
  await using other = await secondServer(city)
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  const [task] = await openTasks(city, 'market-handler', filed.number)
  const path = `/desk/tasks/${task?.root}/${task?.id}/completion`
  const [one, two] = [await city.as('market-handler'), await other.as('market-handler-2')]
  const both = await Promise.all([
    one.post(path, { outcome: 'accept' }),
    two.post(path, { outcome: 'refuse', ground: 'record-only' }),
  ])
  expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  expect(both.find((answer) => answer.status === 409)?.code).toBe('TASK_DONE')
  const tasks = await city.sql`select state from cases.tasks where root = ${filed.root} order by opened_at, id`
  expect(tasks.filter((one) => one.state === 'done')).toHaveLength(1)
})

test('claiming by two officers: one has it, the other is told so and cannot complete it; another department is refused both', async () => {
  await using city = await testCity()
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  const [task] = await openTasks(city, 'market-handler', filed.number)
  const path = `/desk/tasks/${task?.root}/${task?.id}`
  const both = await Promise.all(
    ['market-handler', 'market-handler-2'].map(async (login) => (await city.as(login)).post(`${path}/claim`)),
  )
  expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  const loser = both[0]?.status === 409 ? 'market-handler' : 'market-handler-2'
  expect((await (await city.as(loser)).post(`${path}/completion`, { outcome: 'accept' })).code).toBe('TASK_TAKEN')
  for (const act of ['claim', 'completion'])
    expect(
      (await (await city.as('fire-handler')).post(`${path}/${act}`, act === 'claim' ? undefined : { outcome: 'accept' })).code,
    ).toBe('CASE_NOT_YOURS')
})

test('a session that ends in the middle of a form loses nothing: after signing in again the draft stands as it was saved', async () => {
  await using city = await testCity()
  const before = await city.as('chen-xiaomei')
  await before.post('/session/acting-for', { creditCode: XIAOMEI })
  const draft = (await before.post('/drafts', { kind: 'item', id: foodLicence.id })).body
  expect((await before.patch(`/drafts/${draft.id}`, { revision: draft.revision, values: { shopName: '晓梅小馆' } })).status).toBe(
    200,
  )
  city.clock.forward(31 * 60_000)
  const refused = await before.patch(`/drafts/${draft.id}`, { revision: draft.revision + 1, values: { staff: 6 } })
  expect(refused).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' })
  expect(refused.body.detail).toContain('草稿已保存')
  const after = await city.as('chen-xiaomei')
  const kept = (await after.get(`/drafts/${draft.id}`)).body
  expect(kept.values.shopName).toBe('晓梅小馆')
  expect((await after.patch(`/drafts/${draft.id}`, { revision: kept.revision, values: { staff: 6 } })).status).toBe(200)
})

test('two tabs on one draft: the later save is told that the other tab saved, and no answer is overwritten unseen', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  await chen.post('/session/acting-for', { creditCode: XIAOMEI })
  const draft = (await chen.post('/drafts', { kind: 'item', id: foodLicence.id })).body
  const saves = await Promise.all(
    ['甲', '乙'].map((name) =>
      chen.patch(`/drafts/${draft.id}`, { revision: draft.revision, values: { shopName: `${name}小馆` } }),
    ),
  )
  expect(saves.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  expect(saves.find((answer) => answer.status === 409)?.code).toBe('DRAFT_CHANGED_ELSEWHERE')
})

test('timers fire once though two workers look at the same moment, and facts are received once', async () => {
  await using city = await testCity({ at: '2026-11-16T10:00:00+08:00' })
  await using other = await secondServer(city)
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  city.clock.set('2026-11-24T00:00:01+08:00')
  await Promise.all([city, other.city, city, other.city].map((one) => fireTimers(one)))
  await Promise.all([city, other.city, city, other.city].map((one) => drainFacts(one)))
  const silent = await city.sql`select id from cases.happened where root = ${filed.root} and act = 'acceptedBySilence'`
  expect(silent).toHaveLength(1)
  const notices = (await (await city.as('chen-xiaomei')).get('/me/notices')).body.rows
  expect(notices.filter((one: { kind: string }) => one.kind === 'caseAccepted')).toHaveLength(1)
})

test('a whole journey whose every request goes to the other of two servers, with the worker on one, ends as on a single one', async () => {
  await using city = await testCity()
  await using other = await secondServer(city)
  const draft = await prepare(await city.as('chen-xiaomei'), foodLicence)
  const filed = (await (await other.as('chen-xiaomei')).post(`/drafts/${draft}/submission`, {})).body
  expect(filed.state).toBe('submitted')
  for (const [n, [login, outcome]] of [
    ['market-handler', 'accept'],
    ['market-reviewer', 'pass'],
    ['market-decider', 'grant'],
  ].entries()) {
    const officer = await (n % 2 ? city : other).as(login ?? '')
    const [task] = (await officer.get(`/desk/tasks?q=${filed.number}`)).body.rows
    const there = await (n % 2 ? other : city).as(login ?? '')
    expect((await there.post(`/desk/tasks/${task.root}/${task.id}/completion`, { outcome })).status).toBe(200)
  }
  await drainFacts(other.city)
  const seen = (await (await city.as('chen-xiaomei')).get(`/me/cases/${filed.number}`)).body
  expect(seen.results).toHaveLength(1)
  const verified = await other.app.inject({
    url: `/api/me/licences`,
    headers: { cookie: (await city.as('chen-xiaomei')).cookie },
  })
  expect(verified.statusCode).toBe(200)
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' }).then(
    () => expect.unreachable('nothing is left to do'),
    (error: Error) => expect(error.message).toContain('has no task'),
  )
})

test('no officer silences a resident’s rating by using up the key that it goes by', async () => {
  await using city = await testCity()
  const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }
  const filed = await file(city, 'zhang-defu', { id: 'old-age-allowance', values: account, anyway: true })
  const [task] = await openTasks(city, 'civil-handler', filed.number)
  const officer = await city.as('civil-handler')
  const claim = await officer.post(`/desk/tasks/${filed.root}/${task?.id}/claim`, {}, { 'idempotency-key': 'rating 1' })
  expect(claim.status).toBe(200)
  await doTask(city, 'civil-handler', filed.number, { outcome: 'accept' })
  await doTask(city, 'civil-decider', filed.number, { outcome: 'grant' })
  const rated = await (await city.as('zhang-defu')).post(`/me/cases/${filed.number}/rating`, { level: 1, reasons: [] })
  expect([rated.status, rated.body.level]).toEqual([200, 1])
})

test('a key is its sender’s own: what another sent with the same one is done, or refused, for itself', async () => {
  await using city = await testCity()
  const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }
  const filed = await file(city, 'zhang-defu', { id: 'old-age-allowance', values: account, anyway: true })
  const [task] = await openTasks(city, 'civil-handler', filed.number)
  const claim = `/desk/tasks/${filed.root}/${task?.id}/claim`
  const key = { 'idempotency-key': 'the-same' }
  expect((await (await city.as('civil-handler')).post(claim, {}, key)).status).toBe(200)
  expect((await (await city.as('market-handler')).post(claim, {}, key)).code).toBe('CASE_NOT_YOURS')
})
