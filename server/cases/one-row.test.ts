// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, foodLicence } from '../testing/journey.ts'
import { actOn, demand, note, put, theSystem } from './index.ts'

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

  // what a room demands is met, or the act says what it named and leaves nothing
  const codeIs = (code: string) => city.sql`select 1 from cases.short_numbers where root = ${root} and query_code = ${code}`
  const acted = (await rows())?.acts
  const act = (state: string) =>
    actOn(city, { root, id: root }, { name: 'look', actor: theSystem, isAlone: true }, async (act, work) => {
      note(work, 'looked')
      put(act, act.tx`update cases.short_numbers set query_code = '123456' where root = ${root}`)
      const isState = act.tx`update applications.drafts set state = state where id = ${root} and state = ${state} returning 1`
      demand(act, isState, 1, new Error(`not ${state}`))
      const before = await codeIs('123456')
      if (state === 'open') return
      // whatever is read in the act's transaction finds what was put into the act before
      const tx = await act.begin()
      const [there] = await tx`select query_code from cases.short_numbers where root = ${root}`
      expect([before.length, there?.query_code]).toEqual([0, '123456'])
    })
  await expect(act('open')).rejects.toThrow('not open')
  expect([(await rows())?.acts, (await codeIs('123456')).length]).toEqual([acted, 0])
  await act('submitted')
  expect([(await rows())?.acts, (await codeIs('123456')).length]).toEqual([acted + 1, 1])
})
