// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { decide, readDecisions } from './index.ts'
import { decision, file, literal, table } from './samples.ts'

test('a decision table of five thousand rules is read within seconds and decided in milliseconds', async () => {
  const rules = Array.from({ length: 5000 }, (_, i) => [`[${i * 10}..${i * 10 + 9}]`, `"r${i}"`])
  const from = performance.now()
  const { decisions, findings } = await readDecisions(file(decision('d', table('hitPolicy="FIRST"', ['x'], ['d'], rules))))
  expect(findings).toEqual([])
  expect(performance.now() - from).toBeLessThan(10_000)
  expect(decide(decisions, 'd', { x: 49_995 }).output).toBe('r4999')
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    decide(decisions, 'd', { x: 49_995 })
    return performance.now() - start
  })
  expect(Math.min(...times)).toBeLessThan(100)
})

test('deep files, endless recursion and huge texts end in a finding or in null, never in a crash', async () => {
  const deep = `${'<context><contextEntry>'.repeat(2000)}${'</contextEntry></context>'.repeat(2000)}`
  expect((await readDecisions(file(decision('d', deep)))).findings[0]!.code).toBe('XML_UNREADABLE')
  const knowledge = `<businessKnowledgeModel id="k" name="k"><encapsulatedLogic><formalParameter name="n"/>${literal('k(n + 1)')}</encapsulatedLogic></businessKnowledgeModel>`
  const endless = await readDecisions(
    file(
      knowledge + decision('d', literal('k(1)'), '<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>'),
    ),
  )
  expect(decide(endless.decisions, 'd', {}).output).toBeNull()
  expect((await readDecisions('x'.repeat(30_000_000))).findings[0]!.code).toBe('XML_UNREADABLE')
})
