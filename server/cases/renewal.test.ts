// SPDX-License-Identifier: Apache-2.0
import type { Calendar } from '@chengshu/engine'
import { expect, test } from 'vitest'
import { mayRenew } from './renewal.ts'

const calendar: Calendar = {
  region: '990100',
  version: '1',
  years: { '2026': { off: [], work: [] }, '2027': { off: ['10-01..10-07'], work: [] } },
}

test('a licence may be renewed from so many working days before it runs out, and holidays do not count', () => {
  // ninety working days before Friday 2027-04-30, without holidays, is Friday 2026-12-25
  expect(mayRenew(calendar, '2027-04-30', '90 工作日', '2026-12-25')).toBe(false)
  expect(mayRenew(calendar, '2027-04-30', '90 工作日', '2026-12-28')).toBe(true)
  // the week of holidays in October opens the window five working days earlier
  expect(mayRenew(calendar, '2027-10-15', '15 工作日', '2027-09-17')).toBe(false)
  expect(mayRenew(calendar, '2027-10-15', '15 工作日', '2027-09-20')).toBe(true)
  expect(mayRenew(calendar, '2031-10-15', '15 工作日', '2027-09-20')).toBe(false)
})

test('natural days are counted as they are; without a window only what has run out is had again', () => {
  expect(mayRenew(calendar, '2027-11-16', '30 自然日', '2027-10-17')).toBe(false)
  expect(mayRenew(calendar, '2027-11-16', '30 自然日', '2027-10-18')).toBe(true)
  expect(mayRenew(calendar, '2027-11-16', undefined, '2027-11-16')).toBe(false)
  expect(mayRenew(calendar, '2027-11-16', undefined, '2027-11-17')).toBe(true)
  expect(mayRenew(calendar, null, '30 自然日', '2027-11-17')).toBe(false)
})

test('a year whose notice is not out keeps nobody from renewing in time', () => {
  expect(mayRenew(calendar, '2028-02-10', '90 工作日', '2027-10-10')).toBe(true)
  expect(mayRenew(calendar, '2028-02-10', '90 工作日', '2027-09-01')).toBe(false)
})
