// SPDX-License-Identifier: Apache-2.0
import { BudgetSpent, spend, withinBudget } from '../budget.ts'
import { isContext, isFunction, Missing, makeFunction } from '../feel/index.ts'
import {
  DecisionError,
  type DecisionNode,
  type DecisionOutcome,
  type Decisions,
  type KnowledgeNode,
  nodeOf,
  refuseUnreadable,
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
  made: Map<DecisionNode, unknown>
  open: Set<DecisionNode>
  seen: Seen
  limits: ServiceNode | null
}

/**
 * Makes one decision (or runs one decision service), by id or by name, from plain JSON. `missing` names the input data that are
 * absent and that the result hangs on: then the honest answer is "not known", whatever the tables say about null.
 * Throws DecisionError for a decision that is not in the file, for one of which any part cannot be read, and for one that does too
 * much: those have no answer.
 */
export function decide(
  decisions: Decisions,
  decisionIdOrName: string,
  input: Record<string, unknown>,
  options: DecideOptions = {},
): DecisionOutcome {
  try {
    return withinBudget(() => {
      const judged = make(decisions, decisionIdOrName, input, options, true)
      const made = judged.seen.missed ? make(decisions, decisionIdOrName, input, options, false) : judged
      return { output: shown(made.value), trace: made.seen.trace, missing: missingIn(judged.value) }
    })
  } catch (cause) {
    if (!(cause instanceof BudgetSpent)) throw cause
    throw new DecisionError(cause.code, `决策「${decisionIdOrName}」没有作出：${cause.message}`)
  }
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
  const model = decisions.knowledge.get(which) ?? [...decisions.knowledge.values()].find((one) => one.name === which)
  if (model) {
    const called = knowledgeFunction(model, making, new Map())
    return { value: isFunction(called) ? called.call([], input) : null, seen }
  }
  throw new DecisionError(
    'DECISION_UNKNOWN',
    `文件里没有名为「${which}」的决策，有的是：${[...decisions.decisions.values()].map((one) => one.name).join('、')}。`,
  )
}

/** The names that a judged value lacks, also inside lists and contexts. */
function missingIn(value: unknown): string[] {
  const names = new Set<string>()
  const walk = (one: unknown) => {
    spend(1)
    if (one instanceof Missing) for (const name of one.names) names.add(name)
    else if (Array.isArray(one)) one.forEach(walk)
    else if (isContext(one)) Object.values(one).forEach(walk)
  }
  walk(value)
  return [...names]
}

function decideOne(node: DecisionNode, making: Making): unknown {
  if (making.made.has(node)) return making.made.get(node)
  refuseUnreadable(making.decisions, node.id, node.name)
  if (making.open.has(node)) throw new DecisionError('DECISION_CYCLE', `决策「${node.name}」依赖自己，请改正依赖关系。`)
  making.open.add(node)
  spend(Object.keys(making.given).length)
  const variables: Variables = { ...making.given }
  const inputs: Record<string, unknown> = {}
  const { seen } = making
  for (const key of node.inputs) {
    const found = nodeOf(making.decisions, key)
    const data = found?.decisions.inputs.get(found.id)
    if (!found || !data) continue
    refuseUnreadable(found.decisions, data.id, data.name)
    const value = readAs(givenFor(data, givenTo(found, making)), data.type, seen, data.name)
    if (value === undefined) continue
    put(variables, found.under, [data.variable, data.name], value)
    inputs[data.name] = shown(value)
  }
  for (const key of node.decisions) {
    const found = nodeOf(making.decisions, key)
    const required = found?.decisions.decisions.get(found.id)
    if (!found || !required) continue
    const there = { ...making, decisions: found.decisions, given: givenTo(found, making) }
    const isGiven =
      making.limits?.inputDecisions.includes(key) || (required.empty && givenFor(required, there.given) !== undefined)
    const value = isGiven
      ? readAs(givenFor(required, there.given), required.type, seen, required.name)
      : decideOne(required, there)
    put(variables, found.under, [required.variable, required.name], value ?? null)
    inputs[required.name] = shown(value)
  }
  addKnowledge(node.knowledge, variables, making, new Map())
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
  making.open.delete(node)
  making.made.set(node, output)
  return output
}

/** What an imported file is given: what the host gives under the import's name, and what it gives to all. */
function givenTo(found: { under: string | null }, making: Making): Record<string, unknown> {
  const own = found.under ? making.given[found.under] : null
  return isContext(own) ? { ...making.given, ...own } : making.given
}

/** Binds a value, for an imported node under the import's name. */
function put(variables: Variables, under: string | null, names: string[], value: unknown): void {
  if (!under) {
    for (const name of names) variables[name] = value
    return
  }
  const around = variables[under]
  variables[under] = { ...(isContext(around) ? around : {}), ...Object.fromEntries(names.map((name) => [name, value])) }
}

/** What the host gives for a node, under its name or the name of its variable. */
function givenFor(one: { name: string; variable: string }, given: Record<string, unknown>): unknown {
  if (Object.hasOwn(given, one.name)) return given[one.name]
  return Object.hasOwn(given, one.variable) ? given[one.variable] : undefined
}

/** Puts the functions that a node may call among its variables; they find each other when they are called. */
function addKnowledge(keys: string[], variables: Variables, making: Making, made: Map<object, unknown>): void {
  for (const key of keys) {
    const found = nodeOf(making.decisions, key)
    const node = found?.decisions.knowledge.get(found.id) ?? found?.decisions.services.get(found.id)
    if (!found || !node) continue
    refuseUnreadable(found.decisions, node.id, node.name)
    const there = { ...making, decisions: found.decisions, given: givenTo(found, making) }
    const value = made.get(node) ?? ('make' in node ? knowledgeFunction(node, there, made) : serviceFunction(node, there))
    made.set(node, value)
    put(variables, found.under, [node.name], value)
  }
}

function knowledgeFunction(model: KnowledgeNode, making: Making, made: Map<object, unknown>): unknown {
  refuseUnreadable(making.decisions, model.id, model.name)
  const scope: Variables = {}
  const inside = model.make(scope, making.seen)
  if (!isFunction(inside)) return null
  const { type } = model
  const value =
    type === null
      ? inside
      : makeFunction(inside.parameters, (args) => conform(inside.call(args, null) ?? null, type, making.seen, model.name))
  made.set(model, value)
  scope[model.name] = value
  addKnowledge(model.knowledge, scope, making, made)
  return value
}

/** A decision service is a function of its input data and then its input decisions. */
function serviceFunction(service: ServiceNode, making: Making): unknown {
  const names = parametersOf(service, making.decisions)
  return makeFunction(names, (args) => {
    if (args.length !== names.length) return null
    const given: Record<string, unknown> = {}
    for (const [i, name] of names.entries()) given[name] = args[i] ?? null
    return runService(service, making, given)
  })
}

function parametersOf(service: ServiceNode, decisions: Decisions): string[] {
  const named = (key: string, nodes: 'decisions' | 'inputs') => {
    const found = nodeOf(decisions, key)
    const name = found?.decisions[nodes].get(found.id)?.name
    return name === undefined ? [] : [name]
  }
  return [
    ...service.inputs.flatMap((key) => named(key, 'inputs')),
    ...service.inputDecisions.flatMap((key) => named(key, 'decisions')),
  ]
}

function runService(service: ServiceNode, outer: Making, given: Record<string, unknown>): unknown {
  refuseUnreadable(outer.decisions, service.id, service.name)
  const making: Making = { ...outer, given, made: new Map(), open: new Set(), limits: service }
  const results: [string, unknown][] = []
  for (const key of service.outputs) {
    const found = nodeOf(making.decisions, key)
    const node = found?.decisions.decisions.get(found.id)
    if (found && node)
      results.push([node.name, decideOne(node, { ...making, decisions: found.decisions, given: givenTo(found, making) })])
  }
  const value = results.length === 1 ? results[0]?.[1] : Object.fromEntries(results)
  return conform(value ?? null, service.type, making.seen, service.name)
}
