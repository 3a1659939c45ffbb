// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { faultOfNumber, seriesOf, writeNumber } from './number-rule.ts'

const at = { department: '11990100MB0A10144F', region: '990102', day: '2026-11-30' }

test('a pattern names its series by what stands around the serial, and grows when the digits are used up', () => {
  const rule = { pattern: '云资〔{yyyy}〕{serial:4}号' }
  expect(seriesOf(rule, at)).toBe('云资〔2026〕#号')
  expect(writeNumber(rule, at, 7)).toBe('云资〔2026〕0007号')
  expect(writeNumber(rule, at, 123456)).toBe('云资〔2026〕123456号')
  expect(seriesOf({ pattern: '{region}-{mm}{dd}-{serial:3}' }, at)).toBe('990102-1130-#')
})

test('a pattern without a serial, with two, with an unknown part or with a sign that breaks a page is refused with the reason', () => {
  expect(faultOfNumber('YJ{yyyy}{serial:4}')).toBeNull()
  for (const wrong of [
    'YJ{yyyy}',
    '{serial:2}{serial:3}',
    'YJ{year}{serial:4}',
    'YJ{{serial:4}',
    '<b>{serial:4}',
    'a b{serial:4}',
  ])
    expect(faultOfNumber(wrong), wrong).not.toBeNull()
})
