// SPDX-License-Identifier: Apache-2.0
// Our closures against the library on generated expressions. Left out, because the standard and the library differ there: negative
// literals before an operator, `in` before `and` without parentheses, fractions (binary dust), conditions that are not boolean, order between different types, and
// quantifiers over unknowns, and a loop that ends at 0; conformance.test.ts holds ours to the standard in these.
import fc from 'fast-check'
import { evaluate as feelinEvaluate, unaryTest as feelinUnaryTest } from 'feelin'
import { expect, test } from 'vitest'
import { compileUnaryTests, evaluateFeel } from './index.ts'

const context = {
  年龄: 61,
  人数: 3,
  零: 0,
  收入: null,
  户籍区: '云东区',
  姓名: '林小云',
  空: null,
  有证: true,
  失信: false,
  不详: null,
  面积: [12, 30, 8],
  区: ['云东区', '云北区'],
  成员: [
    { 岁: 3, 名: 'a' },
    { 岁: 70, 名: 'b' },
  ],
  店: { 桌: 9, 名: '云味' },
}
const { number, text, truth, anything } = fc.letrec<{
  number: string
  text: string
  truth: string
  sure: string
  anything: string
}>((tie) => {
  const n = tie('number')
  const s = tie('text')
  const t = tie('truth')
  const sure = tie('sure')
  return {
    number: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.nat(99).map(String),
      fc.constantFrom('年龄', '人数', '零', '店.桌', '面积[2]', '面积[-1]'),
      fc.tuple(n, fc.constantFrom('+', '-', '*'), n).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(t, n, n).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
      fc.constantFrom(
        'count(面积)',
        'sum(面积)',
        'max(面积)',
        'min(面积)',
        'string length(姓名)',
        'count(成员[岁 > 60])',
        'floor(人数)',
        'abs(人数)',
      ),
    ),
    text: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('"云东区"', '"云西区"', '""', '"a\\"b"', '户籍区', '姓名', '店.名'),
      fc.tuple(s, s).map(([a, b]) => `(${a} + ${b})`),
      s.map((a) => `upper case(${a})`),
      fc.tuple(s, fc.integer({ min: 1, max: 3 })).map(([a, from]) => `substring(${a}, ${from})`),
    ),
    sure: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('true', 'false', '有证', '失信'),
      fc.tuple(n, fc.constantFrom('<', '<=', '>', '>=', '=', '!='), n).map(([a, op, b]) => `${a} ${op} ${b}`),
      fc.tuple(s, fc.constantFrom('=', '!='), s).map(([a, op, b]) => `${a} ${op} ${b}`),
      fc.tuple(n, n, n).map(([a, b, c]) => `(${a} in (${b}, > ${c}))`),
      fc
        .tuple(n, fc.nat(50), fc.nat(50), fc.constantFrom('[', '('), fc.constantFrom(']', ')'))
        .map(([a, b, c, open, close]) => `(${a} in ${open}${b}..${b + c}${close})`),
      fc.tuple(s, s, s).map(([a, b, c]) => `(${a} in (${b}, ${c}))`),
      fc.tuple(n, fc.nat(40), fc.nat(40)).map(([a, b, c]) => `(${a} between ${b} and ${b + c})`),
      fc.tuple(sure, fc.constantFrom('and', 'or'), sure).map(([a, op, b]) => `(${a} ${op} ${b})`),
      sure.map((a) => `not(${a})`),
      fc
        .tuple(fc.constantFrom('some', 'every'), fc.constantFrom('<', '>'), n)
        .map(([q, op, a]) => `(${q} 个 in 面积 satisfies 个 ${op} ${a})`),
      fc.tuple(s, s).map(([a, b]) => `contains(${a}, ${b})`),
      s.map((a) => `list contains(区, ${a})`),
    ),
    truth: fc.oneof(
      { depthSize: 'small' },
      sure,
      fc.constantFrom(
        '不详',
        'null',
        '收入 > 3',
        '收入 = null',
        '空 != null',
        '空 in ("a", "b")',
        '收入 between 1 and 3',
        '(收入 + 1) = 2',
      ),
      fc.tuple(t, fc.constantFrom('and', 'or'), t).map(([a, op, b]) => `(${a} ${op} ${b})`),
      t.map((a) => `not(${a})`),
    ),
    anything: fc.oneof(
      n,
      s,
      t,
      fc.array(n, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc.tuple(n, t).map(([a, b]) => `{甲: ${a}, 乙: 甲 + 1, 丙: ${b}}`),
      fc.tuple(fc.constantFrom('<', '>', '='), n).map(([op, a]) => `面积[item ${op} ${a}]`),
      fc.tuple(fc.constantFrom('<', '>', '<='), n).map(([op, a]) => `成员[岁 ${op} ${a}].名`),
      n.map((a) => `for 个 in 面积 return 个 + ${a}`),
      fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 4 })).map(([a, b]) => `for i in ${a}..${b}, j in 区 return [i, j]`),
      n.map((a) => `(function(甲, 乙) 甲 * 乙 + ${a})(人数, 年龄)`),
      fc.constantFrom(
        'date("2026-03-01") - date("2026-02-01")',
        'date("2026-01-31") + duration("P1M")',
        '@"2026-02-28".weekday',
        'string(date("2026-02-28"))',
        'date("2026-02-28") < date("2026-03-01")',
      ),
    ),
  }
})

test('every generated expression has the value that the library gives it', () => {
  let known = 0
  fc.assert(
    fc.property(anything, (source) => {
      const ours = evaluateFeel(source, context).value
      const theirs = JSON.parse(JSON.stringify(feelinEvaluate(source, context).value ?? null))
      if (theirs !== null) known += 1
      expect(ours, source).toEqual(theirs)
    }),
    { numRuns: 700 },
  )
  expect(known).toBeGreaterThan(350)
})

test('every generated cell matches the inputs that the library matches', () => {
  const cell = fc.oneof(
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), number).map(([op, a]) => `${op} ${a}`),
    fc
      .tuple(fc.nat(50), fc.nat(50), fc.constantFrom('[', '('), fc.constantFrom(']', ')'))
      .map(([b, c, open, close]) => `${open}${b}..${b + c}${close}`),
    fc.array(fc.nat(20).map(String), { minLength: 1, maxLength: 3 }).map((items) => items.join(', ')),
    fc.array(fc.nat(20).map(String), { minLength: 1, maxLength: 3 }).map((items) => `not(${items.join(', ')})`),
    fc.tuple(number, number).map(([a, b]) => `? > ${a} or ? < ${b}`),
    fc.constant('-'),
  )
  fc.assert(
    fc.property(cell, fc.nat(60), (source, input) => {
      const theirs = feelinUnaryTest(source, { ...context, '?': input }).value
      expect(compileUnaryTests(source).test(input, context) === true, `${input} ~ ${source}`).toBe(theirs === true)
    }),
    { numRuns: 800 },
  )
})

test('generated conditions and texts are used by the properties above', () => {
  expect(fc.sample(truth, 3).length + fc.sample(text, 3).length).toBe(6)
})
