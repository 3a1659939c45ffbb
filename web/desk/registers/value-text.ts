// SPDX-License-Identifier: Apache-2.0
import type { Field } from '../doors/registers.ts'
import { saidAt } from '../frame/time.ts'
import { words } from '../words/index.ts'

/** Names of the regions that an answer mentions, by their code. */
export type Regions = Record<string, string>

/** A value as people read it: the name of a code or of a region, a day as it is written, a number with its unit. */
export function valueText(field: Field, value: unknown, regions: Regions = {}): string {
  if (value === undefined || value === null || value === '') return ''
  if (field.type === 'flag') return words.t(value === true ? 'registers.yes' : 'registers.no')
  if (field.type === 'number') return [numberText(Number(value), field.decimals), field.unit].filter(Boolean).join(' ')
  if (field.type === 'instant') return saidAt(String(value))
  if (field.type === 'region') return regions[String(value)] ?? String(value)
  if (field.type === 'line' || field.type === 'polygon')
    return Array.isArray(value) ? words.t('registers.positions', { many: value.flat(2).length / 2 }) : String(value)
  if (Array.isArray(value)) return value.join('，')
  return field.options.find((one) => one.code === value)?.name ?? String(value)
}

const numberText = (value: number, decimals: number): string =>
  Number.isFinite(value)
    ? value.toLocaleString('zh-CN', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    : ''

/** Filters as the address carries them: code and flag as they are, a stretch as `from..to`. */
export function whereOf(fields: Field[], filters: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      const text = filters[field.name]
      if (text === undefined || text === '') return []
      const read = (one: string) => (field.type === 'number' ? Number(one) : one)
      if (!text.includes('..')) return [[field.name, field.type === 'flag' ? text === 'true' : text]]
      const [from = '', to = ''] = text.split('..')
      const stretch = { ...(from === '' ? {} : { atLeast: read(from) }), ...(to === '' ? {} : { atMost: read(to) }) }
      return Object.keys(stretch).length === 0 ? [] : [[field.name, stretch]]
    }),
  )
}

/** What a list of a register can be narrowed by, in the order of its file. */
export const isFilter = ({ isIndexed, isGraded, type }: Field): boolean =>
  isIndexed && !isGraded && ['code', 'department', 'flag', 'day', 'number'].includes(type)

/** What a table has room for: the keys and the title first, then what can be sorted by, never what is masked. */
export function columnsOf(fields: Field[], keys: string[], title: string | null): Field[] {
  const named = new Set([...keys, ...(title === null ? [] : [title])])
  const first = fields.filter(({ name }) => named.has(name))
  const others = fields.filter(({ name, isIndexed, isGraded }) => !named.has(name) && isIndexed && !isGraded)
  return [...first, ...others].slice(0, 8)
}
