// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparable, isBlank, plainMobile, plainNumber, plainText } from './index.ts'

test('what nobody sees is taken out of a text, wherever it stands', () => {
  for (const unseen of [
    '\u200b',
    '\u202d',
    '\u202e',
    '\u2066',
    '\u2060',
    '\ufeff',
    '\u3164',
    '\uffa0',
    '\u00ad',
    '\u034f',
    '\u{e0041}',
    '\u0007',
    '\u200d',
    '\ufe0f',
  ])
    for (const text of [`${unseen}王建国`, `王${unseen}建国`, `王建国${unseen}`, `${unseen}${unseen}王建国`])
      expect(comparable(text), unseen.codePointAt(0)?.toString(16)).toBe('王建国')
  expect(plainText('\u202d王\u200b建国\u202c')).toBe('王建国')
})

test('what tells one name from another is kept: rare characters, their variants, the joiners of other scripts, punctuation', () => {
  for (const text of [
    '赵𪧘',
    '葛\u{e0100}城',
    '𰻝面',
    '（一）甲，乙：“丙”！',
    'نامه\u200cای',
    '👩\u200d👩\u200d👧',
    '❤️',
    '阿依古丽·买买提',
    '张　三\n李四',
  ])
    expect(plainText(text)).toBe(text)
})

test('one dot stands in names, whichever was typed', () => {
  for (const dot of '·•‧∙⋅・．') expect(plainText(`阿依古丽${dot}买买提${dot}艾力`)).toBe('阿依古丽·买买提·艾力')
  expect(plainText('• 第一\n• 第二')).toBe('• 第一\n• 第二')
})

test('a number is read whatever its width, dashes, spaces and marks', () => {
  expect(plainNumber('１１０１０１１９９００３０７００２Ｘ')).toBe('11010119900307002X')
  for (const dash of '-－–—‐−﹣') expect(plainNumber(`XH7X${dash}22`)).toBe('XH7X-22')
  for (const typed of [
    '+86 138 0013 8000',
    '＋８６１３８００１３８０００',
    '\u202d13800138000\u202c',
    '0086-138-0013-8000',
    '138\u200b00138000',
  ])
    expect(plainMobile(typed)).toBe('13800138000')
})

test('a text that shows nothing is nothing', () => {
  for (const text of [
    '',
    ' 　\t',
    '\u3164\u3164',
    '\u200b',
    '\u2060\u2060',
    '\u2800',
    '\u115f\u1160',
    '\u0301',
    '\ufe0f',
    '\u{e0100}\u{e0101}',
  ])
    expect(isBlank(text), JSON.stringify(text)).toBe(true)
  for (const text of ['王', '0', '。', '𰻝', '\ue000', '😀']) expect(isBlank(text)).toBe(false)
})

test('a joiner after a letter with a mark is treated alike, whether the mark is composed or stands alone', () => {
  for (const text of ['a\u0301\u200d王', 'á\u200d王', 'a\u200d\u0301\u200d王'])
    expect(plainText(plainText(text))).toBe(plainText(text))
})

test('taking out twice takes out no more, and no text breaks', () => {
  const signs = fc.constantFrom(...'王a0\u200b\u200c\u200d\ufe0f\u180b\u{e0100}\u202e\u0301\u3164 　ا👩ᠠ·•－１\n\u0007')
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.array(signs, { maxLength: 12 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      for (const read of [plainText, plainNumber, comparable]) expect(read(read(text))).toBe(read(text))
      expect(comparable(plainText(text))).toBe(comparable(text))
    }),
    { numRuns: 2000, examples: [['王\u180b•王']] },
  )
})
