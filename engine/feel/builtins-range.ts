// SPDX-License-Identifier: Apache-2.0
// The relations of points and ranges (DMN 1.5, 10.3.4.7). A missing end is an end that is never reached.
import { asking, type Builtin, builtin } from './builtin.ts'
import { parseExpression } from './parse.ts'
import { LongNames } from './reader.ts'
import type { Node } from './syntax.ts'
import { readTemporal } from './temporal.ts'
import { type FeelRange, isRange, makeOneSided, makeRange, orderOf } from './values.ts'

type Relation = (a: FeelRange, b: FeelRange) => boolean | null

/** Compares two starts (or two ends) with their inclusion: where the range really begins, or really ends. */
function compareEnds(a: FeelRange, b: FeelRange, end: 'start' | 'end'): number | null {
  const [x, y] = [a[end], b[end]]
  if (x === null || y === null) return x === y ? 0 : (x === null) === (end === 'start') ? -1 : 1
  const order = orderOf(x, y)
  if (order !== 0) return order
  const [p, q] = end === 'start' ? [a.startIncluded, b.startIncluded] : [a.endIncluded, b.endIncluded]
  return p === q ? 0 : p === (end === 'start') ? -1 : 1
}

/** Where `a` ends against where `b` begins: below zero with a gap, zero when they touch in one point of both, above when they overlap. */
function endToStart(a: FeelRange, b: FeelRange): number | null {
  if (a.end === null || b.start === null) return 1
  const order = orderOf(a.end, b.start)
  return order !== 0 ? order : a.endIncluded && b.startIncluded ? 0 : -1
}

const test = (order: number | null, holds: (order: number) => boolean) => (order === null ? null : holds(order))
const all = (...parts: (boolean | null)[]) => (parts.includes(false) ? false : parts.includes(null) ? null : true)

const before: Relation = (a, b) => test(endToStart(a, b), (order) => order < 0)
const meets: Relation = (a, b) => test(endToStart(a, b), (order) => order === 0)
const overlaps: Relation = (a, b) =>
  all(
    test(endToStart(a, b), (order) => order >= 0),
    test(endToStart(b, a), (order) => order >= 0),
  )
const overlapsBefore: Relation = (a, b) =>
  all(
    overlaps(a, b),
    test(compareEnds(a, b, 'start'), (order) => order < 0),
    test(compareEnds(a, b, 'end'), (order) => order <= 0),
  )
const overlapsAfter: Relation = (a, b) =>
  all(
    overlaps(a, b),
    test(compareEnds(a, b, 'start'), (order) => order > 0),
    test(compareEnds(a, b, 'end'), (order) => order >= 0),
  )
const finishes: Relation = (a, b) =>
  all(
    test(compareEnds(a, b, 'end'), (order) => order === 0),
    test(compareEnds(a, b, 'start'), (order) => order >= 0),
  )
const includes: Relation = (a, b) =>
  all(
    test(compareEnds(a, b, 'start'), (order) => order <= 0),
    test(compareEnds(a, b, 'end'), (order) => order >= 0),
  )
const starts: Relation = (a, b) =>
  all(
    test(compareEnds(a, b, 'start'), (order) => order === 0),
    test(compareEnds(a, b, 'end'), (order) => order <= 0),
  )
const coincides: Relation = (a, b) =>
  all(
    test(compareEnds(a, b, 'start'), (order) => order === 0),
    test(compareEnds(a, b, 'end'), (order) => order === 0),
  )
const swap =
  (relation: Relation): Relation =>
  (a, b) =>
    relation(b, a)

/** `points` says which sides may be a single point; a point is a range of one. */
function relation(holds: Relation, points: 'both' | 'first' | 'second' | 'none'): Builtin {
  const body = ([a, b]: readonly unknown[]) => {
    if (!isRange(a) && points !== 'both' && points !== 'first') return null
    if (!isRange(b) && points !== 'both' && points !== 'second') return null
    const [x, y] = [asRange(a), asRange(b)]
    return x && y ? holds(x, y) : null
  }
  return asking(
    ['range1:any, range2:any', body],
    ['range:any, point:any', body],
    ['point:any, range:any', body],
    ['point1:any, point2:any', body],
    ['value1:any, value2:any', body],
  )
}

function asRange(value: unknown): FeelRange | null {
  if (isRange(value)) return value.oneSided || (value.start !== null && value.end !== null) ? value : null
  return value === null ? null : makeRange(value, value, true, true)
}

export const rangeBuiltins: Record<string, Builtin> = {
  before: relation(before, 'both'),
  after: relation(swap(before), 'both'),
  meets: relation(meets, 'none'),
  'met by': relation(swap(meets), 'none'),
  overlaps: relation(overlaps, 'none'),
  'overlaps before': relation(overlapsBefore, 'none'),
  'overlaps after': relation(overlapsAfter, 'none'),
  finishes: relation(finishes, 'first'),
  'finished by': relation(swap(finishes), 'second'),
  includes: relation(includes, 'second'),
  during: relation(swap(includes), 'first'),
  starts: relation(starts, 'first'),
  'started by': relation(swap(starts), 'second'),
  coincides: relation(coincides, 'both'),
  range: builtin(['from:string', ([from]) => readRange(from as string)]),
}

/** Reads "[18..60)" with numbers, texts, dates, times and durations as ends; an end that is left out must be open. */
function readRange(text: string): FeelRange | null {
  const whole = text.trim()
  const [open, close] = [whole.charAt(0), whole.charAt(whole.length - 1)]
  const dots = whole.indexOf('..', 1)
  if (dots < 0 || dots > whole.length - 3 || !'[]('.includes(open) || !'])['.includes(close)) {
    const node = readNode(text)
    if (node?.kind !== 'test' || node.operator === '=' || node.operator === '!=') return null
    const limit = constantOf(node.value)
    if (limit === undefined || limit === null) return null
    return makeOneSided(node.operator, limit)
  }
  const [first, last] = [whole.slice(1, dots), whole.slice(dots + 2, -1)]
  const [startIncluded, endIncluded] = [open === '[', close === ']']
  const [from, to] = [endOf(first), endOf(last)]
  if (from === undefined || to === undefined || (from === null && to === null)) return null
  if ((from === null && startIncluded) || (to === null && endIncluded)) return null
  if (from !== null && to !== null && (orderOf(from, to) ?? 1) > 0) return null
  if (from === null) return makeOneSided(endIncluded ? '<=' : '<', to)
  if (to === null) return makeOneSided(startIncluded ? '>=' : '>', from)
  return makeRange(from, to, startIncluded, endIncluded)
}

function endOf(text: string): unknown {
  if (text.trim() === '') return null
  const node = readNode(text)
  return node ? constantOf(node) : undefined
}

const temporalNames = new LongNames(['date and time', 'years and months duration'])

function readNode(text: string): Node | null {
  try {
    return parseExpression(text, [temporalNames])
  } catch {
    return null
  }
}

function constantOf(node: Node): unknown {
  if (node.kind === 'literal') return typeof node.value === 'boolean' ? undefined : node.value
  if (node.kind === 'at') return readTemporal(node.text) ?? undefined
  const argument = node.kind === 'call' && node.target.kind === 'name' ? node.arguments[0]?.value : undefined
  return argument?.kind === 'literal' && typeof argument.value === 'string'
    ? (readTemporal(argument.value) ?? undefined)
    : undefined
}
