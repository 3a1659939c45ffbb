// SPDX-License-Identifier: Apache-2.0
import {
  compileCell,
  FeelSyntaxError,
  isContext,
  type KnownNames,
  Missing,
  midnightOf,
  type NamedTypes,
  readTemporal,
  type TypeNode,
  typeOf,
} from '../feel/index.ts'
import type { Seen, Test, Type, TypeName } from './model.ts'
import { runTest } from './run.ts'
import { childOf, childrenOf, type Element, textOf } from './xml.ts'

const basic: Record<string, TypeName> = {
  Any: 'any',
  any: 'any',
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  string: 'string',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  dateTime: 'date and time',
  'date and time': 'date and time',
  dayTimeDuration: 'nanos',
  'days and time duration': 'nanos',
  yearMonthDuration: 'months',
  'years and months duration': 'months',
  context: 'context',
  list: 'list',
  function: 'function',
}
const any: Type = { kind: 'basic', name: 'any', allowed: null }

export type TypeReader = { typeOf(name: string | undefined): Type | null }

/** Reads the item definitions of a file; a type is resolved when it is first asked for, so definitions may refer to each other. */
export function readTypes(
  definitions: Element[],
  longNames: KnownNames,
  imported: (name: string) => Type | null | undefined,
  onProblem: (element: Element, message: string) => void,
): TypeReader {
  const elements = new Map(definitions.map((element) => [element.attributes.name ?? '', element]))
  const known = new Map<string, Type>()
  const open = new Set<string>()
  const byName = (name: string | undefined): Type | null => {
    if (!name) return null
    const plain = name.includes(':') ? name.slice(name.indexOf(':') + 1) : name
    const element = elements.get(name) ?? elements.get(plain)
    const other = element ? undefined : imported(name)
    if (other !== undefined) return other
    if (!element) {
      const found = Object.hasOwn(basic, plain) ? basic[plain] : undefined
      return found === undefined || found === 'any' ? null : { kind: 'basic', name: found, allowed: null }
    }
    const key = element.attributes.name ?? ''
    const done = known.get(key)
    if (done) return done
    if (open.has(key)) return any
    open.add(key)
    const type = read(element)
    open.delete(key)
    known.set(key, type)
    return type
  }
  const read = (element: Element): Type => {
    const components = childrenOf(element, 'itemComponent')
    const allowed = testOf(childOf(element, 'allowedValues') ?? childOf(element, 'typeConstraint'))
    let type: Type
    if (components.length > 0)
      type = {
        kind: 'context',
        entries: components.map((one) => ({ name: one.attributes.name ?? '', type: read(one) })),
        allowed: null,
      }
    else if (childOf(element, 'functionItem'))
      type = {
        kind: 'basic',
        name: 'function',
        allowed: null,
        result: byName(childOf(element, 'functionItem')?.attributes.outputTypeRef),
      }
    else type = byName(textOf(element, 'typeRef').trim()) ?? any
    if (element.attributes.isCollection === 'true') {
      const constraint = childOf(element, 'typeConstraint') ? testOf(childOf(element, 'typeConstraint')) : null
      const perItem = childOf(element, 'allowedValues') ? allowed : null
      return { kind: 'list', of: perItem ? { ...type, allowed: perItem } : type, allowed: constraint }
    }
    return allowed ? { ...type, allowed } : type
  }
  const testOf = (element: Element | undefined): Test | null => {
    const source = element ? textOf(element, 'text').trim() : ''
    if (!element || source === '') return null
    try {
      return { source, run: compileCell(source, longNames).run }
    } catch (cause) {
      if (!(cause instanceof FeelSyntaxError)) throw cause
      onProblem(element, cause.message)
      return { source, run: () => null, problem: `类型的取值范围「${source.slice(0, 60)}」写错了：${cause.message}` }
    }
  }
  return { typeOf: byName }
}

/** Why a type, or a part of it, could not be read; null when it was. */
export function problemOf(type: Type | null): string | null {
  const walk = (one: Type | null | undefined, around: Type[]): string | null => {
    if (!one || around.includes(one)) return null
    if (one.allowed?.problem) return one.allowed.problem
    const inside = one.kind === 'list' ? [one.of] : one.kind === 'context' ? one.entries.map((entry) => entry.type) : [one.result]
    for (const part of inside) {
      const found = walk(part, [...around, one])
      if (found !== null) return found
    }
    return null
  }
  return walk(type, [])
}

/** Reads a JSON value as a value of a type: texts become dates and durations where the type says so. Null where it cannot be one. */
export function readAs(value: unknown, type: Type | null, seen: Seen, what: string): unknown {
  if (value === null || value === undefined || type === null) return value
  return fit(readShape(value, type, seen, what), type, seen, what, true)
}

function readShape(value: unknown, type: Type, seen: Seen, what: string): unknown {
  if (value === null || value === undefined) return null
  switch (type.kind) {
    case 'list':
      return Array.isArray(value)
        ? value.map((one) => readShape(one, type.of, seen, what))
        : [readShape(value, type.of, seen, what)]
    case 'context': {
      if (!isContext(value)) return value
      const entries: Record<string, unknown> = { ...value }
      for (const entry of type.entries)
        if (Object.hasOwn(entries, entry.name)) entries[entry.name] = readShape(entries[entry.name], entry.type, seen, what)
      return entries
    }
    case 'basic':
      if (typeof value !== 'string' || !['date', 'time', 'date and time', 'nanos', 'months'].includes(type.name)) return value
      return readTemporal(value) ?? value
  }
}

/**
 * A FEEL value as one of a type: a list of one for its element and the other way round, a date for its midnight, else null with a
 * warning. A context must have every entry of its type.
 */
export function conform(value: unknown, type: Type | null, seen: Seen, what: string): unknown {
  return fit(value, type, seen, what, false)
}

function fit(value: unknown, type: Type | null, seen: Seen, what: string, mayLack: boolean): unknown {
  if (value === null || value === undefined || value instanceof Missing || type === null) return value
  if (type.kind === 'list') {
    const list = Array.isArray(value) ? value : [value]
    const read = list.map((one) => fit(one, type.of, seen, what, mayLack))
    if (read.some((one, i) => one === null && list[i] !== null)) return null
    return allowed(read, type, seen, what)
  }
  if (Array.isArray(value) && !(type.kind === 'basic' && (type.name === 'list' || type.name === 'any')))
    return value.length === 1 ? fit(value[0], type, seen, what, mayLack) : mismatch(value, seen, what)
  if (type.kind === 'context') return fitContext(value, type, seen, what, mayLack)
  if (type.name !== 'any' && typeOf(value) !== type.name) {
    const midnight = type.name === 'date and time' ? midnightOf(value) : undefined
    return midnight ? allowed(midnight, type, seen, what) : mismatch(value, seen, what)
  }
  return allowed(value, type, seen, what)
}

function fitContext(value: unknown, type: Type & { kind: 'context' }, seen: Seen, what: string, mayLack: boolean): unknown {
  if (!isContext(value)) return mismatch(value, seen, what)
  const entries: Record<string, unknown> = { ...value }
  for (const entry of type.entries) {
    if (!Object.hasOwn(entries, entry.name)) {
      if (mayLack) continue
      return mismatch(value, seen, `${what}.${entry.name}`)
    }
    const given = entries[entry.name] ?? null
    const read = fit(given, entry.type, seen, `${what}.${entry.name}`, mayLack)
    if (read === null && given !== null) return null
    entries[entry.name] = read
  }
  return allowed(entries, type, seen, what)
}

function allowed(value: unknown, type: Type, seen: Seen, what: string): unknown {
  if (!type.allowed || runTest(type.allowed, value, {}, seen) !== false) return value
  seen.warnings.push({
    code: 'NOT_ALLOWED',
    message: `「${what}」的值不在允许的范围内（${type.allowed.source}）。`,
    element: null,
  })
  return null
}

function mismatch(value: unknown, seen: Seen, what: string): null {
  seen.warnings.push({ code: 'WRONG_TYPE', message: `「${what}」的值类型不对（${typeOf(value)}）。`, element: null })
  return null
}

/** The file's types for FEEL: their shape for `instance of`, and what they allow for arguments. */
export function namedTypes(types: TypeReader): NamedTypes {
  return (name) => {
    const type = types.typeOf(name)
    if (!type || (type.kind === 'basic' && type.allowed === null))
      return type ? { node: shapeOf(type), allows: () => true } : null
    const seen: Seen = { judging: false, missed: false, now: undefined, trace: [], tables: [], warnings: [] }
    return { node: shapeOf(type), allows: (value) => conform(value, type, seen, name) !== null }
  }
}

function shapeOf(type: Type): TypeNode {
  if (type.kind === 'list') return { type: 'list', of: shapeOf(type.of) }
  if (type.kind === 'context')
    return { type: 'context', entries: type.entries.map((entry) => ({ name: entry.name, of: shapeOf(entry.type) })) }
  const names: Partial<Record<TypeName, string>> = {
    any: 'Any',
    nanos: 'days and time duration',
    months: 'years and months duration',
  }
  return { type: 'named', name: names[type.name] ?? type.name }
}
