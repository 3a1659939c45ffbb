// SPDX-License-Identifier: Apache-2.0
import { isContext, Missing, makeFunction } from '../feel/index.ts'
import {
  DecisionError,
  type DecisionNode,
  type DecisionOutcome,
  type Decisions,
  type Seen,
  type ServiceNode,
  type Variables,
} from './model.ts'
import { shown } from './run.ts'
import { conform, readAs } from './types.ts'

export type DecideOptions = { now?: string }
type Making = {
  decisions: Decisions
  given: Record<string, unknown>
  made: Map<string, unknown>
  open: Set<string>
  seen: Seen
  limits: ServiceNode | null
}

/**
 * Makes one decision (or runs one decision service), by id or by name, from plain JSON. `missing` names the input data that are
 * absent and that the result hangs on: then the honest answer is "not known", whatever the tables say about null.
 * Throws DecisionError for a decision that is not in the file.
 */
export function decide(
  decisions: Decisions,
  decisionIdOrName: string,
  input: Record<string, unknown>,
  options: DecideOptions = {},
): DecisionOutcome {
  const judged = make(decisions, decisionIdOrName, input, options, true)
  const made = judged.seen.missed ? make(decisions, decisionIdOrName, input, options, false) : judged
  return { output: shown(made.value), trace: made.seen.trace, missing: missingIn(judged.value) }
}

function make(
  decisions: Decisions,
  which: string,
  input: Record<string, unknown>,
  options: DecideOptions,
  judging: boolean,
): { value: unknown; seen: Seen } {
  const seen: Seen = { judging, missed: false, now: options.now, trace: [], tables: [], warnings: [] }
  const making: Making = { decisions, given: input, made: new Map(), open: new Set(), seen, limits: null }
  const decision =
    decisions.decisions.get(which) ??
    [...decisions.decisions.values()].find((one) => one.name === which || one.variable === which)
  if (decision) return { value: decideOne(decision, making), seen }
  const service = decisions.services.get(which) ?? [...decisions.services.values()].find((one) => one.name === which)
  if (service) return { value: runService(service, making, input), seen }
  throw new DecisionError(
    'DECISION_UNKNOWN',
    `文件里没有名为「${which}」的决策，有的是：${[...decisions.decisions.values()].map((one) => one.name).join('、')}。`,
  )
}

/** The names that a judged value lacks, also inside lists and contexts. */
function missingIn(value: unknown): string[] {
  const names = new Set<string>()
  const walk = (one: unknown) => {
    if (one instanceof Missing) for (const name of one.names) names.add(name)
    else if (Array.isArray(one)) one.forEach(walk)
    else if (isContext(one)) Object.values(one).forEach(walk)
  }
  walk(value)
  return [...names]
}

function decideOne(node: DecisionNode, making: Making): unknown {
  if (making.made.has(node.id)) return making.made.get(node.id)
  if (making.open.has(node.id)) throw new DecisionError('DECISION_CYCLE', `决策「${node.name}」依赖自己，请改正依赖关系。`)
  making.open.add(node.id)
  const variables: Variables = { ...making.given }
  const inputs: Record<string, unknown> = {}
  const put = (one: { name: string; variable: string }, value: unknown) => {
    if (value === undefined) return
    variables[one.variable] = value
    variables[one.name] = value
    inputs[one.name] = shown(value)
  }
  const { seen, decisions } = making
  for (const id of node.inputs) {
    const data = decisions.inputs.get(id)
    if (data) put(data, readAs(givenFor(data, making.given), data.type, seen, data.name))
  }
  for (const id of node.decisions) {
    const required = decisions.decisions.get(id)
    if (required)
      put(
        required,
        isGiven(required, making)
          ? readAs(givenFor(required, making.given), required.type, seen, required.name)
          : decideOne(required, making),
      )
  }
  addKnowledge(node.knowledge, variables, making)
  const [tables, warnings] = [seen.tables, seen.warnings]
  seen.tables = []
  seen.warnings = []
  const output = conform(node.logic(variables, seen) ?? null, node.type, seen, node.name) ?? null
  seen.trace.push({
    decision: node.id,
    name: node.name,
    inputs,
    tables: seen.tables,
    output: shown(output),
    warnings: seen.warnings,
  })
  seen.tables = tables
  seen.warnings = warnings
  making.open.delete(node.id)
  making.made.set(node.id, output)
  return output
}

/** What the host gives for a node, under its name or the name of its variable. */
function givenFor(one: { name: string; variable: string }, given: Record<string, unknown>): unknown {
  if (Object.hasOwn(given, one.name)) return given[one.name]
  return Object.hasOwn(given, one.variable) ? given[one.variable] : undefined
}

/** Inside a decision service its input decisions are given from outside, not made. */
function isGiven(node: DecisionNode, making: Making): boolean {
  return making.limits?.inputDecisions.includes(node.id) ?? false
}

/** Puts the functions that a node may call among its variables; they find each other when they are called. */
function addKnowledge(ids: string[], variables: Variables, making: Making, made: Map<string, unknown> = new Map()): void {
  for (const id of ids) {
    const known = made.get(id)
    const model = making.decisions.knowledge.get(id)
    const service = making.decisions.services.get(id)
    if (known !== undefined) variables[(model ?? service)?.name ?? ''] = known
    else if (model) {
      const scope: Variables = {}
      const value = model.make(scope, making.seen)
      made.set(id, value)
      scope[model.name] = value
      addKnowledge(model.knowledge, scope, making, made)
      variables[model.name] = value
    } else if (service) {
      const value = serviceFunction(service, making)
      made.set(id, value)
      variables[service.name] = value
    }
  }
}

/** A decision service is a function of its input decisions and then its input data. */
function serviceFunction(service: ServiceNode, making: Making): unknown {
  const names = parametersOf(service, making.decisions)
  return makeFunction(names, (args) => {
    if (args.length !== names.length) return null
    return runService(service, making, Object.fromEntries(names.map((name, i) => [name, args[i] ?? null])))
  })
}

function parametersOf(service: ServiceNode, decisions: Decisions): string[] {
  const named = [
    ...service.inputDecisions.map((id) => decisions.decisions.get(id)?.name),
    ...service.inputs.map((id) => decisions.inputs.get(id)?.name),
  ]
  return named.filter((name) => name !== undefined)
}

function runService(service: ServiceNode, outer: Making, given: Record<string, unknown>): unknown {
  const making: Making = { ...outer, given, made: new Map(), open: new Set(), limits: service }
  const nodes = service.outputs.map((id) => making.decisions.decisions.get(id)).filter((node) => node !== undefined)
  const results = nodes.map((node) => decideOne(node, making))
  const value = nodes.length === 1 ? results[0] : Object.fromEntries(nodes.map((node, i) => [node.name, results[i]]))
  return conform(
    value ?? null,
    service.type?.kind === 'basic' && service.type.name === 'function' ? null : service.type,
    making.seen,
    service.name,
  )
}
