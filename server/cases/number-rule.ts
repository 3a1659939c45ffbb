// SPDX-License-Identifier: Apache-2.0

/**
 * How the cases of a kind are numbered: `YJ{yyyy}{mm}-{serial:4}`. Parts: `{yyyy} {mm} {dd}` the day, `{region}` of the case,
 * `{department}` its code, `{serial:N}` at least N digits, exactly one. What stands around the serial names the series, so a number with
 * the year in it begins anew each year. `gapless`: the serial is taken in the act itself, and an act that fails leaves no gap; those of
 * one series then wait for each other. Without it a failed act may leave one.
 */
export type NumberRule = { pattern: string; gapless?: boolean }

type At = { department: string; region: string; day: string }

const PART = /\{([a-z]+)(?::(\d))?\}/g
const KNOWN = new Set(['yyyy', 'mm', 'dd', 'region', 'department', 'serial'])

/** What is wrong with a pattern; null where nothing is. */
export function faultOfNumber(pattern: string): string | null {
  const parts = [...pattern.matchAll(PART)]
  const unknown = parts.find(([, name = '']) => !KNOWN.has(name))
  if (unknown) return `编号格式里没有 ${unknown[0]} 这一段，可用 {yyyy} {mm} {dd} {region} {department} {serial:4}`
  if (parts.filter(([, name]) => name === 'serial').length !== 1) return '编号格式里要有且只有一段流水号，如 {serial:4}'
  if (/[{}]/.test(pattern.replace(PART, ''))) return '编号格式里的大括号没有成对'
  if (!/^[\p{L}\p{N}()（）〔〕［］-]*$/u.test(pattern.replace(PART, ''))) return '编号格式里只能有文字、数字、括号和连字符'
  return null
}

/** The series that a number counts in: the number with nothing in the serial's place. */
export const seriesOf = (rule: NumberRule, at: At): string => fill(rule.pattern, at, () => '#')

export const writeNumber = (rule: NumberRule, at: At, serial: number): string =>
  fill(rule.pattern, at, (digits) => String(serial).padStart(digits, '0'))

function fill(pattern: string, { department, region, day }: At, serial: (digits: number) => string): string {
  const [yyyy = '', mm = '', dd = ''] = day.split('-')
  const said: Record<string, string> = { yyyy, mm, dd, region, department }
  return pattern.replace(PART, (_, name: string, digits = '1') =>
    name === 'serial' ? serial(Number(digits)) : (said[name] ?? ''),
  )
}
