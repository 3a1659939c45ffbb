// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldScript, inAnyScript, isSameName } from './script.ts'

test('texts in traditional, simplified and variant signs are one when they are compared', () => {
  for (const [one, other] of [
    ['開飯店', '开饭店'],
    ['山峯羣衆', '山峰群众'],
    ['裏裡', '里里'],
    ['衞生', '卫生'],
    ['衛生', '卫生'],
    ['臺灣鷄麪', '台湾鸡面'],
    ['雲州市雲東區人民路 8 號', '云州市云东区人民路 8 号'],
    ['乾隆乾燥', '干隆干燥'],
  ] as const)
    expect([one, foldScript(one)]).toEqual([one, foldScript(other)])
  expect(isSameName('陳曉梅', '陈晓梅')).toBe(true)
  expect(isSameName('ＣＨＥＮ 曉梅', 'chen 晓梅')).toBe(true)
  expect(isSameName('陈晓梅', '陈小梅')).toBe(false)
})

test('what the scripts do not tell apart is left: rare signs, letters, numbers, names of their own', () => {
  for (const text of ['喆堃淼', '𪧘𠮷', 'ABC 123', '阿依古丽·买买提', '']) expect(foldScript(text)).toBe(text)
})

test('folding twice is folding once, a part of a text is folded as in the whole, and the pattern finds each writing and runs nothing of it', () => {
  const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((point) => String.fromCodePoint(point))
  const texts = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.array(han, { maxLength: 8 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      expect(foldScript(foldScript(one))).toBe(foldScript(one))
      expect(foldScript(one + other)).toBe(foldScript(one) + foldScript(other))
      for (const stored of [one, foldScript(one)]) expect(new RegExp(`^${inAnyScript(one)}$`, 'u').test(stored)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
