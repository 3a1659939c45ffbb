// SPDX-License-Identifier: Apache-2.0
// Turns a syntax tree into closures once; evaluating is then only calling them.
import { spend } from '../budget.ts'
import { calculate, negate } from './arithmetic.ts'
import { builtins } from './builtins.ts'
import { compileCall, compileFunction } from './calls.ts'
import { belongs, belongsToAny, both, either, ordered } from './logic.ts'
import { compileFilter, compileFor, compileQuantified } from './loops.ts'
import { bind, type Env, type Evaluate, miss, missingAmong, warn } from './run.ts'
import { inner, resolved, type Scope } from './scope.ts'
import { type CompareOperator, type Node, speaksOf, type UnaryTests } from './syntax.ts'
import { readTemporal } from './temporal.ts'
import { hasType } from './types.ts'
import {
  type EqualityTest,
  entryOf,
  equal,
  type FeelContext,
  isContext,
  isRange,
  isTemporal,
  Missing,
  makeOneSided,
  makeRange,
  propertyOf,
  setEntry,
} from './values.ts'

export function compile(node: Node, scope: Scope): Evaluate {
  switch (node.kind) {
    case 'literal': {
      const value = node.value
      return () => value
    }
    case 'at': {
      const value = readTemporal(node.text)
      return value === null
        ? (env) => warn(env, 'INVALID_TEMPORAL', `「${node.text}」不是有效的日期、时间或时长。`, node.at)
        : () => value
    }
    case 'name':
      return compileName(node.name, node.at, scope)
    case 'list': {
      const items = node.items.map((item) => compile(item, scope))
      return (env) => items.map((item) => item(env))
    }
    case 'context':
      return compileContext(node, scope)
    case 'range': {
      const [from, to] = [compile(node.from, scope), compile(node.to, scope)]
      return (env) => {
        const [start, end] = [from(env), to(env)]
        return (
          missingAmong(start, end) ??
          makeRange(start, end, node.fromIncluded, node.toIncluded) ??
          warn(env, 'INVALID_RANGE', '区间的两端不能比较。', node.at)
        )
      }
    }
    case 'test':
      return compileTest(node.operator, compile(node.value, scope))
    case 'compare':
      return compileCompare(node, scope)
    case 'between': {
      const [value, from, to] = [compile(node.value, scope), compile(node.from, scope), compile(node.to, scope)]
      return (env) => {
        const [v, a, b] = [value(env), from(env), to(env)]
        return both(ordered('>=', v, a), () => ordered('<=', v, b))
      }
    }
    case 'in':
      return compileIn(node.value, node.tests, scope)
    case 'and': {
      const [left, right] = [compile(node.left, scope), compile(node.right, scope)]
      return (env) => both(left(env), () => right(env))
    }
    case 'or': {
      const [left, right] = [compile(node.left, scope), compile(node.right, scope)]
      return (env) => either(left(env), () => right(env))
    }
    case 'arithmetic': {
      const [left, right] = [compile(node.left, scope), compile(node.right, scope)]
      const operator = node.operator
      return (env) => {
        const [a, b] = [left(env), right(env)]
        return (
          missingAmong(a, b) ??
          calculate(operator, a, b) ??
          warn(env, 'INVALID_TYPE', `「${scope.source.slice(node.at, node.end)}」算不出结果：两边的类型或值不合。`, node.at)
        )
      }
    }
    case 'negate': {
      const value = compile(node.value, scope)
      return (env) => {
        const v = value(env)
        return v instanceof Missing ? v : (negate(v) ?? warn(env, 'INVALID_TYPE', '只有数字和时长可以取负。', node.at))
      }
    }
    case 'if': {
      const [test, then, otherwise] = [compile(node.test, scope), compile(node.then, scope), compile(node.else, scope)]
      return (env) => {
        const verdict = test(env)
        if (verdict === true) return then(env)
        if (!(verdict instanceof Missing)) return otherwise(env)
        const [a, b] = [then(env), otherwise(env)]
        return equal(a, b) === true ? a : (missingAmong(verdict, a, b) ?? verdict)
      }
    }
    case 'for':
      return compileFor(node, scope)
    case 'some':
    case 'every':
      return compileQuantified(node, scope)
    case 'function':
      return compileFunction(node, scope)
    case 'call':
      return compileCall(node, scope)
    case 'path': {
      const target = compile(node.target, scope)
      const whole = scope.source.slice(node.at, node.end)
      return (env) => path(env, target(env), node.name, whole, node.at)
    }
    case 'descendant': {
      const target = compile(node.target, scope)
      return (env) => {
        const value = target(env)
        return value instanceof Missing ? value : descendants(value, node.name)
      }
    }
    case 'filter':
      return compileFilter(node, scope)
    case 'instance': {
      const value = compile(node.value, scope)
      const type = resolved(node.type, scope)
      return (env) => {
        const v = value(env)
        return v instanceof Missing ? v : hasType(v, type)
      }
    }
  }
}

/** Compiles the tests of an input cell; the value that is tested is the name `?`. */
export function compileTests(tests: UnaryTests, scope: Scope): Evaluate {
  if (tests.tests === 'any') return () => true
  const inside = inner(scope, ['?'])
  const verdicts = tests.tests.map((test) => compileCellTest(test, inside))
  return (env) => {
    let result: unknown = false
    for (const verdict of verdicts) {
      result = either(result, () => verdict(env))
      if (result === true) break
    }
    return tests.negated && typeof result === 'boolean' ? !result : result
  }
}

function compileCellTest(test: Node, scope: Scope): Evaluate {
  const evaluate = compile(test, scope)
  const asks = speaksOf(test, '?')
  return (env) => {
    const result = evaluate(env)
    const value = env.frame?.value
    if (asks && (typeof result === 'boolean' || result instanceof Missing) && typeof value !== 'boolean') return result
    if (asks && result === true) return true
    return belongs(value, result)
  }
}

function compileName(name: string, at: number, scope: Scope): Evaluate {
  const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined
  if (!scope.names.has(name) && !builtin) (scope.open ? scope.maybe : scope.free).add(name)
  const outside = (env: Env): unknown => {
    const value = Object.hasOwn(env.input, name) ? env.input[name] : undefined
    if (value !== undefined && value !== null) return value
    if (builtin && value === undefined) return builtin
    if (isMissing(value, env)) return miss(env, name)
    return value === null ? null : warn(env, 'NO_VARIABLE_FOUND', `没有名为「${name}」的数据。`, at)
  }
  if (scope.names.size === 0 && !scope.open) return outside
  return (env) => {
    for (let frame = env.frame; frame; frame = frame.next) {
      if (frame.name === name) return frame.value === undefined ? null : frame.value
      if (frame.name === null) {
        const value = entryOrProperty(frame.value, name)
        if (value !== undefined) return value
      }
    }
    return outside(env)
  }
}

function isMissing(value: unknown, env: Env): boolean {
  return env.run.judging === 'empty' || (env.run.judging === 'absent' && value === undefined)
}

function entryOrProperty(value: unknown, name: string): unknown {
  if (isContext(value)) return entryOf(value, name)
  return isTemporal(value) || isRange(value) ? propertyOf(value, name) : undefined
}

function compileContext(node: Node & { kind: 'context' }, scope: Scope): Evaluate {
  // one set that grows from entry to entry: a copy for each would make long contexts slow to read
  const names = new Set(scope.names)
  const around = { ...scope, names }
  const entries = node.entries.map(({ key, value }) => {
    // a function may call itself by the name of its entry
    const own = value.kind === 'function'
    if (own) names.add(key)
    const evaluate = compile(value, around)
    names.add(key)
    return { key, evaluate, own }
  })
  return (env) => {
    const context: FeelContext = {}
    let here = env
    for (const { key, evaluate, own } of entries) {
      const next = bind(here, key, null)
      const value = evaluate(own ? next : here)
      if (next.frame) next.frame.value = value
      setEntry(context, key, value)
      here = next
    }
    return context
  }
}

function compileCompare(node: Node & { kind: 'compare' }, scope: Scope): Evaluate {
  const [left, right] = [compile(node.left, scope), compile(node.right, scope)]
  const operator = node.operator
  if (operator === '=' || operator === '!=') {
    const wanted = operator === '='
    const asksForNull = isNull(node.left) || isNull(node.right)
    return (env) => {
      let [a, b] = [left(env), right(env)]
      if (asksForNull) {
        if (a instanceof Missing) a = null
        if (b instanceof Missing) b = null
      }
      const same = missingAmong(a, b) ?? equal(a, b)
      return typeof same === 'boolean' ? same === wanted : same
    }
  }
  return (env) => {
    const [a, b] = [left(env), right(env)]
    return (
      ordered(operator, a, b) ??
      (a === null || b === null
        ? null
        : warn(env, 'NOT_COMPARABLE', `「${scope.source.slice(node.at, node.end)}」两边不能比较大小。`, node.at))
    )
  }
}

const isNull = (node: Node) => node.kind === 'literal' && node.value === null

/** A test such as `< 5` on its own: a one-sided range, or for = and != a test of one value. */
function compileTest(operator: CompareOperator, value: Evaluate): Evaluate {
  return (env) => {
    const limit = value(env)
    if (limit instanceof Missing) return limit
    if (operator === '=' || operator === '!=') return { test: operator, limit } satisfies EqualityTest
    return makeOneSided(operator, limit)
  }
}

function compileIn(value: Node, tests: Node[], scope: Scope): Evaluate {
  const tested = compile(value, scope)
  const literals = tests.flatMap((test) => (test.kind === 'literal' ? [test.value] : []))
  if (literals.length === tests.length && literals.every((one) => typeof one === 'string')) {
    const texts = new Set<unknown>(literals)
    return (env) => {
      const v = tested(env)
      return typeof v === 'string' ? texts.has(v) : belongsToAny(v, literals)
    }
  }
  const candidates = tests.map((test) => compile(test, scope))
  return (env) => {
    const v = tested(env)
    return belongsToAny(
      v,
      candidates.map((candidate) => candidate(env)),
    )
  }
}

function path(env: Env, target: unknown, name: string, whole: string, at: number): unknown {
  if (target instanceof Missing) return target
  if (Array.isArray(target)) {
    spend(target.length)
    return target.map((one) => path(env, one, name, whole, at))
  }
  const value = entryOrProperty(target, name)
  if (value !== undefined && value !== null) return value
  if (isMissing(value, env) && isContext(target)) return miss(env, whole)
  if (value === null) return null
  return target === null ? null : warn(env, 'NO_PROPERTY_FOUND', `「${whole}」没有「${name}」这一项。`, at)
}

/** Every value of a name at any depth, in the order of the data; what is null is left out. */
function descendants(value: unknown, name: string): unknown[] {
  const found: unknown[] = []
  const walk = (one: unknown): void => {
    spend(1)
    if (Array.isArray(one)) one.forEach(walk)
    else if (isContext(one))
      for (const [key, inside] of Object.entries(one))
        if (key !== name) walk(inside)
        else if (inside !== null) found.push(inside)
  }
  walk(value)
  return found
}
