// SPDX-License-Identifier: Apache-2.0
import * as oidc from 'openid-client'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { run } from '../../cli/people/index.ts'
import { freePort } from '../kernel/embedded-process.ts'
import { connect } from '../kernel/index.ts'
import { type BrowserLike, browserLike } from './browser-like.ts'
import { insertClient } from './oidc/record-queries.ts'
import { appOf, as, bringKeys, type SmallCity, smallCity } from './small-city.ts'

/** A small city that listens, because signing in goes over real HTTP here. */
async function listeningCity(env: Record<string, string> = {}): Promise<{ city: SmallCity; origin: string }> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const city = await smallCity({ env: { PUBLIC_URL: origin, ...env } })
  await city.app.listen({ port, host: '127.0.0.1' })
  return { city, origin }
}

async function beginAt(browser: BrowserLike, returnTo = '/mine'): Promise<string> {
  const { url } = await browser.open(`/api/session/begin?returnTo=${encodeURIComponent(returnTo)}`)
  expect(url.pathname).toMatch(/^\/sign-in\/[\w-]+$/)
  return `/api${url.pathname}`
}

const code = (secret: string, at: Date) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })
const rightPassword = { password: 'Yunzhou-2026' }

test('a resident signs in with a password through the unified identity and comes back to where she was', async () => {
  const { city, origin } = await listeningCity()
  await using _ = city
  const browser = browserLike(origin)
  const steps = await beginAt(browser, '/apply/open-restaurant?step=2')
  expect((await browser.send('GET', steps)).body).toEqual({ client: '城枢', prompt: 'login', scopes: [] })
  expect((await browser.send('POST', `${steps}/password`, { login: 'chen-xiaomei', password: 'wrong' })).body.code).toBe(
    'SIGN_IN_FAILED',
  )
  const proved = await browser.send('POST', `${steps}/password`, { login: 'chen-xiaomei', ...rightPassword })
  expect(proved.body.next).toBe('continue')
  const end = await browser.open(String(proved.body.redirectTo))
  expect(end.url.pathname + end.url.search).toBe('/apply/open-restaurant?step=2')
  expect((await browser.send('GET', '/api/session')).body.caller).toMatchObject({ name: '陈晓梅' })
  expect((await browser.open(String(proved.body.redirectTo))).status).toBe(400)
})

test('an officer with a second factor is not in before the code, and a code works once', async () => {
  const { city, origin } = await listeningCity()
  await using _ = city
  const [first, second] = [browserLike(origin), browserLike(origin)]
  const steps = await beginAt(first)
  const half = await first.send('POST', `${steps}/password`, { login: 'auditor', ...rightPassword })
  expect(half.body).toMatchObject({ next: 'code', redirectTo: null })
  const skipped = await first.open(steps.replace('/api/sign-in/', '/oidc/auth/'))
  expect(skipped.url.pathname).toMatch(/^\/sign-in\//)
  expect((await first.send('GET', '/api/session')).body.caller).toBeNull()

  const again = `/api${skipped.url.pathname}`
  await first.send('POST', `${again}/password`, { login: 'auditor', ...rightPassword })
  const now = code('JBSWY3DPEHPK3PXP', city.clock.now())
  const done = await first.send('POST', `${again}/code`, { code: now })
  expect(done.body.next).toBe('continue')
  await first.open(String(done.body.redirectTo))
  expect((await first.send('GET', '/api/session')).body.caller).toMatchObject({ login: 'auditor' })

  const other = await beginAt(second)
  await second.send('POST', `${other}/password`, { login: 'auditor', ...rightPassword })
  expect((await second.send('POST', `${other}/code`, { code: now })).body.code).toBe('SECOND_FACTOR_WRONG')
  city.clock.forward(60_000)
  expect((await second.send('POST', `${other}/code`, { code: code('JBSWY3DPEHPK3PXP', city.clock.now()) })).body.next).toBe(
    'continue',
  )
})

test('five wrong passwords lock an account for thirty minutes, known or not, and the right one does not help', async () => {
  const { city, origin } = await listeningCity()
  await using _ = city
  const browser = browserLike(origin)
  let steps = await beginAt(browser)
  const attempt = async (login: string, password: string) =>
    (await browser.send('POST', `${steps}/password`, { login, password })).body
  for (const login of ['li-xiulan', 'nobody-at-all']) {
    for (let tries = 0; tries < 5; tries++) expect((await attempt(login, 'wrong')).code).toBe('SIGN_IN_FAILED')
    const locked = await attempt(login, rightPassword.password)
    expect(locked).toMatchObject({ code: 'ACCOUNT_LOCKED', status: 429, facts: { minutes: 30 } })
  }
  city.clock.forward(15 * 60_000)
  expect(await attempt('li-xiulan', rightPassword.password)).toMatchObject({ code: 'ACCOUNT_LOCKED', facts: { minutes: 15 } })
  city.clock.forward(15 * 60_000)
  steps = await beginAt(browser)
  expect(await attempt('li-xiulan', rightPassword.password)).toMatchObject({ next: 'continue' })
})

test('a thousand wrong passwords from one address are stopped long before, also when they come at once', async () => {
  const { city, origin } = await listeningCity()
  await using _ = city
  const browser = browserLike(origin)
  const steps = await beginAt(browser)
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_one, index) =>
      browser.send('POST', `${steps}/password`, { login: `guess-${index}`, password: 'wrong' }),
    ),
  )
  const failed = answers.filter((answer) => answer.body.code === 'SIGN_IN_FAILED')
  expect(failed).toHaveLength(30)
  expect(answers.filter((answer) => answer.body.code === 'ACCOUNT_LOCKED')).toHaveLength(30)
})

test('another system registered as a client signs a person in, learns what she agreed to and nothing else', async () => {
  const { city, origin } = await listeningCity()
  await using _ = city
  const callback = 'https://library.yunzhou.example/callback'
  const client = {
    id: 'library',
    name: '云州市图书馆',
    secret: city.vault.protect('a-long-shared-secret-of-the-library'),
    redirectUris: [callback],
  }
  await insertClient(city.sql, { ...client, scopes: ['openid', 'profile'] }, city.clock.now())
  const library = await oidc.discovery(new URL(`${origin}/oidc`), 'library', 'a-long-shared-secret-of-the-library', undefined, {
    execute: [oidc.allowInsecureRequests],
  })
  const browser = browserLike(origin)
  const verifier = oidc.randomPKCECodeVerifier()
  const parameters = {
    redirect_uri: callback,
    scope: 'openid profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
  }
  const start = oidc.buildAuthorizationUrl(library, { ...parameters, code_challenge_method: 'S256', state: 'abc' })
  const page = await browser.open(start.href)
  const steps = `/api${page.url.pathname}`
  const proved = await browser.send('POST', `${steps}/password`, { login: 'chen-xiaomei', ...rightPassword })
  const asked = await browser.open(String(proved.body.redirectTo))
  const agreeing = `/api${asked.url.pathname}`
  expect((await browser.send('GET', agreeing)).body).toEqual({
    client: '云州市图书馆',
    prompt: 'consent',
    scopes: ['openid', 'profile'],
  })
  const agreed = await browser.send('POST', `${agreeing}/consent`)
  const back = await browser.open(String(agreed.body.redirectTo))
  expect(back.url.origin).toBe('https://library.yunzhou.example')
  const tokens = await oidc.authorizationCodeGrant(library, back.url, { pkceCodeVerifier: verifier, expectedState: 'abc' })
  const claims = tokens.claims()
  const info = await oidc.fetchUserInfo(library, tokens.access_token, String(claims?.sub))
  expect(info).toMatchObject({ name: '陈晓梅', kind: 'person', level: 3 })
  expect(JSON.stringify([info, claims])).not.toMatch(/id_number|phone_number|9901021988/)

  // one authentication, city-wide: the city's own pages ask for no second password
  const home = await browser.open('/api/session/begin?returnTo=/mine')
  expect(home.url.pathname).toBe('/mine')
  expect((await browser.send('GET', '/api/session')).body.caller).toMatchObject({ name: '陈晓梅' })
})

test('a session that has idled to its end is not revived by the unified identity', async () => {
  const { city, origin } = await listeningCity()
  await using _ = city
  const browser = browserLike(origin)
  const steps = await beginAt(browser)
  const proved = await browser.send('POST', `${steps}/password`, { login: 'chen-xiaomei', ...rightPassword })
  await browser.open(String(proved.body.redirectTo))
  city.clock.forward(10 * 60_000)
  expect((await browser.open('/api/session/begin?returnTo=/mine')).url.pathname).toBe('/mine')
  city.clock.forward(31 * 60_000)
  expect((await browser.send('GET', '/api/session')).body.caller).toBeNull()
  await beginAt(browser)
})

test('signing out signs out of the unified identity in that browser', async () => {
  const { city, origin } = await listeningCity()
  await using _ = city
  const browser = browserLike(origin)
  const steps = await beginAt(browser)
  const proved = await browser.send('POST', `${steps}/password`, { login: 'chen-xiaomei', ...rightPassword })
  await browser.open(String(proved.body.redirectTo))
  const { csrf } = (await browser.send('GET', '/api/session')).body
  expect((await browser.send('POST', '/api/session/end', undefined, { 'x-csrf-token': String(csrf) })).status).toBe(204)
  await beginAt(browser)
})

test('a system that is not registered, or a callback that is not its own, is refused', async () => {
  const { city, origin } = await listeningCity()
  await using _ = city
  const browser = browserLike(origin)
  const query =
    'response_type=code&scope=openid&code_challenge=x123456789012345678901234567890123456789012345&code_challenge_method=S256'
  expect((await browser.open(`/oidc/auth?client_id=unknown&redirect_uri=https://a.example/&${query}`)).status).toBe(400)
  const stolen = await browser.open(`/oidc/auth?client_id=chengshu&redirect_uri=https://thief.example/&${query}`)
  expect(stolen.status).toBe(400)
  expect(stolen.body).toContain('登录没有完成')
})

test('a sign-in that another browser began cannot be finished in this one', async () => {
  const { city, origin } = await listeningCity()
  await using _ = city
  const [victim, attacker] = [browserLike(origin), browserLike(origin)]
  const steps = await beginAt(attacker)
  expect((await victim.send('GET', steps)).body.code).toBe('SIGN_IN_EXPIRED')
  await beginAt(victim)
  expect((await victim.send('POST', `${steps}/password`, { login: 'chen-xiaomei', ...rightPassword })).body.code).toBe(
    'SIGN_IN_EXPIRED',
  )
  expect((await victim.send('GET', '/api/session/callback?code=made-up&state=made-up')).body.code).toBe('SIGN_IN_EXPIRED')
})

test('in a real city an officer without a second factor sets one up before he is let in', async () => {
  const { city, origin } = await listeningCity({ DEMO: 'off' })
  await using _ = city
  const { hashPassword } = await import('./password.ts')
  const hashed = await hashPassword('a long enough phrase', false)
  const id = crypto.randomUUID()
  await city.sql`insert into people.logins (login, kind, account) values ('first', 'officer', ${id})`
  await city.sql`insert into people.officers (id, login, name, password) values (${id}, 'first', '首位管理员', ${hashed})`
  const browser = browserLike(origin)
  const steps = await beginAt(browser)
  const half = await browser.send('POST', `${steps}/password`, { login: 'first', password: 'a long enough phrase' })
  expect(half.body.next).toBe('enrol')
  expect(String(half.body.qr)).toMatch(/^data:image\/png;base64,/)
  const secret = new URL(String(half.body.uri)).searchParams.get('secret') ?? ''
  const done = await browser.send('POST', `${steps}/code`, { code: code(secret, city.clock.now()) })
  await browser.open(String(done.body.redirectTo))
  expect((await browser.send('GET', '/api/session')).body.caller).toMatchObject({ login: 'first' })
})

test('the way back leads to a path of this city and nowhere else', async () => {
  const { city, origin } = await listeningCity()
  await using _ = city
  const script = await browserLike(origin).send('GET', '/api/session/begin?returnTo=javascript:alert(1)')
  expect(script.body.code).toBe('ATTACK_BLOCKED')
  for (const lure of ['https://thief.example/', '//thief.example', '/\\thief.example']) {
    const browser = browserLike(origin)
    const steps = await beginAt(browser, lure)
    const proved = await browser.send('POST', `${steps}/password`, { login: 'wang-jianguo', ...rightPassword })
    const end = await browser.open(String(proved.body.redirectTo))
    expect(end.url.href).toBe(`${origin}/`)
  }
})

test('a sign-in begun at one server process goes on at another', async () => {
  const { city, origin } = await listeningCity()
  await using _ = city
  const sql = connect({ url: city.config.databaseUrl, max: 2 })
  bringKeys(sql, city.vault)
  const second = await appOf({ ...city, sql })
  const there = await second.listen({ port: 0, host: '127.0.0.1' })
  const browser = browserLike(origin)
  const steps = await beginAt(browser)
  const proved = await browser.send('POST', `${there}${steps}/password`, { login: 'chen-xiaomei', ...rightPassword })
  expect(proved.body.next).toBe('continue')
  expect((await browser.open(String(proved.body.redirectTo))).url.pathname).toBe('/mine')
  expect((await browser.send('GET', `${there}/api/session`)).body.caller).toMatchObject({ name: '陈晓梅' })
  await second.close()
  await sql.end({ timeout: 5 })
})

test('an officer replaces his second factor only with the present one in his hand', async () => {
  await using city = await smallCity()
  const auditor = await as(city, 'auditor')
  const ask = (given: { password?: string; code?: string }) => auditor.call('POST', '/api/me/second-factor', given)
  expect((await ask(rightPassword)).code).toBe('SECOND_FACTOR_WRONG')
  const present = code('JBSWY3DPEHPK3PXP', city.clock.now())
  expect((await ask({ code: present })).code).toBe('BAD_INPUT')
  expect((await ask({ code: present, password: 'wrong' })).code).toBe('SIGN_IN_FAILED')
  const begun = await ask({ ...rightPassword, code: present })
  const secret = new URL((begun.body as { uri: string }).uri).searchParams.get('secret') ?? ''
  const confirm = (given: string) => auditor.call('POST', '/api/me/second-factor/confirmation', { code: given })
  expect((await confirm(present)).code).toBe('SECOND_FACTOR_WRONG')
  city.clock.forward(30_000)
  expect((await confirm(code(secret, city.clock.now()))).status).toBe(204)
  city.clock.forward(60_000)
  expect((await ask({ ...rightPassword, code: code('JBSWY3DPEHPK3PXP', city.clock.now()) })).code).toBe('SECOND_FACTOR_WRONG')
})

test('whoever finds a signed-in desk binds no second factor to it without the password, and is stopped at guessing it', async () => {
  await using city = await smallCity()
  const handler = await as(city, 'market-handler')
  const ask = (password: string) => handler.call('POST', '/api/me/second-factor', { password })
  for (let tried = 0; tried < 5; tried++) expect((await ask(`Guess-202${tried}`)).code).toBe('SIGN_IN_FAILED')
  expect((await ask(rightPassword.password)).code).toBe('ACCOUNT_LOCKED')
  city.clock.forward(29 * 60_000)
  const later = await as(city, 'market-handler')
  city.clock.forward(2 * 60_000)
  const begun = await later.call('POST', '/api/me/second-factor', rightPassword)
  expect(begun.status, JSON.stringify(begun.body)).toBe(200)
})

test('a real city begins with three administrators, once, and they appoint everybody else', async () => {
  const { city, origin } = await listeningCity({ DEMO: 'off' })
  await using _ = city
  const said: string[] = []
  const write = (text: string) => said.push(text) > 0
  const io = {
    stdout: { write },
    stderr: { write },
    env: { DATABASE_URL: city.config.databaseUrl, DEMO: 'off', DATA_DIR: city.config.dataDir },
  }
  const three = ['admin=first-admin:甲', 'security=first-security:乙', 'auditor=first-auditor:丙']
  const command = ['first-officers', '11990100MB0A10398C', '990100']
  expect(await run([...command, 'admin=first-admin:甲'], io)).toBe(2)
  said.length = 0
  expect(await run([...command, ...three], io)).toBe(0)
  const password = /^first-admin {2}初始口令 (\S+)$/m.exec(said.join(''))?.[1] ?? ''
  expect(await run([...command, ...three], io)).toBe(1)
  const browser = browserLike(origin)
  const steps = await beginAt(browser)
  expect((await browser.send('POST', `${steps}/password`, { login: 'first-admin', password })).body.next).toBe('enrol')
  // the command line lives by the wall clock
  city.clock.set(new Date().toISOString())
  expect((await (await as(city, 'first-admin')).call('GET', '/api/officers')).status).toBe(200)
})

test('behind a proxy that ends TLS, every cookie of signing in is secure', async () => {
  await using city = await smallCity({ env: { PUBLIC_URL: 'https://yunzhou.example', TRUST_PROXY: '1' } })
  const headers = { host: 'yunzhou.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.7' }
  const begun = await city.app.inject({ url: '/api/session/begin?returnTo=/mine', headers })
  const asked = await city.app.inject({ url: String(begun.headers.location), headers })
  expect(asked.statusCode).toBe(303)
  expect(String(asked.headers.location)).toMatch(/^\/sign-in\//)
  const cookies = [begun.headers['set-cookie'], asked.headers['set-cookie']].flat().map(String)
  expect(cookies.length).toBeGreaterThanOrEqual(3)
  for (const cookie of cookies) expect(cookie).toMatch(/; *secure/i)
})
