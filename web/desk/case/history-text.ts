// SPDX-License-Identifier: Apache-2.0
import type { HistoryRow } from '../doors/types.ts'

const TOLD = [
  'ground',
  'opinion',
  'kind',
  'amount',
  'reason',
  'promised',
  'licenceName',
  'licenceNumber',
  'to',
  'until',
  'message',
  'note',
] as const

/** The one line: what was done and, of a task, which and with what result. */
export function headOf(row: HistoryRow): string {
  const { name, outcomeName } = row.detail
  if (typeof name !== 'string' || name === '') return row.what
  return typeof outcomeName === 'string' && outcomeName !== '' ? `${name}：${outcomeName}` : `${row.what}：${name}`
}

/** What was said with it, a line each. */
export function detailOf(row: HistoryRow): string {
  const lines: string[] = []
  for (const name of TOLD) {
    const value = row.detail[name]
    if (typeof value === 'string' && value !== '') lines.push(value)
  }
  const { contents, points } = row.detail
  if (Array.isArray(contents)) lines.push(contents.join('、'))
  if (Array.isArray(points)) lines.push(...points.map((point, index) => `${index + 1}. ${String(point)}`))
  return [...new Set(lines)].join('\n')
}
