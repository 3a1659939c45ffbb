// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type BrowserLike, browserLike } from './browser-like.ts'
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
  const { demo } = at.city.content
  if (demo) demo.registers.foreigners = foreigners
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

test('A43: a foreign resident registers with her passport and is signed in under her name', async () => {
  await using at = await atRegistration()
  const browser = browserLike(at.origin)
  const done = await register(browser, { name: 'Anna Marie Collins' })
  expect(done.next, JSON.stringify(done)).toBe('continue')
  await browser.open(String(done.redirectTo))
  expect((await browser.send('GET', '/api/session')).body.caller).toMatchObject({ name: 'Anna Marie Collins', level: 2 })
  expect(await at.city.sql`select 1 from ledger.inbox where entry ->> 'act' = 'account.registered'`).toHaveLength(1)
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
  expect(await at.city.sql`select 1 from people.persons where login = 'anna-collins'`).toHaveLength(0)
})

test('one document has one account, also when eight register it at once on two servers', async () => {
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
  expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1)
  expect(await at.city.sql`select 1 from people.persons where name = 'Anna Marie Collins'`).toHaveLength(1)
})
