// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { sayAmount } from './account.ts'
import { lotOf, takeFirst, withPieces } from './lots.ts'
import { readAmount } from './topics.ts'

const lot = (expiresOn: string | null, amount: number, name = '') => ({ lot: lotOf(name, expiresOn), expiresOn, amount })

test('what runs out first goes first, what never does goes last, what is over is nobody’s to take', () => {
  const lots = [lot(null, 5), lot('2026-12-31', 4), lot('2026-06-30', 3), lot('2026-01-31', 9)]
  const taken = takeFirst(lots, 8, '2026-02-01')
  expect(taken?.map(({ expiresOn, amount }) => [expiresOn, amount])).toEqual([
    ['2026-06-30', 3],
    ['2026-12-31', 4],
    [null, 1],
  ])
  expect(takeFirst(lots, 13, '2026-02-01')).toBeUndefined()
  // what was reserved in time is taken later
  expect(takeFirst(lots, 9, '2026-02-01', false)?.[0]).toMatchObject({ expiresOn: '2026-01-31', amount: 9 })
  const left = withPieces(lots, taken ?? [], -1)
  expect(left.reduce((sum, { amount }) => sum + amount, 0)).toBe(13)
  expect(left.every(({ amount }) => amount >= 0)).toBe(true)
})

test('an amount is a whole number of the smallest part, and nothing else is one', () => {
  expect([1, 20, 1_000_000_000_000].map(readAmount)).toEqual([1, 20, 1_000_000_000_000])
  for (const hostile of [
    0,
    -1,
    0.5,
    1e30,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '1',
    '1e3',
    null,
    undefined,
    [1],
    { amount: 1 },
    true,
    1e12 + 1,
  ])
    expect(() => readAmount(hostile), String(hostile)).toThrow('AMOUNT_UNFIT')
})

test('分 are said as 元 without the rounding of fractions', () => {
  const unit = { name: '元', decimals: 2 }
  expect([1, 10, 123_456, -5, 0].map((one) => sayAmount({ unit }, one))).toEqual(['0.01', '0.10', '1234.56', '-0.05', '0.00'])
  expect(sayAmount({ unit: { name: '分' } }, 30)).toBe('30')
})
