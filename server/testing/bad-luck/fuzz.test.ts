// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type Client, testCity } from '../city.ts'
import { fuzz, type Paths, type Send } from './hostile.ts'

const ACCOUNTS = ['li-xiulan', 'chen-xiaomei', 'market-handler', 'supervisor', 'auditor']

test('whatever is sent to whichever route, as whomever: the answer is never an error of ours, and the city goes on', async () => {
  await using city = await testCity()
  const known = new Set<string>((await city.anyone().get('/session/demo')).body.map((one: { login: string }) => one.login))
  const clients: Client[] = [city.anyone()]
  for (const login of ACCOUNTS.filter((one) => known.has(one))) clients.push(await city.as(login))
  expect(clients.length).toBeGreaterThan(3)
  let sent = 0
  const senders = clients.map(
    ({ cookie, csrf }): Send =>
      async ({ method, path, payload, type }) => {
        const answer = await city.app.inject({
          method: method as 'POST',
          url: path,
          // an address that is stopped as an attacker's again and again rests; here every route is to be asked
          remoteAddress: `10.${Math.floor(sent / 60_000)}.${Math.floor(sent / 250) % 240}.${(sent++ % 250) + 1}`,
          headers: { cookie, 'x-csrf-token': csrf, ...(type === undefined ? {} : { 'content-type': type }) },
          ...(payload === undefined ? {} : { payload }),
        })
        return answer.statusCode
      },
  )
  const told = await fuzz(city.app.swagger().paths as Paths, senders, { count: 3000, seed: 20261120, width: 4 })
  expect(told.broken).toEqual([])
  expect([...told.statuses.values()].reduce((sum, one) => sum + one, 0)).toBe(3000)
  expect((await city.app.inject({ url: '/readyz' })).statusCode).toBe(200)
}, 180_000)
