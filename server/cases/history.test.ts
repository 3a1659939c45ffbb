// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { file } from '../testing/journey.ts'

test('what was done with a case and who used a licence is not changed or taken away by anybody who has only a server’s secret', async () => {
  await using city = await testCity()
  await file(city, 'wang-jianguo', {
    id: 'old-age-allowance',
    values: { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' },
  })
  const kept = () =>
    city.sql`select (select count(*)::int from cases.history) as acts, (select count(*)::int from licences.uses) as uses`
  const [before] = await kept()
  expect(before?.acts).toBeGreaterThan(0)
  expect(before?.uses).toBeGreaterThan(0)
  for (const statement of [
    'delete from cases.history',
    "update cases.history set actor_name = '某人'",
    'delete from licences.uses',
    "update licences.uses set purpose = '另一个用途'",
    'delete from seals.seal_uses',
    "update seals.seal_uses set purpose = '另一个用途'",
  ])
    await expect(city.sql.unsafe(statement), statement).rejects.toThrow('permission denied')
  expect((await kept())[0]).toEqual(before)
})
