// SPDX-License-Identifier: Apache-2.0
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../kernel/embedded-process.ts'
import { browserLike } from './browser-like.ts'
import { namedAs } from './closed.ts'
import { putName } from './name-queries.ts'
import { insertClient } from './oidc/record-queries.ts'
import { as, type SmallCity, smallCity } from './small-city.ts'

const secret = 'a-secret-that-two-cities-share'

async function listening(name: string): Promise<{ city: SmallCity; origin: string }> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  // cookies do not know ports: each city keeps its own browser below, as if their hosts had names
  const city = await smallCity({
    env: { PUBLIC_URL: origin, DATA_DIR: join(tmpdir(), `chengshu-${name}-${process.getuid?.() ?? ''}`) },
  })
  await city.app.listen({ port, host: '127.0.0.1' })
  return { city, origin }
}

/** Two cities that accept each other's people: `home` asserts, `away` is visited. */
async function twoCities(mostLevel = 3) {
  const [home, away] = [await listening('home-city'), await listening('away-city')]
  const callback = `${away.origin}/api/session/partner/callback`
  const client = { id: 'away', name: '邻市', secret: home.city.vault.protect(secret), redirectUris: [callback] }
  await insertClient(home.city.sql, { ...client, scopes: ['openid', 'profile', 'phone', 'identity'] }, home.city.clock.now())
  const admin = await as(away.city, 'admin')
  const partner = { id: 'home-city', name: '云州市', issuer: `${home.origin}/oidc`, clientId: 'away', secret, mostLevel }
  expect((await admin.call('POST', '/api/identity-partners', partner)).status).toBe(204)
  return { home, away, admin, visitor: { atHome: browserLike(home.origin), away: browserLike(away.origin) } }
}
type Cities = Awaited<ReturnType<typeof twoCities>>

/** Goes to the other city, proves himself at home, agrees, and comes back with what home asserts. */
async function proveAtHome({ visitor, away }: Cities, login: string): Promise<URL> {
  const leaving = await visitor.away.open('/api/session/partner/home-city/begin?returnTo=/items')
  expect(leaving.url.origin).not.toBe(away.origin)
  const steps = `/api${(await visitor.atHome.open(leaving.url.href)).url.pathname}`
  const proved = await visitor.atHome.send('POST', `${steps}/password`, { login, password: 'Yunzhou-2026' })
  const asked = `/api${(await visitor.atHome.open(String(proved.body.redirectTo))).url.pathname}`
  const agreed = await visitor.atHome.send('POST', `${asked}/consent`)
  return (await visitor.atHome.open(String(agreed.body.redirectTo))).url
}

async function close(cities: Cities): Promise<void> {
  await cities.home.city[Symbol.asyncDispose]()
  await cities.away.city[Symbol.asyncDispose]()
}

test('A06: a person of a registered partner domain signs in without a second account, at the level that the city accepts of it', async () => {
  const cities = await twoCities(2)
  const back = await proveAtHome(cities, 'chen-xiaomei')
  expect((await cities.visitor.away.open(back.href)).url.pathname).toBe('/items')
  const { caller } = (await cities.visitor.away.send('GET', '/api/session')).body
  expect(caller).toMatchObject({ kind: 'person', name: '陈晓梅', level: 2 })
  // an assertion works once, also with the cookies of whoever it was for
  expect((await cities.visitor.away.send('GET', back.pathname + back.search)).body.code).toBe('SIGN_IN_EXPIRED')
  await close(cities)
})

test('A06: a domain that is not registered, or no longer, is refused, and so is an assertion for another browser', async () => {
  const cities = await twoCities()
  const { away, admin, visitor } = cities
  expect((await visitor.away.send('GET', '/api/session/partner/another-city/begin')).body.code).toBe('PARTNER_UNKNOWN')
  const back = await proveAtHome(cities, 'wang-jianguo')
  expect((await browserLike(away.origin).send('GET', back.pathname + back.search)).body.code).toBe('SIGN_IN_EXPIRED')
  const forged = new URL(back)
  forged.searchParams.set('iss', 'https://another.example')
  expect((await visitor.away.send('GET', forged.pathname + forged.search)).body.code).toBe('PARTNER_NOT_RECOGNISED')
  const again = await proveAtHomeAgain(cities)
  expect((await admin.call('POST', '/api/identity-partners/home-city/stop')).status).toBe(204)
  expect((await visitor.away.send('GET', again.pathname + again.search)).body.code).toBe('PARTNER_UNKNOWN')
  await close(cities)
})

/** Once he has agreed, home asks no more in this browser: one authentication. */
async function proveAtHomeAgain({ visitor }: Cities): Promise<URL> {
  const leaving = await visitor.away.open('/api/session/partner/home-city/begin')
  return (await visitor.atHome.open(leaving.url.href)).url
}

test('A06: an officer of another city is nobody here, and neither is somebody whose name this city knows otherwise', async () => {
  const cities = await twoCities()
  const officer = await proveAtHome(cities, 'market-handler')
  expect((await cities.visitor.away.send('GET', officer.pathname + officer.search)).body.code).toBe('PARTNER_NOT_RECOGNISED')
  await close(cities)
  const others = await twoCities()
  const { sql } = others.away.city
  const [row] = await sql<[{ id: string }]>`select id from people.persons where login = 'chen-xiaomei'`
  await putName(sql, { ...row, ...namedAs(sql, row, '另一人') })
  const back = await proveAtHome(others, 'chen-xiaomei')
  expect((await others.visitor.away.send('GET', back.pathname + back.search)).body.code).toBe('PARTNER_NOT_RECOGNISED')
  await close(others)
})

test('A06: a partner domain that does not answer is said to be away, and nobody is signed in', async () => {
  const cities = await twoCities()
  await cities.home.city.app.close()
  expect((await cities.visitor.away.send('GET', '/api/session/partner/home-city/begin')).body).toMatchObject({
    code: 'PARTNER_AWAY',
    status: 503,
  })
  await close(cities)
})
