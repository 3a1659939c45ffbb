// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { sayAmount } from './amount.ts'

test('an amount is said with its decimals and its sign, to the last digit', () => {
  expect([
    sayAmount(1250, 2),
    sayAmount(5, 2),
    sayAmount(-123_456_789, 2),
    sayAmount(1200, 0, true),
    sayAmount(-20, 0, true),
  ]).toEqual([...['12.50', '0.05', '−1,234,567.89', '+1,200', '−20']])
})
