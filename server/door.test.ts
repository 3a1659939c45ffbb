// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import Fastify, { type FastifyRequest } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { timeBodies } from './kernel/body.ts'
import { capConnections } from './kernel/pace.ts'
import { problemPage } from './kernel/problem-page.ts'
import { signInAs } from './people/index.ts'
import { type TestCity, testCity } from './testing/city.ts'

let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city[Symbol.asyncDispose]())

const wide = (members: number) => Object.fromEntries(Array.from({ length: members }, (_, n) => [`k${n}`, 1]))
const eligibility = (form: Record<string, unknown>) =>
  city.anyone().post('/eligibility', { kind: 'item', id: 'company-registration', form })

test('a wide form from a stranger is refused before it is read, before it is built, or before it is judged', async () => {
  expect(await eligibility(wide(75_000))).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' })
  const built = await eligibility(wide(1200))
  expect(built).toMatchObject({ status: 400, code: 'BAD_INPUT' })
  expect(built.body.detail).toContain('项目太多')
  const judged = await eligibility(wide(1))
  expect(judged).toMatchObject({ status: 400, code: 'BAD_INPUT' })
  expect(judged.body.detail).toContain('没有的填写项')
  expect((await eligibility({})).status).toBe(200)
})

test('every route has a limit of its own: nobody makes an act of more than 64 KB, and only content and files are longer than 256 KB', async () => {
  const long: string[] = []
  for (const { method, url, permission } of city.app.declared) {
    if (permission !== 'public' || ['GET', 'HEAD', 'OPTIONS'].includes(method) || url.startsWith('/oidc')) continue
    const headers = { 'content-type': 'application/json' }
    const answer = await city.app.inject({
      method: method as 'POST',
      url: url.replace(/:\w+/g, 'x'),
      headers,
      payload: `"${'x'.repeat(65_600)}"`,
    })
    if (answer.statusCode !== 413) long.push(`${method} ${url} ${answer.statusCode}`)
  }
  expect(long).toEqual([])
  const wang = await city.as('wang-jianguo')
  const draft = '00000000-0000-4000-8000-000000000000'
  const form = (bytes: number) => wang.patch(`/drafts/${draft}`, { revision: 1, values: { shopName: 'x'.repeat(bytes) } })
  expect((await form(100_000)).status).toBe(404)
  const refused = await form(270_000)
  expect(refused).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' })
  expect(refused.body.detail).toContain('256 KB')
  const file = await wang.upload('/drafts', { name: 'a.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4') })
  expect(file).toMatchObject({ status: 415, code: 'WRONG_CONTENT_TYPE' })
})

test('a name that is written twice, and what is not UTF-8, are refused', async () => {
  const send = (payload: Buffer) =>
    city.app.inject({ method: 'POST', url: '/api/eligibility', headers: { 'content-type': 'application/json' }, payload })
  const twice = await send(Buffer.from('{"kind":"item","id":"company-registration","id":"social-card"}'))
  expect([twice.statusCode, twice.json().detail]).toEqual([400, expect.stringContaining('同一项写了两次')])
  const broken = await send(Buffer.concat([Buffer.from('{"kind":"item","id":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]))
  expect([broken.statusCode, broken.json().detail]).toEqual([400, expect.stringContaining('UTF-8')])
})

/** How many of `times` requests were answered with 429. */
async function limited(on: TestCity, times: number, url: (n: number) => string, headers: (n: number) => Record<string, string>) {
  let refused = 0
  for (let n = 0; n < times; n++) if ((await on.app.inject({ url: url(n), headers: headers(n) })).statusCode === 429) refused++
  return refused
}

test('who varies X-Forwarded-For himself is counted at the address that the proxy saw, whatever the answers are', async () => {
  await using busy = await testCity({ env: { RATE_PER_MINUTE: '2', TRUST_PROXY: '1' } })
  const spoofed = (own: number) => (n: number) => ({ 'x-forwarded-for': `10.1.${n}.7, 203.0.113.${own}` })
  const claimed = (n: number) => ({ ...spoofed(2)(n), cookie: `chengshu_session=${String(n).padStart(64, 'A')}` })
  expect(await limited(busy, 30, () => '/api/home', spoofed(1))).toBe(10)
  expect(await limited(busy, 30, () => '/api/me/cases', claimed)).toBe(10)
  expect(await limited(busy, 30, (n) => `/api/nothing-${n}`, spoofed(3))).toBe(10)
  expect(await limited(busy, 30, () => '/api/desk/tasks', spoofed(4))).toBe(10)
  // a limit of one route is counted there as well
  expect(await limited(busy, 10, () => '/api/home', spoofed(5))).toBe(0)
})

test('addresses of one IPv6 network are one sender; those of another are another', async () => {
  await using busy = await testCity({ env: { RATE_PER_MINUTE: '2', TRUST_PROXY: '127.0.0.1' } })
  const from = (network: string) => (n: number) => ({ 'x-forwarded-for': `2001:db8:0:${network}::${n.toString(16)}` })
  expect(await limited(busy, 30, () => '/api/home', from('a'))).toBe(10)
  expect(await limited(busy, 10, () => '/api/home', from('b'))).toBe(0)
})

test('without a proxy the forwarding headers are no address at all', async () => {
  await using busy = await testCity({ env: { RATE_PER_MINUTE: '2' } })
  expect(
    await limited(
      busy,
      30,
      () => '/api/home',
      (n) => ({ 'x-forwarded-for': `198.51.100.${n}` }),
    ),
  ).toBe(10)
})

test('strangers who use up the minute of an address do not lock out who is signed in behind it', async () => {
  await using busy = await testCity({ env: { RATE_PER_MINUTE: '2' } })
  const wang = await busy.as('wang-jianguo')
  expect((await wang.get('/drafts')).status).toBe(200)
  expect(
    await limited(
      busy,
      30,
      () => '/api/home',
      () => ({}),
    ),
  ).toBe(10)
  expect((await wang.get('/drafts')).status).toBe(200)
})

test('the people of a hall who are signed in do not use up the minute of its strangers, and each has a minute of his own', async () => {
  await using busy = await testCity({ env: { RATE_PER_MINUTE: '4' } })
  const hall = await Promise.all(
    ['wang-jianguo', 'chen-xiaomei', 'market-handler', 'market-decider', 'admin'].map((login) => signInAs(busy, login)),
  )
  let refused = 0
  for (const { cookie } of hall)
    for (let n = 0; n < 12; n++)
      if ((await busy.app.inject({ url: '/api/session', headers: { cookie } })).statusCode === 429) refused++
  expect(refused).toBe(hall.length * 8)
  expect(
    await limited(
      busy,
      40,
      () => '/api/home',
      () => ({}),
    ),
  ).toBe(0)
})

test('a session that has ended is a stranger again: it does not reach the database behind an address that has used up its minute', async () => {
  await using busy = await testCity({ env: { RATE_PER_MINUTE: '2' } })
  const { cookie } = await signInAs(busy, 'wang-jianguo')
  const ask = () => busy.app.inject({ url: '/api/me/cases', headers: { cookie } })
  expect((await ask()).statusCode).toBe(200)
  await busy.sql`update people.sessions set ends_at = ${busy.clock.now()}`
  expect((await ask()).statusCode).toBe(401)
  expect(
    await limited(
      busy,
      30,
      () => '/api/me/cases',
      () => ({ cookie }),
    ),
  ).toBe(11)
})

test('whoever has to wait is told minutes, and a program the seconds', async () => {
  await using busy = await testCity({ env: { RATE_PER_MINUTE: '1' } })
  const ask = (accept: string) => busy.app.inject({ url: '/api/home', headers: { accept } })
  for (let n = 0; n < 10; n++) expect((await ask('*/*')).statusCode).toBe(200)
  const program = await ask('application/json')
  expect(program.json()).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS', detail: expect.stringContaining('请过 1 分钟') })
  expect(Number(program.headers['retry-after'])).toBeGreaterThan(0)
  const page = await ask('text/html')
  expect([page.statusCode, page.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8'])
  expect(page.body).toContain('<h1>请稍等再打开</h1>')
  expect(page.body).toContain('请过 1 分钟再打开')
  expect(page.body).not.toContain('秒')
})

test('words that somebody looks for are found or not found, whatever language they are also words of', async () => {
  const said = [
    'dog & cat licence',
    'how to select a name from the list where it says "shop"',
    "children's or parents' = family",
    '<b>开饭店</b>',
    'food & drink; ping me',
    'R&D cat',
    'student union: select committee members',
    '养狗 && 养猫',
  ]
  for (const [n, words] of said.entries())
    for (const path of ['/api/search', '/search']) {
      const url = `${path}?q=${encodeURIComponent(words)}`
      const answer = await city.app.inject({ url, remoteAddress: `198.51.101.${n}` })
      expect([url, answer.statusCode]).toEqual([url, 200])
    }
  for (const [n, words] of ["' or 1=1 --", '<script>alert(1)</script>', '../../etc/passwd', 'x\r\nSet-Cookie: a=b'].entries()) {
    const answer = await city.app.inject({
      url: `/api/search?q=${encodeURIComponent(words)}`,
      remoteAddress: `198.51.102.${n}`,
    })
    expect([words, answer.statusCode]).toEqual([words, 403])
  }
  // the same words where nobody looks for anything
  const elsewhere = await city.app.inject({ url: '/api/items?theme=dog%20%26%20cat%20x', remoteAddress: '198.51.103.1' })
  expect(elsewhere.statusCode).toBe(403)
})

test('a body that comes by drops is cut off after a minute, an upload of 20 MB over a slow phone is not', async () => {
  const app = Fastify()
  const waits: { act: () => void; milliseconds: number; stopped: boolean }[] = []
  timeBodies(app, (act, milliseconds) => {
    const wait = { act, milliseconds, stopped: false }
    waits.push(wait)
    return () => {
      wait.stopped = true
    }
  })
  const take = async (request: FastifyRequest) => ({ got: JSON.stringify(request.body).length })
  app.post('/form', take)
  app.post('/upload', { config: { body: 'file' } }, take)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const begin = async (path: string): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 7\r\n\r\n{"a"`)
    await expect.poll(() => waits.length).toBeGreaterThan(0)
    return socket
  }
  const slow = await begin('/form')
  expect(waits[0]?.milliseconds).toBe(60_000)
  const cut = once(slow, 'close')
  slow.on('error', () => {})
  waits.shift()?.act()
  await cut
  const upload = await begin('/upload')
  expect(waits[0]?.milliseconds).toBe(600_000)
  upload.write(':1}')
  const [said] = await once(upload, 'data')
  expect(String(said)).toContain('200 OK')
  expect(waits[0]?.stopped).toBe(true)
  upload.destroy()
  await app.close()
})

test('whoever asks whether the server lives is answered, also behind an address that has used up its minute', async () => {
  await using busy = await testCity({ env: { RATE_PER_MINUTE: '2' } })
  expect(
    await limited(
      busy,
      30,
      () => '/api/home',
      () => ({}),
    ),
  ).toBe(10)
  expect(
    await limited(
      busy,
      30,
      () => '/healthz',
      () => ({}),
    ),
  ).toBe(0)
  expect(
    await limited(
      busy,
      30,
      () => '/readyz',
      () => ({}),
    ),
  ).toBe(0)
})

test('one address holds no more than its share of connections, and gets it back', async () => {
  const server = createServer((_request, response) => response.end('ok'))
  capConnections(server, 3)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const open = async (): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return socket
  }
  const held = [await open(), await open(), await open()]
  const fourth = await open()
  await once(fourth, 'close')
  const closed = held.map((socket) => once(socket, 'close'))
  for (const socket of held) socket.end()
  await Promise.all(closed)
  const fifth = await open()
  fifth.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
  const [said] = await once(fifth, 'data')
  expect(String(said)).toContain('200 OK')
  server.close()
})

test('what is told to a person stays in no cache', async () => {
  const wang = await city.as('wang-jianguo')
  const officer = await city.as('market-handler')
  for (const [client, path] of [
    [wang, '/session'],
    [wang, '/me/cases'],
    [wang, '/drafts'],
    [wang, '/me/licences'],
    [wang, '/nothing'],
    [officer, '/desk/tasks'],
    [city.anyone(), '/drafts'],
  ] as const)
    expect([path, String((await client.get(path)).headers['cache-control'])]).toEqual([path, expect.stringContaining('no-store')])
})

test('measurements are for this machine in a trial, and for who sends the token in a city', async () => {
  const read = (on: TestCity, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    on.app.inject({ url: '/metrics', headers, remoteAddress })
  expect((await read(city)).statusCode).toBe(200)
  expect((await read(city, {}, '192.0.2.7')).statusCode).toBe(404)
  const METRICS_TOKEN = 'a-token-of-the-monitoring-0123456789'
  await using real = await testCity({ env: { METRICS_TOKEN, PUBLIC_URL: 'https://yunzhou.example', TRUST_PROXY: '1' } })
  expect((await read(real)).statusCode).toBe(404)
  expect((await read(real, { authorization: 'Bearer something-else' })).statusCode).toBe(404)
  expect((await read(real, { authorization: `Bearer ${METRICS_TOKEN}` })).statusCode).toBe(200)
  await using silent = await testCity({ env: { PUBLIC_URL: 'https://yunzhou.example', TRUST_PROXY: '1' } })
  expect((await read(silent)).statusCode).toBe(404)
})

test('a page of another site signs nobody in, also in a browser that only tells the origin', async () => {
  const signIn = (headers: Record<string, string>) =>
    city.anyone().post('/session/demo', { login: 'wang-jianguo' }, { host: '127.0.0.1:8080', ...headers })
  const others: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:9999' },
  ]
  for (const headers of others) expect([headers, (await signIn(headers)).code]).toEqual([headers, 'CSRF_FAILED'])
  expect((await signIn({ origin: 'http://127.0.0.1:8080' })).status).toBe(204)
  expect((await signIn({ 'sec-fetch-site': 'same-origin' })).status).toBe(204)
  expect((await signIn({})).status).toBe(204)
  const steps = await city.anyone().post('/sign-in/x/password', { login: 'a', password: 'b' }, { origin: 'https://evil.example' })
  expect(steps.code).toBe('CSRF_FAILED')
})

test('whoever is refused a page in a browser reads a sentence and a way out; a program reads the code', async () => {
  const ask = (accept: string) =>
    city.app.inject({ url: '/items?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E', remoteAddress: '198.51.100.77', headers: { accept } })
  const page = await ask('text/html,application/xhtml+xml,*/*;q=0.8')
  expect([page.statusCode, page.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8'])
  expect(page.body).toContain('这次请求带有攻击特征，没有执行')
  expect(page.body).toContain('href="/"')
  expect(page.body).not.toContain('alert(1)')
  expect(page.body).not.toContain('ATTACK_BLOCKED')
  expect((await ask('*/*')).json()).toMatchObject({ status: 403, code: 'ATTACK_BLOCKED' })
})

test('a refusal never writes what was sent into its page as it was sent', async () => {
  const page = problemPage({
    ...{ type: '', title: '', status: 400, code: 'BAD_INPUT', facts: {}, requestId: '1' },
    ...{ detail: '<img src=x onerror="a">', detailEn: "'&" },
  })
  expect(page).toContain('&#60;img src=x onerror=&#34;a&#34;&#62;')
  expect(page).toContain('&#39;&#38;')
})
