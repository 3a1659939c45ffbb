// SPDX-License-Identifier: Apache-2.0
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testFolder } from '../../compose.ts'
import { createVault } from '../../kernel/crypto/index.ts'
import { loadContent } from '../../packs/index.ts'
import { contentKinds } from '../../rooms.ts'
import { type Client, type TestCity, testCity } from '../city.ts'

const XIAOMEI = '91990102MA0C00016W'
const dataDir = mkdtempSync(join(tmpdir(), 'chengshu-bad-input-'))
let city: TestCity
let chen: Client
let draft: string
let base: string

beforeAll(async () => {
  // a store of its own, opened with the keys that the template was sealed with
  createVault({ dataDir: testFolder, cryptoSuite: 'sm' })
  cpSync(join(testFolder, 'keys'), join(dataDir, 'keys'), { recursive: true })
  city = await testCity({ env: { DATA_DIR: dataDir } })
  chen = await city.as('chen-xiaomei')
  await chen.post('/session/acting-for', { creditCode: XIAOMEI })
  const opened = await chen.post('/drafts', { kind: 'item', id: 'food-business-licence' })
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body))
  draft = opened.body.id
  base = await city.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await city[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

const filesLeft = (folder: string) =>
  existsSync(join(dataDir, 'files', folder)) ? readdirSync(join(dataDir, 'files', folder), { recursive: true }) : []
const material = () => `/drafts/${draft}/materials/layout-plan/file`

test('what is not in the catalogue, or not published, cannot be applied for, and the refusal says which', async () => {
  expect(await chen.post('/drafts', { kind: 'item', id: 'fly-to-the-moon' })).toMatchObject({ status: 404, code: 'ITEM_UNKNOWN' })
  expect((await chen.post('/drafts', { kind: 'bundle', id: 'fly-to-the-moon' })).status).toBe(404)
  const content = await loadContent(contentKinds, city.config.packs)
  const item = content.items.get('social-card')
  if (!item) throw new Error('no item social-card')
  content.items.set(item.id, { ...item, state: 'withdrawn' } as typeof item)
  await using withdrawn = await testCity({ content })
  const answer = await (await withdrawn.as('wang-jianguo')).post('/drafts', { kind: 'item', id: item.id })
  expect(answer.code).toBe('ITEM_NOT_PUBLISHED')
  expect(answer.body.detail).toContain(item.name)
})

test('a form of ten megabytes is refused as too large before it is read, and the server goes on', async () => {
  const answer = await chen.patch(`/drafts/${draft}`, { revision: 1, values: { shopName: 'x'.repeat(10_000_000) } })
  expect(answer).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' })
  expect((await chen.get(`/drafts/${draft}`)).status).toBe(200)
})

test('a body of another type, broken JSON, or none at all is refused with a sentence, never with an error of ours', async () => {
  const send = (type: string, payload: string) =>
    city.app.inject({
      method: 'PATCH',
      url: `/api/drafts/${draft}`,
      headers: { cookie: chen.cookie, 'x-csrf-token': chen.csrf, 'content-type': type },
      payload,
    })
  for (const [type, payload, code] of [
    ['text/xml', '<a/>', 'WRONG_CONTENT_TYPE'],
    ['text/plain', 'hello', 'WRONG_CONTENT_TYPE'],
    ['application/json', '{"revision":', 'BAD_INPUT'],
    ['application/json', '', 'BAD_INPUT'],
    ['application/json', 'null', 'BAD_INPUT'],
    ['application/json', '[]', 'BAD_INPUT'],
    ['application/json', '{"revision":1,"values":{},"__proto__":{"admin":true}}', 'BAD_INPUT'],
    ['application/json', '{"revision":1,"values":{"constructor":{"prototype":{"x":1}}}}', 'BAD_INPUT'],
  ] as const) {
    const answer = await send(type, payload)
    expect([payload, answer.statusCode < 500, answer.json().code]).toEqual([payload, true, code])
    expect(answer.json().detail.length).toBeGreaterThan(8)
  }
})

test('JSON nested fifty thousand deep is refused or kept out, and the server goes on', async () => {
  const deep = `{"revision":1,"values":{"shopName":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`
  const answer = await city.app.inject({
    method: 'PATCH',
    url: `/api/drafts/${draft}`,
    headers: { cookie: chen.cookie, 'x-csrf-token': chen.csrf, 'content-type': 'application/json' },
    payload: deep,
  })
  expect([400, 413]).toContain(answer.statusCode)
  expect((await chen.get(`/drafts/${draft}`)).status).toBe(200)
})

test('wrong kinds of values in paths and queries are refused, whoever sends them', async () => {
  const handler = await city.as('market-handler')
  for (const path of [
    '/drafts/not-an-id',
    '/me/cases/%00',
    '/me/cases/1%27%20or%201=1',
    '/drafts/00000000-0000-0000-0000-000000000000',
  ])
    expect([400, 403, 404]).toContain((await chen.get(path)).status)
  for (const path of [
    '/desk/tasks?limit=1000000',
    '/desk/tasks?after=%7Bbroken',
    '/desk/tasks?after=bm90LWEtY3Vyc29y',
    '/desk/cases/x/y',
  ])
    expect([path, (await handler.get(path)).status < 500]).toEqual([path, true])
  for (const text of ['%00', '%25', '%27', '\\', '%F0%9F%8F%99'.repeat(30)])
    expect([text, (await handler.get(`/desk/tasks?q=${text}`)).status < 500]).toEqual([text, true])
  for (const text of ['%00', '(((', '%26%7C%21', 'a'.repeat(90)])
    expect([text, (await chen.get(`/search?q=${text}`)).status < 500]).toEqual([text, true])
})

test('a day that does not exist, in whichever query or body it stands, is refused in words', async () => {
  const auditor = await city.as('auditor')
  for (const day of ['0000-00-00', '0000-01-01', '2026-02-30', '2026-13-01', '9999-12-31', 'infinity', '20261120']) {
    expect([day, (await auditor.post('/audit/searches', { purpose: '核查', from: day })).code]).toEqual([day, 'BAD_INPUT'])
    expect([day, (await auditor.post('/audit/searches', { purpose: '核查', to: day })).code]).toEqual([day, 'BAD_INPUT'])
  }
  expect((await auditor.post('/audit/searches', { purpose: '核查', from: '2026-11-01' })).status).toBe(200)
})

test('half of a surrogate pair, anywhere in a request, is refused in words', async () => {
  const { revision } = (await chen.get(`/drafts/${draft}`)).body
  for (const values of ['{"shopName":"\\ud800"}', '{"\\udfff":"x"}', '{"shopName":["\\ud83c"]}']) {
    const answer = await city.app.inject({
      method: 'PATCH',
      url: `/api/drafts/${draft}`,
      headers: { cookie: chen.cookie, 'x-csrf-token': chen.csrf, 'content-type': 'application/json' },
      payload: `{"revision":${revision},"values":${values}}`,
    })
    expect([values, answer.statusCode, answer.json().code]).toEqual([values, 400, 'BAD_INPUT'])
  }
})

test('a NUL sign in an answer is refused in words, because the database cannot hold one', async () => {
  const { revision } = (await chen.get(`/drafts/${draft}`)).body
  const answer = await chen.patch(`/drafts/${draft}`, { revision, values: { shopName: '晓\u0000梅' } })
  expect(answer.status).toBeLessThan(500)
})

test('a program that calls itself PDF is refused by its content, and nothing of it is kept', async () => {
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4096, 7)])
  const answer = await chen.upload(material(), { name: '布局图.pdf', type: 'application/pdf', content: program })
  expect(answer.code).toBe('FILE_CONTENT_MISMATCH')
  expect(filesLeft('')).toEqual(['incoming'])
  expect(filesLeft('incoming')).toEqual([])
})

test('hostile names of uploads neither leave the store nor break the answer', async () => {
  const pdf = (await import('../journey.ts')).onePagePdf
  for (const name of ['../../../etc/passwd.pdf', '..\\..\\boot.pdf', "x';drop table files.files;--.pdf"]) {
    const answer = await chen.upload(material(), { name, type: 'application/pdf', content: pdf })
    expect([name, answer.code]).toEqual([name, 'ATTACK_BLOCKED'])
  }
  for (const name of [
    'C:\\Users\\陈\\a.pdf',
    '/home/chen/a.pdf',
    '.pdf',
    'a\u202Efdp.exe.pdf',
    `${'长'.repeat(300)}.pdf`,
    'con:.pdf',
  ]) {
    const answer = await chen.upload(material(), { name: name.replaceAll('"', ''), type: 'application/pdf', content: pdf })
    expect([name, answer.status]).toEqual([name, 200])
    const kept: string = answer.body.file.name
    expect(kept).not.toMatch(/[/\\\p{Cf}\p{Cc}]/u)
    expect([...kept].length).toBeLessThanOrEqual(120)
  }
  for (const broken of [
    'content-disposition: form-data; name="file"; filename="a.pdf\r\nx: y"',
    'content-disposition: form-data; name="file"',
    'content-disposition: attachment',
    '',
  ]) {
    const boundary = 'xxbad'
    const answer = await city.app.inject({
      method: 'POST',
      url: `/api${material()}`,
      headers: { cookie: chen.cookie, 'x-csrf-token': chen.csrf, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `--${boundary}\r\n${broken}\r\n\r\nhello\r\n--${boundary}--\r\n`,
    })
    expect([broken, answer.statusCode < 500]).toEqual([broken, true])
  }
  expect(filesLeft('incoming')).toEqual([])
})

test('an upload without a boundary, or whose form breaks off, is refused in words and leaves nothing behind', async () => {
  for (const [type, payload] of [
    ['multipart/form-data', 'hello'],
    ['multipart/form-data; boundary=', 'hello'],
    ['multipart/form-data; boundary=x', ''],
    ['multipart/form-data; boundary=x', '--x'],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4\n'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4\r\n--x',
    ],
  ] as const) {
    const answer = await city.app.inject({
      method: 'POST',
      url: `/api${material()}`,
      headers: { cookie: chen.cookie, 'x-csrf-token': chen.csrf, 'content-type': type },
      payload,
    })
    expect([type, payload, answer.statusCode < 500, answer.statusCode >= 400]).toEqual([type, payload, true, true])
  }
  expect(filesLeft('incoming')).toEqual([])
})

test('an upload that is cut off in the middle leaves nothing behind and the server goes on', async () => {
  await new Promise<void>((done) => {
    const sending = request({
      hostname: '127.0.0.1',
      port: Number(new URL(base).port),
      method: 'POST',
      path: `/api${material()}`,
      headers: {
        cookie: chen.cookie,
        'x-csrf-token': chen.csrf,
        'content-type': 'multipart/form-data; boundary=cut',
        'content-length': 1_000_000,
      },
    })
    sending.on('error', () => {})
    sending.on('close', () => done())
    sending.write(
      `--cut\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4\n${'x'.repeat(100_000)}`,
      () => sending.destroy(),
    )
  })
  await expect.poll(() => filesLeft('incoming')).toEqual([])
  expect((await chen.get(`/drafts/${draft}`)).status).toBe(200)
})

/** Sends 200 MB until an answer comes or the connection ends; tells how much was taken from it. */
function sendMuch(headers: Record<string, string | number>): Promise<{ status: number; code: string; sent: number }> {
  const port = Number(new URL(base).port)
  const piece = Buffer.alloc(1_000_000, 120)
  let sent = 0
  return new Promise((done, fail) => {
    const sending = request(
      {
        hostname: '127.0.0.1',
        port,
        method: 'POST',
        path: `/api${material()}`,
        headers: {
          cookie: chen.cookie,
          'x-csrf-token': chen.csrf,
          'content-type': 'multipart/form-data; boundary=big',
          ...headers,
        },
      },
      (response) => {
        let body = ''
        response.on('data', (chunk: Buffer) => {
          body += chunk.toString()
        })
        response.on('end', () => {
          done({ status: response.statusCode ?? 0, code: JSON.parse(body).code, sent })
          sending.destroy()
        })
      },
    )
    sending.on('error', fail)
    const push = (): void => {
      if (sent >= 200_000_000 || sending.destroyed) return
      sent += piece.length
      // one piece a turn: an answer must have its chance to be heard
      if (sending.write(piece)) setImmediate(push)
      else sending.once('drain', push)
    }
    sending.write(
      '--big\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4\n',
      push,
    )
  })
}

test('an upload that announces 200 megabytes is refused before it is read', async () => {
  const answer = await sendMuch({ 'content-length': 200_000_000 })
  expect(answer).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' })
  expect(answer.sent).toBeLessThan(30_000_000)
})

test('an upload of 200 megabytes that announces nothing is refused at its limit: it is not read to the end, fills no memory and leaves nothing on disk', async () => {
  const before = process.memoryUsage().rss
  const answer = await sendMuch({ 'transfer-encoding': 'chunked' })
  expect(answer.status).toBe(413)
  expect(['FILE_TOO_LARGE', 'BODY_TOO_LARGE']).toContain(answer.code)
  expect(answer.sent).toBeLessThan(60_000_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
  expect(filesLeft('incoming')).toEqual([])
})

test('every answer carries the security headers, and refusals carry no stack and no SQL', async () => {
  for (const url of ['/healthz', '/api/session', '/api/drafts', '/api/nowhere', `/api/drafts/${draft}`]) {
    const answer = await city.app.inject({ url, headers: { cookie: chen.cookie } })
    expect([url, answer.headers['content-security-policy']]).toEqual([url, expect.stringContaining("script-src 'self'")])
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
    })
    expect(answer.headers).not.toHaveProperty('x-powered-by')
    expect(answer.body).not.toMatch(/at .*\.ts:\d+|select .* from/i)
  }
})

/** They prove themselves otherwise than by a session: each is named here with its proof. */
const withoutSession = [
  'POST /api/payments/callback',
  // the signing service's report carries its own signature
  'POST /api/signatures/callback', // a signature of the payment contract
  'POST /api/payments/refund-callback', // the same
  'POST /api/deliveries/report', // a signature of the courier contract
  // the unified identity: the interaction's own cookie and number
  'POST /api/sign-in/{uid}/password',
  'POST /api/sign-in/{uid}/code',
  'POST /api/sign-in/{uid}/consent',
  'POST /api/sign-in/{uid}/abort',
  'POST /api/sign-in/{uid}/sms',
  'POST /api/sign-in/{uid}/sms-code',
  'POST /api/sign-in/{uid}/account',
  'POST /api/sign-in/{uid}/new-password',
  'POST /api/sign-in/{uid}/registration',
]

test('every changing route refuses a signed-in request without the forgery token; those that do not need one are on a short list', async () => {
  const routes = new Map<string, boolean>()
  for (const [path, methods] of Object.entries(city.app.swagger().paths ?? {}))
    for (const method of Object.keys(methods as object))
      if (['post', 'put', 'patch', 'delete'].includes(method)) routes.set(`${method.toUpperCase()} ${path}`, true)
  expect(routes.size).toBeGreaterThan(40)
  const open: string[] = []
  const officer = await city.as('market-handler')
  for (const route of routes.keys()) {
    const [method = '', path = ''] = route.split(' ')
    const url = path.replaceAll(/\{[^}]+\}/g, '00000000-0000-7000-8000-000000000000')
    const codes: string[] = []
    for (const cookie of [chen.cookie, officer.cookie]) {
      const answer = await city.app.inject({
        method: method as 'POST',
        url,
        headers: { cookie, 'content-type': 'application/json' },
        payload: '{}',
      })
      codes.push(answer.headers['content-type']?.toString().includes('json') ? answer.json().code : String(answer.statusCode))
    }
    // whoever lacks the permission is turned away before the token is asked for; nobody gets further
    if (!codes.every((code) => code === 'CSRF_FAILED' || code === 'NOT_PERMITTED')) open.push(`${route} ${codes.join()}`)
  }
  expect(open.map((one) => one.split(' ').slice(0, 2).join(' ')).filter((one) => !withoutSession.includes(one))).toEqual([])
})

test('who asks too often is told to wait, with the seconds; others are not held up', async () => {
  await using busy = await testCity({ env: { RATE_PER_MINUTE: '20' } })
  const wang = await busy.as('wang-jianguo')
  const answers = []
  for (let n = 0; n < 25; n++) answers.push(await wang.get('/drafts'))
  const refused = answers.filter((answer) => answer.status === 429)
  expect(refused).toHaveLength(5)
  expect(refused[0]).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
  expect((await (await busy.as('zhang-defu')).get('/drafts')).status).toBe(200)
})
