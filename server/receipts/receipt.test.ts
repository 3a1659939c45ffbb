// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, moneyInWords, newCheckCode, readCode } from './receipt.ts'

test.each([
  [1, '壹分'],
  [10, '壹角整'],
  [105, '壹元零伍分'],
  [150, '壹元伍角整'],
  [128050, '壹仟贰佰捌拾元伍角整'],
  [1280000, '壹万贰仟捌佰元整'],
  [10000100, '壹拾万零壹元整'],
  [100000000, '壹佰万元整'],
  [10010000000, '壹亿零壹拾万元整'],
  [1000000000001, '壹佰亿元零壹分'],
  [-10000, '（负数）壹佰元整'],
])('%d fen are written %s', (fen, words) => {
  expect(moneyInWords(fen)).toBe(words)
})

test('no two amounts are written alike, and none has two zeros together or one at its end', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999_999_999 }), (fen) => {
      const words = moneyInWords(fen)
      expect(words).not.toMatch(/零零|零元|零角|零万|零亿|零整|零$/)
      expect(seen.get(words) ?? fen).toBe(fen)
      seen.set(words, fen)
    }),
    { numRuns: 3000 },
  )
})

test('a code is read back as it was printed, however it was typed, and nothing else is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), (number) => {
      const printed = { series: '99010126', number, checkCode: newCheckCode() }
      expect(readCode(codeOf(printed))).toEqual(printed)
      expect(readCode(` ${codeOf(printed).toLowerCase().replaceAll('-', ' － ')}`)).toEqual(printed)
    }),
  )
  for (const wrong of ['', '99010126', 'XH7X-22', '99010126-000000001-AAAAAA', '99010126-0000000001-AAAAA!'])
    expect(readCode(wrong)).toBeUndefined()
})
