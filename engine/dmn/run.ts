// SPDX-License-Identifier: Apache-2.0
import { type Env, type Evaluate, Missing, toJson } from '../feel/index.ts'
import type { Seen, Test, Variables } from './model.ts'

/** Runs compiled FEEL over variables; what it warns of is written down. */
export function runFeel(
  evaluate: Evaluate,
  variables: Variables,
  seen: Seen,
  element: string | null,
  tested?: { value: unknown },
): unknown {
  const now = seen.now
  const warnings: { code: string; message: string; at: number }[] = []
  const frame = tested ? { name: '?', value: tested.value ?? null, next: null } : null
  const judging = seen.judging ? 'absent' : false
  const run: Env['run'] = { judging, missed: false, now: now === undefined ? null : () => Date.parse(now), warnings }
  const value = evaluate({ input: variables, frame, run })
  if (run.missed) seen.missed = true
  for (const { code, message } of warnings) seen.warnings.push({ code, message, element })
  return value
}

/** Whether a value passes a test: true, false, null, or what is missing to tell. */
export function runTest(test: Test, value: unknown, variables: Variables, seen: Seen): boolean | null | Missing {
  if (value instanceof Missing && test.source === '-') return true
  const result = runFeel(test.run, variables, seen, null, { value })
  return typeof result === 'boolean' || result instanceof Missing ? result : null
}

/** Values as plain JSON, for traces. */
export function shown(value: unknown): unknown {
  return toJson(value)
}
