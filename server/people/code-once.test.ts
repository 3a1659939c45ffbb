// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { type BrowserLike, browserLike } from './browser-like.ts'
import { confirmSecondFactor, findOfficer } from './officer-queries.ts'
import { insertClient } from './oidc/record-queries.ts'
import { beginEnrolment } from './second-factor.ts'
import { as, smallCity } from './small-city.ts'
import { eight, twoServers } from './testing-two-servers.ts'

const CALLBACK = 'https://library.yunzhou.example/callback'
const SECRET = 'a-long-shared-secret-of-the-library'

/** A code for the library, as the address that the browser is sent back to. */
async function libraryCode(browser: BrowserLike, verifier: string): Promise<string> {
  const query = new URLSearchParams({
    client_id: 'library',
    response_type: 'code',
    scope: 'openid profile',
    redirect_uri: CALLBACK,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  let { url } = await browser.open(`/oidc/auth?${query}`)
  while (url.pathname.startsWith('/sign-in/')) {
    const steps = `/api${url.pathname}`
    const { body } = await browser.send('GET', steps)
    const step =
      body.prompt === 'consent'
        ? await browser.send('POST', `${steps}/consent`)
        : await browser.send('POST', `${steps}/password`, { login: 'chen-xiaomei', password: 'Yunzhou-2026' })
    url = (await browser.open(String(step.body.redirectTo))).url
  }
  expect(`${url.origin}${url.pathname}`).toBe(CALLBACK)
  return url.searchParams.get('code') ?? ''
}

const redeem = (server: FastifyInstance, code: string, verifier: string) =>
  server.inject({
    method: 'POST',
    url: '/oidc/token',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`library:${SECRET}`).toString('base64')}`,
    },
    payload: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      code_verifier: verifier,
    }).toString(),
  })

const whoIs = async (server: FastifyInstance, token: string): Promise<number> =>
  (await server.inject({ url: '/oidc/me', headers: { authorization: `Bearer ${token}` } })).statusCode

test('an authorization code that eight requests bring at once to two servers gives one token, and that one is revoked (RFC 6749 §4.1.2)', async () => {
  await using at = await twoServers()
  const { city, origin, servers } = at
  const client = { id: 'library', name: '云州市图书馆', secret: city.vault.protect(SECRET), redirectUris: [CALLBACK] }
  await insertClient(city.sql, { ...client, scopes: ['openid', 'profile'] }, city.clock.now())
  const browser = browserLike(origin)
  const verifier = randomBytes(32).toString('base64url')

  const used = await redeem(servers[0], await libraryCode(browser, verifier), verifier)
  expect(await whoIs(servers[1], used.json().access_token)).toBe(200)

  const code = await libraryCode(browser, verifier)
  const answers = await eight(at, (server) => redeem(server, code, verifier))
  const given = answers.filter((answer) => answer.statusCode === 200)
  expect(given.length).toBeLessThanOrEqual(1)
  expect(answers.filter((answer) => answer.json().error === 'invalid_grant')).toHaveLength(8 - given.length)
  for (const answer of given) expect(await whoIs(servers[0], answer.json().access_token)).toBe(401)
})

test('a code that comes a second time, later, is refused and takes back the token that it gave', async () => {
  await using at = await twoServers()
  const { city, origin, servers } = at
  const client = { id: 'library', name: '云州市图书馆', secret: city.vault.protect(SECRET), redirectUris: [CALLBACK] }
  await insertClient(city.sql, { ...client, scopes: ['openid', 'profile'] }, city.clock.now())
  const verifier = randomBytes(32).toString('base64url')
  const code = await libraryCode(browserLike(origin), verifier)
  const token = (await redeem(servers[0], code, verifier)).json().access_token
  expect(await whoIs(servers[0], token)).toBe(200)
  expect((await redeem(servers[1], code, verifier)).json().error).toBe('invalid_grant')
  expect(await whoIs(servers[0], token)).toBe(401)
})

test('a code for the city’s own pages that comes eight times at once opens one session, and that one is ended', async () => {
  await using at = await twoServers()
  const { city } = at
  const browser = browserLike(at.origin)
  const { url } = await browser.open('/api/session/begin?returnTo=/mine')
  const steps = `/api${url.pathname}`
  const proved = await browser.send('POST', `${steps}/password`, { login: 'chen-xiaomei', password: 'Yunzhou-2026' })
  const resumed = await fetch(new URL(String(proved.body.redirectTo), at.origin), {
    redirect: 'manual',
    headers: { cookie: browser.cookies(new URL(String(proved.body.redirectTo), at.origin).pathname) },
  })
  const callback = new URL(String(resumed.headers.get('location')))
  expect(callback.pathname).toBe('/api/session/callback')
  const headers = { cookie: browser.cookies(callback.pathname) }
  const answers = await eight(at, (server) => server.inject({ url: callback.pathname + callback.search, headers }))
  expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([303, ...Array.from({ length: 7 }, () => 410)].toSorted())
  expect(await city.sql`select 1 from people.sessions`).toHaveLength(0)
  expect(await city.sql`select 1 from people.sign_in_records where model in ('AuthorizationCode', 'Grant')`).toHaveLength(0)
})

test('a code confirms the second factor that it was read from, not one that somebody began in between', async () => {
  await using city = await smallCity()
  const [{ id }] = await city.sql<[{ id: string }]>`select id from people.officers where login = 'market-handler'`
  const officer = { id, login: 'market-handler' }
  await beginEnrolment(city, city.sql, officer)
  const read = (await findOfficer(city.sql, id))?.secondFactorAsked ?? ''
  await beginEnrolment(city, city.sql, officer)
  expect(await confirmSecondFactor(city.sql, id, read)).toBe(false)
  expect((await findOfficer(city.sql, id))?.secondFactor).toBeNull()
  const asked = (await findOfficer(city.sql, id))?.secondFactorAsked ?? ''
  expect(await confirmSecondFactor(city.sql, id, asked)).toBe(true)
})

test('of two who change a password at the same instant with the old one, one does, and the other’s is not the password', async () => {
  await using city = await smallCity()
  const sessions = [await as(city, 'chen-xiaomei'), await as(city, 'chen-xiaomei')]
  const answers = await Promise.all(
    sessions.map((session, turn) =>
      session.call('POST', '/api/me/password', { password: 'Yunzhou-2026', newPassword: `Another-202${turn}` }),
    ),
  )
  expect(answers.filter((answer) => answer.status === 204)).toHaveLength(1)
})
