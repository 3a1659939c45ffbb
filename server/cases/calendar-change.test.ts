// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, foodLicence } from '../testing/journey.ts'
import { recountWithCalendar } from './calendar-change.ts'

test('when a calendar is edited, open cases are counted anew and those that moved are listed; a closed one stays', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  const chen = await city.as('chen-xiaomei')
  const dueOn = async () => (await chen.get(`/me/cases/${filed.number}`)).body.dueOn
  expect(await dueOn()).toBe('2026-11-23')
  expect(await recountWithCalendar(city)).toBe(0)
  const { calendar } = city.content
  const year = calendar.years['2026']
  if (!year) throw new Error('2026 is not in the calendar')
  const edited = { ...calendar, years: { ...calendar.years, 2026: { ...year, off: [...year.off, '11-18'] } } }
  const later = { ...city, content: { ...city.content, calendar: edited } }
  expect(await recountWithCalendar(later)).toBe(1)
  expect(await dueOn()).toBe('2026-11-24')
  expect(await recountWithCalendar(later)).toBe(0)
  await city.settle()
  const flags = (await (await city.as('supervisor')).get('/supervision/flags')).body.rows
  expect(flags).toEqual([expect.objectContaining({ kind: 'caseDueMoved', number: filed.number })])
  const timers = await city.sql`select due_at from cases.timers where root = ${filed.root} and kind = 'due'`
  expect(timers.map((row) => row.due_at.toISOString())).toEqual(['2026-11-24T16:00:00.000Z'])
})
