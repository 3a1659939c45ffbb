// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { actOn, allTasks, findCase, fireTimers, holdContext, theSystem } from '../cases/index.ts'
import { composeCity } from '../compose.ts'
import { Refusal, transaction } from '../kernel/index.ts'
import { officerByLogin } from '../people/index.ts'
import { writeRow } from '../registers/index.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import type { Kind } from './content/index.ts'
import { kindInForce } from './open.ts'
import { openAsOfficer } from './opener.ts'
import { periodsDue } from './periods.ts'
import { runRounds } from './rounds.ts'

const order = {
  callerMobile: '13900139031',
  category: '占道',
  place: '云州市古城区中山路40号门前',
  text: '夜市摊位占了盲道',
  timesBack: 0,
}
const alarm = (alarmNumber: string) => ({
  alarmNumber,
  callerMobile: '13900139021',
  category: '噪声',
  place: '云州市云东区滨江街道江景路18号',
  text: '楼上夜里十点还在装修',
})
const open = async (city: TestCity, login: string, kind: string, form: object, id?: string) =>
  (await city.as(login)).post(`/kinds/${kind}/cases`, { form, ...(id === undefined ? {} : { id }) })

async function withSecond(run: (city: TestCity, second: Awaited<ReturnType<typeof composeCity>>) => Promise<void>, at?: string) {
  await using city = await testCity(at === undefined ? {} : { at })
  const second = await composeCity(city.config, { clock: city.clock, content: city.content, url: city.databaseUrl })
  try {
    await run(city, second)
  } finally {
    await second.sql.end({ timeout: 5 })
  }
}

test('the same click eight times is one case, and who sends another id opens another', async () => {
  await using city = await testCity()
  const id = '7f0f5c1e-5a1b-4c7e-9d2e-0a1b2c3d4e5f'
  const answers = await Promise.all(Array.from({ length: 8 }, () => open(city, 'city-counter', 'duty-order', order, id)))
  expect(new Set(answers.map((one) => one.status))).toEqual(new Set([201]))
  expect(new Set(answers.map((one) => one.body.number)).size).toBe(1)
  // another officer's same id is another case: an id is its sender's own
  expect((await open(city, 'city-counter-2', 'duty-order', order, id)).body.number).not.toBe(answers[0]?.body.number)
  // in another order of its fields it is the same; with something else in it, it is told which case the id stands for
  const turned = Object.fromEntries(Object.entries(order).toReversed())
  expect((await open(city, 'city-counter', 'duty-order', turned, id)).body.number).toBe(answers[0]?.body.number)
  const other = await open(city, 'city-counter', 'duty-order', { ...order, text: '另一件事' }, id)
  expect([other.status, other.code, other.body.facts.number]).toEqual([409, 'SENT_BEFORE', answers[0]?.body.number])
})

test('the same again within the time is refused with the number of the first, or goes up, as its kind says; at the same instant too; later it is another', async () => {
  await using city = await testCity()
  const kind = kindInForce(city, 'duty-order')
  const again = (how: 'refuse' | 'escalate') => {
    const same = { as: kind.same?.as ?? '""', within: '24 小时', again: how }
    city.content = { ...city.content, caseKinds: new Map([...city.content.caseKinds, [kind.id, { ...kind, same }]]) }
  }
  // in the content of this test alone, so by the room's own door
  const counter = await officerByLogin(city, 'city-counter')
  if (!counter) throw new Error('nobody is at the counter')
  const report = async () => {
    try {
      return (await openAsOfficer(city, counter, kind.id, { form: order })).number
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return `${error.code} ${error.facts.number}`
    }
  }
  again('refuse')
  const [first = '', ...more] = (await Promise.all([1, 2, 3, 4].map(report))).toSorted()
  expect(more).toEqual([1, 2, 3].map(() => `SAME_BEFORE ${first}`))
  // a refused one has left nothing: no row in the list, no case
  expect((await city.sql`select 1 from kinds.rows`).length).toBe(1)
  again('escalate')
  const raised = await report()
  const [found] = await city.sql<{ root: string }[]>`select root from kinds.rows where number = ${raised}`
  const { particulars } = (await findCase(city.sql, found?.root ?? '', found?.root ?? '')) ?? {}
  expect(particulars).toMatchObject({ escalated: true, sameAs: { number: first } })
  again('refuse')
  city.clock.set(new Date(city.clock.now().getTime() + 25 * 3_600_000).toISOString())
  expect(await report()).toMatch(/^GD/)
})

test('one thing once for ever: eight at the same instant on two servers end with one, the others are told which', async () => {
  await using city = await testCity()
  const form = alarm('110202611160009')
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) => open(city, n % 2 ? 'police-dispatcher' : 'police-dispatcher-2', 'alarm-diversion', form)),
  )
  expect(answers.filter((one) => one.status === 201)).toHaveLength(1)
  expect(new Set(answers.filter((one) => one.status !== 201).map((one) => one.code))).toEqual(new Set(['ALREADY_APPLIED']))
})

test('what is reported again within the time is linked to the first, also when both come at the same instant', async () => {
  await using city = await testCity()
  const answers = await Promise.all([1, 2, 3].map(() => open(city, 'city-counter', 'duty-order', order)))
  expect(answers.map((one) => one.status)).toEqual([201, 201, 201])
  const acts = await city.sql<
    { act: string; rows: number }[]
  >`select act, count(*)::int as rows from cases.happened where act = 'sameAs' group by 1`
  expect(acts).toEqual([{ act: 'sameAs', rows: 2 }])
})

test('a machine that tells twice is heard once, at the same instant too; its end reaches the open case and no other', async () => {
  await using city = await testCity()
  const machine = await city.as('data-monitor')
  const tell = (signal: string, sourceId: string, site = 'YZW00002') =>
    machine.post(`/kinds/network-fault/signals/${signal}`, { sourceId, form: { site } })
  const told = await Promise.all(Array.from({ length: 6 }, () => tell('link-down', 'a1')))
  expect(new Set(told.map((one) => one.status))).toEqual(new Set([202]))
  expect(new Set(told.map((one) => one.body.root)).size).toBe(1)
  expect((await tell('link-up', 'b1', 'YZW00003')).body).toEqual({ did: 'nothing', root: null })
  // an id is for one thing: another thing under it is told, it does not answer the old case
  expect((await tell('link-down', 'a1')).body).toEqual({ did: 'before', root: told[0]?.body.root })
  for (const [signal, id] of [
    ['link-down', 'a1'],
    ['link-up', 'b1'],
  ] as const)
    expect((await tell(signal, id, 'YZW00004')).code, signal).toBe('SENT_BEFORE')
  // of two things under one id at one instant one is heard: the open case, or a new one
  for (let turn = 0; turn < 4; turn += 1) {
    const id = `two-${turn}`
    const both = await Promise.all([tell('link-down', id), tell('link-down', id, `YZW0000${4 + turn}`)])
    expect(both.map((one) => one.code ?? one.status).sort()).toEqual([202, 'SENT_BEFORE'])
    expect(await city.sql`select 1 from kinds.signals where source_id like ${`%/${id}`}`).toHaveLength(1)
    const more = await city.sql<
      { root: string }[]
    >`select root from kinds.rows where kind = 'network-fault' and closed_at is null and root <> ${told[0]?.body.root}`
    for (const { root } of more) expect(both.map((one) => one.body.root)).toContain(root)
    if (more.length > 0) expect((await tell('link-up', `up-${turn}`, `YZW0000${4 + turn}`)).body.did).toBe('told')
  }
  expect((await tell('link-up', 'b2')).body).toMatchObject({ did: 'told', root: told[0]?.body.root })
  const rows = await city.sql`select state from kinds.rows where kind = 'network-fault'`
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['restored']))
  // who may not speak for the owner, and a signal that the kind does not know
  expect(
    (
      await (
        await city.as('police-platform')
      ).post('/kinds/network-fault/signals/link-down', { sourceId: 'x', form: { site: 'YZW00002' } })
    ).code,
  ).toBe('NOT_PERMITTED')
  expect((await tell('link-sideways', 'c1')).code).toBe('SIGNAL_UNKNOWN')
})

test('many signals about the same at one instant open one case; one that comes as the case ends opens the next: no outage is lost', async () => {
  await using city = await testCity()
  const machine = await city.as('data-monitor')
  const tell = (signal: string, sourceId: string) =>
    machine.post(`/kinds/network-fault/signals/${signal}`, { sourceId, form: { site: 'YZW00003' } })
  const told = await Promise.all(Array.from({ length: 8 }, (_, n) => tell('link-down', `d${n}`)))
  expect(new Set(told.map((one) => one.status))).toEqual(new Set([202]))
  expect(new Set(told.map((one) => one.body.root)).size).toBe(1)
  for (let turn = 0; turn < 4; turn += 1) {
    const [, down] = await Promise.all([tell('link-up', `u${turn}`), tell('link-down', `e${turn}`)])
    const open = await city.sql<
      { root: string }[]
    >`select root from kinds.rows where kind = 'network-fault' and closed_at is null`
    // told before the end it belongs to that case, told after it there is a new one
    expect(open.length, down?.body.did).toBe(down?.body.did === 'opened' ? 1 : 0)
    if (open.length === 0) expect((await tell('link-down', `f${turn}`)).body.did).toBe('opened')
  }
  expect((await tell('link-down', 'g')).body.did).toBe('told')
  expect(
    (await machine.post('/kinds/network-fault/signals/link-down', { sourceId: 'h', form: { site: ['YZW00003'], more: 'x' } }))
      .code,
  ).toBe('ANSWERS_INVALID')
  expect((await machine.get('/kinds/network-fault/signals/link-down/d0')).body).toMatchObject({
    number: expect.stringMatching(/^WL/),
    state: { code: 'restored' },
  })
  expect((await (await city.as('police-platform')).get('/kinds/network-fault/signals/link-down/d0')).code).toBe(
    'SIGNAL_NOT_FOUND',
  )
})

test('a guard reads the row as it is in the act: who changes it meanwhile comes wholly before or wholly after', async () => {
  await withSecond(async (city, second) => {
    const opened = await open(city, 'data-operator', 'network-fault', { site: 'YZW00002' })
    const at = { root: opened.body.root, id: opened.body.id }
    let reached = () => {}
    const held = new Promise<void>((resolve) => {
      reached = resolve
    })
    let finish = () => {}
    const wait = new Promise<void>((resolve) => {
      finish = resolve
    })
    const acting = actOn(city, at, { name: 'look', actor: theSystem }, async (act, work) => {
      await holdContext(act, work)
      reached()
      await wait
    })
    await held
    let isWritten = false
    const writing = transaction(second.sql, (tx) =>
      writeRow(second, tx, {
        register: 'network-site',
        key: 'YZW00002',
        fields: { bandwidth: 2000 },
        mode: 'change',
        why: 'test',
        by: { kind: 'system', id: 'system' },
        now: second.clock.now(),
      }),
    ).then(() => {
      isWritten = true
    })
    const waiting = async () =>
      (await city.sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`).length
    await expect.poll(waiting).toBeGreaterThan(0)
    expect(isWritten).toBe(false)
    finish()
    await acting
    await writing
    expect(isWritten).toBe(true)
  })
})

test('a list shows what the posts reach: another department, another district and who has no part see nothing of it, by list, filter, search or link', async () => {
  await using city = await testCity()
  const filed = await open(city, 'city-counter', 'duty-order', order)
  const numberOf = async (login: string, query = '') =>
    (await (await city.as(login)).get(`/kinds/duty-order/cases?limit=50${query}`)).body.rows?.map(
      (one: { number: string }) => one.number,
    )
  expect(await numberOf('urban-handler')).toEqual([filed.body.number])
  expect(await numberOf('city-counter')).toEqual([filed.body.number])
  expect(await numberOf('supervisor', '&field=category&value=%E5%8D%A0%E9%81%93')).toEqual([filed.body.number])
  // whoever opened it has it in hand, and whoever claims a task of it; the office that handles it, and a week of it
  for (const [login, query, seen] of [
    ['city-counter', '&by=me', true],
    ['urban-handler', '&by=me', false],
    ['urban-handler', '&by=office&days=7', true],
    ['supervisor', '&by=office', false],
  ] as const)
    expect(await numberOf(login, query), `${login} ${query}`).toEqual(seen ? [filed.body.number] : [])
  const [task] = await city.sql<{ id: string }[]>`select id from cases.open_tasks where root = ${filed.body.root}`
  const handler = await city.as('urban-handler')
  expect((await handler.post(`/desk/tasks/${filed.body.root}/${task?.id}/claim`, {})).status).toBe(200)
  expect(await numberOf('urban-handler', '&by=me')).toEqual([filed.body.number])
  expect((await handler.get('/kinds/duty-order/cases?days=7')).body.count).toEqual({ cases: 1, countedTo: 1000 })
  expect((await handler.get('/kinds/duty-order')).body).toMatchObject({ countedTo: 1000 })
  for (const stranger of ['ecology-handler', 'yundong-supervisor', 'police-handler'])
    for (const query of [
      '',
      `&q=${filed.body.number}`,
      '&q=%E5%8D%A0%E9%81%93',
      '&field=category&value=%E5%8D%A0%E9%81%93',
      '&is=open',
      '&by=office',
      '&by=me&days=7',
    ])
      expect(await numberOf(stranger, query), `${stranger} ${query}`).toEqual([])
  expect((await (await city.as('data-operator')).get('/kinds/duty-order/cases')).code).toBe('KIND_UNKNOWN')
  expect((await (await city.as('ecology-handler')).get(`/desk/cases/${filed.body.root}/${filed.body.id}`)).code).toBe(
    'CASE_NOT_YOURS',
  )
  // what is no filter of the list cannot be asked for by one, and the caller's number stands in no list
  const urban = await city.as('urban-handler')
  expect((await urban.get('/kinds/duty-order/cases?field=callerMobile&value=13900139031')).code).toBe('FILTER_UNKNOWN')
  expect((await urban.get('/kinds/duty-order/cases?sort=callerMobile')).status).toBe(400)
  expect((await urban.get('/kinds/duty-order/cases?q=13900139031')).body.rows).toEqual([])
  expect(JSON.stringify((await urban.get('/kinds/duty-order/cases')).body)).not.toContain('13900139031')
  // the clear text of an answer lies in no table of the lists
  const kept = await city.sql<{ row: string }[]>`select to_jsonb(r)::text as row from kinds.rows r`
  expect(kept.map((one) => one.row).join()).not.toContain('13900139031')
})

test('who may not open a kind is told which positions do; what the form does not know, or has too much of, stops at the door', async () => {
  await using city = await testCity()
  expect((await open(city, 'city-counter', 'alarm-diversion', alarm('110202611160010'))).code).toBe('KIND_NOT_YOURS')
  expect((await open(city, 'police-dispatcher', 'no-such-kind', {})).code).toBe('KIND_UNKNOWN')
  const wrong = await open(city, 'police-dispatcher', 'alarm-diversion', { ...alarm('12'), category: '打架' })
  expect(wrong.code).toBe('ANSWERS_INVALID')
  expect(wrong.body.facts.errors.map((one: { field: string }) => one.field)).toEqual(['alarmNumber', 'category'])
  const huge = await open(city, 'police-dispatcher', 'alarm-diversion', {
    ...alarm('110202611160011'),
    text: '字'.repeat(20_000),
  })
  expect(huge.code).toBe('ANSWERS_INVALID')
  expect((await open(city, 'data-operator', 'network-fault', { site: 'NOWHERE' })).code).toBe('ROW_UNKNOWN')
  expect((await city.sql`select 1 from kinds.rows`).length).toBe(0)
})

test('a round begins each due thing exactly once: over a three-day outage, with two workers, and after a change of the clock', async () => {
  await withSecond(async (city, second) => {
    const kind = kindInForce(city, 'network-fault')
    const rounds = [
      {
        id: 'gaps',
        name: '每日巡检',
        every: 'day' as const,
        at: 8,
        register: 'network-site',
        where: 'row.linkState = "down"',
        form: { site: 'key' },
      },
    ]
    const withRound: Kind = { ...kind, opens: { ...kind.opens, rounds } }
    delete withRound.same
    for (const one of [city, second])
      one.content = { ...one.content, caseKinds: new Map([...one.content.caseKinds, [kind.id, withRound]]) }
    const down =
      (
        await city.sql<
          { many: number }[]
        >`select count(*)::int as many from registers.row_index where register = 'network-site' and value = 'down'`
      )[0]?.many ?? 0
    const begun = async () =>
      (
        await city.sql<
          { period: string; many: number }[]
        >`select period, count(*)::int as many from kinds.rounds where kind = 'network-fault' group by 1 order by 1`
      ).map((one) => [one.period, one.many])
    city.clock.set('2026-11-23T07:59:00+08:00')
    await Promise.all([runRounds(city), runRounds(second), runRounds(city)])
    const before = await begun()
    expect(before.at(-1)?.[0]).toBe('2026-11-22')
    city.clock.set('2026-11-26T08:30:00+08:00')
    await Promise.all([runRounds(city), runRounds(second), runRounds(city), runRounds(second)])
    await fireTimers(city)
    const after = await begun()
    expect(after.slice(-4).map(([period]) => period)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'])
    expect(new Set(after.map(([, many]) => many))).toEqual(new Set([down]))
    city.clock.set('2026-11-25T08:30:00+08:00')
    await Promise.all([runRounds(city), runRounds(second)])
    expect(await begun()).toEqual(after)
  }, '2026-11-22T09:00:00+08:00')
})

test('days on which a round is due: by day, week, month and year, at its hour, and no more than is caught up', () => {
  expect(periodsDue({ every: 'day', at: 8 }, '2026-11-26T07:59:00+08:00').at(-1)).toBe('2026-11-25')
  expect(periodsDue({ every: 'day' }, '2026-11-26T00:00:00+08:00')).toHaveLength(7)
  expect(periodsDue({ every: 'week', on: '1' }, '2026-11-26T09:00:00+08:00')).toEqual([
    '2026-11-02',
    '2026-11-09',
    '2026-11-16',
    '2026-11-23',
  ])
  expect(periodsDue({ every: 'month', on: '28' }, '2026-03-01T09:00:00+08:00')).toEqual([
    '2025-12-28',
    '2026-01-28',
    '2026-02-28',
  ])
  expect(periodsDue({ every: 'year', on: '01-01' }, '2026-11-26T09:00:00+08:00')).toEqual(['2026-01-01'])
})

test('who has no right to an act makes nobody wait for what its case is about, and waits for nobody: on two connections two are refused while others hold the rows', async () => {
  await using city = await testCity({ env: { DATABASE_POOL: '2' } })
  const machine = await city.as('data-monitor')
  const [one, other] = [await city.as('data-operator'), await city.as('data-operator-2')]
  const paths: string[] = []
  for (const site of ['YZW00002', 'YZW00004']) {
    const { root } = (await machine.post('/kinds/network-fault/signals/link-down', { sourceId: site, form: { site } })).body
    const [task] = await allTasks(city.sql, root, root)
    paths.push(`/desk/tasks/${root}/${task?.id}/claim`)
    expect((await one.post(paths.at(-1) ?? '', {})).status).toBe(200)
  }
  const refused = await city.owner.begin(async (tx) => {
    await tx`select 1 from registers.rows where register = 'network-site' and key in ('YZW00002', 'YZW00004') for update`
    return Promise.all(paths.map((path) => other.post(path, {})))
  })
  expect(refused.map(({ code }) => code)).toEqual(['TASK_TAKEN', 'TASK_TAKEN'])
})
