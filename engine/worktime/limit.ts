// SPDX-License-Identifier: Apache-2.0
import { WorkTimeError } from './calendar.ts'

export type LimitUnit = '工作日' | '工作时' | '紧急工作时' | '自然日' | '小时' | '分钟' | '个月' | '年'
export type Limit = { amount: number; unit: LimitUnit }

const units: Record<string, LimitUnit> = {
  工作日: '工作日',
  工作天: '工作日',
  工作时: '工作时',
  工作小时: '工作时',
  紧急工作时: '紧急工作时',
  自然日: '自然日',
  日历日: '自然日',
  小时: '小时',
  分钟: '分钟',
  月: '个月',
  年: '年',
}
const digits = '零一二三四五六七八九'

/**
 * Reads a limit as people write it: 5 工作日, 五个工作日, 20 自然日, 8 工作时, 2 紧急工作时, 1 个月, 2 年, 24 小时, 30 分钟.
 * 紧急工作时 (GB/T 30428.2) runs day and night, rest days too; it has its name because a class was declared urgent.
 * A bare 日 or 天 is refused, because the law counts 日 differently in different statutes.
 */
export function parseLimit(text: string): Limit {
  const match =
    /^\s*([\d.]+|[零一二两三四五六七八九十百]+)\s*(?:个\s*)?(工作日|工作天|工作小时|工作时|紧急工作时|自然日|日历日|小时|分钟|月|年|日|天)\s*$/.exec(
      text,
    )
  if (!match) throw new WorkTimeError(`看不懂期限「${text}」，请写成 5 工作日、8 工作时、20 自然日、24 小时、1 个月 或 2 年。`)
  const unit = units[match[2] ?? '']
  if (!unit) throw new WorkTimeError(`期限「${text}」没有说明是工作日还是自然日，请写明。`)
  const amount = /^[\d.]+$/.test(match[1] ?? '') ? Number(match[1]) : chineseNumber(match[1] ?? '')
  if (!Number.isFinite(amount)) throw new WorkTimeError(`期限「${text}」里的数目看不懂。`)
  if ((unit === '个月' || unit === '年') && !Number.isInteger(amount))
    throw new WorkTimeError(`期限「${text}」的月数、年数应为整数。`)
  return { amount, unit }
}

/** The one place that says how a limit reads: 5 个工作日, 20 个自然日, 8 个工作小时, 24 小时, 1 个月, 2 年. `parseLimit` reads it back. */
export function writeLimit({ amount, unit }: Limit): string {
  return `${amount} ${measureWords[unit] ?? unit}`
}

const measureWords: Partial<Record<LimitUnit, string>> = { 工作日: '个工作日', 自然日: '个自然日', 工作时: '个工作小时' }

/** A limit as content writes it (5 工作日), as people are told it (5 个工作日); what is no limit stays as it is. */
export function sayLimit(text: string): string {
  try {
    return writeLimit(parseLimit(text))
  } catch {
    return text
  }
}

function chineseNumber(text: string): number {
  const hundred = text.split('百')
  if (hundred.length > 2) return Number.NaN
  const rest = hundred.length === 2 ? (hundred[1] ?? '') : text
  const hundreds = hundred.length === 2 ? digit(hundred[0] ?? '') * 100 : 0
  const ten = rest.replace(/^零/, '').split('十')
  if (ten.length > 2) return Number.NaN
  if (ten.length === 2)
    return hundreds + (ten[0] === '' ? 1 : digit(ten[0] ?? '')) * 10 + (ten[1] === '' ? 0 : digit(ten[1] ?? ''))
  return hundreds + (ten[0] === '' && hundreds > 0 ? 0 : digit(ten[0] ?? ''))
}

function digit(text: string): number {
  const value = text === '两' ? 2 : digits.indexOf(text)
  return text.length === 1 && value >= 0 ? value : Number.NaN
}
