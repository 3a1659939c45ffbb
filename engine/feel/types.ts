// SPDX-License-Identifier: Apache-2.0
import { spend } from '../budget.ts'
import type { TypeNode } from './syntax.ts'
import { type FeelDateTime, tagged } from './temporal.ts'
import { entryOf, type FeelContext, type FeelFunction, type FeelRange, isTemporal, typeOf } from './values.ts'

const named: Record<string, string[]> = {
  number: ['number'],
  string: ['string'],
  boolean: ['boolean'],
  date: ['date'],
  time: ['time'],
  'date and time': ['date and time'],
  dateTime: ['date and time'],
  'days and time duration': ['nanos'],
  dayTimeDuration: ['nanos'],
  'years and months duration': ['months'],
  yearMonthDuration: ['months'],
  duration: ['nanos', 'months'],
  list: ['list'],
  context: ['context'],
  function: ['function'],
  range: ['range'],
  Null: ['null'],
}

/** `value instance of type`; null when the type is not known. */
export function hasType(value: unknown, type: TypeNode): boolean | null {
  spend(1)
  const actual = typeOf(value)
  switch (type.type) {
    case 'named':
      if (type.name === 'Any') return actual !== 'null'
      return named[type.name]?.includes(actual) ?? null
    case 'list':
      return actual === 'list' && (value as unknown[]).every((one) => one === null || hasType(one, type.of) === true)
    case 'range': {
      if (actual !== 'range') return false
      const { start, end } = value as FeelRange
      return [start, end].every((one) => one === null || hasType(one, type.of) === true)
    }
    case 'context': {
      if (actual !== 'context') return false
      return type.entries.every(({ name, of }) => {
        const entry = entryOf(value as FeelContext, name)
        return entry !== undefined && (entry === null || hasType(entry, of) === true)
      })
    }
    case 'function':
      return actual === 'function' && (value as FeelFunction).parameters.length === type.parameters.length
  }
}

/**
 * A value where a type is asked for: null always may, a list of one gives its element, a single value becomes a list of one, a date
 * becomes its midnight in UTC. Undefined when it cannot.
 */
export function coerce(value: unknown, type: TypeNode | null): unknown {
  if (type === null || value === null || value === undefined || (type.type === 'named' && type.name === 'Any'))
    return value ?? null
  if (hasType(value, type) !== false) return value
  if (type.type === 'list') return Array.isArray(value) || hasType([value], type) === false ? undefined : [value]
  if (Array.isArray(value) && value.length === 1) return coerce(value[0], type)
  return type.type === 'named' && type.name === 'date and time' ? midnightOf(value) : undefined
}

/** The midnight in UTC that a date stands for where a date and time is asked for. */
export function midnightOf(value: unknown): FeelDateTime | undefined {
  if (!isTemporal(value) || value.feel !== 'date') return undefined
  return tagged<FeelDateTime>({ feel: 'date and time', days: value.days, nanos: 0n, zone: { offset: 0, name: null } })
}
