// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { saidAt, saidDue, saidLong, saidOn } from './time.ts'

const now = new Date('2026-11-20T09:00:00+08:00')

test('an instant near today is said as people say it, in Shanghai whatever the machine thinks', () => {
  expect(saidAt('2026-11-20T07:20:00Z', now)).toBe('今天 15:20')
  expect(saidAt('2026-11-19T09:05:00+08:00', now)).toBe('昨天 09:05')
  expect(saidAt('2026-11-18T09:05:00+08:00', now)).toBe('11月18日 09:05')
  expect(saidAt('2025-03-01T09:05:00+08:00', now)).toBe('2025年3月1日 09:05')
  expect(saidAt(null, now)).toBe('—')
})

test('a day carries its weekday, and its year when it is another one', () => {
  expect(saidOn('2026-11-24', now)).toBe('11月24日（周二）')
  expect(saidOn('2027-01-04', now)).toBe('2027年1月4日（周一）')
})

test('a limit in days ends with its last day, also when it is written as the midnight after', () => {
  expect(saidDue('2026-11-24', now)).toBe('11月24日（周二）24:00 前')
  expect(saidDue('2026-11-24T23:59:59+08:00', now)).toBe('11月24日（周二）24:00 前')
  expect(saidDue('2026-11-25T00:00:00+08:00', now)).toBe('11月24日（周二）24:00 前')
  expect(saidDue('2026-11-24T12:00:00+08:00', now)).toBe('11月24日（周二）12:00 前')
})

test('how long something took is said in the unit that matters', () => {
  expect(saidLong('2026-11-20T09:00:00+08:00', '2026-11-20T09:10:00+08:00')).toBe('10 分钟')
  expect(saidLong('2026-11-20T09:00:00+08:00', '2026-11-20T12:30:00+08:00')).toBe('3 小时')
  expect(saidLong('2026-11-20T09:00:00+08:00', '2026-11-22T14:00:00+08:00')).toBe('2 天 5 小时')
})
