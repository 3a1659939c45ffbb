// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('an exported list opens in Chinese spreadsheets: byte order mark, CRLF, quoted commas and quotes', () => {
  const text = csvOf(
    ['事项', '申请人'],
    [
      ['食品经营许可核发', '“好味道”,一店'],
      ['他说"好"', '两\n行'],
    ],
  )
  expect(text).toBe('\uFEFF事项,申请人\r\n食品经营许可核发,"“好味道”,一店"\r\n"他说""好""","两\n行"\r\n')
})

test.each(['=1+1', '+86', '-1', '@sum', '\tx'])('a cell that a spreadsheet would run (%s) is written as text', (cell) => {
  expect(csvOf(['a'], [[cell]])).toBe(`\uFEFFa\r\n'${cell}\r\n`)
})
