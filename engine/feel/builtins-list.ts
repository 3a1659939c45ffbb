// SPDX-License-Identifier: Apache-2.0
import { spend } from '../budget.ts'
import { calculate } from './arithmetic.ts'
import { asking, type Builtin, builtin } from './builtin.ts'
import { extreme } from './builtins-number.ts'
import { finite } from './decimal.ts'
import { sorted } from './loops.ts'
import { entryOf, equal, type FeelContext, type FeelFunction, isContext, setEntry } from './values.ts'

const items = (value: unknown) => value as unknown[]
const n = (value: unknown) => value as number

/** A function of one list that also takes its elements one by one. */
function overList(body: (list: unknown[]) => unknown): Builtin {
  return asking(['list:list', ([list]) => body(items(list))], ['...c:any', (args) => (args.length > 1 ? body([...args]) : null)])
}

export const listBuiltins: Record<string, Builtin> = {
  'list contains': builtin([
    'list:list, element:any',
    ([list, element]) => items(list).some((one) => equal(one, element) === true),
  ]),
  count: builtin(['list:list', ([list]) => items(list).length]),
  min: overList((list) => extreme(list, -1)),
  max: overList((list) => extreme(list, 1)),
  sum: overList((list) => fold(list, '+')),
  product: overList((list) => fold(list, '*')),
  mean: overList((list) => calculate('/', fold(list, '+'), list.length)),
  median: overList((list) => median(list)),
  stddev: overList((list) => deviation(list)),
  mode: overList((list) => mode(list)),
  all: overList((list) => (list.includes(false) ? false : list.every((one) => one === true) ? true : null)),
  any: overList((list) => (list.includes(true) ? true : list.every((one) => one === false) ? false : null)),
  and: overList((list) => (list.includes(false) ? false : list.every((one) => one === true) ? true : null)),
  or: overList((list) => (list.includes(true) ? true : list.every((one) => one === false) ? false : null)),
  sublist: builtin([
    'list:list, start position:number, length:number?',
    ([list, start, length]) => sublist(items(list), n(start), length as number | null | undefined),
  ]),
  append: builtin(['list:list, ...item:any', ([list, ...more]) => [...items(list), ...more]]),
  concatenate: builtin(['...list:list', (lists) => lists.flatMap((list) => items(list))]),
  union: builtin(['...list:list', (lists) => distinct(lists.flatMap((list) => items(list)))]),
  'distinct values': builtin(['list:list', ([list]) => distinct(items(list))]),
  'insert before': builtin([
    'list:list, position:number, newItem:any',
    ([list, position, item]) => {
      const at = place(items(list), n(position), items(list).length + 1)
      return at === null ? null : items(list).toSpliced(at, 0, item)
    },
  ]),
  remove: builtin([
    'list:list, position:number',
    ([list, position]) => {
      const at = place(items(list), n(position), items(list).length)
      return at === null ? null : items(list).toSpliced(at, 1)
    },
  ]),
  'list replace': builtin(
    [
      'list:list, position:number, newItem:any',
      ([list, position, item]) => {
        const at = place(items(list), n(position), items(list).length)
        return at === null ? null : items(list).with(at, item)
      },
    ],
    [
      'list:list, match:function, newItem:any',
      ([list, match, item]) => {
        const verdicts = items(list).map((one) => (match as FeelFunction).call([one, item], null))
        return verdicts.every((verdict) => typeof verdict === 'boolean')
          ? items(list).map((one, i) => (verdicts[i] ? item : one))
          : null
      },
    ],
  ),
  reverse: builtin(['list:list', ([list]) => items(list).toReversed()]),
  'index of': builtin([
    'list:list, match:any',
    ([list, match]) => items(list).flatMap((one, i) => (equal(one, match) === true ? [i + 1] : [])),
  ]),
  flatten: builtin(['list:list', ([list]) => flattened(items(list))]),
  sort: builtin(
    [
      'list:list, precedes:function',
      ([list, precedes]) => sorted(items(list), (a, b) => (precedes as FeelFunction).call([a, b], null)),
    ],
    ['list:list', ([list]) => sorted(items(list), null)],
  ),
  'get value': asking(
    ['m:context, key:string', ([context, key]) => entryOf(context as FeelContext, key as string) ?? null],
    [
      'm:context, keys:list',
      ([context, keys]) => {
        let value: unknown = context
        for (const key of items(keys)) value = isContext(value) && typeof key === 'string' ? entryOf(value, key) : null
        return value ?? null
      },
    ],
  ),
  'get entries': builtin([
    'm:context',
    ([context]) => Object.entries(context as FeelContext).map(([key, value]) => ({ key, value })),
  ]),
  context: builtin(['entries:list', ([entries]) => contextOf(items(entries))]),
  'context put': builtin(
    ['context:context, key:string, value:any', ([context, key, value]) => put(context, [key], value)],
    ['context:context, keys:list, value:any', ([context, keys, value]) => put(context, items(keys), value)],
  ),
  'context merge': builtin([
    'contexts:list',
    ([contexts]) => {
      const merged: FeelContext = {}
      for (const context of items(contexts)) {
        if (!isContext(context)) return null
        for (const [key, value] of Object.entries(context)) setEntry(merged, key, value)
      }
      return merged
    },
  ]),
}

function flattened(list: unknown[]): unknown[] {
  const flat: unknown[] = []
  const walk = (one: unknown): void => {
    spend(1)
    if (Array.isArray(one)) one.forEach(walk)
    else flat.push(one)
  }
  walk(list)
  return flat
}

function fold(list: readonly unknown[], operator: '+' | '*'): unknown {
  if (list.length === 0) return null
  const first = list[0]
  if (operator === '*' && typeof first !== 'number') return null
  if (typeof first === 'string') return null
  return list
    .slice(1)
    .reduce(
      (sum, one) => (sum === null ? null : calculate(operator, sum, one)),
      calculate('+', first, operator === '*' || typeof first === 'number' ? 0 : null) ?? first,
    )
}

function numbers(list: readonly unknown[]): number[] | null {
  return list.every((one) => typeof one === 'number') ? list.slice().sort((a, b) => a - b) : null
}

function median(list: readonly unknown[]): unknown {
  const ordered = numbers(list)
  if (!ordered || ordered.length === 0) return null
  const middle = ordered.length / 2
  if (ordered.length % 2 === 1) return ordered[Math.floor(middle)]
  return calculate('/', calculate('+', ordered[middle - 1], ordered[middle]), 2)
}

function deviation(list: readonly unknown[]): unknown {
  const known = numbers(list)
  if (!known || known.length < 2) return null
  const mean = calculate('/', fold(known, '+'), known.length) as number
  const squares = known.map((one) => (one - mean) ** 2).reduce((a, b) => a + b, 0)
  return finite(Number(Math.sqrt(squares / (known.length - 1)).toPrecision(16)))
}

function mode(list: readonly unknown[]): unknown {
  const ordered = numbers(list)
  if (!ordered) return null
  const counts = new Map<number, number>()
  for (const one of ordered) counts.set(one, (counts.get(one) ?? 0) + 1)
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0)
  return [...counts].filter(([, times]) => times === most).map(([one]) => one)
}

function sublist(list: unknown[], start: number, length: number | null | undefined): unknown[] | null {
  const at = place(list, start, list.length)
  if (at === null) return null
  if (length === null || length === undefined) return list.slice(at)
  return length < 1 || at + length > list.length ? null : list.slice(at, at + length)
}

/** The index for a position that counts from 1, or from the end when negative; null outside. */
/** Where a position is, from 0; of a position with a fraction the whole part counts. */
function place(list: unknown[], written: number, last: number): number | null {
  const position = Math.trunc(written)
  if (position === 0 || position > last || -position > list.length) return null
  return position > 0 ? position - 1 : list.length + position
}

function distinct(list: unknown[]): unknown[] {
  const kept: unknown[] = []
  const seen = new Set<unknown>()
  for (const one of list) {
    const simple = typeof one !== 'object' || one === null
    if (simple ? seen.has(one) : kept.some((other) => equal(one, other) === true)) continue
    if (simple) seen.add(one)
    kept.push(one)
  }
  return kept
}

function contextOf(entries: unknown[]): FeelContext | null {
  const made: FeelContext = {}
  for (const entry of entries) {
    if (!isContext(entry)) return null
    const [key, value] = [entryOf(entry, 'key'), entryOf(entry, 'value')]
    if (typeof key !== 'string' || value === undefined || Object.hasOwn(made, key)) return null
    setEntry(made, key, value)
  }
  return made
}

function put(context: unknown, keys: unknown[], value: unknown): FeelContext | null {
  const [key, ...rest] = keys
  if (!isContext(context) || typeof key !== 'string') return null
  const inside = rest.length === 0 ? value : put(entryOf(context, key), rest, value)
  if (rest.length > 0 && inside === null) return null
  const made: FeelContext = {}
  for (const [name, one] of Object.entries(context)) setEntry(made, name, one)
  setEntry(made, key, inside)
  return made
}
