// SPDX-License-Identifier: Apache-2.0
import { madeText } from '../budget.ts'
import * as decimal from './decimal.ts'
import type { ArithmeticOperator } from './syntax.ts'
import {
  atZone,
  civilOf,
  dayNanos,
  daysOf,
  epochOf,
  type FeelDate,
  type FeelDateTime,
  type FeelTime,
  floorDivide,
  lengthOfMonth,
  type MonthsDuration,
  type TimeDuration,
  tagged,
} from './temporal.ts'
import { midnightOf } from './types.ts'
import { isTemporal } from './values.ts'

const longestDuration = 10n ** 40n

/** An arithmetic operation on two known values; null when their types or their values do not allow it. */
export function calculate(operator: ArithmeticOperator, a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') {
    switch (operator) {
      case '+':
        return decimal.add(a, b)
      case '-':
        return decimal.subtract(a, b)
      case '*':
        return decimal.multiply(a, b)
      case '/':
        return decimal.divide(a, b)
      case '**':
        return decimal.power(a, b)
    }
  }
  if (typeof a === 'string' && typeof b === 'string') return operator === '+' ? madeText(a + b) : null
  switch (operator) {
    case '+':
      return addTemporal(a, b) ?? addTemporal(b, a)
    case '-':
      return subtractTemporal(a, b)
    case '*':
      return scale(a, b) ?? scale(b, a)
    case '/':
      return divideDuration(a, b)
    default:
      return null
  }
}

export function negate(value: unknown): unknown {
  if (typeof value === 'number') return -value + 0
  if (!isTemporal(value)) return null
  if (value.feel === 'months') return months(-value.months + 0)
  return value.feel === 'nanos' ? nanos(-value.nanos) : null
}

export function months(count: number): MonthsDuration | null {
  return Number.isSafeInteger(count) ? tagged({ feel: 'months', months: count }) : null
}

/** A duration of days and time; null when it is longer than the age of the world, which only a mistake asks for. */
export function nanos(count: bigint): TimeDuration | null {
  return count > longestDuration || count < -longestDuration ? null : tagged({ feel: 'nanos', nanos: count })
}

function addTemporal(a: unknown, b: unknown): unknown {
  if (!isTemporal(a) || !isTemporal(b)) return null
  if (a.feel === 'months' && b.feel === 'months') return months(a.months + b.months)
  if (a.feel === 'nanos' && b.feel === 'nanos') return nanos(a.nanos + b.nanos)
  if (b.feel === 'months') return addMonths(a, b.months)
  if (b.feel === 'nanos') return addNanos(a, b.nanos)
  return null
}

function subtractTemporal(a: unknown, b: unknown): unknown {
  if (!isTemporal(a) || !isTemporal(b)) return null
  if (b.feel === 'months') return a.feel === 'months' ? months(a.months - b.months) : addMonths(a, -b.months)
  if (b.feel === 'nanos') return a.feel === 'nanos' ? nanos(a.nanos - b.nanos) : addNanos(a, -b.nanos)
  if (a.feel === 'time' && b.feel === 'time') {
    if ((a.zone === null) !== (b.zone === null)) return null
    const offset = (time: FeelTime) => BigInt(time.zone?.offset ?? 0) * 1_000_000_000n
    return nanos(a.nanos - offset(a) - (b.nanos - offset(b)))
  }
  const [x, y] = [momentOf(a), momentOf(b)]
  if (!x || !y || (x.zone === null) !== (y.zone === null)) return null
  return nanos(epochOf(x) - epochOf(y))
}

/** A date stands for its midnight in UTC; both sides of a subtraction must have a zone, or neither. */
function momentOf(value: unknown): FeelDateTime | null {
  if (!isTemporal(value)) return null
  if (value.feel === 'date and time') return value
  return value.feel === 'date' ? (midnightOf(value) ?? null) : null
}

function addMonths(value: unknown, count: number): FeelDate | FeelDateTime | null {
  if (!isTemporal(value) || (value.feel !== 'date' && value.feel !== 'date and time')) return null
  const { year, month, day } = civilOf(value.days)
  const total = year * 12 + month - 1 + count
  const [y, m] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1]
  const days = daysOf(y, m, Math.min(day, lengthOfMonth(y, m)))
  if (days === null) return null
  if (value.feel === 'date') return tagged<FeelDate>({ feel: 'date', days })
  const local = tagged<FeelDateTime>({ feel: 'date and time', days, nanos: value.nanos, zone: value.zone })
  return value.zone?.name ? atZone(epochOf(local), value.zone) : local
}

/** A date stays a date: what is added counts from its midnight, and the day that is reached is the result. */
function addNanos(value: unknown, count: bigint): FeelDate | FeelTime | FeelDateTime | null {
  if (!isTemporal(value)) return null
  if (value.feel === 'date') return tagged<FeelDate>({ feel: 'date', days: value.days + Number(floorDivide(count, dayNanos)) })
  if (value.feel === 'time') {
    const wrapped = (((value.nanos + count) % dayNanos) + dayNanos) % dayNanos
    return tagged<FeelTime>({ feel: 'time', nanos: wrapped, zone: value.zone })
  }
  return value.feel === 'date and time' ? atZone(epochOf(value) + count, value.zone) : null
}

function scale(duration: unknown, by: unknown): unknown {
  if (!isTemporal(duration) || typeof by !== 'number') return null
  if (duration.feel === 'months') return months(Math.trunc(duration.months * by) + 0)
  return duration.feel === 'nanos' ? timesNumber(duration.nanos, by) : null
}

function timesNumber(count: bigint, by: number): TimeDuration | null {
  if (Number.isSafeInteger(by)) return nanos(count * BigInt(by))
  return nanos((count * BigInt(Math.round(by * 1e9))) / 1_000_000_000n)
}

function divideDuration(a: unknown, b: unknown): unknown {
  if (!isTemporal(a)) return null
  if (a.feel === 'months') {
    if (typeof b === 'number') return b === 0 ? null : months(Math.trunc(a.months / b) + 0)
    return isTemporal(b) && b.feel === 'months' ? decimal.divide(a.months, b.months) : null
  }
  if (a.feel !== 'nanos') return null
  if (typeof b === 'number') {
    if (b === 0) return null
    if (Number.isSafeInteger(b)) return nanos(a.nanos / BigInt(b))
    return nanos(BigInt(Math.trunc(Number(a.nanos) / b)))
  }
  return isTemporal(b) && b.feel === 'nanos' ? decimal.divide(Number(a.nanos), Number(b.nanos)) : null
}
