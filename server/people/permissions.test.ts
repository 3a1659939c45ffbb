// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { asHolder, openTransaction, transaction } from '../kernel/index.ts'
import { beginSession } from './begin-session.ts'
import { covers, demandWithin, digitsOfDepartments, type Officer, reachOf, refreshPeople, within } from './index.ts'
import { SESSION_COOKIE } from './session.ts'
import { as, type Caller, callerWith, type SmallCity, smallCity } from './small-city.ts'

const someId = '00000000-0000-7000-8000-000000000000'
const market = '11990100MB0A103474'
const fire = '11990100MB0A10435J'

/** Who may do what with people and ledger, written out: every other post is refused every one of these acts. */
const matrix: { act: [method: 'GET' | 'POST', path: string, body?: object]; allowed: string[] }[] = [
  { act: ['GET', '/api/officers'], allowed: ['admin', 'security'] },
  { act: ['POST', '/api/officers', { login: 'a-new-officer', name: '新人' }], allowed: ['admin'] },
  { act: ['POST', `/api/officers/${someId}/stop`], allowed: ['admin'] },
  { act: ['POST', `/api/officers/${someId}/unlock`], allowed: ['admin', 'security'] },
  {
    act: [
      'POST',
      `/api/officers/${someId}/positions`,
      { position: 'handler', department: market, region: '990100', reason: '测试' },
    ],
    allowed: ['admin'],
  },
  { act: ['GET', '/api/appointments/waiting'], allowed: ['admin', 'security'] },
  { act: ['POST', `/api/appointments/${someId}/answer`, { answer: 'granted' }], allowed: ['security'] },
  { act: ['POST', `/api/appointments/${someId}/end`], allowed: ['admin'] },
  {
    act: [
      'POST',
      '/api/identity-clients',
      { id: 'library', name: '图书馆', redirectUris: ['https://a.example/'], scopes: ['openid'] },
    ],
    allowed: ['admin'],
  },
  { act: ['POST', '/api/identity-clients/library/stop'], allowed: ['admin'] },
  {
    act: [
      'POST',
      '/api/identity-partners',
      { id: 'next-city', name: '邻市', issuer: 'https://a.example', clientId: 'x', secret: 'a-long-enough-secret', mostLevel: 3 },
    ],
    allowed: ['admin'],
  },
  { act: ['POST', '/api/identity-partners/next-city/stop'], allowed: ['admin'] },
  { act: ['POST', '/api/ledger/verification'], allowed: ['auditor'] },
  {
    act: ['GET', '/api/ledger/own'],
    allowed: [
      'handler',
      'reviewer',
      'decider',
      'counter',
      'issuer',
      'visitor',
      'cashier',
      'helper',
      'supervisor',
      'steward',
      'registrar',
      'dispatcher',
      'operator',
    ],
  },
]

/** An officer who holds this one post and nothing else. */
async function holderOf(city: SmallCity, position: string): Promise<Caller> {
  const login = `only-${position}`
  const id = crypto.randomUUID()
  await city.sql`insert into people.logins (login, kind, account) values (${login}, 'officer', ${id})`
  await city.sql`insert into people.officers (id, login, name, password) values (${id}, ${login}, ${login}, '')`
  await city.sql`
    insert into people.appointments (id, officer, position, department, region, since, state, asked_at)
    values (${crypto.randomUUID()}, ${id}, ${position}, ${market}, '990100', '2026-01-01', 'granted', now())`
  return as(city, login)
}

test('F01: every post may do exactly what the matrix says, and a resident none of it', async () => {
  await using city = await smallCity()
  const positions = await city.sql<{ id: string }[]>`select id from people.positions order by id`
  expect(positions.length).toBeGreaterThanOrEqual(12)
  for (const { id: position } of positions) {
    const caller = await holderOf(city, position)
    for (const { act, allowed } of matrix) {
      const { code } = await caller.call(...act)
      const verdict = code === 'NOT_PERMITTED' ? 'refused' : 'allowed'
      expect(`${position} ${act[1]} ${verdict}`).toBe(
        `${position} ${act[1]} ${allowed.includes(position) ? 'allowed' : 'refused'}`,
      )
    }
  }
  const resident = await as(city, 'chen-xiaomei')
  for (const { act } of matrix) expect((await resident.call(...act)).code).toBe('NOT_PERMITTED')
})

test('F01: the matrix names every act of people and ledger that needs a permission', async () => {
  await using city = await smallCity()
  const { paths } = city.app.swagger() as { paths: Record<string, Record<string, unknown>> }
  const open = /^\/api\/(session|sign-in|me)(\/|$)/
  const needing = Object.entries(paths).flatMap(([path, methods]) =>
    open.test(path) ? [] : Object.keys(methods).map((method) => `${method} ${path}`),
  )
  const named = matrix.map(({ act: [method, path] }) =>
    `${method.toLowerCase()} ${path.split('?')[0]}`.replace(someId, '{id}').replace(/\/(library|next-city)\//, '/{id}/'),
  )
  expect(needing.filter((one) => !named.includes(one))).toEqual([])
})

test('what one post gives does not widen what another gives: a right comes from the post that covers the thing', () => {
  const post = (department: string, region: string, ...permissions: string[]) => ({
    ...{ id: someId, position: 'any', until: null },
    ...{ department, region, permissions },
  })
  const officer: Officer = {
    ...{ kind: 'officer', id: someId, login: 'x', name: 'x' },
    positions: [post(market, '990102', 'case.read', 'case.extend'), post(fire, '990103', 'case.read', 'supervision.read')],
  }
  const extends_ = (department: string, region: string) =>
    within(reachOf(officer, 'department', 'case.extend'), { department, region })
  expect([extends_(market, '990102001'), extends_(market, '990103'), extends_(fire, '990103'), extends_(fire, '990102')]).toEqual(
    [...[true, false, false, false]],
  )
  const supervises = (department: string, region: string) =>
    within(reachOf(officer, 'district', 'case.read', 'supervision.read'), { department, region })
  expect([supervises(market, '990103001'), supervises(market, '990102')]).toEqual([true, false])
  expect(reachOf(officer, 'district', 'case.extend', 'supervision.read')).toEqual([])
})

test('F01: a post counts for its department and for the region and what lies below it', () => {
  const post = { id: someId, position: 'handler', department: market, permissions: ['case.accept'], until: null }
  const officer = (region: string): Officer => ({
    kind: 'officer',
    id: someId,
    login: 'x',
    name: 'x',
    positions: [{ ...post, region }],
  })
  const reaches = (posted: string, region: string, department = market) =>
    within(reachOf(officer(posted), 'department', 'case.accept'), { department, region })
  expect(reaches('990100', '990102002001')).toBe(true)
  expect(reaches('990102', '990102002')).toBe(true)
  expect(reaches('990102', '990103002')).toBe(false)
  expect(reaches('990102', '990100')).toBe(false)
  expect(reaches('990102002', '990102')).toBe(false)
  expect(reaches('990100', '990100', fire)).toBe(false)
  expect(() => demandWithin(officer('990100'), 'district', 'case.reassign', { department: market, region: '990102' })).toThrow(
    'NOT_PERMITTED',
  )
  expect([covers('990000', '990100'), covers('990100', '990000'), covers('990110', '990100')]).toEqual([true, false, false])
})

const asked = { position: 'handler', department: market, region: '990100', reason: '顶岗' }

test('F01: a post counts from the moment that a second person grants it, in a session that is open too', async () => {
  await using city = await smallCity()
  const [admin, security, supervisor] = [await as(city, 'admin'), await as(city, 'security'), await as(city, 'supervisor')]
  const [officer] = await city.sql<{ id: string }[]>`select id from people.officers where login = 'supervisor'`
  const posts = async () =>
    (
      (await supervisor.call('GET', '/api/session')).body as { caller: { positions: { position: string }[] } }
    ).caller.positions.map((held) => held.position)
  const { body } = await admin.call('POST', `/api/officers/${officer?.id}/positions`, { ...asked, until: '2026-11-30' })
  const { id } = body as { id: string }
  expect(await posts()).toEqual(['supervisor'])
  expect((await admin.call('POST', `/api/appointments/${id}/answer`, { answer: 'granted' })).code).toBe('NOT_PERMITTED')
  const waiting = (await security.call('GET', '/api/appointments/waiting')).body
  expect(waiting).toEqual([
    expect.objectContaining({ id, officerName: '龙文博', positionName: '受理岗', askedByName: '汤慧敏', until: '2026-11-30' }),
  ])
  expect((await security.call('POST', `/api/appointments/${id}/answer`, { answer: 'granted' })).status).toBe(204)
  expect(await posts()).toEqual(['supervisor', 'handler'])
  expect((await security.call('POST', `/api/appointments/${id}/answer`, { answer: 'refused' })).code).toBe('ALREADY_ANSWERED')
  expect((await admin.call('POST', `/api/appointments/${id}/end`)).status).toBe(204)
  expect(await posts()).toEqual(['supervisor'])
})

test('F01: a grant past its date is refused from the first minute of the next day', async () => {
  await using city = await smallCity()
  city.clock.set('2026-06-30T23:45:00+08:00')
  const temp = await as(city, 'market-temp')
  expect((await temp.call('GET', '/api/ledger/own')).status).toBe(200)
  city.clock.set('2026-07-01T00:00:00+08:00')
  expect((await temp.call('GET', '/api/ledger/own')).code).toBe('NOT_PERMITTED')
})

test('F01: nobody grants himself a post, and the three administrations stay in three hands', async () => {
  await using city = await smallCity()
  const admin = await as(city, 'admin')
  const id = async (login: string) =>
    (await city.sql<{ id: string }[]>`select id from people.officers where login = ${login}`)[0]?.id
  const ask = async (login: string, change: object) =>
    admin.call('POST', `/api/officers/${await id(login)}/positions`, { ...asked, ...change })
  expect((await ask('admin', {})).code).toBe('NOT_FOR_YOURSELF')
  for (const [login, position] of [
    ['auditor', 'admin'],
    ['security', 'admin'],
    ['auditor', 'security'],
  ] as const)
    expect((await ask(login, { position })).code).toBe('DUTIES_STAY_APART')
  expect((await ask('steward', { position: 'admin' })).status).toBe(201)
  expect((await ask('steward', { position: 'auditor' })).code).toBe('DUTIES_STAY_APART')
  expect((await ask('steward', { until: '2026-11-19' })).code).toBe('PERIOD_IS_OVER')
  expect((await ask('steward', { region: '990199' })).code).toBe('NOT_FOUND')
  expect((await ask('steward', { region: '110000' })).code).toBe('NOT_PERMITTED')
})

test('F01: a stopped officer is out at once and does not get in again', async () => {
  await using city = await smallCity()
  const [admin, handler] = [await as(city, 'admin'), await as(city, 'market-handler')]
  const [officer] = await city.sql<{ id: string }[]>`select id from people.officers where login = 'market-handler'`
  expect((await admin.call('POST', `/api/officers/${officer?.id}/stop`)).status).toBe(204)
  expect((await handler.call('GET', '/api/session')).body).toMatchObject({ caller: null })
  await expect(as(city, 'market-handler')).rejects.toThrow('SIGN_IN_FAILED')
})

test('F01: when the content gives a post other permissions, open sessions follow at the next start', async () => {
  await using city = await smallCity()
  const steward = await as(city, 'steward')
  expect((await steward.call('GET', '/api/ledger/own')).status).toBe(200)
  const positions = [...city.content.positions.values()].map((one) =>
    one.id === 'steward' ? { ...one, permissions: ['item.read'] } : one,
  )
  await transaction(city.sql, (tx) => refreshPeople({ ...city, content: { ...city.content, positions } }, tx))
  expect((await steward.call('GET', '/api/ledger/own')).code).toBe('NOT_PERMITTED')
})

test('a department keeps the three digits of its numbers when the list is put in another order or grows, and none takes another’s', async () => {
  await using city = await smallCity()
  const all = [...city.content.departments.values()]
  const refreshed = async (departments: typeof all) => {
    await city.sql.begin((tx) => refreshPeople({ ...city, content: { ...city.content, departments } }, tx))
    return digitsOfDepartments(city.sql)
  }
  const before = await digitsOfDepartments(city.sql)
  expect(before.get(all[2]!.code)).toBe('003')
  // as a city that declares none, with a new one put in front
  const silent = all.map(({ digits: _, ...one }) => one).reverse()
  const another = { ...silent[0]!, key: 'another', code: '11990100MB0A999999' }
  const after = await refreshed([another, ...silent])
  expect([...before].filter(([code, digits]) => after.get(code) !== digits)).toEqual([])
  expect(after.get(another.code)).toBe(String(all.length + 1).padStart(3, '0'))
  await expect(refreshed([{ ...silent[0]!, digits: '777' }])).rejects.toThrow('Write digits')
  await expect(refreshed([{ ...another, code: '11990100MB0A888888', key: 'third', digits: '001' }])).rejects.toThrow('stands for')
})

test('F01: a session that begins at the instant in which a post or an account is taken away does not keep it', async () => {
  await using city = await smallCity()
  const admin = await as(city, 'admin')
  const [post] = await city.sql<{ id: string; officer: string }[]>`
    select a.id, a.officer from people.appointments a join people.officers o on o.id = a.officer where o.login = 'market-reviewer'`
  const [other] = await city.sql<{ id: string }[]>`select id from people.officers where login = 'market-handler'`
  for (const [account, path] of [
    [post?.officer ?? '', `/api/appointments/${post?.id}/end`],
    [other?.id ?? '', `/api/officers/${other?.id}/stop`],
  ] as const) {
    const begun = await asHolder(() => openTransaction(city.sql))
    const { cookie } = await beginSession(city, begun.tx, { kind: 'officer', account })
    let isOver = false
    const taken = admin.call('POST', path).then((answer) => {
      isOver = true
      return answer
    })
    while (!isOver && !(await waitsForLock(city))) await new Promise(setImmediate)
    await begun.commit()
    expect((await taken).status).toBe(204)
    const late = callerWith(city.app, { cookie: `${SESSION_COOKIE}=${cookie}`, csrf: '' })
    const { caller } = (await late.call('GET', '/api/session')).body as { caller: { positions: object[] } | null }
    expect(caller?.positions ?? []).toEqual([])
  }
})

const waitsForLock = async (city: SmallCity): Promise<boolean> =>
  (
    await city.sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  ).length > 0
