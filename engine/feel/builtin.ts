// SPDX-License-Identifier: Apache-2.0
// How built-in functions are declared: parameters as 'name:type', optional ones end in '?', a last '...name:type' takes the rest.
import { madeText, spend } from '../budget.ts'
import type { Env } from './run.ts'
import { Tagged } from './temporal.ts'
import { type FeelFunction, isContext, typeOf } from './values.ts'

type Parameter = { name: string; type: string; optional: boolean; rest: boolean }
type Body = (args: readonly unknown[], env: Env) => unknown
type Signature = { parameters: Parameter[]; body: Body }

export class Builtin extends Tagged implements FeelFunction {
  readonly feel = 'function'
  readonly parameters: string[]
  /** Functions that ask whether something is there are told null for what is missing. */
  takesMissing = false
  /** Whether null is an ordinary answer, so that it needs no warning. */
  mayBeNull = false
  private readonly signatures: Signature[]

  constructor(signatures: Signature[]) {
    super()
    this.signatures = signatures
    this.parameters = signatures[0]?.parameters.map((parameter) => parameter.name) ?? []
  }

  parameterNames(): string[] {
    return this.signatures.flatMap((signature) => signature.parameters.map((parameter) => parameter.name))
  }

  call(args: unknown[], named: Record<string, unknown> | null): unknown {
    return this.invoke({ input: {}, frame: null, run: { judging: false, missed: false, now: null, warnings: [] } }, args, named)
  }

  invoke(env: Env, args: unknown[], named: Record<string, unknown> | null): unknown {
    for (const { parameters, body } of this.signatures) {
      const given = named ? byName(parameters, named) : args
      const fitted = given && fit(parameters, given)
      if (!fitted) continue
      for (const one of fitted) spend(sizeOf(one))
      const value = body(fitted, env) ?? null
      if (typeof value === 'string') return madeText(value)
      if (Array.isArray(value)) spend(value.length)
      return value
    }
    return null
  }
}

/** What a function has to look at: a text by its length, a list and what lies in it. What goes deeper counts its own steps. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 1 + (value.length >> 3)
  if (!Array.isArray(value)) return isContext(value) ? 1 + Object.keys(value).length : 1
  let size = 1 + value.length
  for (const one of value) size += typeof one === 'string' ? one.length >> 3 : Array.isArray(one) ? one.length : 0
  return size
}

export function isBuiltin(value: FeelFunction): value is Builtin {
  return value instanceof Builtin
}

/** One built-in function with one or more signatures, tried in order. */
export function builtin(...signatures: [string, Body][]): Builtin {
  return new Builtin(
    signatures.map(([text, body]) => ({ parameters: text === '' ? [] : text.split(', ').map(readParameter), body })),
  )
}

/** The same, for functions of which null is an ordinary answer. */
export function asking(...signatures: [string, Body][]): Builtin {
  const made = builtin(...signatures)
  made.mayBeNull = true
  return made
}

function readParameter(text: string): Parameter {
  const [name = '', type = 'any'] = text.split(':')
  const optional = type.endsWith('?')
  return { name: name.replace('...', ''), type: optional ? type.slice(0, -1) : type, optional, rest: name.startsWith('...') }
}

function byName(parameters: Parameter[], named: Record<string, unknown>): unknown[] | null {
  const names = new Set(parameters.map((parameter) => parameter.name))
  if (!Object.keys(named).every((name) => names.has(name))) return null
  return parameters.map((parameter) => (Object.hasOwn(named, parameter.name) ? named[parameter.name] : undefined))
}

function fit(parameters: Parameter[], args: unknown[]): unknown[] | null {
  const last = parameters.at(-1)
  if (args.length > parameters.length && !last?.rest) return null
  const fitted: unknown[] = []
  for (let i = 0; i < Math.max(args.length, parameters.length); i += 1) {
    const parameter = parameters[Math.min(i, parameters.length - 1)]
    if (!parameter) return null
    const value = args[i]
    if (value === undefined && i >= args.length && parameter.rest) break
    if (value === undefined || value === null) {
      if (!parameter.optional && (parameter.type !== 'any' || value === undefined)) return null
      fitted.push(value)
      continue
    }
    const converted = convert(value, parameter.type)
    if (converted === undefined) return null
    fitted.push(converted)
  }
  return fitted
}

function convert(value: unknown, type: string): unknown {
  if (type === 'any') return value
  const actual = typeOf(value)
  if (type === 'list') return actual === 'list' ? value : [value]
  if (fits(actual, type)) return value
  if (actual === 'list' && (value as unknown[]).length === 1) {
    const only = (value as unknown[])[0]
    return fits(typeOf(only), type) ? only : undefined
  }
  return undefined
}

function fits(actual: string, type: string): boolean {
  if (type === 'duration') return actual === 'months' || actual === 'nanos'
  if (type === 'day') return actual === 'date' || actual === 'date and time'
  return actual === type
}
