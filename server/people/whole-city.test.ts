// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { buildHttp } from '../kernel/index.ts'
import { allPermissions, allRefusals, rooms } from '../rooms.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { doorkeeper, signInAs } from './index.ts'

type Route = { method: string; url: string; permission: string }

/** Every route of every room, and an app that answers them. */
async function everyRoute(city: TestCity) {
  const routes: Route[] = []
  const permissions = new Set(Object.keys(allPermissions()))
  const { config, metrics } = city
  const app = await buildHttp({
    config,
    metrics,
    refusals: allRefusals(),
    permissions,
    doorkeeper: doorkeeper(city, city.vault),
    version: '0',
  })
  app.addHook('onRoute', ({ method, url, config: routeConfig }) => {
    for (const one of [method].flat())
      if (one !== 'HEAD') routes.push({ method: one, url, permission: routeConfig?.permission ?? '' })
  })
  for (const room of rooms) if (room.routes) await app.register(room.routes(city), { prefix: '/api' })
  await app.ready()
  return { app, routes }
}

test('F01: across the whole city every post is let in to the acts of its permissions and refused every other', async () => {
  await using city = await testCity()
  const { app, routes } = await everyRoute(city)
  const guarded = routes.filter(({ permission }) => permission !== 'public' && permission !== 'signed-in')
  expect(guarded.length).toBeGreaterThan(20)
  const wrong: string[] = []
  for (const { id, permissions } of city.content.positions.values()) {
    const login = `only-${id}`
    const officer = crypto.randomUUID()
    await city.sql`insert into people.logins (login, kind, account) values (${login}, 'officer', ${officer})`
    await city.sql`insert into people.officers (id, login, name, password) values (${officer}, ${login}, ${login}, '')`
    await city.sql`
      insert into people.appointments (id, officer, position, department, region, since, state, asked_at)
      values (${crypto.randomUUID()}, ${officer}, ${id}, '11990100MB0A103474', '990100', '2026-01-01', 'granted', now())`
    const { cookie, csrf } = await signInAs(city, login)
    for (const { method, url, permission } of guarded) {
      const path = url.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000')
      const answer = await app.inject({ method: method as 'GET', url: path, headers: { cookie, 'x-csrf-token': csrf } })
      const refused = answer.statusCode === 403 && answer.json().facts?.permission === permission
      if (refused === permissions.includes(permission)) wrong.push(`${id}: ${method} ${url} (${permission}) ${answer.statusCode}`)
    }
  }
  expect(wrong).toEqual([])
  await app.close()
})

test('F01: nobody who is not signed in is let in to anything that is not public', async () => {
  await using city = await testCity()
  const { app, routes } = await everyRoute(city)
  for (const { method, url, permission } of routes) {
    if (permission === 'public') continue
    const path = url.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000')
    const answer = await app.inject({ method: method as 'GET', url: path })
    expect(`${method} ${url} ${answer.json().code}`).toBe(`${method} ${url} NOT_SIGNED_IN`)
  }
  await app.close()
})

test('a session that ends in the middle of a form says so, and what was filled in before is there after signing in again', async () => {
  await using city = await testCity()
  const before = await city.as('chen-xiaomei')
  await before.post('/session/acting-for', { creditCode: '91990102MA0C00016W' })
  const { body: draft } = await before.post('/drafts', { kind: 'bundle', id: 'open-restaurant' })
  const change = { revision: draft.revision, values: { shopName: '晓梅小馆' } }
  expect((await before.patch(`/drafts/${draft.id}`, change)).status).toBe(200)
  city.clock.forward(31 * 60_000)
  expect((await before.patch(`/drafts/${draft.id}`, change)).code).toBe('NOT_SIGNED_IN')
  const { cookie } = await signInAs(city, 'chen-xiaomei')
  const after = await city.app.inject({ url: `/api/drafts/${draft.id}`, headers: { cookie } })
  expect(after.json().values).toMatchObject(change.values)
})
