// SPDX-License-Identifier: Apache-2.0
import { spend, workingOn } from '../budget.ts'
import { both, either } from './logic.ts'
import { bind, type Env, type Evaluate, missingAmong, warn } from './run.ts'
import { inner, type Scope, weightOf } from './scope.ts'
import { type Loop, type Node, speaksOf } from './syntax.ts'
import { type FeelDate, tagged } from './temporal.ts'
import { type FeelRange, isContext, isRange, isTemporal, Missing, orderOf } from './values.ts'

type Turn = { name: string; elements: (env: Env) => unknown[] | Missing | null }

export function compileFor(node: Node & { kind: 'for' }, scope: Scope): Evaluate {
  const { turns, inside } = compileLoops(node.loops, scope)
  const result = scope.compile(node.result, inner(inside, ['partial']))
  const weight = weightOf(node.result, inside)
  // each turn sees the results so far as they were then; that copy is made only for who reads it
  const readsPartial = speaksOf(node.result, 'partial')
  return (env) => {
    const partial: unknown[] = []
    workingOn(scope.source, node.at)
    const stop = turnEach(env, turns, (here) => {
      workingOn(scope.source, node.at)
      spend(weight + (readsPartial ? partial.length : 0))
      partial.push(result(readsPartial ? bind(here, 'partial', partial.slice()) : here))
      return false
    })
    return stop === undefined ? partial : (stop ?? warn(env, 'INVALID_TYPE', 'for 只能在列表或区间上进行。', node.at))
  }
}

export function compileQuantified(node: Node & { kind: 'some' | 'every' }, scope: Scope): Evaluate {
  const { turns, inside } = compileLoops(node.loops, scope)
  const test = scope.compile(node.test, inside)
  const weight = weightOf(node.test, inside)
  const some = node.kind === 'some'
  return (env) => {
    let verdict: unknown = !some
    workingOn(scope.source, node.at)
    const stop = turnEach(env, turns, (here) => {
      workingOn(scope.source, node.at)
      spend(weight)
      const one = test(here)
      verdict = some ? either(verdict, () => one) : both(verdict, () => one)
      return verdict === some
    })
    if (verdict === some || stop === undefined) return verdict
    return stop ?? warn(env, 'INVALID_TYPE', `${node.kind} 只能在列表或区间上进行。`, node.at)
  }
}

function compileLoops(loops: Loop[], scope: Scope): { turns: Turn[]; inside: Scope } {
  let inside = scope
  const turns = loops.map(({ name, from, to }) => {
    const [start, end] = [scope.compile(from, inside), to && scope.compile(to, inside)]
    inside = inner(inside, [name])
    const elements = (env: Env) => {
      const first = start(env)
      if (!end) return elementsOf(first)
      const last = end(env)
      return missingAmong(first, last) ?? counted(first, last, true, true)
    }
    return { name, elements }
  })
  return { turns, inside }
}

/** Runs `each` for every combination; undefined when all ran, else what could not be walked over. */
function turnEach(env: Env, turns: Turn[], each: (env: Env) => boolean): Missing | null | undefined {
  const walk = (here: Env, level: number): Missing | null | undefined | 'done' => {
    const turn = turns[level]
    if (!turn) return each(here) ? 'done' : undefined
    const elements = turn.elements(here)
    if (elements === null || elements instanceof Missing) return elements
    for (const element of elements) {
      spend(1)
      const stop = walk(bind(here, turn.name, element), level + 1)
      if (stop !== undefined) return stop
    }
    return undefined
  }
  const stop = walk(env, 0)
  return stop === 'done' ? undefined : stop
}

/** The elements to walk over: of a list, of a range of whole numbers or days, or the one value itself. */
export function elementsOf(value: unknown): unknown[] | Missing | null {
  if (value instanceof Missing || value === null) return value
  if (Array.isArray(value)) return value
  return isRange(value) ? elementsOfRange(value) : [value]
}

export function elementsOfRange(range: FeelRange): unknown[] | null {
  // downwards is only written without brackets: for i in 2..1
  if (range.start !== null && range.end !== null && (orderOf(range.start, range.end) ?? 1) > 0) return null
  return counted(range.start, range.end, range.startIncluded, range.endIncluded)
}

/** The whole numbers, or the days, from one end to the other, upwards or downwards. */
function counted(first: unknown, last: unknown, firstIncluded: boolean, lastIncluded: boolean): unknown[] | null {
  const [from, to] = [numberOf(first), numberOf(last)]
  if (from === null || to === null || (typeof first === 'number') !== (typeof last === 'number')) return null
  spend(Math.abs(to - from))
  const step = from <= to ? 1 : -1
  const make = (n: number): unknown => (typeof first === 'number' ? n : tagged<FeelDate>({ feel: 'date', days: n }))
  const elements: unknown[] = []
  for (let n = from; step > 0 ? n <= to : n >= to; n += step)
    if ((firstIncluded || n !== from) && (lastIncluded || n !== to)) elements.push(make(n))
  return elements
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isInteger(value) ? value : null
  return isTemporal(value) && value.feel === 'date' ? value.days : null
}

/** `list[condition]` keeps elements; `list[number]` picks one. The element is `item`, and its entries are names. */
export function compileFilter(node: Node & { kind: 'filter' }, scope: Scope): Evaluate {
  const target = scope.compile(node.target, scope)
  const isCondition = ['compare', 'and', 'or', 'in', 'between', 'some', 'every', 'instance', 'test'].includes(node.test.kind)
  const outside = isCondition ? null : scope.compile(node.test, { ...scope, free: new Set(), maybe: new Set() })
  const inside = inner(scope, ['item'], true)
  const test = node.test.kind === 'test' ? scope.compile(overItem(node.test), inside) : scope.compile(node.test, inside)
  const weight = weightOf(node.test, inside)
  return (env) => {
    const given = target(env)
    if (given === null || given instanceof Missing) return given
    workingOn(scope.source, node.at)
    const range = isRange(given) ? elementsOfRange(given) : null
    const list: unknown[] = Array.isArray(given) ? given : (range ?? [given])
    if (outside) {
      const quiet = { ...env, run: { ...env.run, warnings: [] } }
      const index = outside(quiet)
      if (typeof index === 'number') return pick(list, index)
      if (index === true) return list
      if (list.length === 0) return index instanceof Missing || index === null || typeof index === 'boolean' ? [] : null
    }
    const kept: unknown[] = []
    for (const element of list) {
      spend(weight)
      const named = bind(env, 'item', element)
      const here = isContext(element) ? bind(named, null, element) : named
      const verdict = test(here)
      if (verdict instanceof Missing) return verdict
      if (verdict === true) kept.push(element)
    }
    return kept
  }
}

function overItem(node: Node & { kind: 'test' }): Node {
  const item: Node = { kind: 'name', name: 'item', at: node.at, end: node.at }
  return { kind: 'compare', operator: node.operator, left: item, right: node.value, at: node.at, end: node.end }
}

function pick(list: unknown[], index: number): unknown {
  if (!Number.isInteger(index) || index === 0) return null
  return list[index < 0 ? list.length + index : index - 1] ?? null
}

/** Puts a list in order by a two-argument comparison or by the natural order; null when elements cannot be compared. */
export function sorted(list: unknown[], precedes: ((a: unknown, b: unknown) => unknown) | null): unknown[] | null {
  spend(list.length * Math.ceil(Math.log2(list.length + 2)))
  let comparable = true
  const order = (a: unknown, b: unknown): number => {
    if (precedes) return precedes(a, b) === true ? -1 : precedes(b, a) === true ? 1 : 0
    const by = orderOf(a, b)
    if (by === null) comparable = false
    return by ?? 0
  }
  const result = list.slice().sort(order)
  return comparable ? result : null
}
