// SPDX-License-Identifier: Apache-2.0
import { type Known, STRING } from './asked.ts'

type Say = (key: string, options?: Record<string, unknown>) => string
type Words = Pick<Known, 'labelOf'>

const TEXTS = /^"[^"\\]*"(\s*,\s*"[^"\\]*")*$/
const NUMBER = String.raw`-?[\d.]+`
const RANGE = new RegExp(String.raw`^([[(\]])\s*(${NUMBER}?)\s*\.\.\s*(${NUMBER})\s*([\])[])$`)
/** The numbers and days that a cell compares with: ≥ 80, < 2026-01-01. */
const COMPARED = new RegExp(String.raw`^(?:[<>]=?\s*)?(?:${NUMBER}|date\("[\d-]+"\))(?:\s*,\s*${NUMBER})*$`)
const LENGTH = /^string length\(\?\)\s*(>=?|<=?|=)\s*(\d+)$/
const LENGTHS: Record<string, string> = { '>': 'longer', '>=': 'longFrom', '<': 'shorter', '<=': 'longTo', '=': 'long' }
const HOLDS = /^(contains|list contains|starts with)\(\?,\s*("[^"\\]*")\)$/
const HELD: Record<string, string> = { contains: 'contains', 'list contains': 'contains', 'starts with': 'begins' }

/**
 * A cell of the column that reads `path`, as it is read aloud: 不限, ≥ 80, 正常, 有填写. Null for what is more than that: it has no
 * words and is shown as it was written.
 */
export function saidCell(cell: string, path: string, words: Words, t: Say): string | null {
  if (cell === '' || cell === '-') return t('studio.cell.any')
  if (cell === 'true' || cell === 'false') return t(cell === 'true' ? 'yes' : 'no')
  if (cell === 'null') return t('studio.cell.none')
  if (/^not\(\s*null\s*\)$/.test(cell)) return t('studio.cell.given')
  const not = /^not\((.*)\)$/.exec(cell)?.[1]
  if (not !== undefined) {
    const what = saidCell(not.trim(), path, words, t)
    return what === null ? null : t('studio.cell.not', { what })
  }
  if (TEXTS.test(cell)) return Array.from(cell.matchAll(STRING), ([, text]) => words.labelOf(path, text ?? '')).join('、')
  return saidRange(cell, t) ?? saidTest(cell, path, words, t)
}

function saidRange(cell: string, t: Say): string | null {
  const range = RANGE.exec(cell)
  if (!range) return null
  const edge = (isIn: boolean) => t(isIn ? 'studio.cell.with' : 'studio.cell.without')
  const [, open, from, to, close] = range
  return t('studio.cell.range', { from, low: edge(open === '['), to, high: edge(close === ']') })
}

function saidTest(cell: string, path: string, words: Words, t: Say): string | null {
  if (COMPARED.test(cell))
    return cell
      .replaceAll('>=', '≥')
      .replaceAll('<=', '≤')
      .replaceAll(/date\("([\d-]+)"\)/g, '$1')
      .replaceAll(/\s*,\s*/g, '、')
  const length = LENGTH.exec(cell)
  if (length) {
    const [, sign = '', count = ''] = length
    return sign === '>' && count === '0' ? t('studio.cell.given') : t(`studio.cell.${LENGTHS[sign]}`, { count })
  }
  const holds = HOLDS.exec(cell)
  if (!holds) return null
  const [, test = '', text = ''] = holds
  return t(`studio.cell.${HELD[test]}`, { what: words.labelOf(path, text.slice(1, -1)) })
}

/** What a column is called: its own label, else the title of the question that it reads; null where it has neither. */
export function saidColumn(column: { label: string; expression: string }, known: Pick<Known, 'say'>): string | null {
  return column.label === column.expression ? (known.say(column.expression) ?? null) : column.label
}
