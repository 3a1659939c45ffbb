// SPDX-License-Identifier: Apache-2.0
import { negate } from './arithmetic.ts'
import { type Builtin, builtin } from './builtin.ts'
import { finite, modulo, type Rounding, round } from './decimal.ts'
import type { TimeDuration } from './temporal.ts'
import { orderOf } from './values.ts'

const n = (value: unknown) => value as number
const rounding = (how: Rounding) =>
  builtin(['n:number, scale:number?', ([value, scale]) => (scale === null ? null : round(n(value), n(scale ?? 0), how))])

export const numberBuiltins: Record<string, Builtin> = {
  number: builtin(
    [
      'from:string, grouping separator:string?, decimal separator:string?',
      ([from, grouping, decimal]) => readNumber(from as string, grouping as string | null, decimal as string | null),
    ],
    ['from:number', ([from]) => from],
  ),
  decimal: builtin(['n:number, scale:number', ([value, scale]) => round(n(value), n(scale), 'half even')]),
  floor: rounding('floor'),
  ceiling: rounding('ceiling'),
  'round up': rounding('up'),
  'round down': rounding('down'),
  'round half up': rounding('half up'),
  'round half down': rounding('half down'),
  abs: builtin(
    ['n:number', ([value]) => Math.abs(n(value))],
    ['n:duration', ([value]) => (negative(value as TimeDuration) ? negate(value) : value)],
  ),
  modulo: builtin(['dividend:number, divisor:number', ([dividend, divisor]) => modulo(n(dividend), n(divisor))]),
  sqrt: builtin(['number:number', ([value]) => finite(Math.sqrt(n(value)))]),
  log: builtin(['number:number', ([value]) => (n(value) > 0 ? finite(Math.log(n(value))) : null)]),
  exp: builtin(['number:number', ([value]) => finite(Math.exp(n(value)))]),
  odd: builtin(['number:number', ([value]) => Math.abs(n(value) % 2) === 1]),
  even: builtin(['number:number', ([value]) => n(value) % 2 === 0]),
}

function negative(value: { feel: string; months?: number; nanos?: bigint }): boolean {
  return value.feel === 'months' ? (value.months ?? 0) < 0 : (value.nanos ?? 0n) < 0n
}

function readNumber(from: string, grouping: string | null | undefined, decimal: string | null | undefined): number | null {
  if (grouping && ![' ', ',', '.'].includes(grouping)) return null
  if (decimal && !['.', ','].includes(decimal)) return null
  if (grouping && decimal && grouping === decimal) return null
  let text = grouping ? from.split(grouping).join('') : from
  if (decimal && decimal !== '.') {
    if (text.includes('.')) return null
    text = text.replace(decimal, '.')
  }
  return /^-?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/.test(text) ? finite(Number(text)) : null
}

/** The least (-1) or greatest (1) of some comparable values; null when they are not comparable with each other. */
export function extreme(list: readonly unknown[], which: -1 | 1): unknown {
  let best: unknown = null
  for (const value of list) {
    const order = best === null ? orderOf(value, value) : orderOf(value, best)
    if (order === null) return null
    if (best === null || order * which > 0) best = value
  }
  return best
}
