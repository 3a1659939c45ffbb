// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type BrowserLike, browserLike } from './browser-like.ts'
import type { Solved } from './puzzle.ts'
import { codeToSend } from './sms-code.ts'
import { type TwoServers, twoServers } from './testing-two-servers.ts'

const RIGHT = 'Yunzhou-2026'
const XIAOMEI = { login: 'chen-xiaomei', mobile: '10010007919' }
const ZHANG = { login: 'wang-jianguo' }

async function beginAt(browser: BrowserLike): Promise<string> {
  const { url } = await browser.open('/api/session/begin?returnTo=/mine')
  return `/api${url.pathname}`
}

/** One browser's request as it comes from an address, at either server in turn. */
let turn = 0
async function from(at: TwoServers, remoteAddress: string, browser: BrowserLike, url: string, payload: object) {
  const answer = await at.servers[turn++ % 2 === 0 ? 0 : 1].inject({
    ...{ method: 'POST', url, remoteAddress, payload: JSON.stringify(payload) },
    headers: { cookie: browser.cookies(url), 'content-type': 'application/json' },
  })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown>, cookies: answer.cookies }
}

function workOut({ challenge, bits }: { challenge: string; bits: number }): Solved {
  for (let tried = 0; ; tried++) {
    const answer = tried.toString(36)
    const digest = createHash('sha256').update(`${challenge}.${answer}`).digest()
    if (digest.readUInt32BE(0) >>> (32 - bits) === 0) return { challenge, answer }
  }
}
const puzzleIn = (body: Record<string, unknown>) => body.facts as { challenge: string; bits: number }

/** Five wrong passwords from each of ten addresses. */
async function guessEverywhere(at: TwoServers): Promise<{ thief: BrowserLike; steps: string }> {
  const thief = browserLike(at.origin)
  const steps = await beginAt(thief)
  const guesses = Array.from({ length: 50 }, (_, n) =>
    from(at, `198.51.100.${n % 10}`, thief, `${steps}/password`, { login: XIAOMEI.login, password: `wrong-${n}` }),
  )
  expect((await Promise.all(guesses)).filter(({ body }) => body.code === 'SIGN_IN_FAILED')).toHaveLength(50)
  return { thief, steps }
}

test('five wrong passwords from each of ten addresses keep nobody out: an unknown browser of hers works out a puzzle and comes in', async () => {
  await using at = await twoServers()
  const known = browserLike(at.origin)
  const given = { login: XIAOMEI.login, password: RIGHT }
  await known.send('POST', `${await beginAt(known)}/password`, given)
  await guessEverywhere(at)
  const hers = browserLike(at.origin)
  const steps = await beginAt(hers)
  const enter = (puzzle?: object) =>
    from(at, '203.0.113.5', hers, `${steps}/password`, { ...given, ...(puzzle ? { puzzle } : {}) })
  const asked = await enter()
  expect([asked.status, asked.body.code]).toEqual([428, 'PUZZLE_NEEDED'])
  expect(String(asked.body.detail)).toMatch(/短信验证码.*以前登录过/)
  const solved = workOut(puzzleIn(asked.body))
  for (let tries = 0; tries < 6; tries++)
    expect((await enter({ ...solved, answer: `${solved.answer}0` })).body.code, 'asking costs no try').toBe('PUZZLE_NEEDED')
  expect((await enter(solved)).body.next).toBe('continue')
  expect((await known.send('POST', `${await beginAt(known)}/password`, given)).body.next).toBe('continue')
})

test('each guess of a stranger is then paid for: a puzzle counts once, for its sign-in, its login and ten minutes, and grows with what was paid', async () => {
  await using at = await twoServers()
  let { thief, steps } = await guessEverywhere(at)
  const guess = async (address: string, puzzle?: object, login = XIAOMEI.login) =>
    (await from(at, address, thief, `${steps}/password`, { login, password: 'wrong', ...(puzzle ? { puzzle } : {}) })).body
  for (let n = 0; n < 20; n++) expect((await guess(`203.0.113.${n}`)).code).toBe('PUZZLE_NEEDED')
  const first = puzzleIn(await guess('203.0.113.1'))
  expect(first.bits).toBe(18)
  const solved = workOut(first)
  const twice = await Promise.all([guess('203.0.113.1', solved), guess('203.0.113.2', solved)])
  expect(twice.map(({ code }) => code).toSorted()).toEqual(['PUZZLE_NEEDED', 'SIGN_IN_FAILED'])
  const other = browserLike(at.origin)
  const theirs = await beginAt(other)
  const moved = workOut(puzzleIn(await guess('203.0.113.3')))
  const elsewhere = { login: XIAOMEI.login, password: 'wrong', puzzle: moved }
  expect((await from(at, '203.0.113.3', other, `${theirs}/password`, elsewhere)).body.code).toBe('PUZZLE_NEEDED')
  const [bits, ...rest] = moved.challenge.split('.')
  const easier = workOut({ challenge: ['10', ...rest].join('.'), bits: 10 })
  expect([bits, (await guess('203.0.113.4', easier)).code]).toEqual(['18', 'PUZZLE_NEEDED'])
  await at.city.sql`update people.sign_in_failures set failures = 130 where starts_with(key, 'paid ')`
  expect(puzzleIn(await guess('203.0.113.5')).bits).toBe(20)
  at.city.clock.forward(601_000)
  expect((await guess('203.0.113.3', moved)).code).toBe('PUZZLE_NEEDED')
  at.city.clock.forward(1_800_000)
  thief = browserLike(at.origin)
  steps = await beginAt(thief)
  expect((await guess('203.0.113.9')).code, 'after half an hour without guesses the first fifty are free again').toBe(
    'SIGN_IN_FAILED',
  )
  expect((await guess('203.0.113.9', undefined, ZHANG.login)).code).toBe('SIGN_IN_FAILED')
})

/** A browser in which she has signed in with a code: known for her number from then on. */
async function herBrowser(at: TwoServers): Promise<BrowserLike> {
  const hers = browserLike(at.origin)
  const steps = await beginAt(hers)
  const asked = await hers.send('POST', `${steps}/sms`, { mobile: XIAOMEI.mobile, purpose: 'sign-in' })
  const code = /\d{6}/.exec(String(asked.body.simulated))?.[0]
  expect((await hers.send('POST', `${steps}/sms-code`, { mobile: XIAOMEI.mobile, code })).body.next).toBe('continue')
  return hers
}
const askFor = async (at: TwoServers, address: string, browser: BrowserLike, mobile: string, purpose = 'sign-in') =>
  (await from(at, address, browser, `${await beginAt(browser)}/sms`, { mobile, purpose })).body

test('codes that strangers have sent to a number, or from her own address, use up none of what her known browser has; an unknown one is told what she can do', async () => {
  await using at = await twoServers()
  const hers = await herBrowser(at)
  const thief = browserLike(at.origin)
  const steps = await beginAt(thief)
  const send = (address: string, mobile: string) => from(at, address, thief, `${steps}/sms`, { mobile, purpose: 'sign-in' })
  for (let n = 0; n < 20; n++) await send(`198.51.100.${n % 4}`, XIAOMEI.mobile)
  for (let n = 0; n < 30; n++) await send('203.0.113.5', `1990000${String(n).padStart(4, '0')}`)
  const stranger = await askFor(at, '203.0.113.77', browserLike(at.origin), XIAOMEI.mobile)
  expect(stranger.code).toBe('CODE_TOO_OFTEN')
  for (const way of ['密码登录', '以前登录过', '大厅窗口']) expect(String(stranger.detail)).toContain(way)
  expect((await send('203.0.113.5', '19900001111')).body.code).toBe('CODE_TOO_OFTEN')
  for (let n = 0; n < 5; n++) expect(await askFor(at, '203.0.113.5', hers, XIAOMEI.mobile)).toMatchObject({ minutes: 5 })
})

test('what the city sends in an hour is counted for all servers together: who registers stops first, then strangers, with an alarm once; known browsers go on to the last', async () => {
  await using at = await twoServers({ SMS_CODES_PER_HOUR: '20' })
  const { city } = at
  const hers = await herBrowser(at)
  const sent = async () => {
    const rows = await city.sql<{ interaction: string; id: string }[]>`select interaction, id from people.sms_codes order by id`
    const texts = await Promise.all(rows.map((row) => codeToSend(city, city.sql, row)))
    await city.sql`delete from people.sms_codes`
    return texts.filter((text) => text !== undefined).length
  }
  expect(await sent()).toBe(1)
  const many = async (count: number, purpose: string, mobileOf: (n: number) => string) => {
    const answers = []
    for (let n = 0; n < count; n++)
      answers.push(await askFor(at, `198.51.${turn % 200}.${n}`, browserLike(at.origin), mobileOf(n), purpose))
    return answers.map((body) => body.code ?? 'asked')
  }
  await many(5, 'sign-in', (n) => `1990000000${n}`)
  expect(await sent(), 'a number that nobody has uses up nothing').toBe(0)
  await many(14, 'register', (n) => `199000001${String(n).padStart(2, '0')}`)
  expect(await sent(), 'ten of twenty are as far as registering goes').toBe(9)
  expect(await many(1, 'register', () => '19900000200')).toEqual(['SMS_BUDGET_USED'])
  expect(await many(8, 'sign-in', () => XIAOMEI.mobile)).toEqual(Array.from({ length: 8 }, () => 'asked'))
  expect(await sent(), 'sixteen of twenty are as far as strangers go').toBe(6)
  const refused = await askFor(at, '203.0.113.9', browserLike(at.origin), XIAOMEI.mobile)
  expect([refused.code, String(refused.detail).includes('以前登录过')]).toEqual(['SMS_BUDGET_USED', true])
  for (let n = 0; n < 3; n++) expect(await askFor(at, '203.0.113.5', hers, XIAOMEI.mobile)).toMatchObject({ minutes: 5 })
  expect(await sent()).toBe(3)
  expect(await city.sql`select 1 from ledger.waiting where entry ->> 'act' = 'sms.budgetUsed'`).toHaveLength(1)
  expect(await city.metrics.registry.metrics()).toContain('chengshu_alarm{code="SMS_BUDGET_USED"} 1')
  city.clock.forward(3_600_000)
  expect(await askFor(at, '203.0.113.9', browserLike(at.origin), XIAOMEI.mobile)).toMatchObject({ minutes: 5 })
  expect(await sent()).toBe(1)
  expect(await city.metrics.registry.metrics()).toContain('chengshu_alarm{code="SMS_BUDGET_USED"} 0')
})
