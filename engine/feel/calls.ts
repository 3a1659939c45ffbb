// SPDX-License-Identifier: Apache-2.0
import { spend, withinCall, workingOn } from '../budget.ts'
import { isBuiltin } from './builtin.ts'
import { bind, type Env, type Evaluate, missingAmong, warn } from './run.ts'
import { inner, resolved, type Scope, weightOf } from './scope.ts'
import type { Node } from './syntax.ts'
import { tagged } from './temporal.ts'
import { coerce } from './types.ts'
import { type FeelFunction, includes, isFunction, isRange, Missing } from './values.ts'

export function compileFunction(node: Node & { kind: 'function' }, scope: Scope): Evaluate {
  const parameters = node.parameters.map((parameter) => parameter.name)
  const body = scope.compile(node.body, inner(scope, parameters))
  const types = node.parameters.map(({ type }) => ({
    node: type && resolved(type, scope),
    named: type?.type === 'named' ? (scope.types?.(type.name) ?? null) : null,
  }))
  const weight = weightOf(node.body, scope)
  return (env) => {
    const call = (args: unknown[]): unknown => {
      if (args.length !== parameters.length) return null
      let here = env
      for (let i = 0; i < parameters.length; i += 1) {
        const given = args[i] instanceof Missing ? args[i] : coerce(args[i], types[i]?.node ?? null)
        if (given === undefined || (given !== null && types[i]?.named?.allows(given) === false)) return null
        here = bind(here, parameters[i] ?? '', given)
      }
      spend(weight)
      return body(here)
    }
    return makeFunction(parameters, call)
  }
}

/** A function value that takes its arguments by position or by name. */
export function makeFunction(parameters: string[], call: (args: unknown[]) => unknown): FeelFunction {
  const invoke = (args: unknown[], named: Record<string, unknown> | null): unknown => {
    if (!named) return withinCall(() => call(args))
    const names = Object.keys(named)
    if (names.length !== parameters.length || !names.every((name) => parameters.includes(name))) return null
    return withinCall(() => call(parameters.map((name) => named[name])))
  }
  return tagged<FeelFunction>({ feel: 'function', parameters, call: invoke })
}

export function compileCall(node: Node & { kind: 'call' }, scope: Scope): Evaluate {
  const target = scope.compile(node.target, scope)
  const args = node.arguments.map((argument) => scope.compile(argument.value, scope))
  const names = node.arguments.map((argument) => argument.name)
  const byName = names[0] !== undefined && names[0] !== null
  const written = scope.source.slice(node.target.at, node.target.end)
  return (env) => {
    const callee = target(env)
    if (callee instanceof Missing) return callee
    const values = args.map((argument) => argument(env))
    if (isRange(callee)) return values.length === 1 ? includes(callee, values[0]) : null
    const named: Record<string, unknown> | null = byName ? Object.fromEntries(names.map((name, i) => [name, values[i]])) : null
    if (typeof callee === 'function') return callOutside(env, callee as (...given: unknown[]) => unknown, values, node.at)
    if (!isFunction(callee)) return warn(env, 'NO_FUNCTION_FOUND', `「${written}」不是函数。`, node.at)
    if (isBuiltin(callee)) {
      const missing = callee.takesMissing ? null : missingInside(values)
      if (missing) return missing
      workingOn(scope.source, node.at)
      const known = callee.takesMissing ? values.map((value) => (value instanceof Missing ? null : value)) : values
      const knownNamed = named && Object.fromEntries(names.map((name, i) => [name, known[i]]))
      return (
        callee.invoke(env, known, knownNamed) ??
        (callee.mayBeNull
          ? null
          : warn(env, 'INVALID_ARGUMENTS', `${written}(…) 算不出结果：参数的个数、类型或值不合。`, node.at))
      )
    }
    workingOn(scope.source, node.at)
    return callee.call(values, named)
  }
}

/** What is missing among arguments, and among the elements of those that are lists. */
function missingInside(values: unknown[]): Missing | null {
  let found: unknown[] | null = null
  for (const value of values)
    if (value instanceof Missing) found = [...(found ?? []), value]
    else if (Array.isArray(value)) for (const one of value) if (one instanceof Missing) found = [...(found ?? []), one]
  return found && missingAmong(...found)
}

function callOutside(env: Env, callee: (...given: unknown[]) => unknown, values: unknown[], at: number): unknown {
  const missing = missingAmong(...values)
  if (missing) return missing
  return callee(...values) ?? warn(env, 'FUNCTION_INVOCATION_FAILURE', '函数没有给出结果。', at)
}
