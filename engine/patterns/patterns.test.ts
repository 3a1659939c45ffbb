// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepsOf } from '../budget.ts'
import { compilePattern, PatternError, replaceAll, splitBy } from './index.ts'

const atom = fc.constantFrom(
  'a',
  'b',
  '城',
  '😀',
  '.',
  '\\d',
  '\\w',
  '[ab]',
  '[^a]',
  '[甲-癸a]',
  '\\p{L}',
  '\\u{1F600}',
  '\\s',
  'A',
)
// without \\B: V8 finds it inside of a character of two halves
const anchor = fc.constantFrom('^', '$', '\\b')
const repeat = fc.constantFrom('', '*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '+?', '??', '{0,2}?')
/** Patterns as people and attackers write them; what is repeated is never empty (JavaScript forgets groups there in its own way). */
const patterns = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.tuple(atom, repeat).map(([one, times]) => one + times),
    anchor,
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => a + b),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}|${b})`),
    fc.tuple(tie('any'), atom, repeat).map(([a, one, times]) => `(?:${a}${one})${times}`),
    fc.tuple(atom, tie('any'), repeat).map(([one, a, times]) => `(${one}${a})${times}`),
  ),
})).any
const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '城', '甲', '😀', '1', ' ', '\n', '_'), maxLength: 12 })
const flags = fc.constantFrom('u', 'iu', 'mu', 'su', 'imsu')

test('a pattern finds what JavaScript finds: the same place, the same groups, the same pieces', () => {
  let found = 0
  fc.assert(
    fc.property(patterns, flags, texts, (source, mode, text) => {
      const theirs = new RegExp(source, `${mode}g`)
      const ours = compilePattern(source, mode)
      const match = theirs.exec(text)
      theirs.lastIndex = 0
      if (match) found += 1
      expect(ours.test(text)).toBe(match !== null)
      const place = ours.find(text)
      expect(place && [place[0], text.slice(place[0], place[1])]).toEqual(match && [match.index, match[0]])
      expect(replaceAll(ours, text, (groups) => `<${groups.join(',')}>`)).toBe(
        text.replace(
          theirs,
          (...all) =>
            `<${all
              .slice(
                0,
                all.findIndex((one) => typeof one === 'number'),
              )
              .map((one) => one ?? '')
              .join(',')}>`,
        ),
      )
      expect(splitBy(ours, text)).toEqual(text.split(new RegExp(source.replaceAll(/\((?!\?)/g, '(?:'), mode)))
    }),
    { numRuns: 3000 },
  )
  expect(found).toBeGreaterThan(500)
})

function isTooLarge(source: string): boolean {
  try {
    compilePattern(source)
    return false
  } catch (cause) {
    if (cause instanceof PatternError && cause.code === 'LARGE') return true
    throw cause
  }
}

test('the steps of any pattern grow with the text and never faster, however hostile both are', () => {
  const hostile = fc
    .tuple(patterns, fc.constantFrom('*', '+', '{2,}'))
    .map(([inside, times]) => `^(?:(?:${inside})${times})${times}$`)
  const grown = fc.tuple(
    fc.string({ unit: fc.constantFrom('a', 'b', '城', '1'), minLength: 1, maxLength: 2 }),
    fc.constantFrom('!', '', 'a', '😀'),
  )
  fc.assert(
    fc.property(hostile, grown, (source, [unit, end]) => {
      // what unfolds too far is refused before it costs a step
      fc.pre(!isTooLarge(source))
      const pattern = compilePattern(source)
      const steps = (times: number) => stepsOf(() => pattern.test(unit.repeat(times) + end))
      // eight times the text; a backtracking matcher would need a number of steps that nobody can write down
      const [once, more] = [steps(300), steps(2400)]
      expect(more).toBeLessThanOrEqual(once * 12 + 2000)
    }),
    { numRuns: 100 },
  )
  const famous = ['^(a+)+$', '(a|a)*$', '^(a|aa)+$', '(.*a){12}$', '^(\\d+)*-$', '(x+x+)+y', '^(([a-z])+.)+[A-Z]([a-z])+$']
  for (const source of famous)
    expect([source, stepsOf(() => compilePattern(source).test(`${'a'.repeat(5000)}!`)) < 5000 * 60]).toEqual([source, true])
})

test('what cannot be matched step by step is refused by name, and so is a pattern that unfolds too far', () => {
  const refusal = (source: string) => {
    try {
      compilePattern(source)
    } catch (cause) {
      if (cause instanceof PatternError) return cause.code
    }
    return 'taken'
  }
  for (const source of ['(', '[b-a]', 'a{2,1}', '\\', '*']) expect([source, refusal(source)]).toEqual([source, 'BAD'])
  for (const source of ['(?=a)', '(?!a)b', '(?<=a)b', '(?<!a)b', '(a)\\1', '(?<n>a)\\k<n>', '(?i:a)'])
    expect([source, refusal(source)]).toEqual([source, 'UNSUPPORTED'])
  const nested = '((((((((a+)+)+)+)+)+)+)+)+'
  for (const source of [
    'a{5000}',
    '(a{100}){100}',
    '.{1,99999999}',
    '(?:a{50}){50,60}',
    'a'.repeat(1001),
    `(${nested}b+)+`.repeat(9),
  ])
    expect([source.slice(0, 20), refusal(source)]).toEqual([source.slice(0, 20), 'LARGE'])
  for (const source of ['(?<name>a)', '(?:a)', '^\\p{Script=Han}{2,20}$', '\\ud83d\\ude00', '\\x41\\cA\\0'])
    expect([source, refusal(source)]).toEqual([source, 'taken'])
})
