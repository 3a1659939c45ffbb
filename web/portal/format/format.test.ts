// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockTime, day, joinDate, moment, shortDay, splitDate } from './dates.ts'
import { bare, caretAfter, grouped, masked, money } from './numbers.ts'

const now = new Date('2026-11-24T10:00:00+08:00')

test('a time of today, yesterday, this year and another year is said as people say it', () => {
  expect(moment('2026-11-24T15:20:00+08:00', now)).toBe('今天 15:20')
  expect(moment('2026-11-23T09:05:00+08:00', now)).toBe('昨天 09:05')
  expect(moment('2026-11-25T00:00:00+08:00', now)).toBe('明天 00:00')
  expect(moment('2026-11-20T15:20:00+08:00', now)).toBe('11月20日 15:20')
  expect(moment('2025-03-01T08:00:00+08:00', now)).toBe('2025年3月1日 08:00')
})

test('a time is the city’s time, whatever zone it was written in', () => {
  expect(clockTime('2026-11-23T16:30:00Z')).toBe('00:30')
  expect(moment('2026-11-23T16:30:00Z', now)).toBe('今天 00:30')
})

test('a day names its weekday, and its year only when it is another one', () => {
  expect(day('2026-11-24', now)).toBe('11月24日（周二）')
  expect(day('2027-01-04', now)).toBe('2027年1月4日（周一）')
  expect(shortDay('2026-11-20')).toBe('11-20')
})

test('the three fields of a date give back what was typed, complete or not', () => {
  expect(joinDate(splitDate('1988-03-06'))).toBe('1988-03-06')
  expect(splitDate('1988-03-06')).toEqual({ year: '1988', month: '3', day: '6' })
  expect(joinDate({ year: '', month: '', day: '' })).toBeNull()
  expect(splitDate(joinDate({ year: '1988', month: '3', day: '' }))).toEqual({ year: '1988', month: '3', day: '' })
})

test('identity, mobile and credit numbers are grouped while they are typed and stored without spaces', () => {
  expect(grouped('99010219880316002x', 'id-card')).toBe('990102 19880316 002X')
  expect(grouped('1380013', 'mobile-cn')).toBe('138 0013')
  expect(grouped('91990102MA0A103474', 'credit-code')).toBe('9199 0102 MA0A 1034 74')
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9A-Z]{0,24}$/),
      fc.constantFrom('id-card', 'mobile-cn', 'credit-code', 'bank-card'),
      (text, format) => {
        expect(bare(grouped(text, format))).toBe(text)
        expect(grouped(grouped(text, format), format)).toBe(grouped(text, format))
      },
    ),
  )
})

test('the caret stays behind the character that was typed', () => {
  const formatted = '990102 19880316 002X'
  expect(caretAfter(formatted, 6)).toBe(6)
  expect(caretAfter(formatted, 7)).toBe(8)
  expect(caretAfter(formatted, 18)).toBe(formatted.length)
})

test('amounts carry two decimals', () => {
  expect(money(120)).toBe('¥120.00')
  expect(money(12000.5)).toBe('¥12,000.50')
})

test('an identity number in a list looks the same everywhere, and what only resembles one is left alone', () => {
  expect(masked('990102194505120311')).toBe('9901**********0311')
  expect(masked('HK990102198803160029')).toBe('HK9901**********0029')
  expect(masked('YS990102202611300002')).toBe('YS990102202611300002')
  expect(masked('SB000000004')).toBe('SB000000004')
  expect(masked('6217990100000000814')).toBe('6217990100000000814')
  expect(masked('91990102MA0C00016W')).toBe('91990102MA0C00016W')
})
