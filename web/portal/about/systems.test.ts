// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import read from './systems.json' with { type: 'json' }
import { chosenRows, countOf, type Systems } from './systems.ts'

const { groups, rows } = read as Systems

test('every row has a group, and the states add up to all of them', () => {
  expect(rows.filter((row) => groups[row.id.charAt(0)] === undefined)).toEqual([])
  expect(countOf(rows, 'whole') + countOf(rows, 'part') + countOf(rows, 'none')).toBe(rows.length)
})

test('a row is found by its id, by words in either language, and only where all that was chosen fits', () => {
  const ids = (search: Parameters<typeof chosenRows>[1]) => chosenRows(rows, search).map((row) => row.id)
  expect(ids({ q: 'a21' })).toEqual(['A21'])
  expect(ids({ q: '电子证照' })).toContain('A48')
  expect(ids({ q: 'audit trail' })).toContain('F02')
  expect(ids({ q: 'audit trail', group: 'A' })).not.toContain('F02')
  expect(ids({ state: 'whole' }).every((id) => rows.find((row) => row.id === id)?.tests.length)).toBe(true)
  expect(ids({})).toHaveLength(rows.length)
})
