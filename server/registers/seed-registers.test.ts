// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { City } from '../city.ts'
import { composeCity } from '../compose.ts'
import { transaction } from '../kernel/index.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { amendRecords, lookUp, seedRegisters } from './index.ts'

const FIRM = '91990102MA0C00016W'
const seed = (city: City, registers?: City['content']['demoRegisters']) =>
  transaction(city.sql, (tx) =>
    seedRegisters(registers ? { ...city, content: { ...city.content, demoRegisters: registers } } : city, tx),
  )
const countOf = async (city: TestCity, register: string): Promise<number> => {
  const [row] = await city.sql`select count(*)::int as n from registers.records where register = ${register}`
  return row?.n ?? 0
}
const counts = (city: TestCity) => city.sql`select register, count(*)::int as n from registers.records group by 1 order by 1`
const statusOf = async (city: TestCity) =>
  (await lookUp(city, city.sql, 'firms', { creditCode: FIRM })).map((one) => one.record.status)
const forget = (city: TestCity) => city.owner`delete from registers.seeds`

test('a start adds the registers and rows that a newer content brings, and nothing twice, on two servers at once', async () => {
  await using city = await testCity()
  const before = await counts(city)
  await seed(city)
  expect(await counts(city)).toEqual(before)

  // a city from before: one register unknown, and no count of what was given
  await city.owner`delete from registers.keys where register = 'taxes'`
  await city.owner`delete from registers.records where register = 'taxes'`
  await forget(city)
  const second = await composeCity(city.config, { clock: city.clock, content: city.content, url: city.databaseUrl })
  await Promise.all([seed(city), seed(second)])
  await second.sql.end({ timeout: 5 })
  expect(await counts(city)).toEqual(before)

  // one row more of somebody who has some already
  const registers = city.content.demoRegisters
  const [first, ...rest] = registers.contributions ?? []
  const months = await countOf(city, 'contributions')
  const newer = { ...registers, contributions: [...rest, first, { ...first, kind: '工伤' }] } as typeof registers
  await seed(city, newer)
  await seed(city, newer)
  expect(await countOf(city, 'contributions')).toBe(months + 1)
})

test('what somebody has changed in a register since stays as it is, counted or not', async () => {
  await using city = await testCity()
  await transaction(city.sql, (tx) => amendRecords(city, tx, 'firms', { creditCode: FIRM }, { status: '注销' }, 'test'))
  const before = await counts(city)
  await seed(city)
  expect(await statusOf(city)).toEqual(['注销'])
  await forget(city)
  await seed(city)
  expect([await statusOf(city), await counts(city)]).toEqual([['注销'], before])

  // what was taken out after it was given is not given again
  await city.owner`delete from registers.keys where register = 'firms'`
  await city.owner`delete from registers.records where register = 'firms'`
  await seed(city)
  expect(await countOf(city, 'firms')).toBe(0)
})
