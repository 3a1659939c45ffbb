// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type TestCity, testCity } from '../city.ts'

let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city[Symbol.asyncDispose]())

const ID = '01900000-0000-7000-8000-000000000000'
const written = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')
/** Values that once threw inside the driver, or may: as cursors, as days, as texts, as anything but what is asked for. */
const hostile = [
  ...[
    ['x', ID],
    [null, ID],
    ['infinity', 'x'],
    [{ toString: 1 }, ID],
    [[], []],
    [-1, ID],
  ].map((key) => `/me/cases?limit=1&after=${written(key)}`),
  `/me/notices?after=${written(['x'])}`,
  `/me/notices?after=${written([{}])}.AAAA`,
  `/me/reads?after=${written([2 ** 60])}`,
  '/me/cases/%ED%A0%80',
  '/me/cases/%00',
  '/drafts/x',
  `/drafts/${ID}/materials/${'%F0%9F'.repeat(5)}`,
  '/search?q=%00',
  '/licences/x/uses',
]

test('one attacker beside twenty people, ten thousand requests: everybody is answered as himself, nobody waits for ever, and the attacker is refused in words', async () => {
  const accounts: { login: string; name: string }[] = (await city.anyone().get('/session/demo')).body
  const people: { who: Client; name: string; login: string }[] = []
  for (const { login } of accounts.slice(0, 20)) {
    const who = await city.as(login)
    people.push({ who, login, name: (await who.get('/session')).body.caller.name })
  }
  expect(new Set(people.map((one) => one.name)).size).toBeGreaterThan(15)
  const evil = await city.as('li-xiulan')
  const refused = new Map<number, number>()
  const wrong: string[] = []
  let left = 10_000
  const attack = async (): Promise<void> => {
    while (left-- > 0) {
      const { status } = await evil.get(hostile[left % hostile.length] ?? '')
      refused.set(status, (refused.get(status) ?? 0) + 1)
    }
  }
  const live = async ({ who, name, login }: (typeof people)[number]): Promise<void> => {
    while (left-- > 0) {
      const answer = await who.get('/session')
      if (answer.status !== 200 || answer.body.caller.name !== name)
        wrong.push(`${login}: ${answer.status} ${answer.body.caller?.name}`)
    }
  }
  await Promise.all([...Array.from({ length: 12 }, attack), ...people.map(live)])
  expect(wrong).toEqual([])
  expect([...refused.keys()].filter((status) => status < 400 || status >= 500)).toEqual([])
  expect((await city.app.inject({ url: '/readyz' })).statusCode).toBe(200)
})
