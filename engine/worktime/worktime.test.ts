// SPDX-License-Identifier: Apache-2.0
import chineseDays from 'chinese-days'
import { expect, test } from 'vitest'
import {
  addDays,
  addWorkingDays,
  type Calendar,
  CalendarYearUnknown,
  checkCalendar,
  dueOf,
  isWorkingDay,
  parseLimit,
  remaining,
  sayLimit,
  usualPeriod,
  WorkTimeError,
} from './index.ts'
import { calendarFromChineseDays } from './seed.ts'

const calendar = calendarFromChineseDays()
const clock = (limit: string, startedAt: string) => ({ limit: parseLimit(limit), startedAt, suspensions: [], extensions: [] })

test('the worked examples of the reference hold: five working days over the spring festival of 2026 end on 24 February', () => {
  const due = (from: string, days: number) => addWorkingDays(calendar, from, days)
  expect(due('2026-02-10', 5)).toBe('2026-02-24')
  expect(due('2026-02-10', 20)).toBe('2026-03-16')
  expect(due('2026-09-28', 5)).toBe('2026-10-10')
  expect(due('2025-09-29', 5)).toBe('2025-10-13')
  expect(due('2025-04-28', 3)).toBe('2025-05-06')
  expect(dueOf(calendar, clock('5 工作日', '2026-02-10T10:00:00+08:00')).dueAt).toBe('2026-02-25T00:00:00+08:00')
  expect(dueOf(calendar, clock('20 工作日', '2026-02-10T23:59:00+08:00')).dueOn).toBe('2026-03-16')
})

test('each month has as many working days as the reference says', () => {
  const expected = {
    2026: '21 16 22 21 19 21 23 21 22 18 21 23',
    2025: '19 19 21 22 19 20 23 21 23 18 20 23',
    2024: '22 18 21 22 21 19 23 22 21 19 21 22',
  }
  for (const [year, months] of Object.entries(expected)) {
    const counts = Array.from({ length: 12 }, () => 0)
    for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1))
      if (isWorkingDay(calendar, day)) counts[Number(day.slice(5, 7)) - 1]! += 1
    expect(counts.join(' ')).toBe(months)
  }
})

test('every day of every year that the source knows is worked or free as the source says', () => {
  const years = Object.keys(calendar.years)
  expect(years.length).toBeGreaterThanOrEqual(23)
  let days = 0
  for (const year of years)
    for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1)) {
      days += 1
      if (isWorkingDay(calendar, day) !== chineseDays.isWorkday(day)) expect.fail(`${day} differs`)
    }
  expect(days).toBe(years.reduce((sum, year) => sum + (Number(year) % 4 === 0 ? 366 : 365), 0))
  expect(checkCalendar(calendar)).toEqual([])
})

test('a year without a calendar is refused, never guessed', () => {
  expect(() => addWorkingDays(calendar, '2026-12-28', 10)).toThrow(CalendarYearUnknown)
  expect(() => dueOf(calendar, clock('5 工作日', '2035-01-04'))).toThrow('2035')
  expect(() => isWorkingDay(calendar, '1999-01-04')).toThrow(CalendarYearUnknown)
  expect(dueOf(calendar, clock('24 小时', '2035-01-04T10:00:00+08:00')).dueAt).toBe('2035-01-05T10:00:00+08:00')
})

test('limits are read as people write them, and a bare 日 is refused', () => {
  expect(parseLimit('5 工作日')).toEqual({ amount: 5, unit: '工作日' })
  expect(parseLimit('5个工作日')).toEqual({ amount: 5, unit: '工作日' })
  expect(parseLimit('十五个工作日')).toEqual({ amount: 15, unit: '工作日' })
  expect(parseLimit('20 自然日')).toEqual({ amount: 20, unit: '自然日' })
  expect(parseLimit('8 工作时')).toEqual({ amount: 8, unit: '工作时' })
  expect(parseLimit('1 个月')).toEqual({ amount: 1, unit: '个月' })
  expect(parseLimit('两年')).toEqual({ amount: 2, unit: '年' })
  expect(parseLimit('0.5 工作日')).toEqual({ amount: 0.5, unit: '工作日' })
  for (const bad of ['5 日', '三天', '工作日', '-1 工作日', '1.5 个月', '5 workdays', '', '1.2.3 小时'])
    expect(() => parseLimit(bad)).toThrow(WorkTimeError)
})

test('a limit is said with its measure word and reads back the same; what is no limit stays', () => {
  expect(['5 工作日', '十五个工作日', '20 自然日', '8 工作时', '1 个月', '3 年', '24 小时'].map(sayLimit)).toEqual([
    '5 个工作日',
    '15 个工作日',
    '20 个自然日',
    '8 个工作小时',
    '1 个月',
    '3 年',
    '24 小时',
  ])
  expect(parseLimit(sayLimit('8 工作时'))).toEqual(parseLimit('8 工作时'))
  expect(sayLimit('当场')).toBe('当场')
})

test('natural days, months and years end with their last day, and a rest day rolls forward by the named article', () => {
  const natural = dueOf(calendar, clock('20 自然日', '2026-01-30'))
  expect(natural.rolledFrom).toBe('2026-02-19')
  expect(natural.dueOn).toBe('2026-02-24')
  expect(natural.rule).toContain('第二百零三条')
  expect(dueOf(calendar, clock('1 个月', '2026-01-31')).rolledFrom).toBeUndefined()
  expect(dueOf(calendar, clock('1 个月', '2026-01-31')).dueOn).toBe('2026-02-28')
  expect(dueOf(calendar, clock('2 年', '2024-02-29')).dueOn).toBe('2026-02-28')
  expect(dueOf(calendar, clock('20 自然日', '2026-03-02')).dueOn).toBe('2026-03-23')
  expect(dueOf(calendar, clock('15 自然日', '2026-03-02')).dueAt).toBe('2026-03-18T00:00:00+08:00')
})

test('working hours run in shifts only', () => {
  expect(dueOf(calendar, clock('8 工作时', '2026-03-02T10:00:00+08:00')).dueAt).toBe('2026-03-03T11:00:00+08:00')
  expect(dueOf(calendar, clock('2 工作时', '2026-03-06T16:00:00+08:00')).dueAt).toBe('2026-03-09T10:00:00+08:00')
  expect(dueOf(calendar, clock('3 工作时', '2026-03-02T09:00:00+08:00')).dueAt).toBe('2026-03-02T12:00:00+08:00')
  const saturdayDuty = {
    ...calendar,
    shifts: { default: [{ from: '08:30', to: '12:00' }], weekdays: { '3': [{ from: '08:30', to: '20:30' }] } },
  }
  expect(dueOf(saturdayDuty, clock('5 工作时', '2026-03-03T10:30:00+08:00')).dueAt).toBe('2026-03-04T12:00:00+08:00')
})

test('a suspension is given back in full, and an open one leaves no due instant', () => {
  const base = clock('5 工作日', '2026-03-02T09:00:00+08:00')
  expect(dueOf(calendar, base).dueOn).toBe('2026-03-09')
  const pause = { from: '2026-03-04T10:00:00+08:00', to: '2026-03-06T10:00:00+08:00', reason: '等待补正' }
  expect(dueOf(calendar, { ...base, suspensions: [pause] }).dueOn).toBe('2026-03-11')
  const open = dueOf(calendar, { ...base, suspensions: [{ ...pause, to: null }] }, '2026-03-06T10:00:00+08:00')
  expect(open.dueAt).toBeNull()
  expect(open.dueOn).toBe('2026-03-11')
  expect(remaining(calendar, { ...base, suspensions: [{ ...pause, to: null }] }, '2026-03-08T10:00:00+08:00').light).toBe(
    'paused',
  )
})

test('an extension adds to the same budget, and one in another unit follows it', () => {
  const base = clock('20 工作日', '2026-03-02')
  const extended = { ...base, extensions: [{ limit: parseLimit('10 工作日'), reason: '经批准延长' }] }
  expect(dueOf(calendar, extended).dueOn).toBe(addWorkingDays(calendar, '2026-03-02', 30))
  const mixed = { ...clock('5 自然日', '2026-03-02'), extensions: [{ limit: parseLimit('2 工作日'), reason: '经批准延长' }] }
  expect(dueOf(calendar, mixed).dueOn).toBe('2026-03-10')
})

test('the light is green, then yellow at thirty per cent or one day, then red', () => {
  const base = clock('10 工作日', '2026-03-02T09:00:00+08:00')
  const light = (now: string) => remaining(calendar, base, now).light
  expect(remaining(calendar, base, '2026-03-05T12:00:00+08:00')).toMatchObject({
    spent: 2.5,
    left: 7.5,
    ratio: 0.75,
    light: 'green',
  })
  expect(light('2026-03-12T12:00:00+08:00')).toBe('yellow')
  expect(light('2026-03-16T23:59:00+08:00')).toBe('yellow')
  expect(light('2026-03-17T00:00:01+08:00')).toBe('red')
})

test('what arrives after the cut-off hour counts as arrived on the next day', () => {
  const early = { ...calendar, cutoffAt: '17:00', closesAt: '17:00' }
  expect(dueOf(early, clock('1 工作日', '2026-03-02T16:59:00+08:00')).dueAt).toBe('2026-03-03T17:00:00+08:00')
  expect(dueOf(early, clock('1 工作日', '2026-03-02T17:00:00+08:00')).dueAt).toBe('2026-03-04T17:00:00+08:00')
})

test('an act done on the spot is due on the day itself, or on the next working day', () => {
  expect(dueOf(calendar, clock('0 工作日', '2026-03-02T10:00:00+08:00')).dueOn).toBe('2026-03-02')
  expect(dueOf(calendar, clock('0 工作日', '2026-03-07T10:00:00+08:00')).dueOn).toBe('2026-03-09')
})

test('what rests on a year whose notice is not out says that it is provisional, and why', () => {
  const known: Calendar = {
    region: '990100',
    version: '1',
    years: { '2026': { off: [], work: [] }, '2027': { off: ['01-01'], work: [], provisional: '待通知' } },
  }
  const over = dueOf(known, clock('5 工作日', '2026-12-28'))
  expect(over).toMatchObject({ dueOn: '2027-01-05', provisional: { years: ['2027'], because: '待通知' } })
  expect(over.explained.at(-1)?.text).toMatch(/^暂定：2027 年的放假安排还没有公布（待通知）/)
  // the last day by nature lies in 2027, and may roll; hours on the clock know no holidays; a year that is known is known
  expect(dueOf(known, clock('10 自然日', '2026-12-28')).provisional?.years).toEqual(['2027'])
  expect(dueOf(known, clock('9 工作时', '2026-12-28T10:00:00+08:00')).provisional).toBeUndefined()
  expect(dueOf(known, clock('9 工作时', '2026-12-31T10:00:00+08:00')).provisional?.years).toEqual(['2027'])
  expect(dueOf(known, clock('48 小时', '2026-12-31T10:00:00+08:00')).provisional).toBeUndefined()
  expect(dueOf(known, clock('3 工作日', '2026-12-20')).provisional).toBeUndefined()
  // while it is stopped the day that it would be is no surer
  const stopped = { ...clock('5 工作日', '2026-12-28'), suspensions: [{ from: '2026-12-29', to: null, reason: '补正' }] }
  expect(dueOf(known, stopped, '2026-12-30T09:00:00+08:00').provisional?.years).toEqual(['2027'])
})

test('a report is about this month until today, and on its first day about the whole month before', () => {
  expect(usualPeriod('2026-11-30')).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  expect(usualPeriod('2026-11-02')).toEqual({ from: '2026-11-01', to: '2026-11-02' })
  expect(usualPeriod('2026-03-01')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(usualPeriod('2026-01-01')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
})
