// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type BrowserLike, browserLike } from './browser-like.ts'
import { codeToSend } from './sms-code.ts'
import { eight, type TwoServers, twoServers } from './testing-two-servers.ts'

const RIGHT = 'Yunzhou-2026'
const XIAOMEI = { login: 'chen-xiaomei', mobile: '10010007919', idNumber: '990102198803160029' }
const NOBODY = '19900000000'

async function beginAt(browser: BrowserLike): Promise<string> {
  const { url } = await browser.open('/api/session/begin?returnTo=/mine')
  return `/api${url.pathname}`
}

const ask = async (browser: BrowserLike, steps: string, mobile: string, purpose = 'sign-in') =>
  (await browser.send('POST', `${steps}/sms`, { mobile, purpose })).body
const codeIn = (asked: Record<string, unknown>): string => /\d{6}/.exec(String(asked.simulated))?.[0] ?? ''
const another = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const whoIs = async (browser: BrowserLike) => (await browser.send('GET', '/api/session')).body.caller

/** The same request eight times at once, from one browser, at two servers in turn. */
const eightFrom = (at: TwoServers, browser: BrowserLike, url: string, payload: object) =>
  eight(at, (server) =>
    server.inject({
      method: 'POST',
      url,
      headers: { cookie: browser.cookies(url), 'content-type': 'application/json' },
      payload: JSON.stringify(payload),
    }),
  )

test('a resident who forgot the password comes in with a code that was sent to her telephone', async () => {
  await using at = await twoServers()
  const browser = browserLike(at.origin)
  const steps = await beginAt(browser)
  const asked = await ask(browser, steps, ' +86 100-1000-7919')
  expect(asked).toMatchObject({ sentTo: '100****7919', minutes: 5 })
  const done = await browser.send('POST', `${steps}/sms-code`, { mobile: XIAOMEI.mobile, code: codeIn(asked) })
  expect(done.body.next).toBe('continue')
  await browser.open(String(done.body.redirectTo))
  expect(await whoIs(browser)).toMatchObject({ name: '陈晓梅' })
  const entries = await at.city.sql<{ how: string }[]>`
    select entry -> 'facts' ->> 'how' as how from ledger.waiting where entry ->> 'act' = 'session.begun'`
  expect(entries.map((entry) => entry.how)).toEqual(['sms'])
})

test('asking for a code says the same for a number that nobody has, and sends nothing there', async () => {
  await using at = await twoServers()
  const browser = browserLike(at.origin)
  const steps = await beginAt(browser)
  const [known, unknown] = [await ask(browser, steps, XIAOMEI.mobile), await ask(browser, steps, NOBODY)]
  const shape = (asked: Record<string, unknown>) => [
    Object.keys(asked),
    asked.minutes,
    String(asked.simulated).replace(/\d{6}/, ''),
  ]
  expect(shape(unknown)).toEqual(shape(known))
  const sent = []
  for (const row of await at.city.sql<{ interaction: string; id: string }[]>`
    select interaction, id from people.sms_codes order by id`)
    sent.push(await codeToSend(at.city, at.city.sql, row))
  expect(sent[0]?.text).toContain(codeIn(known))
  expect(sent[0]?.kept).not.toContain(codeIn(known))
  expect(sent[1]).toBeUndefined()
  const wrong = async (mobile: string, code: string) =>
    (await browser.send('POST', `${steps}/sms-code`, { mobile, code: another(code) })).body
  expect(await wrong(NOBODY, codeIn(unknown))).toEqual({
    ...(await wrong(XIAOMEI.mobile, codeIn(known))),
    requestId: expect.anything(),
  })
})

test('a real city shows a code to nobody but the telephone', async () => {
  await using at = await twoServers({ DEMO: 'off' })
  const browser = browserLike(at.origin)
  expect((await ask(browser, await beginAt(browser), XIAOMEI.mobile)).simulated).toBeNull()
})

test('a code that eight requests bring at once to two servers lets in once', async () => {
  await using at = await twoServers()
  const browser = browserLike(at.origin)
  const steps = await beginAt(browser)
  const code = codeIn(await ask(browser, steps, XIAOMEI.mobile))
  const answers = await eightFrom(at, browser, `${steps}/sms-code`, { mobile: XIAOMEI.mobile, code })
  expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1)
  expect(answers.filter((answer) => answer.json().code === 'SMS_CODE_WRONG')).toHaveLength(7)
})

test('of eight guesses at once at two servers three are looked at, then the right code is wrong too, and the ledger has it', async () => {
  await using at = await twoServers()
  const browser = browserLike(at.origin)
  const steps = await beginAt(browser)
  const code = codeIn(await ask(browser, steps, XIAOMEI.mobile))
  await eightFrom(at, browser, `${steps}/sms-code`, { mobile: XIAOMEI.mobile, code: another(code) })
  expect((await browser.send('POST', `${steps}/sms-code`, { mobile: XIAOMEI.mobile, code })).body.code).toBe('SMS_CODE_WRONG')
  expect(await at.city.sql`select tries from people.sms_codes`).toEqual([{ tries: 3 }])
  expect(await at.city.sql`select 1 from ledger.waiting where entry ->> 'act' = 'code.guessed'`).toHaveLength(1)
})

test('a code works only in the sign-in in which it was asked for, only for its number, and for five minutes', async () => {
  await using at = await twoServers()
  const [hers, thief] = [browserLike(at.origin), browserLike(at.origin)]
  const [steps, others] = [await beginAt(hers), await beginAt(thief)]
  const code = codeIn(await ask(hers, steps, XIAOMEI.mobile))
  const enter = async (browser: BrowserLike, where: string, mobile: string) =>
    (await browser.send('POST', `${where}/sms-code`, { mobile, code })).body.code
  expect(await enter(thief, others, XIAOMEI.mobile)).toBe('SMS_CODE_WRONG')
  expect(await enter(hers, steps, NOBODY)).toBe('SMS_CODE_WRONG')
  at.city.clock.forward(5 * 60_000)
  expect(await enter(hers, steps, XIAOMEI.mobile)).toBe('SMS_CODE_WRONG')
})

test('two who share a telephone are asked which of them it is, and a third is not let in', async () => {
  await using at = await twoServers()
  const { sql } = at.city
  await sql`
    insert into people.mobiles (mobile_index, person)
    select m.mobile_index, p.id from people.mobiles m, people.persons p, people.persons x
     where x.login = 'chen-xiaomei' and m.person = x.id and p.login = 'wang-jianguo'`
  const browser = browserLike(at.origin)
  const steps = await beginAt(browser)
  const code = codeIn(await ask(browser, steps, XIAOMEI.mobile))
  const { next, accounts } = (await browser.send('POST', `${steps}/sms-code`, { mobile: XIAOMEI.mobile, code })).body
  expect(next).toBe('choose')
  const rows = accounts as { id: string; name: string }[]
  expect(rows.map(({ name }) => name).toSorted()).toEqual(['王**', '陈**'])
  const [stranger] = await sql<{ id: string }[]>`select id from people.persons where login = 'li-xiulan'`
  const choose = async (account: string | undefined) => (await browser.send('POST', `${steps}/account`, { account })).body
  expect((await choose(stranger?.id)).code).toBe('MOBILE_WITHOUT_ACCOUNT')
  const done = await choose(rows.find(({ name }) => name.startsWith('王'))?.id)
  await browser.open(String(done.redirectTo))
  expect(await whoIs(browser)).toMatchObject({ name: '王建国' })
})

test('a new password needs the telephone and the document number, ends every session and is told to her', async () => {
  await using at = await twoServers()
  const old = browserLike(at.origin)
  let steps = await beginAt(old)
  const proved = await old.send('POST', `${steps}/password`, { login: XIAOMEI.login, password: RIGHT })
  await old.open(String(proved.body.redirectTo))
  const browser = browserLike(at.origin)
  steps = await beginAt(browser)
  let code = codeIn(await ask(browser, steps, XIAOMEI.mobile, 'reset'))
  const set = async (idNumber: string, newPassword: string) => {
    return (await browser.send('POST', `${steps}/new-password`, { mobile: XIAOMEI.mobile, code, idNumber, newPassword })).body
  }
  for (const wrong of ['990102194505120311', '990102198803160037', '990102198803160045'])
    expect((await set(wrong, 'Another-2027')).code).toBe('RESET_NOT_MATCHING')
  expect((await set(XIAOMEI.idNumber, 'Another-2027')).code, 'three tries are all that a code has').toBe('SMS_CODE_WRONG')
  code = codeIn(await ask(browser, steps, XIAOMEI.mobile, 'reset'))
  expect((await set('990102194505120311', 'Another-2027')).code).toBe('RESET_NOT_MATCHING')
  expect((await set(XIAOMEI.idNumber, 'short')).code).toBe('PASSWORD_TOO_WEAK')
  expect(await whoIs(old)).toMatchObject({ name: '陈晓梅' })
  const done = await set(XIAOMEI.idNumber, 'Another-2027')
  expect(done.next).toBe('continue')
  await browser.open(String(done.redirectTo))
  expect(await whoIs(browser)).toMatchObject({ name: '陈晓梅' })
  expect(await whoIs(old)).toBeNull()
  const third = browserLike(at.origin)
  steps = await beginAt(third)
  const by = async (password: string) => (await third.send('POST', `${steps}/password`, { login: XIAOMEI.login, password })).body
  expect((await by(RIGHT)).code).toBe('SIGN_IN_FAILED')
  expect((await by('Another-2027')).next).toBe('continue')
  expect(await at.city.sql`select 1 from outbox.facts where told @> '[{"kind": "passwordReset"}]'`).toHaveLength(1)
})

test('a code for signing in sets no password, and one for a password signs nobody in', async () => {
  await using at = await twoServers()
  const browser = browserLike(at.origin)
  const steps = await beginAt(browser)
  const { mobile, idNumber } = XIAOMEI
  const code = codeIn(await ask(browser, steps, mobile))
  const set = await browser.send('POST', `${steps}/new-password`, { mobile, code, idNumber, newPassword: 'Another-2027' })
  expect(set.body.code).toBe('SMS_CODE_WRONG')
  const other = codeIn(await ask(browser, steps, mobile, 'reset'))
  expect((await browser.send('POST', `${steps}/sms-code`, { mobile, code: other })).body.code).toBe('SMS_CODE_WRONG')
})

test('whoever guesses at an account stops himself: her own browser, another address and the code stay open', async () => {
  await using at = await twoServers()
  const { servers } = at
  const hers = browserLike(at.origin)
  let steps = await beginAt(hers)
  const enter = async (browser: BrowserLike, password: string) =>
    (await browser.send('POST', `${steps}/password`, { login: XIAOMEI.login, password })).body
  await enter(hers, RIGHT)
  const thief = browserLike(at.origin)
  steps = await beginAt(thief)
  for (let tries = 0; tries < 5; tries++) expect((await enter(thief, `wrong-${tries}`)).code).toBe('SIGN_IN_FAILED')
  const locked = await enter(thief, RIGHT)
  expect(locked.code).toBe('ACCOUNT_LOCKED')
  for (const way of ['30 分钟后', '短信验证码', '大厅窗口']) expect(String(locked.detail)).toContain(way)
  steps = await beginAt(hers)
  expect((await enter(hers, RIGHT)).next).toBe('continue')
  steps = await beginAt(thief)
  expect((await enter(thief, RIGHT)).code).toBe('ACCOUNT_LOCKED')
  const elsewhere = await servers[1].inject({
    method: 'POST',
    url: `${steps}/password`,
    remoteAddress: '198.51.100.7',
    headers: { cookie: thief.cookies(`${steps}/password`), 'content-type': 'application/json' },
    payload: JSON.stringify({ login: XIAOMEI.login, password: RIGHT }),
  })
  expect(elsewhere.json().next).toBe('continue')
  const fresh = browserLike(at.origin)
  steps = await beginAt(fresh)
  const code = codeIn(await ask(fresh, steps, XIAOMEI.mobile))
  expect((await fresh.send('POST', `${steps}/sms-code`, { mobile: XIAOMEI.mobile, code })).body.next).toBe('continue')
})

test('who guesses from very many addresses stops the password for unknown browsers, not for hers', async () => {
  await using at = await twoServers()
  const hers = browserLike(at.origin)
  let steps = await beginAt(hers)
  const enter = async (browser: BrowserLike) =>
    (await browser.send('POST', `${steps}/password`, { login: XIAOMEI.login, password: RIGHT })).body
  await enter(hers)
  const thief = browserLike(at.origin)
  steps = await beginAt(thief)
  const headers = { cookie: thief.cookies(`${steps}/password`), 'content-type': 'application/json' }
  const payload = JSON.stringify({ login: XIAOMEI.login, password: 'wrong' })
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, turn) =>
      at.servers[turn % 2 === 0 ? 0 : 1].inject({
        method: 'POST',
        url: `${steps}/password`,
        remoteAddress: `198.51.100.${turn}`,
        headers,
        payload,
      }),
    ),
  )
  expect(answers.filter((answer) => answer.json().code === 'SIGN_IN_FAILED')).toHaveLength(50)
  steps = await beginAt(browserLike(at.origin))
  steps = await beginAt(hers)
  expect((await enter(hers)).next).toBe('continue')
})

test('somebody who has codes sent to a number all the time is stopped, and its owner’s own browser still gets hers', async () => {
  await using at = await twoServers()
  const hers = browserLike(at.origin)
  let steps = await beginAt(hers)
  const code = codeIn(await ask(hers, steps, XIAOMEI.mobile))
  await hers.send('POST', `${steps}/sms-code`, { mobile: XIAOMEI.mobile, code })
  const thief = browserLike(at.origin)
  steps = await beginAt(thief)
  const answers = await eightFrom(at, thief, `${steps}/sms`, { mobile: XIAOMEI.mobile, purpose: 'sign-in' })
  expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(4)
  expect(answers.filter((answer) => answer.json().code === 'CODE_TOO_OFTEN')).toHaveLength(4)
  steps = await beginAt(hers)
  expect(codeIn(await ask(hers, steps, XIAOMEI.mobile))).toMatch(/^\d{6}$/)
})

test('hostile numbers and codes are refused at the door and send nothing', async () => {
  await using at = await twoServers()
  const browser = browserLike(at.origin)
  const steps = await beginAt(browser)
  for (const mobile of [
    '',
    '1',
    '1001000791',
    '100100079190',
    '2'.repeat(11),
    '1001000791x',
    `1${'0'.repeat(400)}`,
    '１００１００\u0000',
    null,
    1e10,
    ['10010007919'],
  ])
    expect((await browser.send('POST', `${steps}/sms`, { mobile, purpose: 'sign-in' })).status, String(mobile)).toBe(400)
  for (const code of ['', '12345', '1234567', 'abcdef', null, 123456, '１２３４５'])
    expect((await browser.send('POST', `${steps}/sms-code`, { mobile: XIAOMEI.mobile, code })).status, String(code)).toBe(400)
  expect(await at.city.sql`select 1 from people.sms_codes`).toHaveLength(0)
  expect(
    (await browserLike(at.origin).send('POST', `${steps}/sms`, { mobile: XIAOMEI.mobile, purpose: 'sign-in' })).body.code,
  ).toBe('SIGN_IN_EXPIRED')
})
