// SPDX-License-Identifier: Apache-2.0
import type { CellStyle } from 'hucre'
import { csvOf, sheetTime } from './csv.ts'

/** What stands in a cell: a text (every number of a paper is one), an instant of the city, or an amount in yuan. */
export type Cell = string | { instant: string | null | undefined } | { amount: number }
export type Grid = { name: string; heads: string[]; rows: Cell[][] }

/** The same for a CSV, where everything is text. */
export function csvOfGrid({ heads, rows }: Grid): string {
  return csvOf(
    heads,
    rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? cell : 'amount' in cell ? cell.amount.toFixed(2) : sheetTime(cell.instant))),
    ),
  )
}

/** Signs that XML cannot hold; a spreadsheet would refuse the whole file. */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu

/** A spreadsheet keeps 32,767 signs in a cell and repairs a file that has more. */
const MOST = 32_767

/**
 * A workbook of one sheet (ISO/IEC 29500): texts as texts, so that no digit of a number is lost and nothing typed is run as a formula;
 * instants as dates, amounts as numbers. The library is loaded when somebody exports.
 */
export async function xlsxOf({ name, heads, rows }: Grid): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const widths = heads.map((head, at) =>
    Math.min(40, Math.max(10, widthOf(head), ...rows.slice(0, 200).map((row) => widthOf(shown(row[at]))))),
  )
  return writeXlsx({
    sheets: [
      {
        name: name.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31),
        columns: widths.map((width) => ({ width })),
        freezePane: { rows: 1 },
        rows: [heads.map(writable), ...rows.map((row) => row.map(written))],
        cells: stylesOf(heads, rows),
      },
    ],
  })
}

type Styled = { value: string | number | Date | null; style: CellStyle }

function stylesOf(heads: string[], rows: Cell[][]): Map<string, Styled> {
  const styled = new Map<string, Styled>()
  heads.forEach((head, at) => {
    styled.set(`0,${at}`, { value: writable(head), style: { font: { bold: true } } })
  })
  rows.forEach((row, down) => {
    row.forEach((cell, at) => {
      if (typeof cell !== 'string') styled.set(`${down + 1},${at}`, { value: written(cell), style: { numFmt: formatOf(cell) } })
    })
  })
  return styled
}

const writable = (text: string): string => text.replaceAll(UNWRITABLE, '').slice(0, MOST)

/** A sheet knows no time zone: the city's clock is what is written. */
function written(cell: Cell): string | number | Date | null {
  if (typeof cell === 'string') return writable(cell)
  if ('amount' in cell) return cell.amount
  return cell.instant ? new Date(`${cell.instant.slice(0, 19)}Z`) : null
}

const formatOf = (cell: Exclude<Cell, string>): string => ('amount' in cell ? '#,##0.00' : 'yyyy-mm-dd hh:mm')
const shown = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '2026-11-30 10:00')
/** A Chinese sign is two wide. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 2)

export function saveAs(name: string, content: string | Uint8Array, type: string): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
