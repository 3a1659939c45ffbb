// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing.ts'

test('while the ledger is in alarm every server says so and stays ready, people are served, and what they did is numbered once the cause is gone', async () => {
  await using city = await testCity()
  const wang = await city.as('wang-jianguo')
  await city.settle()
  const ready = async () => JSON.parse((await city.app.inject({ method: 'GET', url: '/readyz' })).body)
  expect(await ready()).toEqual({ ready: true })
  await city.sql`create table kept as select * from ledger.checkpoints`
  await city.sql`delete from ledger.checkpoints`
  const opened = await wang.post('/drafts', { kind: 'item', id: 'old-age-allowance' })
  expect(opened.status).toBe(200)
  const later = await city.as('zhao-ming')
  await city.settle()
  expect(await ready()).toEqual({ ready: true, alarms: ['LEDGER_BEHIND_WITNESS'] })
  expect((await later.get('/session')).status).toBe(200)
  const shown = await (await city.as('auditor')).post('/ledger/verification')
  expect(shown.body).toMatchObject({ ok: false, alarms: [{ code: 'LEDGER_BEHIND_WITNESS' }] })
  await city.sql`insert into ledger.checkpoints select * from kept`
  await city.settle()
  expect(await ready()).toEqual({ ready: true })
  expect(await city.sql`select 1 from ledger.inbox`).toHaveLength(0)
  expect((await (await city.as('auditor')).post('/ledger/verification')).body).toMatchObject({ ok: true, alarms: [] })
}, 120_000)
