// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decisionsIn, sampleOf, tryDecision } from './trial.ts'
import { keepHead } from './xml-head.ts'

const text = readFileSync(join(import.meta.dirname, '../../../packs/yunzhou/items/old-age-allowance/decision.dmn'), 'utf8')

test('a decision is tried on the text as it stands, and says which rule gave the answer', async () => {
  expect(await decisionsIn(text)).toContainEqual({ id: 'old_age_allowance', name: '能否当场准予' })
  expect(sampleOf(text)).toEqual({
    applicant: { age: null, status: null },
    evidence: { householdPage: { value: { householdId: null } } },
  })
  const input = { applicant: { age: 86, status: '正常' }, evidence: { householdPage: { value: { householdId: '1' } } } }
  const tried = await tryDecision(text, 'old_age_allowance', JSON.stringify(input))
  expect(tried).toMatchObject({ outcome: { output: { decision: 'grant' } } })
  expect('outcome' in tried && tried.outcome.trace[0]?.tables[0]?.rules.map((rule) => rule.index)).toHaveLength(1)
})

test('an input that is no JSON is told and nothing is decided', async () => {
  expect(await tryDecision(text, 'old_age_allowance', '{')).toHaveProperty('problem')
})

test('the licence line of a file stands there after an editor has written it', () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- SPDX-License-Identifier: Apache-2.0 -->\n'
  const saved = '<?xml version="1.0" encoding="UTF-8"?>\n<a />\n'
  expect(keepHead(`${head}<a/>`, saved)).toBe(`${head}<a />\n`)
  expect(keepHead('<a/>', saved)).toBe(saved)
})
