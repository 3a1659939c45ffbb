// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { detailOf, headOf } from './history-text.ts'
import { valueText } from './value-text.ts'

test('answers are read as words: options by label, yes and no, lists, amounts, blanks', () => {
  expect(valueText('a', { type: 'string' }, [{ value: 'a', label: '中型餐馆' }])).toBe('中型餐馆')
  expect(valueText('b', { oneOf: [{ const: 'b', title: '小吃店' }] })).toBe('小吃店')
  expect(valueText(true, { type: 'boolean' })).toBe('是')
  expect(valueText(['热食类制售', '冷食类制售'], { type: 'array' })).toBe('热食类制售、冷食类制售')
  expect(valueText(1200, { type: 'number', format: 'money' })).toBe('¥1,200.00')
  expect(valueText('', { type: 'string' })).toBe('未填')
  expect(valueText(0, { type: 'integer' })).toBe('0')
})

test('a line of the history names the task and its result, and lists every point of a notice', () => {
  const row = { id: '1', at: '', act: 'taskDone', what: '完成任务', who: '卢晓东', element: 'review' }
  const done = { ...row, detail: { name: '审查材料', outcomeName: '书面审查通过', opinion: '齐全' } }
  expect(headOf(done)).toBe('审查材料：书面审查通过')
  expect(detailOf(done)).toBe('齐全')
  expect(headOf({ ...row, what: '受理', detail: {} })).toBe('受理')
  expect(detailOf({ ...row, detail: { points: ['缺第 3 页', '看不清'] } })).toBe('1. 缺第 3 页\n2. 看不清')
})
