// SPDX-License-Identifier: Apache-2.0
import { type Case, type HistoryEntry, hiddenFrom, kindOf, type Matter, type Task } from '../cases/index.ts'
import type { Officer } from '../people/index.ts'
import type { City } from './needs.ts'

type Seen = { subject: Case; tasks: Task[]; matter: Matter; history: HistoryEntry[] }

/** Fields whose answers the officer is not shown; what she typed herself at her desk or counter she reads like anybody who reports something. */
export async function hiddenFields(
  city: City,
  officer: Officer,
  { subject, tasks, matter, history }: Seen,
): Promise<Set<string>> {
  const hidden = hiddenFrom(officer, matter, tasks, city.clock.now())
  const isHers = history.some(
    ({ act, actorKind, actor }) => act === 'submitted' && actorKind === 'officer' && actor === officer.id,
  )
  if (hidden.size === 0 || !isHers || !['desk', 'counter'].includes(subject.channel)) return hidden
  const asked = await kindOf(city, subject.kind)?.asked?.(city, subject)
  if (!asked) return new Set()
  const typed = Object.keys((asked.schema as { properties?: object }).properties ?? {})
  return new Set([...hidden].filter((field) => !typed.includes(field)))
}

export const without = <T>(values: Record<string, T>, hidden: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).filter(([field]) => !hidden.has(field)))

type Input = { expression: string; value: unknown }
type Rule = { output?: unknown }
type Trace = { inputs?: unknown; output?: unknown; tables?: { inputs: Input[]; rules?: Rule[] }[] }

/** What a rule saw, table by table, without what the officer may not read; what was handed to it as a whole (all answers at once) is not sent at all. */
export function traceView(detail: Record<string, unknown>, hidden: ReadonlySet<string>): Record<string, unknown> {
  const words = [...hidden].map((field) => new RegExp(`(?<![\\w.])(?:form\\s*\\.\\s*)?${field}(?!\\w)|^\\s*form\\s*$`))
  const shown = (input: Input): Input => (words.some((word) => word.test(input.expression)) ? { ...input, value: HIDDEN } : input)
  const traces = (detail.trace ?? []) as Trace[]
  const said = <T extends Rule>(one: T): T => ('output' in one ? { ...one, output: masked(one.output, hidden) } : one)
  return {
    ...said(detail),
    trace: traces.map(({ inputs: _whole, ...trace }) => ({
      ...said(trace),
      tables: (trace.tables ?? []).map((table) => ({
        ...table,
        inputs: table.inputs.map(shown),
        ...(table.rules ? { rules: table.rules.map(said) } : {}),
      })),
    })),
  }
}

/** What a rule came to often becomes an answer of the case: under the name of one that the officer may not read it is not shown either. */
function masked(value: unknown, hidden: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => masked(one, hidden))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hidden.has(name) ? HIDDEN : masked(one, hidden)]))
}

const HIDDEN = '无权查看'
