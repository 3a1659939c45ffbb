// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { conditionsIn, outcomesIn, tasksIn, writeOutcomes } from './process-text.ts'

const xml = readFileSync(new URL('../../../packs/yunzhou/items/food-business-licence/process.bpmn', import.meta.url), 'utf8')

test('the tasks of a drawing and what may follow from each of them can be chosen by their words', () => {
  expect(tasksIn(xml).map((one) => one.name)).toEqual(
    expect.arrayContaining(['核对申请并受理', '审查材料', '现场核查', '作出决定']),
  )
  expect(conditionsIn(xml)).toEqual(expect.arrayContaining([{ id: 'review.outcome = "visit"', name: '审查材料：需要现场核查' }]))
})

test('outcomes are read and written as the drawing has them', () => {
  const written = 'accept:受理,refuse:不予受理'
  expect(writeOutcomes(outcomesIn(written))).toBe(written)
  expect(outcomesIn('accept：受理，refuse')).toEqual([
    { code: 'accept', word: '受理' },
    { code: 'refuse', word: 'refuse' },
  ])
  expect(outcomesIn('')).toEqual([])
})
