// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { file, openTasks } from '../testing/journey.ts'

test('the colleagues of a task are told to those who work in its department, and to no other department, counter or supervisor', async () => {
  await using city = await testCity()
  const filed = await file(city, 'zhang-defu', {
    id: 'old-age-allowance',
    values: { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' },
  })
  const [task] = await openTasks(city, 'civil-handler', filed.number)
  const path = `/desk/colleagues?root=${task?.root}&task=${task?.id}`
  expect((await (await city.as('civil-handler')).get(path)).status).toBe(200)
  for (const login of ['fire-handler', 'market-decider', 'city-counter', 'yundong-counter'])
    expect((await (await city.as(login)).get(path)).code, login).toBe('TASK_NOT_FOUND')
  expect((await (await city.as('supervisor')).get(path)).code).toBe('NOT_PERMITTED')
})
