// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { peopleSweep } from './index.ts'
import { appOf, as, callerWith, nobody, smallCity } from './small-city.ts'

const minutes = (count: number) => count * 60_000

test('a demo account signs in by a click, sees who it is and ends its session', async () => {
  await using city = await smallCity()
  const list = (await nobody(city).call('GET', '/api/session/demo')).body as {
    login: string
    story: string | null
    posts: string[]
  }[]
  expect(list.find((row) => row.login === 'chen-xiaomei')?.story).toContain('开饭店')
  expect(list.find((row) => row.login === 'market-handler')?.posts).toContain('市市场监管局 · 受理岗')
  expect(list.find((row) => row.login === 'market-temp')?.posts).toEqual([])
  const begun = await nobody(city).call('POST', '/api/session/demo', { login: 'chen-xiaomei' })
  expect(begun.status).toBe(204)
  const cookie = String(begun.headers['set-cookie'])
  expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
  const session = cookie.split(';')[0] ?? ''
  const view = (await callerWith(city.app, { cookie: session, csrf: '' }).call('GET', '/api/session')).body as {
    csrf: string
    caller: object
    demo: boolean
    city: object
  }
  expect(view).toMatchObject({
    demo: true,
    city: { name: '云州市', region: '990100' },
    caller: { kind: 'person', name: '陈晓梅', level: 3 },
  })
  expect(JSON.stringify(view)).not.toContain('990102198803160029')
  const me = callerWith(city.app, { cookie: session, csrf: view.csrf })
  expect((await me.call('POST', '/api/session/end')).status).toBe(204)
  expect((await me.call('POST', '/api/session/end')).code).toBe('NOT_SIGNED_IN')
  expect((await nobody(city).call('POST', '/api/session/demo', { login: 'nobody' })).code).toBe('DEMO_ACCOUNT_UNKNOWN')
})

test('where there is no demo city, the demo sign-in does not exist and nobody is seeded', async () => {
  await using city = await smallCity({ env: { DEMO: 'off' } })
  expect((await nobody(city).call('GET', '/api/session/demo')).code).toBe('NOT_FOUND')
  expect((await nobody(city).call('POST', '/api/session/demo', { login: 'chen-xiaomei' })).code).toBe('NOT_FOUND')
  expect(await city.sql`select 1 from people.logins`).toHaveLength(0)
  expect((await city.sql`select 1 from people.departments`).length).toBeGreaterThanOrEqual(40)
})

test('an idle session ends after SESSION_MINUTES and a busy one after twelve hours', async () => {
  await using city = await smallCity()
  const caller = await as(city, 'market-handler')
  const isIn = async () => ((await caller.call('GET', '/api/session')).body as { caller: unknown }).caller !== null
  city.clock.forward(minutes(29))
  expect(await isIn()).toBe(true)
  for (let slept = 29; slept < 12 * 60 - 25; slept += 25) {
    city.clock.forward(minutes(25))
    expect(await isIn()).toBe(true)
  }
  city.clock.forward(minutes(25))
  expect(await isIn()).toBe(false)
  const idle = await as(city, 'market-handler')
  city.clock.forward(minutes(30))
  expect((await idle.call('POST', '/api/session/end')).code).toBe('NOT_SIGNED_IN')
})

test('a changing request without the token of its own session is refused, and so is one that another site sends', async () => {
  await using city = await smallCity()
  const one = await as(city, 'market-handler')
  const other = await as(city, 'market-handler')
  const end = (csrf: string) => callerWith(city.app, { cookie: one.cookie, csrf }).call('POST', '/api/session/end')
  expect((await end('')).code).toBe('CSRF_FAILED')
  expect((await end(other.csrf)).code).toBe('CSRF_FAILED')
  expect((await end(one.csrf)).status).toBe(204)
  const lured = await nobody(city).call('POST', '/api/session/demo', { login: 'admin' }, { 'sec-fetch-site': 'cross-site' })
  expect(lured.code).toBe('CSRF_FAILED')
})

test('two server processes share sessions, and signing out everywhere ends them in both', async () => {
  await using city = await smallCity()
  const second = await appOf({ ...city })
  const here = await as(city, 'chen-xiaomei')
  const there = callerWith(second, await as(city, 'chen-xiaomei'))
  expect((await callerWith(second, here).call('GET', '/api/session')).body).toMatchObject({ caller: { name: '陈晓梅' } })
  expect((await here.call('POST', '/api/session/end', { everywhere: true })).status).toBe(204)
  expect((await there.call('GET', '/api/session')).body).toMatchObject({ caller: null })
  await second.close()
})

test('last seen is written at most once a minute, and the token itself is stored nowhere', async () => {
  await using city = await smallCity()
  const caller = await as(city, 'steward')
  const seen = async () => (await city.sql<{ seen_at: Date }[]>`select seen_at from people.sessions`)[0]?.seen_at.getTime()
  const first = await seen()
  city.clock.forward(59_000)
  await caller.call('GET', '/api/session')
  expect(await seen()).toBe(first)
  city.clock.forward(1_000)
  await caller.call('GET', '/api/session')
  expect(await seen()).toBe(city.clock.now().getTime())
  const [row] = await city.sql<{ text: string }[]>`select sessions::text as text from people.sessions`
  expect(row?.text).not.toContain(caller.cookie.split('=')[1])
})

test('name, identity number and mobile stand closed in the database, in the session too', async () => {
  await using city = await smallCity()
  await as(city, 'chen-xiaomei')
  const rows = await city.sql<{ text: string }[]>`
    select persons::text as text from people.persons union all select sessions::text from people.sessions union all select identities::text from people.identities`
  expect(rows.length).toBeGreaterThan(3)
  for (const { text } of rows) {
    expect(text).not.toContain('990102198803160029')
    expect(text).not.toContain('10010007919')
    expect(text).not.toContain('陈晓梅')
  }
})

test('what has ended is removed, and nothing that still runs', async () => {
  await using city = await smallCity()
  await as(city, 'market-handler')
  city.clock.forward(minutes(20))
  await as(city, 'steward')
  expect(await peopleSweep.run(city)).toBe(0)
  city.clock.forward(minutes(11))
  expect(await peopleSweep.run(city)).toBe(1)
  expect(await city.sql`select snapshot ->> 'login' as login from people.sessions`).toEqual([{ login: 'steward' }])
})
