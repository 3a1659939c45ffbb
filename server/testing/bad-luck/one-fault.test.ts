// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { fireTimers } from '../../cases/index.ts'
import type { City } from '../../city.ts'
import { newId, transaction } from '../../kernel/index.ts'
import { drainFacts, later, runJobsOnce, runSweep, type Subscriber, type Sweep, startWorker, tell } from '../../outbox/index.ts'
import { type TestCity, testCity } from '../city.ts'
import { file, foodLicence, XIAOMEI } from '../journey.ts'
import { issueOtherwise } from './other-service.ts'
import { secondServer } from './second.ts'

const sign = {
  id: 'shop-sign',
  values: { signText: '晓梅小馆', kind: '门头招牌', position: '门头', area: 6, height: 3, lighting: '内透光' },
  firm: XIAOMEI,
}
const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }

/** A worker that is stopped before its city is taken down. */
async function working(city: TestCity): Promise<AsyncDisposable> {
  const worker = await startWorker(city, city.databaseUrl)
  return { [Symbol.asyncDispose]: () => worker.stop() }
}

/** Replaces a subscriber of the city by one that throws as long as `broken` says so. */
function poison(city: Pick<City, 'outbox'>, kind: string, name: string, broken: () => boolean): void {
  const list = city.outbox.subscribers.get(kind) ?? []
  city.outbox.subscribers.set(
    kind,
    list.map(
      (one): Subscriber<City> =>
        one.name !== name
          ? one
          : {
              ...one,
              async receive(...given) {
                await one.receive(...given)
                if (broken()) throw new Error('中毒：身份证 990102198803160029')
              },
              async receiveAll(at, tx, facts) {
                for (const fact of facts) await this.receive(at, tx, fact)
              },
            },
    ),
  )
}

const stuck = async (city: TestCity, kind: string) => (await (await city.as('admin')).get(`/operations/stuck/${kind}`)).body.rows

test('a timer that throws is put off and every other due timer fires; mended and retried by an operator it fires once', async () => {
  await using city = await testCity({ at: '2026-11-16T10:00:00+08:00' })
  const sick = await file(city, 'chen-xiaomei', foodLicence)
  const well = await file(city, 'chen-xiaomei', sign)
  const kind = city.cases.kinds.get('application')
  if (!kind) throw new Error('no kind application')
  let broken = true
  city.cases.kinds.set(kind.id, {
    ...kind,
    matterOf: (at, item, hash) => {
      if (broken && item === foodLicence.id) throw new Error('内容读不出来，身份证 990102198803160029')
      return kind.matterOf(at, item, hash)
    },
  })
  const silent = (id: string) => city.sql`select 1 from cases.happened where case_id = ${id} and act = 'acceptedBySilence'`
  city.clock.set('2026-11-24T00:00:01+08:00')
  await fireTimers(city)
  expect([await silent(sick.id), await silent(well.id)].map((rows) => rows.length)).toEqual([0, 1])
  const telling = async () => (await stuck(city, 'timer')).find((row: { root: string }) => row.root === sick.root)
  const first = await telling()
  expect(first).toMatchObject({ tries: 1, name: expect.stringMatching(/^timer\.(tell|task)$/) })
  expect(first.trouble).toContain('日志编号')
  expect(first.trouble).not.toContain('990102198803160029')
  expect(await fireTimers(city), 'it is not tried again before its time').toBe(0)
  city.clock.forward(2000)
  await fireTimers(city)
  const second = await telling()
  expect(second.tries).toBe(2)
  broken = false
  expect(await fireTimers(city), 'its distance has grown').toBe(0)
  const admin = await city.as('admin')
  expect((await admin.post('/operations/stuck/retry', { kind: 'timer', id: second.id })).body).toEqual({ retried: 1 })
  await Promise.all([fireTimers(city), fireTimers(city)])
  expect(await silent(sick.id)).toHaveLength(1)
  expect(await telling()).toBeUndefined()
})

test('a subscriber that throws is alone with its fact: all others have it at once; mended, it hears each fact once, on two servers', async () => {
  await using city = await testCity({ at: '2026-11-16T10:00:00+08:00' })
  await using other = await secondServer(city)
  let broken = true
  for (const one of [city, other.city]) poison(one, 'caseSubmitted', 'notices', () => broken)
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  const also = await file(city, 'chen-xiaomei', sign)
  const count = async (what: 'notices' | 'usage') => {
    const [row] =
      what === 'notices'
        ? await city.sql`select count(*)::int as n from notices.notices where kind = 'caseSubmitted'`
        : await city.sql`select coalesce(sum(submissions), 0)::int as n from items.usage`
    return row?.n
  }
  const before = await count('usage')
  await Promise.all([drainFacts(city), drainFacts(other.city)])
  const [left] = await city.sql`select count(*)::int as n from outbox.facts`
  expect([left?.n, await count('notices'), Number(await count('usage')) - Number(before)]).toEqual([0, 0, 2])
  const rows = await stuck(city, 'fact')
  expect(rows.map((row: { name: string; root: string }) => [row.name, row.root]).toSorted()).toEqual(
    [
      ['notices ← caseSubmitted', filed.root],
      ['notices ← caseSubmitted', also.root],
    ].toSorted(),
  )
  city.clock.forward(2000)
  await Promise.all([drainFacts(city), drainFacts(other.city)])
  expect((await stuck(city, 'fact')).map((row: { tries: number }) => row.tries)).toEqual([2, 2])
  expect(await count('notices'), 'what it half wrote was taken back').toBe(0)
  broken = false
  expect((await (await city.as('admin')).post('/operations/stuck/retry', { kind: 'fact' })).body).toEqual({ retried: 2 })
  await Promise.all([drainFacts(city), drainFacts(other.city), drainFacts(city)])
  expect([await count('notices'), Number(await count('usage')) - Number(before)]).toEqual([2, 2])
  expect(await stuck(city, 'fact')).toEqual([])
})

test('a fact that one subscriber cannot take does not hold back the hundreds told after it', async () => {
  await using city = await testCity()
  const heard: string[] = []
  const batches: number[][] = []
  city.outbox.subscribers.set('sick', [
    {
      name: 'deaf',
      facts: ['sick'],
      receive: async (_city, _tx, fact) => (fact.payload.n === 0 ? Promise.reject(new Error('no')) : undefined),
    },
    {
      name: 'hearing',
      facts: ['sick'],
      receive: async (_city, _tx, fact) => void heard.push(String(fact.payload.n)),
      receiveAll: async (_city, _tx, facts) => void batches.push(facts.map((fact) => Number(fact.payload.n))),
    },
  ])
  const say = (from: number, length: number) =>
    transaction(city.sql, (tx) =>
      tell(
        city,
        tx,
        Array.from({ length }, (_, n) => ({ kind: 'sick', root: newId(), payload: { n: from + n } })),
      ),
    )
  await say(0, 450)
  while ((await drainFacts(city)) > 0);
  expect(new Set(heard).size).toBe(450)
  expect((await stuck(city, 'fact')).map((row: { name: string }) => row.name)).toEqual(['deaf ← sick'])
  await say(450, 3)
  await drainFacts(city)
  expect(batches, 'whoever takes them together has a batch at once, in its order').toEqual([[450, 451, 452]])
})

test('a sweep that throws rests, on all servers, while timers, facts and the other sweeps go on; mended it runs again', async () => {
  await using city = await testCity({ at: '2026-11-16T10:00:00+08:00' })
  await using other = await secondServer(city)
  let broken = true
  let ran = 0
  const sick: Sweep<City> = {
    name: 'test.sick',
    everyMilliseconds: 20,
    isThorough: true,
    async run() {
      ran++
      if (broken) throw new Error('巡检坏了')
      return 0
    },
  }
  city.outbox.sweeps.unshift(sick)
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  city.clock.set('2026-11-24T00:00:01+08:00')
  await using _worker = await working(city)
  const silent = () => city.sql`select 1 from cases.happened where case_id = ${filed.id} and act = 'acceptedBySilence'`
  await expect.poll(async () => (await silent()).length).toBe(1)
  await expect.poll(async () => (await city.sql`select 1 from ledger.entries where act = 'case.accepted'`).length).toBe(1)
  expect(ran, 'the clock stands still, so it was tried once and rests').toBe(1)
  other.city.outbox.resting.add(sick.name)
  expect(await runSweep(other.city, sick), 'the other server keeps the distance too').toBe(0)
  expect(ran).toBe(1)
  const [row] = await stuck(city, 'sweep')
  expect(row).toMatchObject({ id: 'test.sick', tries: 1 })
  broken = false
  await (await city.as('admin')).post('/operations/stuck/retry', { kind: 'sweep', id: 'test.sick' })
  await expect.poll(() => stuck(city, 'sweep')).toEqual([])
})

test('a job that fails is tried again by itself, the others run, and what is kept of its error names nobody', async () => {
  await using city = await testCity()
  let broken = true
  let done = 0
  const ran: string[] = []
  city.outbox.jobs.push(
    {
      name: 'test.sick',
      async run() {
        if (broken) throw new Error('电话 13900001111 打不通')
        done++
      },
    },
    { name: 'test.well', run: async (_city, { n }) => void ran.push(String(n)) },
  )
  await transaction(city.sql, async (tx) => {
    await later(tx, 'test.sick', {})
    for (const n of [1, 2, 3]) await later(tx, 'test.well', { n })
  })
  await runJobsOnce(city, city.databaseUrl)
  expect(ran.toSorted()).toEqual(['1', '2', '3'])
  const [row] = await stuck(city, 'job')
  expect(row).toMatchObject({ name: 'test.sick', tries: 1 })
  expect(row.trouble).toMatch(/^程序出错（Error）；日志编号 [0-9a-f]{12}$/)
  broken = false
  expect((await (await city.as('admin')).post('/operations/stuck/retry', { kind: 'job', id: row.id })).body).toEqual({
    retried: 1,
  })
  await runJobsOnce(city, city.databaseUrl)
  expect([done, await stuck(city, 'job')]).toEqual([1, []])
})

test('a parked case is among what stands still, by its place and code alone, and an operator lets it go on', async () => {
  await using city = await testCity()
  const mend = issueOtherwise(city, () => Promise.reject(new Error('账号 6222020000000000000 写不进')))
  await file(city, 'chen-xiaomei', foodLicence)
  const filed = await file(city, 'wang-jianguo', { id: 'old-age-allowance', values: account })
  const [row, ...others] = await stuck(city, 'case')
  expect(row).toMatchObject({ root: filed.root })
  expect(others, 'a case that goes on does not stand still').toEqual([])
  const counts = (await (await city.as('admin')).get('/operations/stuck')).body.kinds
  expect(counts).toContainEqual({ kind: 'case', count: 1 })
  expect(JSON.stringify(row)).not.toContain('6222020000000000000')
  mend()
  expect((await (await city.as('admin')).post('/operations/stuck/retry', { kind: 'case' })).body).toEqual({ retried: 1 })
  expect((await (await city.as('wang-jianguo')).get(`/me/cases/${filed.number}`)).body.results).toHaveLength(1)
})

test('only those who run the platform see what stands still, each press is on record, and a hostile id is refused in words', async () => {
  await using city = await testCity()
  for (const login of ['market-handler', 'steward', 'auditor', 'chen-xiaomei'])
    expect([login, (await (await city.as(login)).get('/operations/stuck')).code]).toEqual([login, 'NOT_PERMITTED'])
  const admin = await city.as('admin')
  expect((await admin.get('/operations/stuck')).body.kinds.map((one: { kind: string }) => one.kind)).toEqual([
    'timer',
    'case',
    'unstaffed',
    'fact',
    'job',
    'sweep',
  ])
  for (const [kind, id] of [
    ['timer', "x' or true"],
    ['fact', 'a/b/c'],
    ['job', '1;drop'],
    ['sweep', '%00'],
    ['nothing', 'x'],
  ])
    expect([kind, (await admin.post('/operations/stuck/retry', { kind, id })).code]).toEqual([kind, 'BAD_INPUT'])
  const cursor = (value: unknown) => Buffer.from(JSON.stringify([value])).toString('base64url')
  for (const kind of ['timer', 'case', 'fact', 'job', 'sweep'])
    for (const value of [{}, 5, "'", 'x'.repeat(200)])
      expect([kind, (await admin.get(`/operations/stuck/${kind}?after=${cursor(value)}`)).code]).toEqual([kind, 'BAD_INPUT'])
  await admin.post('/operations/stuck/retry', { kind: 'timer' })
  const [entry] = await city.sql`select entry from ledger.waiting where entry ->> 'act' = 'stuck.retried'`
  expect(entry?.entry).toMatchObject({ actor: { kind: 'officer' }, facts: { which: 'all', retried: 0 } })
})
