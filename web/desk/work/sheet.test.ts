// SPDX-License-Identifier: Apache-2.0
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { csvOfGrid, type Grid, xlsxOf } from './sheet.ts'

const grid: Grid = {
  name: '待办/清单: 2026-11-30 的一个很长很长很长很长很长很长很长的名字',
  heads: ['办件编号', '申请人', '到期', '金额'],
  rows: [
    [
      '99010000820261126000073',
      '=HYPERLINK("http://a.example","点我")',
      { instant: '2026-11-26T22:28:31+08:00' },
      { amount: 12800.5 },
    ],
    ['007', '＝1+1', { instant: null }, { amount: -100 }],
    ['+8613800138000', '<b>&"\u0001\ud83d龘𠮷</b>', { instant: undefined }, { amount: 0 }],
  ],
}

test('a workbook has every digit of a number, real dates in the city’s time, amounts that add up, and runs nothing that was typed', async () => {
  const { sheets } = await readXlsx(await xlsxOf(grid), { readStyles: true })
  const [sheet] = sheets
  expect(sheet?.rows[0]).toEqual(grid.heads)
  const [first, second, third] = sheet?.rows.slice(1) ?? []
  expect(first).toEqual([
    '99010000820261126000073',
    '=HYPERLINK("http://a.example","点我")',
    new Date('2026-11-26T22:28:31Z'),
    12800.5,
  ])
  expect(second?.slice(0, 2)).toEqual(['007', '＝1+1'])
  expect(second?.[3]).toBe(-100)
  expect(third?.slice(0, 2)).toEqual(['+8613800138000', '<b>&"龘𠮷</b>'])
  for (const cell of sheet?.cells?.values() ?? []) expect(cell.formula).toBeUndefined()
  expect(sheet?.name.length).toBeLessThanOrEqual(31)
})

test('a thousand rows more are a thousand rows, and a long text is cut where a spreadsheet would refuse the file', async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => [
    `99010000820261126${String(at).padStart(6, '0')}`,
    '长'.repeat(at === 0 ? 40_000 : 3),
  ])
  const { sheets } = await readXlsx(await xlsxOf({ name: '表', heads: ['编号', '文'], rows }))
  expect(sheets[0]?.rows).toHaveLength(3001)
  expect(String(sheets[0]?.rows[1]?.[1])).toHaveLength(32_767)
  expect(sheets[0]?.rows[3000]?.[0]).toBe('99010000820261126002999')
})

test('the CSV of the same grid says the same in text', () => {
  expect(csvOfGrid(grid).split('\r\n')[1]).toBe(
    `"=""99010000820261126000073""","'=HYPERLINK(""http://a.example"",""点我"")",2026-11-26 22:28,12800.50`,
  )
})
