// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing.ts'

test('boots', async () => {
  await using city = await testCity()
  const me = await city.as('chen-xiaomei')
  const answer = await me.get('/me/licences')
  console.log(answer.status, JSON.stringify(answer.body).slice(0, 600))
  expect(answer.status).toBe(200)
})
