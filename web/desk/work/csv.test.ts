// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { csvOf, sheetTime } from './csv.ts'

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

test.each(['=1+1', '+86', '-1', '@sum', '\tx', '＝1+1', '＠sum', ' =1'])(
  'a cell that a spreadsheet would run (%s) is written as text',
  (cell) => {
    expect(csvOf(['a'], [[cell]])).toBe(`\uFEFFa\r\n'${cell}\r\n`)
  },
)

test.each(['99010000820261126000073', '990102198803160010', '007', '12E5'])('a spreadsheet keeps every sign of %s', (cell) => {
  expect(csvOf(['a'], [[cell]])).toBe(`\uFEFFa\r\n"=""${cell}"""\r\n`)
})

test('an exported time is a date with its time, whenever the file is opened', () => {
  expect(sheetTime('2026-11-26T22:28:31+08:00')).toBe('2026-11-26 22:28')
  expect(sheetTime(null)).toBe('')
})
