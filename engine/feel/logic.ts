// SPDX-License-Identifier: Apache-2.0
// Three-valued logic, order and membership, with what is missing kept apart from null.
import { spend } from '../budget.ts'
import { missingAmong } from './run.ts'
import type { CompareOperator } from './syntax.ts'
import { equal, type FeelRange, includes, isEqualityTest, isFunction, isRange, orderOf } from './values.ts'

/** A comparison of order: null when the two cannot be compared. */
export function ordered(operator: CompareOperator, a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number')
    return operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b
  const missing = missingAmong(a, b)
  if (missing) return missing
  const order = orderOf(a, b)
  if (order === null) return null
  return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0
}

export function belongsToAny(value: unknown, candidates: unknown[]): unknown {
  let result: unknown = false
  for (const candidate of candidates) {
    result = either(result, () => belongs(value, candidate))
    if (result === true) return true
  }
  return result
}

/** Whether a value satisfies a test: a range, a list, a function, or a value that it equals. */
export function belongs(value: unknown, test: unknown): unknown {
  const missing = missingAmong(value, test)
  if (missing) return missing
  spend(1)
  if (isRange(test)) return isRange(value) ? includesRange(test, value) : includes(test, value)
  if (Array.isArray(test)) {
    if (Array.isArray(value) && equal(test, value) === true) return true
    return test.some((one) => belongs(value, one) === true)
  }
  if (isFunction(test)) return test.call([value], null)
  if (isEqualityTest(test)) {
    const same = equal(value, test.limit)
    return same === null ? null : same === (test.test === '=')
  }
  return equal(value, test) ?? false
}

function includesRange(outer: FeelRange, value: FeelRange): boolean | null {
  if (equal(outer, value) === true) return true
  const low = value.start === null ? outer.start === null : includes(outer, value.start)
  const high = value.end === null ? outer.end === null : includes(outer, value.end)
  return low === null || high === null ? null : low && high
}

/** Three-valued and: false wins, then what is missing, then null. */
export function both(a: unknown, other: () => unknown): unknown {
  if (a === false) return false
  const b = other()
  if (b === false) return false
  if (a === true && b === true) return true
  return missingAmong(a, b)
}

/** Three-valued or: true wins, then what is missing, then null. */
export function either(a: unknown, other: () => unknown): unknown {
  if (a === true) return true
  const b = other()
  if (b === true) return true
  if (a === false && b === false) return false
  return missingAmong(a, b)
}
