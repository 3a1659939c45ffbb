// SPDX-License-Identifier: Apache-2.0
// FEEL (DMN 1.5): read once, compiled to closures, kept by text. See README.md for what differs from the package feelin.
import { BudgetSpent, spend, withinBudget, workingOn } from '../budget.ts'
import { longBuiltinNames } from './builtins.ts'
import { compile, compileTests } from './compile.ts'
import { parseExpression, parseUnaryTests } from './parse.ts'
import { isLongName, LongNames } from './reader.ts'
import type { Env, Evaluate, Run } from './run.ts'
import type { NamedTypes, Scope } from './scope.ts'
import { entriesRead, lineAndColumn } from './syntax.ts'
import { isContext, Missing, toJson } from './values.ts'

// for dmn, which evaluates over FEEL's own values
export { calculate } from './arithmetic.ts'
export { extreme } from './builtins-number.ts'
export { makeFunction } from './calls.ts'
export { both, either } from './logic.ts'
export { elementsOf } from './loops.ts'
export { isLongName } from './reader.ts'
export { type Env, type Evaluate, missingAmong } from './run.ts'
export type { NamedTypes } from './scope.ts'
export { FeelSyntaxError, type TypeNode } from './syntax.ts'
export { readTemporal } from './temporal.ts'
export { midnightOf } from './types.ts'
export { equal, type FeelFunction, isContext, isFunction, Missing, toJson, typeOf } from './values.ts'

export type FeelWarning = { code: string; message: string; position: number; line: number; column: number }
export type FeelOutcome = { value: unknown; warnings: FeelWarning[] }
/** `now` (an ISO instant) is what now() and today() tell; without it they tell the machine's time, in Asia/Shanghai. */
export type FeelOptions = { now?: string }
export type Feel = {
  source: string
  /** Evaluates to plain JSON: dates, times and durations as ISO texts. @throws BudgetSpent when it does too much */
  evaluate(context: Record<string, unknown>, options?: FeelOptions): FeelOutcome
  /** Free names that it reads. */
  names: string[]
  /** Names inside filters, read from the filtered element or from outside. */
  mayRead: string[]
}
export type FeelTests = {
  source: string
  test(value: unknown, context: Record<string, unknown>, options?: FeelOptions): boolean | null
  names: string[]
}
export type Judgement = { verdict: 'yes' | 'no' | 'unknown'; missing: string[]; warnings: FeelWarning[] }

/** A compiled expression over FEEL's own values, for dmn; `judging` keeps missing names apart from null. */
export type Compiled = { source: string; run: Evaluate; names: string[]; mayRead: string[] }

/**
 * Names with spaces or signs that a text may use: of variables, and of entries of contexts, which mean something after a dot, in a
 * filter or as a key, and nothing elsewhere.
 */
export type KnownNames = readonly string[] | { names: readonly string[]; entries: readonly string[] }

const kept = new Map<string, Compiled>()
const feels = new Map<string, Feel>()
const maximumKept = 20_000

/**
 * Compiles an expression; throws FeelSyntaxError with the place. `longNames` are names with spaces or signs that it may use
 * (names without them need not be told).
 */
export function compileFeel(source: string, longNames: KnownNames = []): Feel {
  const key = keyOf('e', source, longNames)
  const known = feels.get(key)
  if (known) return known
  const { run, names, mayRead } = compileExpression(source, longNames)
  const feel: Feel = {
    source,
    names,
    mayRead,
    evaluate(context, options) {
      const env = envOf(context, options)
      const value = withinBudget(() => toJson(run(env)))
      return { value, warnings: env.run.warnings.length === 0 ? [] : placed(source, env.run) }
    },
  }
  keep(feels, key, feel)
  return feel
}

/** Compiles the unary tests of a decision table's cell; the tested value is `?`. */
export function compileUnaryTests(source: string, longNames: KnownNames = []): FeelTests {
  const { run, names } = compileCell(source, longNames)
  return {
    source,
    names,
    test(value, context, options) {
      const env = envOf(context, options)
      const result = withinBudget(() => run({ ...env, frame: { name: '?', value: value ?? null, next: null } }))
      return typeof result === 'boolean' ? result : null
    },
  }
}

/**
 * A rule's verdict: yes, no, or unknown. Unknown names what is missing: names that are absent or null and that the verdict hangs on.
 * `x = null` and is defined(x) may ask for absence; they are answered, not unknown. A rule that does too much is unknown too, with a
 * warning that says so.
 */
export function judge(source: string, context: Record<string, unknown>, options?: FeelOptions): Judgement {
  const { run } = compileExpression(source, longNamesOf(source, context))
  const env = envOf(context, options)
  env.run.judging = 'empty'
  let value: unknown = null
  try {
    value = withinBudget(() => run(env))
  } catch (cause) {
    if (!(cause instanceof BudgetSpent)) throw cause
    env.run.warnings.push({ code: cause.code, message: cause.message, at: cause.position })
  }
  if (value === true) return { verdict: 'yes', missing: [], warnings: [] }
  if (value === false) return { verdict: 'no', missing: [], warnings: [] }
  return { verdict: 'unknown', missing: value instanceof Missing ? value.names : [], warnings: placed(source, env.run) }
}

/** What an expression takes of its context: each name with the entry that it takes of it, null for the whole of it. Throws FeelSyntaxError. */
export function readsOf(source: string): { name: string; entry: string | null }[] {
  const free = new Set(compileFeel(source).names)
  return entriesRead(parseExpression(source, [longBuiltinNames])).filter(({ name }) => free.has(name))
}

/** Evaluates an expression whose names are only known by its context, such as one line of `chengshu feel eval`. */
export function evaluateFeel(source: string, context: Record<string, unknown>, options?: FeelOptions): FeelOutcome {
  return compileFeel(source, longNamesOf(source, context)).evaluate(context, options)
}

export function compileExpression(source: string, known: KnownNames = [], types: NamedTypes | null = null): Compiled {
  return remember('e', source, known, types, (scope) =>
    compile(parseExpression(source, [longBuiltinNames, indexOf(namesOf(known))], [indexOf(entriesOf(known))]), scope),
  )
}

export function compileCell(source: string, known: KnownNames = []): Compiled {
  return remember('t', source, known, null, (scope) =>
    compileTests(parseUnaryTests(source, [longBuiltinNames, indexOf(namesOf(known))], [indexOf(entriesOf(known))]), scope),
  )
}

/** The names with spaces or signs of a context that a text may mean: its own, and those of the entries inside it. */
export function longNamesOf(source: string, context: Record<string, unknown>): KnownNames {
  const found = { names: new Set<string>(), entries: new Set<string>() }
  const walk = (value: unknown, depth: number) => {
    if (depth > 6) return
    if (Array.isArray(value)) for (const one of value.slice(0, 50)) walk(one, depth + 1)
    else if (isContext(value))
      for (const [key, one] of Object.entries(value)) {
        if (isLongName(key) && source.includes(key.slice(0, 1))) found[depth === 0 ? 'names' : 'entries'].add(key)
        walk(one, depth + 1)
      }
  }
  if (/[^\s\w]\s*[^\s]|\s/.test(source)) walk(context, 0)
  return found.entries.size === 0 ? [...found.names] : { names: [...found.names], entries: [...found.entries] }
}

const namesOf = (known: KnownNames): readonly string[] => ('names' in known ? known.names : known)
const entriesOf = (known: KnownNames): readonly string[] => ('names' in known ? known.entries : [])

export function envOf(context: Record<string, unknown>, options?: FeelOptions): Env {
  const now = options?.now
  return {
    input: context,
    frame: null,
    run: { judging: false, missed: false, now: now === undefined ? null : () => Date.parse(now), warnings: [] },
  }
}

export function placed(source: string, run: Run): FeelWarning[] {
  return run.warnings.map(({ code, message, at }) => ({ code, message, position: at, ...lineAndColumn(source, at) }))
}

function remember(
  kind: string,
  source: string,
  longNames: KnownNames,
  types: NamedTypes | null,
  make: (scope: Scope) => Evaluate,
): Compiled {
  const namesTypes = types !== null && /\binstance\b|\bfunction\b/.test(source)
  const key = keyOf(kind, source, longNames)
  const known = namesTypes ? undefined : kept.get(key)
  if (known) return known
  const scope: Scope = { source, names: new Set(), open: false, free: new Set(), maybe: new Set(), compile, types }
  const made = make(scope)
  const weight = 1 + (source.length >> 3)
  const run: Evaluate = (env) => {
    workingOn(source, 0)
    spend(weight)
    return made(env)
  }
  const compiled = { source, run, names: [...scope.free], mayRead: [...scope.maybe] }
  if (!namesTypes) keep(kept, key, compiled)
  return compiled
}

const noLongNames = new LongNames([])
const indices = new WeakMap<readonly string[], { index: LongNames; key: string }>()

/** The index of a list of names; a file hands the same list to all its expressions. */
function indexOf(longNames: readonly string[]): LongNames {
  return longNames.length === 0 ? noLongNames : indexed(longNames).index
}

function indexed(longNames: readonly string[]): { index: LongNames; key: string } {
  const known = indices.get(longNames)
  if (known) return known
  const made = { index: new LongNames(longNames), key: [...longNames].sort().join('\u0000') }
  indices.set(longNames, made)
  return made
}

function keyOf(kind: string, source: string, known: KnownNames): string {
  const [names, entries] = [namesOf(known), entriesOf(known)]
  if (entries.length > 0) return `${kind}${source}\u0000${indexed(names).key}\u0001${indexed(entries).key}`
  return names.length === 0 ? `${kind}${source}` : `${kind}${source}\u0000${indexed(names).key}`
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size >= maximumKept) map.clear()
  map.set(key, value)
}
