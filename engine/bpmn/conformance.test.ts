// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chapters, conformance } from './conformance.ts'

const folder = new URL('./cases/', import.meta.url)
const files = (path: string, prefix: string) =>
  readdirSync(new URL(path, folder))
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => prefix + name.slice(0, -5))

test('every construct in the conformance table is shown by files that exist, and every file shows one', () => {
  const shown = new Set(chapters.flatMap((one) => one.rows).flatMap((one) => one.cases))
  expect([...shown].sort()).toEqual([...files('.', ''), ...files('error/', 'error/')].sort())
})

test('docs/conformance.md is what the table says', () => {
  expect(readFileSync(new URL('../../docs/conformance.md', import.meta.url), 'utf8').trimEnd()).toBe(conformance().trimEnd())
})
