// SPDX-License-Identifier: Apache-2.0
import { spend } from '../budget.ts'
import { writeNumber } from './decimal.ts'
import {
  civilOf,
  daysOf,
  epochOf,
  type FeelDateTime,
  type FeelTime,
  split,
  Tagged,
  type Temporal,
  type TimeDuration,
  tagged,
  writeTemporal,
} from './temporal.ts'

export type FeelContext = { [key: string]: unknown }
export type FeelFunction = {
  readonly feel: 'function'
  readonly parameters: string[]
  call(args: unknown[], named: Record<string, unknown> | null): unknown
}
export type FeelRange = {
  readonly feel: 'range'
  readonly start: unknown
  readonly end: unknown
  readonly startIncluded: boolean
  readonly endIncluded: boolean
  /** it has no end on one side, as (< 10) has none; an end of null is unknown, and so is what lies between */
  readonly oneSided: boolean
}

/** Stands for a value that the host does not have, while a rule is judged; names what was missing. */
export class Missing {
  readonly names: string[]
  constructor(names: string[]) {
    this.names = names
  }
}

export type TypeName =
  | ('null' | 'number' | 'string' | 'boolean' | 'list' | 'context' | 'function' | 'range' | 'unknown')
  | ('date' | 'time' | 'date and time' | 'months' | 'nanos')

export function typeOf(value: unknown): TypeName {
  switch (typeof value) {
    case 'number':
      return 'number'
    case 'string':
      return 'string'
    case 'boolean':
      return 'boolean'
    case 'undefined':
      return 'null'
    case 'object': {
      if (value === null) return 'null'
      if (Array.isArray(value)) return 'list'
      if (value instanceof Missing) return 'unknown'
      return isTagged(value) ? value.feel : 'context'
    }
    default:
      return 'function'
  }
}

function isTagged(value: object): value is Temporal | FeelFunction | FeelRange {
  return value instanceof Tagged
}

export function isContext(value: unknown): value is FeelContext {
  return typeOf(value) === 'context'
}

export function isFunction(value: unknown): value is FeelFunction {
  return value instanceof Tagged && (value as FeelFunction).feel === 'function'
}

export function isRange(value: unknown): value is FeelRange {
  return value instanceof Tagged && (value as FeelRange).feel === 'range'
}

export function isTemporal(value: unknown): value is Temporal {
  const type = typeOf(value)
  return type === 'date' || type === 'time' || type === 'date and time' || type === 'months' || type === 'nanos'
}

/** An own entry of a context; undefined when it has none. Nothing is ever read from a prototype. */
export function entryOf(context: object, key: string): unknown {
  return Object.hasOwn(context, key) ? (context as FeelContext)[key] : undefined
}

export function setEntry(context: FeelContext, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(context, key, { value, enumerable: true, configurable: true, writable: true })
  else context[key] = value
}

/** FEEL equality: null for values of different types, except that null equals only null. */
export function equal(a: unknown, b: unknown): boolean | null {
  if (a === b && typeof a !== 'object') return true
  if (a === null || a === undefined) return b === null || b === undefined
  if (b === null || b === undefined) return false
  const type = typeOf(a)
  if (type !== typeOf(b)) return (isEqualityTest(a) && isRange(b)) || (isRange(a) && isEqualityTest(b)) ? false : null
  spend(2)
  switch (type) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'function':
      return a === b
    case 'list': {
      const [x, y] = [a as unknown[], b as unknown[]]
      if (x.length !== y.length) return false
      return allOf(x.map((one, i) => equal(one, y[i])))
    }
    case 'context': {
      const keys = Object.keys(a as object)
      if (keys.length !== Object.keys(b as object).length || !keys.every((key) => Object.hasOwn(b as object, key))) return false
      return allOf(keys.map((key) => equal((a as FeelContext)[key], (b as FeelContext)[key])))
    }
    case 'range': {
      const [x, y] = [a as FeelRange, b as FeelRange]
      if (x.startIncluded !== y.startIncluded || x.endIncluded !== y.endIncluded) return false
      if (x.oneSided !== y.oneSided) return false
      return allOf([equal(x.start, y.start), equal(x.end, y.end)])
    }
    case 'unknown':
      return null
    default:
      if (hasZone(a as Temporal) !== hasZone(b as Temporal)) return false
      return orderOf(a, b) === 0
  }
}

/** A clock without a zone never equals one with a zone; an offset and a named zone are equal when they mean one instant. */
function hasZone(value: Temporal): boolean {
  return (value.feel === 'time' || value.feel === 'date and time') && value.zone !== null
}

function allOf(results: (boolean | null)[]): boolean | null {
  if (results.includes(false)) return false
  return results.includes(null) ? null : true
}

/** Below, equal to or above zero as `a` is before, equal to or after `b`; null for values that have no order. */
export function orderOf(a: unknown, b: unknown): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (!isTemporal(a) || !isTemporal(b) || a.feel !== b.feel) return null
  const [x, y] = [lineOf(a), lineOf(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

/** Texts are ordered by code point, as the standard's collation-free order. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  spend(Math.min(a.length, b.length) >> 3)
  const [x, y] = [a[Symbol.iterator](), b[Symbol.iterator]()]
  for (;;) {
    const [one, other] = [x.next(), y.next()]
    if (one.done) return other.done ? 0 : -1
    if (other.done) return 1
    const difference = (one.value.codePointAt(0) ?? 0) - (other.value.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
}

function lineOf(value: Temporal): bigint {
  switch (value.feel) {
    case 'date':
      return BigInt(value.days)
    case 'time':
      return value.nanos - BigInt(value.zone?.offset ?? 28_800) * 1_000_000_000n
    case 'date and time':
      return epochOf(value)
    case 'months':
      return BigInt(value.months)
    case 'nanos':
      return value.nanos
  }
}

/** Whether a range includes a point: null when the point cannot be compared with the ends. */
export function includes(range: FeelRange, value: unknown): boolean | null {
  if (!range.oneSided && (range.start === null || range.end === null)) return null
  const low = range.start === null ? 1 : orderOf(value, range.start)
  const high = range.end === null ? -1 : orderOf(value, range.end)
  if (low === null || high === null || (range.start === null && range.end === null)) return null
  return (range.startIncluded ? low >= 0 : low > 0) && (range.endIncluded ? high <= 0 : high < 0)
}

/** A range such as (< 10): it has no end on one side, which is not an end of null. */
export function makeOneSided(operator: '<' | '<=' | '>' | '>=', limit: unknown): FeelRange | null {
  const range = operator.startsWith('<')
    ? makeRange(null, limit, false, operator === '<=')
    : makeRange(limit, null, operator === '>=', false)
  return range && limit !== null ? tagged({ ...range, oneSided: true }) : range
}

export function makeRange(start: unknown, end: unknown, startIncluded: boolean, endIncluded: boolean): FeelRange | null {
  if (start !== null && end !== null && orderOf(start, end) === null) return null
  if (start !== null && end === null && orderOf(start, start) === null) return null
  if (end !== null && start === null && orderOf(end, end) === null) return null
  return tagged({
    feel: 'range',
    start,
    end,
    startIncluded: startIncluded && start !== null,
    endIncluded: endIncluded && end !== null,
    oneSided: false,
  })
}

/** A property of a temporal value or range; undefined when it has no such property. */
export function propertyOf(value: Temporal | FeelRange, name: string): unknown {
  if (value.feel === 'range') {
    if (name === 'start' || name === 'end') return value[name]
    return name === 'start included' ? value.startIncluded : name === 'end included' ? value.endIncluded : undefined
  }
  if (value.feel === 'months')
    return name === 'years' ? Math.trunc(value.months / 12) + 0 : name === 'months' ? (value.months % 12) + 0 : undefined
  if (value.feel === 'nanos') {
    const sign = value.nanos < 0n ? -1 : 1
    const parts = split(value.nanos < 0n ? -value.nanos : value.nanos)
    if (name === 'days' || name === 'hours' || name === 'minutes') return parts[name] * sign + 0
    return name === 'seconds' ? sign * (parts.seconds + parts.rest / 1e9) + 0 : undefined
  }
  if (value.feel !== 'time') {
    const civil = civilOf(value.days)
    if (name === 'year' || name === 'month' || name === 'day') return civil[name]
    if (name === 'weekday') return weekday(value.days)
  }
  return value.feel === 'date' ? undefined : clockProperty(value, name)
}

function clockProperty(value: FeelTime | FeelDateTime, name: string): unknown {
  const parts = split(value.nanos)
  if (name === 'hour') return parts.hours
  if (name === 'minute') return parts.minutes
  if (name === 'second') return parts.seconds + parts.rest / 1e9
  if (name === 'time offset')
    return value.zone ? tagged<TimeDuration>({ feel: 'nanos', nanos: BigInt(value.zone.offset) * 1_000_000_000n }) : null
  if (name === 'timezone') return value.zone?.name ?? null
  return undefined
}

export function weekday(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1
}

export function dayOfYear(days: number): number {
  return days - (daysOf(civilOf(days).year, 1, 1) ?? 0) + 1
}

/** string(): the FEEL text of a value. */
export function writeValue(value: unknown, inside = false): string {
  spend(2)
  switch (typeOf(value)) {
    case 'null':
    case 'unknown':
      return 'null'
    case 'string':
      spend(String(value).length >> 3)
      return inside ? `"${String(value).replace(/["\\]/g, '\\$&')}"` : String(value)
    case 'number':
      return writeNumber(value as number)
    case 'boolean':
      return String(value)
    case 'list':
      return `[${(value as unknown[]).map((one) => writeValue(one, true)).join(', ')}]`
    case 'context':
      return `{${Object.entries(value as FeelContext)
        .map(([key, one]) => `${/^[\p{L}_][\p{L}\p{N}_]*$/u.test(key) ? key : JSON.stringify(key)}: ${writeValue(one, true)}`)
        .join(', ')}}`
    case 'function':
      return 'function'
    case 'range': {
      const range = value as FeelRange
      const ends = [range.start, range.end].map((one) => (one === null ? '' : writeValue(one, true)))
      if (!range.oneSided && (range.start === null || range.end === null))
        return `${range.startIncluded ? '[' : '('}${ends.map((one) => one || 'null').join('..')}${range.endIncluded ? ']' : ')'}`
      if (range.start === null) return `(${range.endIncluded ? '<=' : '<'}${ends[1]})`
      if (range.end === null) return `(${range.startIncluded ? '>=' : '>'}${ends[0]})`
      return `${range.startIncluded ? '[' : '('}${ends.join('..')}${range.endIncluded ? ']' : ')'}`
    }
    default:
      return writeTemporal(value as Temporal)
  }
}

/** A test of equality on its own, such as `= 5` in a cell. It is no range: (= 10) is not [10..10]. */
export type EqualityTest = { test: '=' | '!='; limit: unknown }

export function isEqualityTest(value: unknown): value is EqualityTest {
  return typeof value === 'object' && value !== null && 'test' in value && 'limit' in value
}

/** A value on the JSON border: dates, times, durations and ranges as texts, functions as null. */
export function toJson(value: unknown): unknown {
  spend(1)
  switch (typeOf(value)) {
    case 'number':
    case 'string':
    case 'boolean':
      return value
    case 'list':
      return (value as unknown[]).map(toJson)
    case 'context': {
      const plain: FeelContext = {}
      for (const [key, one] of Object.entries(value as FeelContext)) setEntry(plain, key, toJson(one))
      return plain
    }
    case 'null':
    case 'unknown':
    case 'function':
      return null
    case 'range':
      return writeValue(value)
    default:
      return writeTemporal(value as Temporal)
  }
}
