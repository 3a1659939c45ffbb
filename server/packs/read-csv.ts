// SPDX-License-Identifier: Apache-2.0
import type { PackFinding } from './finding.ts'
import type { PackFile } from './read-files.ts'

export type CsvRow = { line: number; cells: Record<string, string> }

/** Reads RFC 4180 text with a head line. A row with too many or too few cells is a finding, not a shifted row. */
export function readCsv(file: PackFile): { columns: string[]; rows: CsvRow[]; findings: PackFinding[] } {
  const findings: PackFinding[] = []
  const say = (line: number, code: string, message: string): void => {
    findings.push({ file: file.shown, line, level: 'error', code, message })
  }
  const records = split(file.text, say)
  const columns = records[0]?.cells ?? []
  const rows: CsvRow[] = []
  for (const record of records.slice(1)) {
    if (record.cells.length !== columns.length) {
      say(record.line, 'CSV_CELLS', `这一行有 ${record.cells.length} 格，表头有 ${columns.length} 格：请补齐或去掉多余的逗号。`)
      continue
    }
    rows.push({ line: record.line, cells: Object.fromEntries(columns.map((column, at) => [column, record.cells[at] ?? ''])) })
  }
  return { columns, rows, findings }
}

function split(text: string, say: (line: number, code: string, message: string) => void): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = []
  let at = 0
  let line = 1
  while (at < text.length) {
    const began = line
    const cells: string[] = []
    for (;;) {
      let cell = ''
      if (text[at] === '"') {
        at++
        for (;;) {
          const close = text.indexOf('"', at)
          if (close < 0) {
            say(began, 'CSV_QUOTE', '引号没有配对：请在这一行补上收尾的引号。')
            return records
          }
          const part = text.slice(at, close)
          line += part.split('\n').length - 1
          cell += part
          at = close + 1
          if (text[at] !== '"') break
          cell += '"'
          at++
        }
      } else {
        let end = at
        while (end < text.length && text[end] !== ',' && text[end] !== '\n') end++
        cell = text.slice(at, end)
        at = end
      }
      cells.push(cell)
      if (text[at] !== ',') break
      at++
    }
    at++
    line++
    if (cells.length > 1 || cells[0] !== '') records.push({ line: began, cells })
  }
  return records
}
