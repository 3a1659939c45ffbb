// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type BrowserLike, browserLike } from './browser-like.ts'
import { officerById } from './colleague.ts'
import { confirmDeclared } from './declared.ts'
import { findLogin } from './queries.ts'
import { as, type SmallCity } from './small-city.ts'
import { eight, twoServers } from './testing-two-servers.ts'

const foreigners = [
  { documentNo: 'USA-561200347', name: 'ANNA MARIE COLLINS', birthDate: '1990-04-12', status: '有效' },
  { documentNo: 'JPN-TR1234567', name: 'YUKI TANAKA', birthDate: '1978-01-25', status: '失效' },
]
const ANNA = {
  ...{ document: 'passport', nationality: 'USA', number: '561200347', name: 'Collins, Anna Marie', birthDate: '1990-04-12' },
  ...{ mobile: '13900000001', login: 'anna-collins', newPassword: 'Yunzhou-2027' },
}

async function atRegistration(over: { env?: Record<string, string> } = {}) {
  const at = await twoServers(over.env)
  at.city.content.demoRegisters.foreigners = foreigners
  return at
}

async function codeFor(browser: BrowserLike): Promise<{ steps: string; code: string }> {
  const { url } = await browser.open('/api/session/begin?returnTo=/mine')
  const steps = `/api${url.pathname}`
  const { body } = await browser.send('POST', `${steps}/sms`, { mobile: ANNA.mobile, purpose: 'register' })
  return { steps, code: /\d{6}/.exec(String(body.simulated))?.[0] ?? '' }
}

async function register(browser: BrowserLike, over: object = {}) {
  const { steps, code } = await codeFor(browser)
  return (await browser.send('POST', `${steps}/registration`, { ...ANNA, code, ...over })).body
}

// of level 1 since a document is only declared until a counter has seen it (ADR 0029): who has copied a passport does not hold it
test('A43: a foreign resident registers with her passport and is signed in under her name; the document is only declared', async () => {
  await using at = await atRegistration()
  const browser = browserLike(at.origin)
  const { steps, code } = await codeFor(browser)
  const sent = async (over: object) =>
    (await browser.send('POST', `${steps}/registration`, { ...ANNA, name: 'Anna Marie Collins', code, ...over })).body
  expect((await sent({ birthDate: '1990-04-13' })).code).toBe('DOCUMENT_NOT_MATCHING')
  expect((await sent({ login: 'chen-xiaomei' })).code, 'a slip costs a try of the code, not the code').toBe('LOGIN_TAKEN')
  const done = await sent({})
  expect(done.next, JSON.stringify(done)).toBe('continue')
  await browser.open(String(done.redirectTo))
  expect((await browser.send('GET', '/api/session')).body.caller).toMatchObject({ name: 'Anna Marie Collins', level: 1 })
  const [row] = await at.city.sql<{ number: string; found: number }[]>`
    select p.id_number as number, (select count(*)::int from people.identities i where i.person = p.id) as found
      from people.persons p where p.login = 'anna-collins'`
  expect(row?.found).toBe(0)
  expect(at.city.vault.reveal(row?.number ?? '')).toMatch(/^declared:/)
  expect(await at.city.sql`select 1 from ledger.waiting where entry ->> 'act' = 'account.registered'`).toHaveLength(1)
})

test('a document that does not fit the record, or is no longer valid, registers nobody; nor does a code for something else', async () => {
  await using at = await atRegistration()
  const wrong = [
    { birthDate: '1990-04-13' },
    { nationality: 'CAN' },
    { number: '561200348' },
    { name: 'Anna Collins' },
    { nationality: 'JPN', number: 'TR1234567', name: 'Yuki Tanaka', birthDate: '1978-01-25' },
  ]
  for (const over of wrong.slice(0, 4))
    expect((await register(browserLike(at.origin), { name: 'Anna Marie Collins', ...over })).code).toBe('DOCUMENT_NOT_MATCHING')
  at.city.clock.forward(3_600_000)
  expect((await register(browserLike(at.origin), wrong[4])).code).toBe('DOCUMENT_NOT_MATCHING')
  expect((await register(browserLike(at.origin), { name: 'Anna Marie Collins', code: '000000' })).code).toBe('SMS_CODE_WRONG')
  const browser = browserLike(at.origin)
  const tried = []
  for (let turn = 0; turn < 2; turn++) {
    const { steps, code } = await codeFor(browser)
    for (let n = 1; n <= 4; n++) {
      const birthDate = `1990-05-${turn}${n}`
      tried.push((await browser.send('POST', `${steps}/registration`, { ...ANNA, code, birthDate })).body.code)
    }
  }
  const [not, spent] = ['DOCUMENT_NOT_MATCHING', 'SMS_CODE_WRONG']
  expect(tried, 'three documents a code, ten a number and day').toEqual([
    not,
    not,
    not,
    spent,
    not,
    not,
    'TOO_MANY_GUESSES',
    spent,
  ])
  expect(await at.city.sql`select 1 from people.persons where login = 'anna-collins'`).toHaveLength(0)
})

// what was "one account a document at registration" is now "at the counter": a stranger's declaration keeps nobody out
test('several may declare one document, each account once, also when eight register at once on two servers; one of them has it when two clerks confirm at once', async () => {
  await using at = await atRegistration()
  const tries = await Promise.all(
    Array.from({ length: 4 }, async (_, turn) => {
      const browser = browserLike(at.origin)
      return { browser, ...(await codeFor(browser)), login: `anna-${turn}-collins` }
    }),
  )
  let turn = 0
  const answers = await eight(at, (server) => {
    const one = tries[turn++ % 4]
    const url = `${one?.steps}/registration`
    return server.inject({
      method: 'POST',
      url,
      headers: { cookie: one?.browser.cookies(url) ?? '', 'content-type': 'application/json' },
      payload: JSON.stringify({ ...ANNA, name: 'Anna Marie Collins', code: one?.code, login: one?.login }),
    })
  })
  expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(4)
  const { city } = at
  const shown = { document: 'passport', nationality: 'USA', number: '561200347' } as const
  const codes = await Promise.all(
    tries.slice(0, 2).map(async ({ login }) => {
      const hers = await as(city, login)
      return ((await hers.call('POST', '/api/me/terminal-codes')).body as { code: string }).code
    }),
  )
  const clerk = await clerkOf(city)
  await expect(confirmDeclared(city, clerk, { ...shown, number: '561200348', code: codes[0] ?? '' })).rejects.toMatchObject({
    code: 'DOCUMENT_NOT_DECLARED',
  })
  const ends = await Promise.allSettled(codes.map((code) => confirmDeclared(city, clerk, { ...shown, code })))
  expect(ends.map((end) => (end.status === 'fulfilled' ? 'confirmed' : end.reason.code)).toSorted()).toEqual([
    'ALREADY_REGISTERED',
    'confirmed',
  ])
  expect(await city.sql`select 1 from people.persons where level = 2 and login like 'anna-_-collins'`).toHaveLength(1)
  expect(await city.sql`select 1 from ledger.waiting where entry ->> 'act' = 'identity.confirmed'`).toHaveLength(1)
})

const clerkOf = async (city: SmallCity) => {
  const login = await findLogin(city.sql, 'city-counter')
  const clerk = await officerById(city, city.sql, login?.account ?? '')
  if (!clerk) throw new Error('the demo city has a clerk')
  return clerk
}
