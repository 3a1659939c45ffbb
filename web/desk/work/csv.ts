// SPDX-License-Identifier: Apache-2.0

/**
 * A CSV that Excel and WPS open in Chinese (BOM, CRLF). A cell that a spreadsheet would take for a formula (full-width signs begin one
 * too in Chinese Excel) is written as text; so is a number of a paper: as a number it would keep 15 digits (IEEE 754) and no leading zeros.
 */
export function csvOf(heads: string[], rows: string[][]): string {
  return `\uFEFF${[heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const isNumberOfPaper = /^(\d{12,}[Xx]?|0\d+|\d+[Ee]\d+)$/.test(text)
  const safe = isNumberOfPaper ? `="${text}"` : /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** An instant of the city as spreadsheets read it: 2026-11-26 22:28. */
export function sheetTime(iso: string | null | undefined): string {
  return iso ? iso.slice(0, 16).replace('T', ' ') : ''
}
