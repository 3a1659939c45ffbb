// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { compileFeel, compileUnaryTests, evaluateFeel, FeelSyntaxError, judge } from './index.ts'

const value = (source: string, context: Record<string, unknown> = {}, now?: string) =>
  evaluateFeel(source, context, now ? { now } : undefined).value

test('Chinese names are names, and the names that an expression reads are told', () => {
  const feel = compileFeel('年龄 >= 60 and 户籍区 in ("云东区","云西区") and count(家庭成员[关系 = 目标]) > 0')
  expect(feel.names).toEqual(['年龄', '户籍区', '家庭成员'])
  expect(feel.mayRead).toEqual(['关系', '目标'])
  expect(value('年龄 >= 60 and 户籍区 in ("云东区","云西区")', { 年龄: 60, 户籍区: '云西区' })).toBe(true)
  expect(value('面积（平方米） * 单价', { '面积（平方米）': 20, 单价: 3 })).toBe(60)
})

test('money is exact: no sum of cents prints binary dust', () => {
  expect(value('0.1 + 0.2')).toBe(0.3)
  expect(value('1.1 * 1.1')).toBe(1.21)
  expect(value('100 * 1.15')).toBe(115)
  expect(value('sum([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])')).toBe(2.8)
  expect(value('0.3 / 0.1')).toBe(3)
  expect(value('string(1234567.1 * 100)')).toBe('123456710')
  expect(value('decimal(2.345, 2)')).toBe(2.34)
  expect(value('round half up(2.345, 2)')).toBe(2.35)
  expect(value('1 / 3')).toBe(0.3333333333333333)
})

test('dates are in the city’s zone: what is Monday night in UTC is already Tuesday', () => {
  expect(value('today()', {}, '2026-11-22T17:00:00Z')).toBe('2026-11-23')
  expect(value('string(now())', {}, '2026-11-22T17:00:00Z')).toBe('2026-11-23T01:00:00+08:00')
  expect(value('date and time("2026-11-23T01:00:00") >= now()', {}, '2026-11-22T17:00:00Z')).toBe(true)
  expect(
    value('years and months duration(date(出生日期), today()).years', { 出生日期: '1966-11-24' }, '2026-11-22T17:00:00Z'),
  ).toBe(59)
})

test('a syntax error tells line, column and what was expected', () => {
  const failure = (source: string) => {
    try {
      compileFeel(source)
    } catch (cause) {
      if (cause instanceof FeelSyntaxError) return cause
    }
    throw new Error(`${source} was read`)
  }
  expect(failure('年龄 >= 60 and\n  (收入 < 1000')).toMatchObject({ line: 2, column: 13, position: 25 })
  expect(failure('年龄 >= 60 and\n  (收入 < 1000').message).toContain('缺少「)」')
  expect(failure('年龄 ＞= 60').message).toContain('全角')
  expect(failure('户籍区 = “云东区”').message).toContain('半角双引号')
  expect(failure('if 甲 then 1').message).toContain('else')
  expect(failure('甲 == 1').message).toContain('一个 =')
  expect(failure('').message).toContain('空')
})

test('warnings tell why a value is null, and where', () => {
  const { value: result, warnings } = evaluateFeel('姓名 +\n 1', { 姓名: '林' })
  expect(result).toBeNull()
  expect(warnings).toEqual([
    { code: 'INVALID_TYPE', message: '「姓名 +\n 1」算不出结果：两边的类型或值不合。', position: 0, line: 1, column: 1 },
  ])
  expect(evaluateFeel('甲 and\n  乙', { 甲: true }).warnings).toMatchObject([{ code: 'NO_VARIABLE_FOUND', line: 2, column: 3 }])
})

test('a rule ends in yes, no, or not known because something named is missing', () => {
  const rule = '年龄 >= 60 and 户籍区 in ("云东区","云西区")'
  expect(judge(rule, { 年龄: 65, 户籍区: '云东区' }).verdict).toBe('yes')
  expect(judge(rule, { 年龄: 59 })).toEqual({ verdict: 'no', missing: [], warnings: [] })
  expect(judge(rule, { 年龄: 65 })).toMatchObject({ verdict: 'unknown', missing: ['户籍区'] })
  expect(judge(rule, {})).toMatchObject({ verdict: 'unknown', missing: ['年龄', '户籍区'] })
  expect(judge(rule, { 年龄: null, 户籍区: '云南区' }).verdict).toBe('no')
})

test('only what the verdict hangs on is reported missing', () => {
  expect(judge('(低保 or 特困) and 本地户籍', { 特困: true })).toMatchObject({ verdict: 'unknown', missing: ['本地户籍'] })
  expect(judge('not(失信)', {})).toMatchObject({ verdict: 'unknown', missing: ['失信'] })
  expect(judge('申请人.年龄 > 60', { 申请人: {} })).toMatchObject({ verdict: 'unknown', missing: ['申请人.年龄'] })
  expect(judge('count(子女[年龄 < 3]) > 0', { 子女: [{ 年龄: 5 }, {}] })).toMatchObject({ verdict: 'unknown' })
  expect(judge('if 有车 then 真假 else 真假', { 真假: true }).verdict).toBe('yes')
  expect(judge('配偶 = null', {}).verdict).toBe('yes')
  expect(judge('is defined(配偶) = false', {}).verdict).toBe('yes')
  expect(judge('get or else(子女数, 0) = 0', {}).verdict).toBe('yes')
  expect(judge('contains(地址, "路")', {})).toMatchObject({ verdict: 'unknown', missing: ['地址'] })
})

test('the cell of a decision table is tested against its input', () => {
  const cell = (source: string, input: unknown, context = {}) => compileUnaryTests(source).test(input, context)
  expect(cell('-', null)).toBe(true)
  expect(cell('"云东区", "云西区"', '云西区')).toBe(true)
  expect(cell('not("云东区", "云西区")', '云西区')).toBe(false)
  expect(cell('[18..60)', 60)).toBe(false)
  expect(cell('< 18, > 60', 61)).toBe(true)
  expect(cell('>= 起点', 5, { 起点: 5 })).toBe(true)
  expect(cell('? > 3 and ? < 9', 5)).toBe(true)
  expect(cell('contains(?, "路")', '人民路')).toBe(true)
  expect(cell('true', true)).toBe(true)
  expect(cell('false', null)).toBe(false)
  expect(cell('null', null)).toBe(true)
  expect(cell('> 3', null)).toBe(null)
  expect(cell('date("2026-01-01")', '2026-01-01')).toBe(false)
  expect(cell('-5', -5)).toBe(true)
  expect(cell('?', 'x')).toBe(true)
  expect(cell('string length("?") = 1', 'x')).toBe(false)
})

test('names with spaces or signs are known from the context', () => {
  expect(value('Monthly Salary * 12', { 'Monthly Salary': 100 })).toBe(1200)
  expect(value('a-b', { 'a-b': 7 })).toBe(7)
  expect(value('a - b', { a: 5, b: 3 })).toBe(2)
  expect(value('Loan.Annual Rate + 1', { Loan: { 'Annual Rate': 4 } })).toBe(5)
  expect(value('{Full Name: "x", greeting: "hi " + Full Name}.greeting')).toBe('hi x')
  expect(value('for each item in 列表 return each item + 1', { 列表: [1] })).toEqual([2])
})

test('hostile names and hostile texts do no harm', () => {
  expect(value('constructor')).toBeNull()
  expect(value('__proto__')).toBeNull()
  expect(value('x.constructor', { x: {} })).toBeNull()
  expect(value('"a".length')).toBeNull()
  expect(value('{"__proto__": 1}.a')).toBeNull()
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  value('context put({}, ["__proto__", "polluted"], true)')
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(() => compileFeel(`${'('.repeat(100_000)}1`)).toThrow(FeelSyntaxError)
  expect(() => compileFeel(`1${' + 1'.repeat(30_000)}`)).toThrow(FeelSyntaxError)
  expect(value('10 ** 400')).toBeNull()
  expect(value('matches("aaa", "(")')).toBeNull()
  expect(value('甲.feel', { 甲: { feel: 'date', days: 3 } })).toBe('date')
})

test('a test of one value is not a range: (= 10) is neither [10..10] nor told by null', () => {
  expect(evaluateFeel('(=10) = [10..10]', {}).value).toBe(false)
  expect(evaluateFeel('[10..10] = (=10)', {}).value).toBe(false)
  expect(evaluateFeel('(=10) = (=10)', {}).value).toBe(true)
  expect(evaluateFeel('(< 10) = (null..10)', {}).value).toBe(false)
})
