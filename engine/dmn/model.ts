// SPDX-License-Identifier: Apache-2.0
import type { Evaluate } from '../feel/index.ts'

/** What a reader of a decision file should know; the same shape as for processes. */
export type Finding = {
  level: 'error' | 'warning' | 'note'
  code: string
  element: string | null
  name: string | null
  line: number | null
  message: string
}

export type TypeName =
  | 'any'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'nanos'
  | 'months'
  | 'context'
  | 'list'
  | 'function'
  | 'range'
/** A value's type: a basic one, one with entries, or a list of one; `allowed` is FEEL unary tests over the value, `result` what a function gives. */
export type Type =
  | { kind: 'basic'; name: TypeName; allowed: Test | null; result?: Type | null }
  | { kind: 'context'; entries: { name: string; type: Type }[]; allowed: Test | null }
  | { kind: 'list'; of: Type; allowed: Test | null }
/** `problem` says why it could not be read. */
export type Test = { source: string; run: Evaluate; problem?: string }

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER'
export type Aggregation = 'SUM' | 'COUNT' | 'MIN' | 'MAX' | null

/** Evaluates one boxed expression over variables. */
export type Logic = (variables: Variables, seen: Seen) => unknown
export type Variables = Record<string, unknown>

/** What one evaluation writes down. */
export type Seen = {
  judging: boolean
  /** whether anything was missing while judging */
  missed: boolean
  now: string | undefined
  trace: DecisionTrace[]
  tables: TableTrace[]
  warnings: DecisionWarning[]
}
export type DecisionWarning = { code: string; message: string; element: string | null }
export type RuleTrace = { index: number; id: string | null; annotations: string[]; output: unknown }
export type TableTrace = { inputs: { expression: string; value: unknown }[]; rules: RuleTrace[]; hitPolicy: string }
/** What a decision saw and gave: kept with the case. */
export type DecisionTrace = {
  decision: string
  name: string
  inputs: Record<string, unknown>
  tables: TableTrace[]
  output: unknown
  warnings: DecisionWarning[]
}

/** `variable` is the name under which expressions find it; most files give it the node's own name. */
export type InputData = { id: string; name: string; variable: string; type: Type | null }
export type DecisionNode = {
  id: string
  name: string
  variable: string
  type: Type | null
  /** without logic: its value may be given from outside */
  empty: boolean
  logic: Logic
  inputs: string[]
  decisions: string[]
  knowledge: string[]
  hitPolicy: string | null
}
export type KnowledgeNode = { id: string; name: string; type: Type | null; knowledge: string[]; make: Logic }
export type ServiceNode = {
  id: string
  name: string
  type: Type | null
  outputs: string[]
  encapsulated: string[]
  inputDecisions: string[]
  inputs: string[]
}

export type Decisions = {
  name: string
  namespace: string
  inputs: Map<string, InputData>
  decisions: Map<string, DecisionNode>
  knowledge: Map<string, KnowledgeNode>
  services: Map<string, ServiceNode>
  /** Why the nodes that cannot be read cannot, by id: a decision that has such a part, or needs one, decides nothing. */
  unreadable: Map<string, string>
  /** Files that this one imports, by the namespace; what they hold is found under the import's name, or directly when it has none. */
  imports: Map<string, { name: string; decisions: Decisions }>
  typeOf(name: string | undefined): Type | null
}

export type DecisionOutcome = { output: unknown; trace: DecisionTrace[]; missing: string[] }

/** A decision that cannot be made: it is not in the file, or the file has an error there. */
export class DecisionError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'DecisionError'
    this.code = code
  }
}

/** @throws DecisionError when a part of the node cannot be read: what the rest of it says is not what was meant */
export function refuseUnreadable(decisions: Decisions, id: string, name: string): void {
  const problem = decisions.unreadable.get(id)
  if (problem !== undefined) throw new DecisionError('DECISION_UNREADABLE', `「${name}」有读不懂的地方，没有作出决定。${problem}`)
}

/** In which file a reference's node is, and under which import's name; null when the file is not there. */
export function nodeOf(decisions: Decisions, key: string): { id: string; decisions: Decisions; under: string | null } | null {
  const at = key.lastIndexOf('#')
  if (at < 0) return { id: key, decisions, under: null }
  const other = decisions.imports.get(key.slice(0, at))
  return other ? { id: key.slice(at + 1), decisions: other.decisions, under: other.name } : null
}
