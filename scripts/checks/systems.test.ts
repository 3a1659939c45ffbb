// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { readSystems } from './systems.ts'

const list = 'id\tzh\ten\tkind\tcheck\nA01\t门户\tPortal\tsystem\tIt opens.\nB02\t平台\tPlatform\tsystem\tIt stands.\n'
const groups = 'groups: { A: { zh: 甲, en: a }, B: { zh: 乙, en: b } }\n'
const said = (rows: string, ...tests: string[]) => {
  const sources = tests.map((text, at) => ({ path: `server/x${at}.test.ts`, text }))
  const { rows: read, complaints } = readSystems(list, `${groups}rows:\n${rows}`, sources)
  return { states: read.map((row) => `${row.id} ${row.state} ${row.tests.length}`), says: complaints.map((one) => one.says) }
}
// written in parts, so that this file proves no row
const named = (title: string, how = '') => `te${'st'}${how}('${title}', async () => {})`

test('a row is whole only with a test that carries its name, and one that is skipped proves nothing', () => {
  const whole = '  A01: { state: whole, lives: [server] }'
  expect(said(whole, named('A01: it opens'))).toEqual({ states: ['A01 whole 1', 'B02 none 0'], says: [] })
  expect(said(whole).says).toEqual([expect.stringContaining('no test is named after it')])
  expect(said(whole, named('A01: it opens', '.skip')).says).toEqual([expect.stringContaining('no test is named after it')])
})

test('a test named after a row that nobody knows, or that nobody has declared, is refused', () => {
  const whole = '  A01: { state: whole, lives: [server] }'
  const { says } = said(whole, named('A01 it opens'), named('A99: it flies'), named('B02: it stands'))
  expect(says).toEqual([expect.stringContaining('named after A99'), expect.stringContaining('part, or whole?')])
})

test('part says what is missing, in both languages; a place where a row lives is there; a declared row is in the list', () => {
  expect(said('  A01: { state: part, lives: [server], missing: { zh: 缺 } }').says).toEqual([
    expect.stringContaining('say what is missing'),
  ])
  expect(said('  A01: { state: part, lives: [server/nowhere], missing: { zh: 缺, en: lacks } }').says).toEqual([
    expect.stringContaining('is not there'),
  ])
  expect(said('  Z01: { state: part, lives: [server] }').says).toEqual([expect.stringContaining('Z01 is no row')])
})
