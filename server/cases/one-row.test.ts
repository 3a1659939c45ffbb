// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, foodLicence } from '../testing/journey.ts'

test('what is open of a case lies in its row, the clock wakes at its earliest timer, and an act leaves one row of each kind', async () => {
  await using city = await testCity()
  const { root, number } = await file(city, 'chen-xiaomei', foodLicence)
  const open = () => city.sql`select element, state from cases.open_tasks where root = ${root}`
  const wakes = () => city.sql`
    select w.due_at = (select min(t.due_at) from cases.timers t where t.root = w.root and t.case_id = w.case_id) as earliest
      from cases.wakes w where w.root = ${root}`
  const rows = async () => {
    const [counted] = await city.sql`
      select (select count(*)::int from cases.history where root = ${root}) as acts,
             (select count(*)::int from outbox.facts where root = ${root}) as told,
             (select count(*)::int from ledger.inbox where root = ${root} and entry ->> 'act' <> 'person.read') as recorded`
    return counted
  }
  expect(await open()).toEqual([{ element: 'accept', state: 'open' }])
  expect(await wakes()).toEqual([{ earliest: true }])
  const before = await rows()
  const closed = async () => (await city.sql`select delivery, particulars, process from cases.cases where root = ${root}`)[0]
  const lay = await closed()
  await doTask(city, 'market-handler', number, { outcome: 'accept' })
  expect(await rows()).toEqual({ acts: before?.acts + 1, told: before?.told + 1, recorded: before?.recorded + 1 })
  // what the act did not change lies as it lay, under the same nonce and key
  const lies = await closed()
  expect([lies?.delivery, lies?.particulars]).toEqual([lay?.delivery, lay?.particulars])
  expect(lies?.process).not.toEqual(lay?.process)
  const said = await city.sql`select act from cases.happened where root = ${root} order by id`
  expect(said.length).toBeGreaterThan(before?.acts + 1)
  expect(said.map((row) => row.act)).toContain('taskDone')
  expect(await city.sql`select state from cases.tasks where root = ${root}`).toEqual([{ state: 'done' }])
  expect((await open()).length).toBeGreaterThan(0)
  expect(await wakes()).toEqual([{ earliest: true }])
})
