// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { filterOf, openedOf, openText, readWorkSearch } from './work-search.ts'

test('an address with unknown queues, lights or words still opens the list', () => {
  expect(readWorkSearch({ queue: 'nobody', light: 'purple', stage: '', item: 'shop-sign', evil: '<x>' })).toEqual({
    item: 'shop-sign',
  })
})

test('the filters of the address are the ones that the server is asked with', () => {
  const search = readWorkSearch({ queue: 'mine', light: 'red', stage: '受理', q: '晓梅', open: 'a.b.c' })
  expect(filterOf(search)).toEqual({ queue: 'mine', light: 'red', stage: '受理', q: '晓梅' })
  expect(filterOf({})).toEqual({ queue: 'department' })
})

test('the open case is in the address, with the task that the officer came for', () => {
  const text = openText({ root: 'r', caseId: 'c', id: 't' })
  expect(openedOf({ open: text })).toEqual({ root: 'r', caseId: 'c', task: 't' })
  expect(openedOf({ open: 'r.c' })).toEqual({ root: 'r', caseId: 'c', task: null })
  expect(openedOf({ open: 'nonsense' })).toBeNull()
  expect(openedOf({})).toBeNull()
})
