// SPDX-License-Identifier: Apache-2.0
import { isUtf8 } from 'node:buffer'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { laidOpen } from './unpack.ts'

/** A table as it was read: the line in the file of each row, and its cells as texts. */
export type ReadTable = { heads: string[]; rows: { line: number; cells: string[] }[]; isCut: boolean }
export type TableAnswer = { table: ReadTable } | { complaint: string }

/** XLSX is a zip; everything else is taken for CSV. */
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** A CSV (UTF-8, UTF-16 with its mark, GB18030) or the first sheet of an XLSX, no farther than `most` rows. */
export async function readTableFile(bytes: Uint8Array, most: number): Promise<TableAnswer> {
  if (bytes.length === 0) return { complaint: '文件是空的' }
  const read = isZip(bytes) ? await sheetOf(bytes, most) : csvOf(bytes)
  if (typeof read === 'string') return { complaint: read }
  const lines = read.map((cells, at) => ({ line: at + 1, cells: cells.map(textOf) }))
  const [first, ...others] = lines.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (!first) return { complaint: '文件里没有内容' }
  return { table: { heads: first.cells, rows: others.slice(0, most), isCut: others.length > most } }
}

async function sheetOf(bytes: Uint8Array, most: number): Promise<unknown[][] | string> {
  try {
    const open = laidOpen(bytes)
    if (!open) return '展开以后太大'
    // one more than may be, and the heads, so that too many are noticed
    const { sheets } = await readXlsx(open, { sheets: [0], maxRows: most + 2 })
    return sheets[0]?.rows ?? '工作簿里没有表'
  } catch {
    return '不是能打开的 XLSX'
  }
}

function csvOf(bytes: Uint8Array): unknown[][] | string {
  const text = decoded(bytes)
  if (text === undefined) return '文字编码不是 UTF-8 或 GBK'
  if (text.includes('\0')) return '不是表格文件'
  return parseCsv(text, { typeInference: false })
}

function decoded(bytes: Uint8Array): string | undefined {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const encoding = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : isUtf8(bytes) ? 'utf-8' : 'gb18030'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const MOST_SIGNS = 4000

/** What a table program shows: days and instants by the city's clock, numbers without an exponent, `="0123"` without what protects it. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) {
    const text = Number.isNaN(cell.getTime()) ? '' : cell.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
  }
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell)
  if (typeof cell === 'object') return ''
  const text = String(cell).trim().slice(0, MOST_SIGNS)
  return /^="(.*)"$/.exec(text)?.[1] ?? text
}
