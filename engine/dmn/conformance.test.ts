// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conformancePage, runDecisionCases, runFeelCases } from './conformance.ts'

for (const { clause, cases, failed } of runFeelCases())
  test(`FEEL, DMN 1.5 chapter ${clause}: ${cases} cases hold`, () => {
    expect(failed).toEqual([])
  })

for (const { clause, cases, failed } of await runDecisionCases())
  test(`DMN 1.5 chapter ${clause}: ${cases} cases hold`, () => {
    expect(failed).toEqual([])
  })

test('the committed page of counts is the one that the cases give', async () => {
  const page = await readFile(join(import.meta.dirname, '..', '..', 'docs', 'conformance-feel-dmn.md'), 'utf8')
  expect(page).toBe(await conformancePage())
})
