// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { fireTimers } from '../cases/index.ts'
import { composeCity } from '../compose.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, type Filed, file, foodLicence, onePagePdf, openTasks, roadDigging } from '../testing/journey.ts'
import { publishInBetween } from '../testing/versions.ts'

const FIRM = '91990102MA0C00016W'
const MONDAY = '2026-11-16T09:00:00+08:00'

/** Digging up a road is accepted although the opinion of those who own the pipes is still missing: it was promised within five working days. */
async function acceptedOnPromise(city: TestCity): Promise<Filed> {
  const client = await city.as('chen-xiaomei')
  await client.post('/session/acting-for', { creditCode: FIRM })
  const draft = (await client.post('/drafts', { kind: 'item', id: 'road-occupation' })).body
  await client.patch(`/drafts/${draft.id}`, { revision: draft.revision, values: roadDigging })
  const rows = (await client.get(`/drafts/${draft.id}/materials`)).body.rows as {
    id: string
    name: string
    state: string
    commitment: object | null
  }[]
  for (const row of rows) {
    if (row.commitment) await client.post(`/drafts/${draft.id}/materials/${row.id}/commitment`, { agreed: true })
    else if (row.state === 'needed')
      await client.upload(`/drafts/${draft.id}/materials/${row.id}/file`, {
        name: `${row.name}.pdf`,
        type: 'application/pdf',
        content: onePagePdf,
      })
  }
  const filed = (await client.post(`/drafts/${draft.id}/submission`, { anyway: true })).body
  await doTask(city, 'urban-handler', filed.number, { outcome: 'accept' })
  return filed
}

const mine = async (city: TestCity, { number }: Filed) =>
  (await (await city.as('chen-xiaomei')).get(`/me/cases/${number}/commitments`)).body.rows

const told = async (city: TestCity): Promise<string[]> => {
  const rows =
    await city.sql`select title from notices.notices where kind like 'commitment%' or kind = 'decisionRevoked' order by at, id`
  return rows.map((row) => row.title)
}

/** All of the city's servers look at once. */
async function fireOnTwoServers(city: TestCity): Promise<void> {
  await using second = await secondServer(city)
  await Promise.all([fireTimers(city), fireTimers(second), fireTimers(city)])
  await city.settle()
}
async function secondServer(city: TestCity) {
  const server = await composeCity(city.config, { clock: city.clock, content: city.content, url: city.databaseUrl })
  return Object.assign(server, { [Symbol.asyncDispose]: () => server.sql.end({ timeout: 5 }) })
}

const supply = async (city: TestCity, { number }: Filed, id: string) =>
  (await city.as('chen-xiaomei')).upload(`/me/cases/${number}/commitments/${id}/file`, {
    name: '管线意见.pdf',
    type: 'application/pdf',
    content: onePagePdf,
  })

async function grant(city: TestCity, { number }: Filed): Promise<void> {
  for (const login of ['urban-reviewer', 'police-reviewer', 'fire-reviewer'])
    await doTask(city, login, number, { outcome: 'pass' })
  await doTask(city, 'urban-decider', number, { outcome: 'grant' })
}

test('容缺: what was promised within five working days is supplied in time, stands in the dossier, and nothing of it waits any more', async () => {
  await using city = await testCity({ at: MONDAY })
  const filed = await acceptedOnPromise(city)
  const [waiting] = await mine(city, filed)
  expect(waiting).toMatchObject({
    kind: 'supply',
    name: '地下管线单位意见',
    dueOn: '2026-11-23',
    state: { code: 'waiting' },
    maySupply: true,
  })
  const stranger = await city.as('wang-jianguo')
  expect((await stranger.get(`/me/cases/${filed.number}/commitments`)).code).toBe('CASE_NOT_FOUND')
  const done = await supply(city, filed, waiting.id)
  expect(done.body.rows, JSON.stringify(done.body)).toMatchObject([{ state: { code: 'supplied' }, maySupply: false }])
  expect((await supply(city, filed, waiting.id)).code).toBe('COMMITMENT_OVER')
  const seen = (await (await city.as('urban-reviewer')).get(`/desk/cases/${filed.root}/${filed.id}`)).body
  expect(seen.materials.find((one: { id: string }) => one.id === 'pipeline-opinion')).toMatchObject({
    source: { kind: 'upload', label: '承诺后补交' },
    file: { name: '管线意见.pdf' },
  })
  expect(seen.commitments).toMatchObject([{ state: { code: 'supplied' } }])
  expect(await city.sql`select 1 from cases.timers where case_id = ${waiting.id}`).toEqual([])
  city.clock.set('2026-12-10T09:00:00+08:00')
  await city.settle()
  expect(await told(city)).toEqual(['请按承诺补交材料', '补交的材料已收到', '承诺已了结'])
})

test('容缺: reminded before, at and after, once each on two servers; the decider revokes with reasons, the licence ends and the applicant is told why', async () => {
  await using city = await testCity({ at: MONDAY })
  const filed = await acceptedOnPromise(city)
  await grant(city, filed)
  await city.settle()
  expect((await (await city.as('chen-xiaomei')).post(`/me/cases/${filed.number}/payment`)).status).toBe(200)
  const times = [
    ['2026-11-19T23:59:00+08:00', 1],
    ['2026-11-20T00:00:01+08:00', 2],
    ['2026-11-23T23:59:00+08:00', 2],
    ['2026-11-24T00:00:01+08:00', 3],
    ['2026-11-28T00:00:01+08:00', 4],
  ] as const
  for (const [at, many] of times) {
    city.clock.set(at)
    await fireOnTwoServers(city)
    expect([at, await told(city)]).toEqual([
      at,
      ['请按承诺补交材料', '承诺快到期了', '承诺的材料到期没有补交', '承诺的材料还没有补交'].slice(0, many),
    ])
  }
  const [late] = await mine(city, filed)
  expect(late.state.code).toBe('late')
  const [task] = await openTasks(city, 'urban-decider', late.number)
  const path = `/desk/tasks/${task?.root}/${task?.id}/completion`
  expect((await (await city.as('urban-reviewer')).post(path, { outcome: 'keep', opinion: '不是我的事情' })).code).toBe(
    'CASE_NOT_YOURS',
  )
  const decider = await city.as('urban-decider')
  expect((await decider.post(path, { outcome: 'revoke' })).code).toBe('COMMITMENT_REASON_NEEDED')
  const both = await Promise.all(
    [1, 2].map(() => decider.post(path, { outcome: 'revoke', opinion: '到期八天仍没有管线单位意见' })),
  )
  expect(both.filter((answer) => answer.status === 200)).toHaveLength(1)
  await city.settle()
  expect((await mine(city, filed))[0].state.code).toBe('revoked')
  expect((await told(city)).at(-1)).toBe('原决定已撤销')
  const notices = (await (await city.as('chen-xiaomei')).get('/me/notices')).body.rows as { title: string; text: string }[]
  expect(notices.find((one) => one.title === '原决定已撤销')?.text).toContain('到期八天仍没有管线单位意见')
  const { timeline } = (await (await city.as('chen-xiaomei')).get(`/me/cases/${filed.number}`)).body
  expect(timeline.map((entry: { what: string }) => entry.what)).toContain('原决定已撤销')
  const licences = await city.sql`select status from licences.licences where root = ${filed.root}`
  expect(licences.map((row) => row.status)).toEqual(['03'])
})

test('容缺: where the item says so the case ends by rule on the day after, and its processes with it', async () => {
  await using city = await testCity({ at: MONDAY })
  await publishInBetween(city, 'road-occupation', {
    'item.yaml': (text) => text.replace('otherwise: officer', 'otherwise: end'),
  })
  const filed = await acceptedOnPromise(city)
  city.clock.set('2026-11-24T00:00:01+08:00')
  await fireOnTwoServers(city)
  const ended = (await (await city.as('chen-xiaomei')).get(`/me/cases/${filed.number}`)).body
  expect(ended.state.code).toBe('terminated')
  expect(JSON.stringify(ended.timeline)).toContain('承诺后补的“地下管线单位意见”到期没有补交')
  expect(await city.sql`select 1 from cases.open_tasks where root = ${filed.root}`).toEqual([])
  expect(await city.sql`select 1 from cases.timers where root = ${filed.root}`).toEqual([])
  expect((await mine(city, filed))[0].state.code).toBe('ended')
})

test('告知承诺: what was granted on a promise is checked within its time by the reviewer; untrue, another person revokes it', async () => {
  await using city = await testCity({ at: MONDAY })
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  expect(await mine(city, filed)).toEqual([])
  await doTask(city, 'market-reviewer', filed.number, { outcome: 'pass' })
  await doTask(city, 'market-decider', filed.number, { outcome: 'grant' })
  const [promise] = await mine(city, filed)
  expect(promise).toMatchObject({ kind: 'check', state: { code: 'checking' }, dueOn: '2026-12-16', maySupply: false })
  expect((await supply(city, filed, promise.id)).code).toBe('COMMITMENT_OVER')
  const late = await city.sql`select due_at from cases.open_tasks where case_id = ${promise.id}`
  expect(late[0]?.due_at.toISOString()).toBe('2026-12-16T16:00:00.000Z')
  await doTask(city, 'market-reviewer', promise.number, { outcome: 'broken', opinion: '现场没有进货查验记录' })
  await doTask(city, 'market-decider', promise.number, { outcome: 'revoke', opinion: '不实承诺，经听取陈述申辩后撤销' })
  await city.settle()
  const licences = await city.sql`select status from licences.licences where root = ${filed.root}`
  expect(licences.map((row) => row.status)).toEqual(['03'])
  expect(await told(city)).toEqual(['您的承诺将被核查', '承诺核查不实', '原决定已撤销'])
})

test('a case that is withdrawn or denied leaves no promise to look after', async () => {
  await using city = await testCity({ at: MONDAY })
  const filed = await acceptedOnPromise(city)
  const chen = await city.as('chen-xiaomei')
  expect((await chen.post(`/me/cases/${filed.number}/withdrawal`, { reason: '不挖了' })).status).toBe(200)
  await city.settle()
  expect(await city.sql`select 1 from cases.timers where root = ${filed.root}`).toEqual([])

  const denied = await acceptedOnPromise(city)
  await doTask(city, 'urban-reviewer', denied.number, { outcome: 'fail', opinion: '修复方案不全' })
  for (const login of ['police-reviewer', 'fire-reviewer']) await doTask(city, login, denied.number, { outcome: 'pass' })
  await doTask(city, 'urban-reviewer', denied.number, { outcome: 'done' })
  await doTask(city, 'urban-decider', denied.number, { outcome: 'deny', ground: 'traffic-unsafe', opinion: '不能保证通行' })
  await city.settle()
  expect(await city.sql`select 1 from cases.timers where root = ${denied.root}`).toEqual([])
  city.clock.set('2026-12-30T09:00:00+08:00')
  await city.settle()
  expect(await told(city)).toEqual(['请按承诺补交材料', '请按承诺补交材料'])
})
