// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { fullBudget, stepsOf } from '../budget.ts'
import { decide, readDecisions } from './index.ts'
import { decision, file, literal, table } from './samples.ts'

test('a decision table of five thousand rules is read and decided in a small part of the budget', async () => {
  const rules = Array.from({ length: 5000 }, (_, i) => [`[${i * 10}..${i * 10 + 9}]`, `"r${i}"`])
  const { decisions, findings } = await readDecisions(file(decision('d', table('hitPolicy="FIRST"', ['x'], ['d'], rules))))
  expect(findings).toEqual([])
  expect(decide(decisions, 'd', { x: 49_995 }).output).toBe('r4999')
  expect(stepsOf(() => decide(decisions, 'd', { x: 49_995 }))).toBeLessThan(fullBudget / 10)
})

test('a decision that would not end is refused with a reason, in boxed loops and functions too, and is never “no”', async () => {
  const loop = (inside: string) =>
    `<some iteratorVariable="i"><in>${literal('1..100000')}</in><satisfies>${inside}</satisfies></some>`
  const boxed = `<for iteratorVariable="i"><in>${literal('1..100000')}</in><return>${literal('count(partial)')}</return></for>`
  const cells = table('hitPolicy="FIRST"', ['x'], ['d'], [['count(for i in 1..1e9 return i) > ?', '"no"']])
  for (const expression of [loop(loop(literal('false'))), boxed, cells, literal('count(for i in 1..1e9 return i) < 0')]) {
    const { decisions } = await readDecisions(file(decision('d', expression.replaceAll('1..100000<', '[1..100000]<'))))
    expect(() => decide(decisions, 'd', { x: 1 }), expression).toThrow(
      expect.objectContaining({
        name: 'DecisionError',
        code: 'EXPRESSION_TOO_COSTLY',
        message: expect.stringContaining('决策「d」没有作出'),
      }),
    )
  }
})

test('deep files, endless recursion and huge texts end in a finding or in a refusal with a reason, never in a crash or a “no”', async () => {
  const deep = `${'<context><contextEntry>'.repeat(2000)}${'</contextEntry></context>'.repeat(2000)}`
  expect((await readDecisions(file(decision('d', deep)))).findings[0]!.code).toBe('XML_UNREADABLE')
  const knowledge = `<businessKnowledgeModel id="k" name="k"><encapsulatedLogic><formalParameter name="n"/>${literal('k(n + 1)')}</encapsulatedLogic></businessKnowledgeModel>`
  const endless = await readDecisions(
    file(
      knowledge + decision('d', literal('k(1)'), '<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>'),
    ),
  )
  expect(() => decide(endless.decisions, 'd', {})).toThrow(expect.objectContaining({ code: 'EXPRESSION_TOO_COSTLY' }))
  expect((await readDecisions('x'.repeat(30_000_000))).findings[0]!.code).toBe('XML_UNREADABLE')
})
