// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { secondServer } from '../testing/bad-luck/second.ts'
import { testCity } from '../testing/city.ts'
import { file } from '../testing/journey.ts'

const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }

test('the code of a receipt is not guessed on two servers at once: five tries in all, which are in the ledger, and nobody else is kept out', async () => {
  await using city = await testCity()
  const filed = await file(city, 'zhang-defu', { id: 'old-age-allowance', values: account })
  const { shortNumber, queryCode } = (await (await city.as('zhang-defu')).get(`/me/cases/${filed.number}`)).body
  await using second = await secondServer(city)
  const servers = [city.app, second.app] as const
  const track = (code: string, turn: number, remoteAddress = '198.51.100.7') =>
    servers[turn % 2 === 0 ? 0 : 1].inject({ url: `/api/track?number=${shortNumber}&code=${code}`, remoteAddress })
  const wrong = Array.from({ length: 12 }, (_, turn) => String((Number(queryCode) + turn + 1) % 1_000_000).padStart(6, '0'))
  const answers = await Promise.all(wrong.map((code, turn) => track(code, turn)))
  expect(answers.filter((answer) => answer.json().code === 'QUERY_CODE_WRONG')).toHaveLength(5)
  expect(answers.filter((answer) => answer.json().code === 'TOO_MANY_GUESSES')).toHaveLength(7)
  expect((await track(queryCode, 0)).json().code).toBe('TOO_MANY_GUESSES')
  expect((await track(queryCode, 1, '198.51.100.8')).json()).toMatchObject({ shortNumber })
  await city.settle()
  expect(await city.sql`select 1 from ledger.entries where act = 'code.guessed'`).toHaveLength(1)
  city.clock.forward(31 * 60_000)
  expect((await track(queryCode, 0)).statusCode).toBe(200)
})

test('a clerk tries a receipt’s code five times on two servers together, and a case that she found counts nothing', async () => {
  await using city = await testCity()
  const filed = await file(city, 'zhang-defu', { id: 'old-age-allowance', values: account })
  const { queryCode } = (await (await city.as('zhang-defu')).get(`/me/cases/${filed.number}`)).body
  await using second = await secondServer(city)
  const servers = [city.app, second.app] as const
  const { cookie, csrf } = await city.as('city-counter')
  const open = (code: string, turn: number) =>
    servers[turn % 2 === 0 ? 0 : 1].inject({
      method: 'POST',
      url: '/api/halls/openings',
      headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' },
      payload: JSON.stringify({ number: filed.number, code }),
    })
  for (let turn = 0; turn < 8; turn++) expect((await open(queryCode, turn)).statusCode).toBe(200)
  const wrong = String((Number(queryCode) + 1) % 1_000_000).padStart(6, '0')
  const answers = await Promise.all(Array.from({ length: 8 }, (_, turn) => open(wrong, turn)))
  expect(answers.filter((answer) => answer.json().code === 'QUERY_CODE_WRONG')).toHaveLength(5)
  expect((await open(queryCode, 0)).json().code).toBe('TOO_MANY_GUESSES')
  const other = await city.as('city-counter-2')
  expect((await other.post('/halls/openings', { number: filed.number, code: queryCode })).status).toBe(200)
})
