// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { readToken } from '../people/session.ts'
import { secondServer } from '../testing/bad-luck/second.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { distance, MODEL, pointsOf } from './coverage.ts'

const NIGHT = '2026-11-21T23:30:00+08:00'
const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }
const TERMINAL = 'kiosk-01'

/** What a browser at a terminal has after it was shown a code. */
async function atTerminal(city: TestCity, code: string) {
  const entered = await city.app.inject({
    method: 'POST',
    url: '/api/session/terminal-code',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ code, terminal: TERMINAL }),
  })
  const cookie = String(entered.headers['set-cookie'] ?? '').split(';')[0] ?? ''
  const ask = async (method: 'GET' | 'POST' | 'PATCH', url: string, body?: object) => {
    const session = (await city.app.inject({ url: '/api/session', headers: { cookie } })).json()
    return city.app.inject({
      method,
      url: `/api${url}`,
      headers: { cookie, 'x-csrf-token': session.csrf ?? '', 'content-type': 'application/json' },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    })
  }
  return { status: entered.statusCode, code: entered.statusCode === 204 ? undefined : entered.json().code, cookie, ask }
}

const shown = async (client: Client): Promise<string> => (await client.post('/me/terminal-codes')).body.code

test('A45: at half past eleven on a Saturday night somebody signs in at a kiosk with the code on her telephone, files, and prints the certificate', async () => {
  await using city = await testCity({ at: NIGHT })
  const kiosk = await atTerminal(city, await shown(await city.as('wang-jianguo')))
  expect(kiosk.status).toBe(204)
  expect((await kiosk.ask('GET', '/session')).json()).toMatchObject({ terminal: TERMINAL, caller: { name: '王建国' } })
  const draft = (await kiosk.ask('POST', '/drafts', { kind: 'item', id: 'old-age-allowance' })).json()
  expect(draft).toMatchObject({ channel: 'kiosk' })
  await kiosk.ask('PATCH', `/drafts/${draft.id}`, { revision: draft.revision, values: account })
  const filed = await kiosk.ask('POST', `/drafts/${draft.id}/submission`, {})
  expect(filed.statusCode, filed.body).toBe(200)
  expect(filed.json().decided).toBe('granted')
  const { results } = (await kiosk.ask('GET', `/me/cases/${filed.json().number}`)).json()
  const printed = await kiosk.ask('POST', '/kiosk/prints', { licence: results[0].licenceId })
  expect(printed.statusCode).toBe(200)
  expect(printed.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  await city.settle()
  const entries = await city.sql`select facts from ledger.entries where act = 'licence.printed'`
  expect(entries).toEqual([{ facts: { terminal: TERMINAL } }])
  const elsewhere = await (await city.as('wang-jianguo')).post('/kiosk/prints', { licence: results[0].licenceId })
  expect(elsewhere.code).toBe('KIOSK_ONLY')
  const other = await atTerminal(city, await shown(await city.as('chen-xiaomei')))
  expect((await other.ask('POST', '/kiosk/prints', { licence: results[0].licenceId })).json().code).toBe('LICENCE_NOT_FOUND')
})

test('a kiosk’s session ends by itself: four minutes after she walked away, and after a quarter of an hour whatever she does', async () => {
  await using city = await testCity()
  const left = await atTerminal(city, await shown(await city.as('wang-jianguo')))
  city.clock.forward(4 * 60_000)
  expect((await left.ask('GET', '/session')).json().caller).toBeNull()
  const busy = await atTerminal(city, await shown(await city.as('wang-jianguo')))
  for (let minute = 0; minute < 14; minute++) {
    city.clock.forward(60_000)
    expect((await busy.ask('GET', '/session')).json().caller).toMatchObject({ name: '王建国' })
  }
  city.clock.forward(60_000)
  expect((await busy.ask('GET', '/session')).json().caller).toBeNull()
})

test('an ordinary session at a kiosk becomes a kiosk’s, and the next person there is not signed in as her', async () => {
  await using city = await testCity()
  const wang = await city.as('wang-jianguo')
  expect((await wang.post('/session/terminal', { terminal: TERMINAL })).status).toBe(204)
  expect((await wang.get('/session')).body.terminal).toBe(TERMINAL)
  const { account = '', digest = '' } = readToken(wang.cookie) ?? {}
  const [row] = await city.sql<{ endsAt: Date }[]>`
    select ends_at as "endsAt" from people.sessions where account = ${account} and digest = ${digest}`
  expect(row?.endsAt.toISOString()).toBe(new Date(city.clock.now().getTime() + 15 * 60_000).toISOString())
})

test('a code that was shown is used once, on two servers at once, within a minute; who guesses is stopped', async () => {
  await using city = await testCity()
  await using second = await secondServer(city)
  const code = await shown(await city.as('wang-jianguo'))
  const enter = (given: string, turn: number, remoteAddress = `198.51.100.${turn}`, terminal = TERMINAL) =>
    (turn % 2 === 0 ? city.app : second.app).inject({
      method: 'POST',
      url: '/api/session/terminal-code',
      remoteAddress,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ code: given, terminal }),
    })
  const answers = await Promise.all(Array.from({ length: 8 }, (_, turn) => enter(code, turn)))
  expect(answers.filter((answer) => answer.statusCode === 204)).toHaveLength(1)
  expect(await city.sql`select 1 from people.sessions where terminal is not null`).toHaveLength(1)
  const late = await shown(await city.as('wang-jianguo'))
  city.clock.forward(60_000)
  expect((await enter(late, 0)).json().code).toBe('TERMINAL_CODE_WRONG')
  const guesses = await Promise.all(
    Array.from({ length: 9 }, (_, turn) => enter(String(turn).padStart(8, '0'), turn, '203.0.113.9')),
  )
  expect(guesses.filter((answer) => answer.json().code === 'TOO_MANY_GUESSES')).toHaveLength(4)
  // who guessed at one terminal of a hall has not locked the next, which has the same address
  const next = await shown(await city.as('wang-jianguo'))
  expect((await enter(next, 0, '203.0.113.9', 'another-terminal')).statusCode).toBe(204)
})

test('A45: the coverage report tells the share of addresses within a quarter of an hour on foot, by a stated model, and lists the gaps; a district sees its own', async () => {
  await using city = await testCity()
  const report = (await (await city.as('supervisor')).get('/halls/coverage')).body
  const points = pointsOf(city)
  const reach = MODEL.minutes * MODEL.metresAMinute
  const { addresses = [] } = city.content.demoRegisters
  const isNear = (row: (typeof addresses)[number]) =>
    points.some((point) => distance(point, { lon: Number(row.lon), lat: Number(row.lat) }) * MODEL.detour <= reach)
  const within = addresses.filter(isNear).length
  expect(report.addresses).toBe(addresses.length)
  expect(report.within).toBe(within)
  expect(report.share).toBeCloseTo(within / addresses.length, 2)
  expect(report.share).toBeGreaterThan(report.shareAtNight)
  expect(report.gaps.length).toBeGreaterThan(0)
  const beyond = report.gaps.reduce((sum: number, gap: { beyond: number }) => sum + gap.beyond, 0)
  expect(beyond).toBe(addresses.length - within)
  expect(report.model.text).toContain('1.3')
  // each figure opens its rows: as many as it says, of the whole city and of a community
  const behind = async (login: string, query: string) => {
    const rows: { id: string }[] = []
    for (let after = ''; ; ) {
      const page = (await (await city.as(login)).get(`/halls/coverage/addresses?limit=40&${query}${after}`)).body
      rows.push(...page.rows)
      if (page.next === null) return new Set(rows.map((row) => row.id)).size
      after = `&after=${page.next}`
    }
  }
  for (const figure of ['addresses', 'within', 'atNight'])
    expect([figure, await behind('supervisor', `figure=${figure}`)]).toEqual([figure, report[figure]])
  for (const gap of report.gaps.slice(0, 3))
    for (const figure of ['addresses', 'within', 'beyond', 'atNight'])
      expect([gap.name, figure, await behind('supervisor', `figure=${figure}&region=${gap.region}`)]).toEqual([
        ...[gap.name, figure, gap[figure]],
      ])
  const own = (await (await city.as('yundong-supervisor')).get('/halls/coverage')).body
  expect(await behind('yundong-supervisor', 'figure=addresses')).toBe(own.addresses)
  expect(await behind('yundong-supervisor', 'figure=addresses&region=990103001001')).toBe(0)
  expect(own.gaps.every((gap: { region: string }) => gap.region.startsWith('990102'))).toBe(true)
  expect(own.addresses).toBeLessThan(report.addresses)
  for (const [login, said] of [
    ['supervisor', report],
    ['yundong-supervisor', own],
  ] as const) {
    const { rows } = (await (await city.as(login)).get('/halls/coverage/points')).body
    expect([rows.length, rows.filter((one: { allDay: boolean }) => one.allDay).length]).toEqual([said.points, said.nightPoints])
  }
  expect(report.points).toBe(points.length)
  expect(own.points).toBe(points.filter(({ region }) => region.startsWith('990102')).length)
  expect(own.points).toBeLessThan(report.points)
  expect((await city.anyone().get('/service-points')).body.rows).toContainEqual(
    expect.objectContaining({ id: TERMINAL, allDay: true }),
  )
})

test('the distance of two places is that on the globe', () => {
  expect(distance({ lon: 0, lat: 0 }, { lon: 1, lat: 0 })).toBeCloseTo(111_195, -1)
  expect(distance({ lon: 115, lat: 30 }, { lon: 115, lat: 30 })).toBe(0)
})
