// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../city.ts'

test('while the ledger is in alarm every server says so and stays ready, people are served, and what they did is numbered once the cause is gone', async () => {
  await using city = await testCity()
  const auditor = await city.as('auditor')
  // what the demo city began with
  const [begun] = await city.sql<{ before: number }[]>`
    select ((select count(*) from ledger.waiting) + (select count(*) from ledger.entries))::int as before`
  const before = begun?.before ?? 0
  // a search is an act that is on record
  const act = async () => expect((await auditor.post('/audit/searches', { purpose: '例行检查' })).status).toBe(200)
  await act()
  await city.settle()
  const ready = async () => JSON.parse((await city.app.inject({ method: 'GET', url: '/readyz' })).body)
  expect(await ready()).toEqual({ ready: true })
  await city.owner`create table kept as select * from ledger.checkpoints`
  await city.owner`delete from ledger.checkpoints`
  for (let round = 0; round < 3; round++) await act()
  await city.settle()
  expect(await ready()).toEqual({ ready: true, alarms: ['LEDGER_BEHIND_WITNESS'] })
  expect((await auditor.post('/ledger/verification')).body).toMatchObject({
    ok: false,
    alarms: [{ code: 'LEDGER_BEHIND_WITNESS' }],
  })
  await city.owner`insert into ledger.checkpoints select * from kept`
  await city.settle()
  expect(await ready()).toEqual({ ready: true })
  expect(await city.sql`select 1 from ledger.waiting`).toHaveLength(0)
  expect((await auditor.post('/ledger/verification')).body).toMatchObject({ ok: true, entries: before + 5, alarms: [] })
})
