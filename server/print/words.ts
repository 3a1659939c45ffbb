// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../kernel/index.ts'

/** 2026-11-20 → 2026年11月20日; anything else is left as it is. */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(day) ?? []
  return year ? `${year}年${Number(month)}月${Number(date)}日` : day
}

/** What a field of a licence shows for its value. An empty one shows ——, as on paper. */
export function shown(value: Json | undefined, type: string): string {
  if (value === undefined || value === null || value === '') return '——'
  if (Array.isArray(value)) return value.map((one) => shown(one as Json, 'text')).join('、')
  if (typeof value === 'boolean') return value ? '是' : '否'
  const instant = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(\+08:00)?$/.exec(String(value))
  if (instant) return `${dayInWords(String(value))} ${instant[2]}`
  if (type === 'date') return dayInWords(String(value))
  if (type === 'money' && /^-?\d+(\.\d+)?$/.test(String(value)))
    return Number(value).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return String(value)
}

/** How long a licence is good for, as its face says it. */
export function termInWords(from: string, to: string | null): string {
  return to === null ? '长期' : `${dayInWords(from)}至${dayInWords(to)}`
}

export function codeInGroups(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code
}
