// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoFiles } from './make-demo-city.ts'

const pack = join(import.meta.dirname, '..', 'packs', 'yunzhou')

test('the demo city that is committed is the one that the generator makes, byte for byte', () => {
  const made = demoFiles(pack)
  expect(made.size).toBeGreaterThan(10)
  for (const [name, text] of made) expect([name, readFileSync(join(pack, 'demo', name), 'utf8')]).toEqual([name, text])
})
