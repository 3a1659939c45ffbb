// SPDX-License-Identifier: Apache-2.0
import { SyntaxError as FeelinSyntaxError, evaluate as feelinEvaluate, unaryTest as feelinUnary } from 'feelin'

export type FeelWarning = { code: string; message: string; position: number }
export type FeelOutcome = { value: unknown; warnings: FeelWarning[] }
export type Feel = { source: string; evaluate(context: Record<string, unknown>): FeelOutcome; names: string[] }

/** An expression that cannot be read. `position` counts characters from 0, `line` and `column` from 1. */
export class FeelSyntaxError extends Error {
  readonly position: number
  readonly line: number
  readonly column: number
  constructor(message: string, source: string, position: number) {
    super(message)
    this.name = 'FeelSyntaxError'
    this.position = position
    const before = source.slice(0, position).split('\n')
    this.line = before.length
    this.column = (before.at(-1) ?? '').length + 1
  }
}

const compiled = new Map<string, Feel>()

/** Reads an expression once and keeps it; throws FeelSyntaxError with the place when it cannot be read. */
export function compileFeel(source: string): Feel {
  const known = compiled.get(source)
  if (known) return known
  const names = namesOf(() => feelinEvaluate(source, {}), source)
  const feel: Feel = {
    source,
    names,
    evaluate(context) {
      const { value, warnings } = feelinEvaluate(source, context)
      return {
        value: plain(value),
        warnings: warnings.map((w) => ({ code: w.type, message: w.message, position: w.position.from })),
      }
    },
  }
  compiled.set(source, feel)
  return feel
}

export function compileUnaryTests(source: string): {
  test(value: unknown, context: Record<string, unknown>): true | false | null
  names: string[]
} {
  const names = namesOf(() => feelinUnary(source, { '?': null }), source)
  return { names, test: (value, context) => feelinUnary(source, { ...context, '?': value }).value }
}

/** A rule's verdict in three values, with the names that were missing. */
export function judge(
  source: string,
  context: Record<string, unknown>,
): { verdict: 'yes' | 'no' | 'unknown'; missing: string[] } {
  const feel = compileFeel(source)
  const { value } = feel.evaluate(context)
  const missing = feel.names.filter((name) => context[name] === undefined || context[name] === null)
  if (value === true) return { verdict: 'yes', missing: [] }
  if (value === false && missing.length === 0) return { verdict: 'no', missing: [] }
  return { verdict: value === false ? 'no' : 'unknown', missing }
}

function namesOf(run: () => { warnings: { type: string; details: { template: string } }[] }, source: string): string[] {
  try {
    const names = run()
      .warnings.filter((w) => w.type === 'NO_VARIABLE_FOUND')
      .map((w) => w.details.template.replace(/^Variable '(.*)' not found$/, '$1'))
    return [...new Set(names)]
  } catch (cause) {
    if (cause instanceof FeelinSyntaxError) throw new FeelSyntaxError(cause.message, source, cause.position.from)
    throw cause
  }
}

function plain(value: unknown): unknown {
  if (typeof value === 'function') return null
  return value === undefined ? null : JSON.parse(JSON.stringify(value) ?? 'null')
}
