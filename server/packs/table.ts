// SPDX-License-Identifier: Apache-2.0
import { isCreditCode, isIdCard } from '../../engine/codes/index.ts'
import type { Reading, Unit } from './content-kind.ts'
import type { PackFinding } from './finding.ts'
import { type CsvRow, readCsv } from './read-csv.ts'
import type { PackFile } from './read-files.ts'

/** How a cell of a table is written and read: text as it stands, or a number. */
export type Column = {
  kind: 'text' | 'number' | 'id-card' | 'credit-code' | 'day' | 'instant' | 'region' | 'json'
  required?: boolean
}
/** A table that a CSV file may hold; the first column names the row, and `isKey` says that no two rows may have the same. */
export type Table = { title: string; isKey?: boolean; columns: Record<string, Column> }
/** A CSV file of a pack. `name` is the file's. */
export type TablePart = { name: string; file: PackFile; columns: string[]; rows: CsvRow[] }
/** A cell of a table: numbers are numbers, an empty cell is null. */
export type TableRow = Record<string, string | number | null>

/** Reads one CSV file. What cannot be read is broken under `table <name>`. */
export function readTable({ files: [file] }: Unit, { findings, broken }: Reading): TablePart[] {
  if (!file) return []
  const name = file.path.slice(file.path.lastIndexOf('/') + 1, -'.csv'.length)
  const read = readCsv(file)
  findings.push(...read.findings)
  if (read.findings.length > 0) broken.add(`table ${name}`)
  return [{ name, file, columns: read.columns, rows: read.rows }]
}

/** The rows of a table with their cells as they mean. */
export const rowsOf = (part: TablePart, { columns }: Table): TableRow[] =>
  part.rows.map((row) =>
    Object.fromEntries(
      Object.entries(row.cells).map(([column, cell]) => [
        column,
        cell === '' ? null : columns[column]?.kind === 'number' ? Number(cell) : cell,
      ]),
    ),
  )

export const sayRow = (table: TablePart, line: number, code: string, message: string): PackFinding => ({
  file: table.file.shown,
  line,
  level: 'error',
  code,
  message,
})

/** What does not fit its column. `regions` are the codes that a cell of a region may have. */
export function* cellsOf(part: TablePart, table: Table, regions: ReadonlySet<string>): Generator<PackFinding> {
  const columns = Object.keys(table.columns)
  for (const column of columns)
    if (!part.columns.includes(column))
      yield sayRow(part, 1, 'TABLE_COLUMN', `${table.title}缺少「${column}」一列：表头应是 ${columns.join(',')}。`)
  for (const column of part.columns)
    if (!Object.hasOwn(table.columns, column))
      yield sayRow(part, 1, 'TABLE_COLUMN', `${table.title}没有「${column}」这一列：请删去，表头应是 ${columns.join(',')}。`)
  const seen = new Set<string>()
  for (const row of part.rows) {
    for (const [column, { kind, required }] of Object.entries(table.columns)) {
      const cell = row.cells[column]
      if (cell === undefined) continue
      if (cell === '') {
        if (required) yield sayRow(part, row.line, 'CELL_EMPTY', `「${column}」不能空着：请补上。`)
      } else if (!fits(kind, cell, regions))
        yield sayRow(part, row.line, 'CELL_VALUE', `「${column}」的值 ${cell.slice(0, 40)} 不对：${wanted[kind] ?? '请改正'}。`)
    }
    const key = row.cells[columns[0] ?? ''] ?? ''
    if (table.isKey && seen.has(key)) yield sayRow(part, row.line, 'ROW_TWICE', `「${key}」已经有一行：请删去重复的。`)
    seen.add(key)
  }
}

function fits(kind: Column['kind'], cell: string, regions: ReadonlySet<string>): boolean {
  if (kind === 'id-card') return isIdCard(cell)
  if (kind === 'credit-code') return isCreditCode(cell)
  if (kind === 'number') return /^-?\d+(\.\d+)?$/.test(cell)
  if (kind === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(cell)
  if (kind === 'instant') return !Number.isNaN(Date.parse(cell)) && cell.includes('T')
  if (kind === 'region') return regions.has(cell)
  return kind !== 'json' || isObject(cell)
}

const wanted: Record<string, string> = {
  'id-card': '应是校验位正确的 18 位公民身份号码',
  'credit-code': '应是校验位正确的 18 位统一社会信用代码',
  number: '应是数字',
  day: '应是日期，例如 2026-01-01',
  instant: '应是带时区的时刻',
  region: '应是 city/regions.yaml 里的区划代码',
  json: '应是 JSON 对象',
}

/** Whether a text is a JSON object. */
export function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
