// SPDX-License-Identifier: Apache-2.0
import { Missing } from './values.ts'

export type Warning = { code: string; message: string; at: number }

/**
 * What one evaluation carries: its warnings, its clock, and whether what is missing is told from null: not at all, only what
 * is absent, or also what is there as null. `missed` tells whether anything was.
 */
export type Run = { judging: false | 'absent' | 'empty'; missed: boolean; now: (() => number) | null; warnings: Warning[] }

/** Names that expressions bind themselves, innermost first; a frame with entries stands for a filtered element. */
export type Frame = { name: string | null; value: unknown; next: Frame | null }
export type Env = { input: Record<string, unknown>; frame: Frame | null; run: Run }
export type Evaluate = (env: Env) => unknown

export function warn(env: Env, code: string, message: string, at: number): null {
  if (env.run.warnings.length < 100) env.run.warnings.push({ code, message, at })
  return null
}

export function bind(env: Env, name: string | null, value: unknown): Env {
  return { input: env.input, frame: { name, value, next: env.frame }, run: env.run }
}

/** The unknowns among some values, as one; null when all are known. */
export function missingAmong(...values: unknown[]): Missing | null {
  let names: string[] | null = null
  for (const value of values) if (value instanceof Missing) names = names ? [...names, ...value.names] : value.names
  return names ? new Missing([...new Set(names)]) : null
}

/** Says that something is missing, and remembers that it was said. */
export function miss(env: Env, name: string): Missing {
  env.run.missed = true
  return new Missing([name])
}
