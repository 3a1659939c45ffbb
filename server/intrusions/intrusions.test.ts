// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { composeCity } from '../compose.ts'
import { attacks, honest } from '../testing/attacks.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { watchOf } from './index.ts'

let city: TestCity
let port: number
let wang: Client
let draft: { id: string; revision: number }
beforeAll(async () => {
  city = await testCity({ env: { TRUST_PROXY: '1' } })
  await city.app.listen({ port: 0, host: '127.0.0.1' })
  port = (city.app.server.address() as AddressInfo).port
  wang = await city.as('wang-jianguo')
  draft = (await wang.post('/drafts', { kind: 'item', id: 'old-age-allowance' })).body
})
afterAll(() => city[Symbol.asyncDispose]())

type Sent = { path: string; method?: string; headers?: Record<string, string>; body?: Buffer | string }

/** Over a real connection, because a client that helps would tidy the path up. Each sample comes from an address of its own. */
async function send(from: string, { path, method = 'GET', headers = {}, body }: Sent): Promise<{ status: number; code: string }> {
  const sending = request({
    port,
    host: '127.0.0.1',
    path,
    method,
    agent: false,
    headers: { 'x-forwarded-for': from, ...headers },
  })
  sending.end(body)
  const [answer] = await once(sending, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  return { status: answer.statusCode, code: text.startsWith('{') ? JSON.parse(text).code : '' }
}

const json = (value: unknown): Sent => ({
  path: '',
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})
const escaped = (text: string) => encodeURIComponent(text)
const own = () => ({ cookie: wang.cookie, 'x-csrf-token': wang.csrf })

/** The request that carries a text in its place. */
function carrying({ place, text }: (typeof attacks)[number]): Sent {
  if (place === 'path') return { path: text }
  if (place === 'query') return { path: `/api/search?q=${escaped(text)}` }
  if (place === 'name') return { path: `/api/home?${escaped(text)}=1` }
  if (place === 'header') return { path: '/api/home', headers: { 'user-agent': text } }
  if (place === 'cookie') return { path: '/api/home', headers: { cookie: `other=${text}` } }
  if (place === 'field') return { ...json({ login: text }), path: '/api/session/demo' }
  const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="${text.replaceAll('"', '%22')}"\r\ncontent-type: application/pdf\r\n\r\n`
  const headers = { ...own(), 'content-type': 'multipart/form-data; boundary=b' }
  return { path: `/api/drafts/${draft.id}/materials/photo/file`, method: 'POST', headers, body: `${head}%PDF-1.4\r\n--b--\r\n` }
}

const addressOf = (n: number) => `198.51.${Math.floor(n / 200)}.${n % 200}`

test('F11: standard samples of injection and traversal are blocked and logged; normal long texts pass', async () => {
  const through: unknown[] = []
  for (const [n, sample] of attacks.entries()) {
    const answer = await send(addressOf(n), carrying(sample))
    if (answer.status !== 403 || answer.code !== 'ATTACK_BLOCKED') through.push([sample, answer])
  }
  expect(through).toEqual([])

  const stopped: unknown[] = []
  for (const [n, sample] of honest.entries()) {
    const answer = await send(`203.0.${Math.floor(n / 200)}.${n % 200}`, carrying(sample))
    if (answer.code === 'ATTACK_BLOCKED' || answer.status >= 500) stopped.push([sample, answer])
  }
  expect(stopped).toEqual([])
  for (const { text } of honest.filter(({ place }) => place === 'field')) {
    const saved = await wang.patch(`/drafts/${draft.id}`, { revision: draft.revision, values: { bankName: text } })
    expect([text, saved.status]).toEqual([text, 200])
    draft.revision = saved.body.revision
    expect((await wang.get(`/drafts/${draft.id}`)).body.values.bankName).toBe(text)
  }

  const rows = await allRows()
  const seen = new Set(rows.map((row) => row.address))
  expect(attacks.map((_, n) => addressOf(n)).filter((address) => !seen.has(address))).toEqual([])
  expect(rows.every((row) => row.count > 0 && row.rule !== '' && row.place !== '')).toBe(true)
})

type Row = { id: string; address: string; rule: string; place: string; route: string; account: string | null; count: number }

async function allRows(): Promise<Row[]> {
  const security = await city.as('security')
  const rows: Row[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page = await security.get(`/intrusions?limit=100${after === '' ? '' : `&after=${after}`}`)
    expect(page.status).toBe(200)
    rows.push(...page.body.rows)
    after = page.body.next
  }
  return rows
}

test('what is stopped goes to the security administrator and nobody else, without what was sent, and into the ledger without the address', async () => {
  for (const login of ['admin', 'market-handler', 'wang-jianguo'])
    expect((await (await city.as(login)).get('/intrusions')).code).toBe('NOT_PERMITTED')
  await city.settle()
  const entries = await city.sql<
    { entry: string }[]
  >`select entry::text from ledger.waiting union all select row_to_json(e)::text from ledger.entries e`
  const mine = entries.filter(({ entry }) => entry.includes('intrusion.blocked'))
  expect(mine.length).toBeGreaterThan(60)
  for (const { entry } of mine) expect(entry).not.toMatch(/198\.51\.|passwd|alert/)
  const kept = await city.sql<{ row: string }[]>`select row_to_json(b)::text as row from intrusions.blocks b`
  for (const { row } of kept) expect(row).not.toMatch(/passwd|alert\(|information_schema/)
})

test('the same try again is a count and not a row, on whichever server it arrives', async () => {
  const from = '192.0.2.40'
  for (let n = 0; n < 3; n++) await send(from, { path: '/.env' })
  await watchOf(city).write()
  for (let n = 0; n < 2; n++) await send(from, { path: '/.env' })
  const other = await composeCity(city.config, { url: city.databaseUrl, content: city.content, clock: city.clock })
  watchOf(other).note({ rule: 'probe', place: 'path', route: '/*', address: from, account: undefined })
  await Promise.all([watchOf(city).write(), watchOf(other).write()])
  await other.sql.end({ timeout: 5 })
  expect((await allRows()).filter((row) => row.address === from)).toMatchObject([
    { rule: 'probe', place: 'path', route: '/*', count: 6 },
  ])
})

test('an address that tries again and again rests; who is signed in there goes on, and others are not held up', async () => {
  const from = '192.0.2.77'
  expect((await send(from, { path: '/api/me/cases', headers: own() })).status).toBe(200)
  for (let n = 0; n < 10; n++)
    expect((await send(from, { path: `/api/home?q=${escaped(`' or ${n}=${n} --`)}` })).code).toBe('ATTACK_BLOCKED')
  expect(await send(from, { path: '/api/home' })).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' })
  expect((await send(from, { path: '/api/me/cases', headers: own() })).status).toBe(200)
  expect((await send('192.0.2.78', { path: '/api/home' })).status).toBe(200)
  // whoever sits in the same hall with another browser did nothing
  expect((await send(from, { path: '/api/home', headers: { 'user-agent': 'a phone of somebody else' } })).status).toBe(200)
})

test('a page of another site does not make the address of its readers rest, though each try is stopped', async () => {
  const from = '192.0.2.79'
  const headers = { 'sec-fetch-site': 'cross-site' }
  for (let n = 0; n < 12; n++)
    expect((await send(from, { path: `/api/home?q=${escaped(`' or ${n}=${n} --`)}`, headers })).code).toBe('ATTACK_BLOCKED')
  expect((await send(from, { path: '/api/home' })).status).toBe(200)
})

test('a password may be made of any signs', async () => {
  const login = await city.anyone().post('/sign-in/x/password', { login: 'wang-jianguo', password: "' or '1'='1' --" })
  expect(login.code).toBe('SIGN_IN_EXPIRED')
})

test('what was stopped is kept for 180 days and then removed', async () => {
  const { address } = (await allRows())[0] as Row
  city.clock.set('2027-05-01T09:00:00+08:00')
  await city.settle()
  expect((await allRows()).some((row) => row.address === address)).toBe(true)
  city.clock.set('2027-06-01T09:00:00+08:00')
  await city.settle()
  expect(await allRows()).toEqual([])
})
