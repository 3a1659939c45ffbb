// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { BudgetSpent, fullBudget, stepsOf } from '../budget.ts'
import { parseLimit, WorkTimeError } from '../worktime/index.ts'
import { compileFeel, compileUnaryTests, evaluateFeel, FeelSyntaxError, judge } from './index.ts'

const doubling = (step: string, times = 60) =>
  `{${Array.from({ length: times }, (_, i) => `x${i}: ${i === 0 ? '"ab"' : step.replaceAll('x', `x${i - 1}`)}`).join(', ')}}`
const nested = (depth: number, inside: string) =>
  `${Array.from({ length: depth }, (_, i) => `for v${i} in 1..1000 return `).join('')}${inside}`

const endless: Record<string, string> = {
  'a range': 'for i in 1..1e9 return i',
  'a range of days': 'for d in date("1000-01-01")..date("900000-01-01") return d',
  'a range as a value': 'count([1..999999999][item > 5])',
  'nested loops': nested(4, '1'),
  'a loop that reads what it has made': 'for i in 1..100000 return count(partial)',
  'nested quantifiers': 'every a in 1..100000 satisfies every b in 1..100000 satisfies a != b + 1000000',
  'nested filters': '{l: for i in 1..5000 return i, r: l[count(l[item > 3]) < 0]}.r',
  recursion: '{f: function(n) f(n + 1), r: f(1)}.r',
  'recursion in two branches': '{f: function(n) if n = 0 then 1 else f(n - 1) + f(n - 1), r: f(200)}.r',
  'a text that doubles by +': doubling('x + x'),
  'a text that doubles by a join': doubling('string join([x, x], "-")'),
  'a text that grows by replacing': doubling('replace(x, "a", "aaaaaaaaab")'),
  'a list that doubles': doubling('concatenate([x], [x])').replace('"ab"', '[1]'),
  'lists in lists, written out': `string(${doubling('[x, x]')})`,
  'lists in lists, compared': `${doubling('[x, x]')} = ${doubling('[x, x]')}`,
  'lists in lists, flattened': `flatten([${doubling('[x, x]')}.x59])`,
  'lists in lists, as the answer': doubling('[x, x]'),
  'contexts in contexts, looked through': `${doubling('{a: x, b: x}')}...zzz`,
  'distinct dates': 'count(distinct values(for i in 1..20000 return date(2000, 1, 1) + duration("P" + string(i) + "D")))',
  'a sort by a function': 'sort(for i in 1..200000 return i, function(a, b) a > b)',
  'index of, again and again': '{l: for i in 1..3000 return [i], r: for i in 1..3000 return index of(l, [i])}.r',
  'long texts compared in a loop':
    '{t: string join(for i in 1..30000 return "城"), r: for i in 1..30000 return t + "a" < t + "b"}.r',
  'a pattern over a long text':
    '{t: string join(for i in 1..30000 return "a"), r: for i in 1..3000 return matches(t, "^(a+)+$")}.r',
}

test.each(Object.entries(endless))(
  '%s that would not end is stopped with a reason and its place, and has no value',
  (_name, source) => {
    let thrown: unknown
    try {
      compileFeel(source).evaluate({})
    } catch (cause) {
      thrown = cause
    }
    expect(thrown).toBeInstanceOf(BudgetSpent)
    expect(thrown).toMatchObject({ code: 'EXPRESSION_TOO_COSTLY', source })
    expect((thrown as BudgetSpent).message).toMatch(/^表达式.+第 1 行第 \d+ 列「.+」处/)
  },
)

test('a rule that does too much is unknown, with the reason, and never “no”; the next one has a budget of its own', () => {
  const judged = judge('count(for i in 1..1e9 return i) < 0', {})
  expect(judged).toMatchObject({ verdict: 'unknown', missing: [], warnings: [{ code: 'EXPRESSION_TOO_COSTLY' }] })
  expect(judged.warnings[0]?.message).toContain('for i in 1..1e9')
  expect(judge('年龄 >= 60', { 年龄: 61 }).verdict).toBe('yes')
  expect(() => compileUnaryTests('count(for i in 1..1e9 return i) > ?').test(3, {})).toThrow(BudgetSpent)
})

test('the budget is far beyond what a city’s rules need, and the same count on every machine', () => {
  const household = Array.from({ length: 1000 }, (_, i) => ({ 姓名: `成员${i}`, 年龄: i % 100, 关系: '子女' }))
  const steps = (source: string, context = {}) => stepsOf(() => evaluateFeel(source, context))
  const rule = '年龄 >= 60 and 户籍区 in ("云东区","云西区")'
  expect(steps(rule, { 年龄: 61, 户籍区: '云东区' })).toBe(steps(rule, { 年龄: 61, 户籍区: '云东区' }))
  expect(steps(rule, { 年龄: 61, 户籍区: '云东区' })).toBeLessThan(fullBudget / 100_000)
  expect(steps('count(成员[年龄 < 18 and 关系 = "子女"]) > 3', { 成员: household })).toBeLessThan(fullBudget / 100)
  expect(steps('sum(for 人 in 成员 return if 人.年龄 > 60 then 1 else 0)', { 成员: household })).toBeLessThan(fullBudget / 100)
  expect(steps('every a in 1..300, b in 1..300 satisfies a + b > 0')).toBeLessThan(fullBudget)
})

test('a list of a hundred thousand and more is a list: it is counted, summed and searched', () => {
  const list = Array.from({ length: 300_000 }, (_, i) => i)
  expect(evaluateFeel('[count(l), sum(l), max(l), list contains(l, 299999)]', { l: list }).value).toEqual([
    300_000,
    44_999_850_000,
    299_999,
    true,
  ])
  expect(evaluateFeel('mode(l)[1]', { l: list }).value).toBe(0)
})

test('expressions match by patterns whose steps grow with the text; what looks around has no value', () => {
  const text = 'a'.repeat(3000)
  expect(evaluateFeel('matches(t, "^(a+)+$")', { t: `${text}!` }).value).toBe(false)
  expect(evaluateFeel('replace(t, "(a|aa)+$", "b")', { t: `${text}!a` }).value).toBe(`${text}!b`)
  expect(evaluateFeel('count(split(t, "(;|,)"))', { t: '甲;乙,丙' }).value).toBe(3)
  expect(evaluateFeel('matches("ab", "a(?=b)")', {}).warnings).toMatchObject([{ code: 'INVALID_ARGUMENTS' }])
})

test('texts are read in one pass, however they are padded: ranges, limits, loops and long contexts', () => {
  const spaces = ' '.repeat(100_000)
  expect(evaluateFeel('range(t)', { t: `[1..${']  '.repeat(30_000)}x` }).value).toBeNull()
  expect(evaluateFeel('range(t)', { t: `${spaces}[1..3]${spaces}` }).value).toBe('[1..3]')
  expect(() => parseLimit(`5${spaces}x`)).toThrow(WorkTimeError)
  expect(() => compileFeel(`for a${spaces}of 甲 return 1`)).toThrow(FeelSyntaxError)
  const long = `{${Array.from({ length: 9000 }, (_, i) => `k${i}: ${i}`).join(', ')}}`
  expect(evaluateFeel(`count(get entries(${long}))`, {}).value).toBe(9000)
})
