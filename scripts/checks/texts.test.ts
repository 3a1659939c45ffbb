// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { checkTimes } from './texts.ts'

test('a test that measures a time or sleeps is refused by the check, with its line; one that waits for a state is not', () => {
  const complaints = (text: string, path = 'engine/x.test.ts') => checkTimes([{ path, text }]).map((one) => one.line)
  // written in parts, so that this file does not break the rule that it tests
  const clock = ['performance', 'now()'].join('.')
  expect(complaints(`const began = ${clock}\nexpect(1).toBe(1)\nexpect(${clock} - began < 5)`)).toEqual([1, 3])
  expect(complaints(`const began = process.${'cpu'}Usage()`)).toEqual([1])
  expect(complaints(`expect(Date${'.now()'} - began).toBeLessThan(5)`)).toEqual([1])
  expect(complaints(`await new Promise((then) => set${'Timeout'}(then, 50))`)).toEqual([1])
  expect(complaints(`await page.waitFor${'Timeout'}(50)`)).toEqual([1])
  expect(
    complaints(`// no state to wait for: a kill comes at any time\nawait new Promise((then) => set${'Timeout'}(then, 50))`),
  ).toEqual([])
  expect(complaints('await expect.poll(() => rows()).toHaveLength(1)\nconst now = Date.now()')).toEqual([])
  expect(complaints(`const began = ${clock}`, 'bench/engine.ts')).toEqual([])
})
