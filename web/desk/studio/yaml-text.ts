// SPDX-License-Identifier: Apache-2.0
import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'
import type { Finding } from './door.ts'

/** A place inside a YAML file: keys and list positions from the top. */
export type Place = readonly (string | number)[]

/**
 * A YAML file that is edited in places: what is not touched stays as it was written, comments and all. Every change gives a new text.
 * `value` is null for a text that cannot be read.
 */
export type YamlText = {
  isReadable: boolean
  value(place: Place): unknown
  /** writes a value; undefined, '' and an empty list take the key away */
  put(place: Place, value: unknown): string
  append(place: Place, value: unknown): string
  drop(place: Place): string
  move(place: Place, from: number, to: number): string
  /** the deepest place that a line (from 1) belongs to */
  placeOf(line: number): Place
}

const SHAPE = { lineWidth: 0 } as const

export function openYaml(text: string): YamlText {
  const read = () => parseDocument(text, { uniqueKeys: true, prettyErrors: false, logLevel: 'silent' })
  const lines = new LineCounter()
  const seen = parseDocument(text, { uniqueKeys: true, prettyErrors: false, logLevel: 'silent', lineCounter: lines })
  const isReadable = seen.errors.length === 0 && isMap(seen.contents)
  function changed(change: (doc: ReturnType<typeof read>) => void): string {
    const doc = read()
    change(doc)
    return written(doc)
  }
  return {
    isReadable,
    value(place) {
      const found = isReadable ? seen.getIn(place, true) : undefined
      return isNode(found) ? found.toJS(seen, { maxAliasCount: 20 }) : found
    },
    put: (place, value) =>
      changed((doc) => {
        if (isGone(value)) doc.deleteIn(place)
        else doc.setIn(place, madeLike(doc, doc.getIn(place, true), value))
      }),
    append: (place, value) =>
      changed((doc) => {
        const list = doc.getIn(place, true)
        if (isSeq(list)) list.add(doc.createNode(value))
        else doc.setIn(place, doc.createNode([value]))
      }),
    drop: (place) =>
      changed((doc) => {
        doc.deleteIn(place)
        const parent = doc.getIn(place.slice(0, -1), true)
        if (isCollection(parent) && parent.items.length === 0 && place.length > 1) doc.deleteIn(place.slice(0, -1))
      }),
    move: (place, from, to) =>
      changed((doc) => {
        const list = doc.getIn(place, true)
        if (!isSeq(list) && !isMap(list)) return
        const items = list.items as unknown[]
        const [one] = items.splice(from, 1)
        if (one !== undefined) items.splice(to, 0, one)
      }),
    placeOf(line) {
      const start = lines.lineStarts[line - 1] ?? 0
      const end = lines.lineStarts[line] ?? text.length + 1
      return isReadable ? deepest(seen.contents as Node, [], start, end) : []
    },
  }
}

/** A value as a node; a list or map in the place of one that stood in brackets stands in brackets. */
function madeLike(doc: Document, old: unknown, value: unknown): unknown {
  if (typeof value !== 'object') return value
  const made = doc.createNode(value)
  if (isCollection(made) && isCollection(old)) made.flow = old.flow
  return made
}

type Stringifying = { toString(context?: object, onComment?: () => void, onChompKeep?: () => void): string }

/** As the city's files are written: `{ a: 1 }` with room inside, `[a, b]` without, which the library does not tell apart. */
function written(doc: Document): string {
  visit(doc, {
    Collection(_, node) {
      if (!node.flow) return
      const plain = node as unknown as Stringifying
      const write = plain.toString.bind(plain)
      const flowCollectionPadding = isSeq(node) ? '' : ' '
      plain.toString = (context, ...rest) => write(context && { ...context, flowCollectionPadding }, ...rest)
    },
  })
  return doc.toString(SHAPE)
}

const isGone = (value: unknown): boolean => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** The last key or entry that begins on the line, else the one around it. */
function deepest(node: Node, place: Place, start: number, end: number): Place {
  if (!isCollection(node)) return place
  let around: Place = place
  for (const [at, item] of node.items.entries()) {
    const key = isPair(item) && isScalar(item.key) ? String(item.key.value) : at
    const [first, last] = isPair(item)
      ? [rangeOf(item.key), rangeOf(item.value) ?? rangeOf(item.key)]
      : [rangeOf(item), rangeOf(item)]
    if (!first || !last || first[0] >= end || last[1] <= start) continue
    const value = isPair(item) ? item.value : item
    const inside = isNode(value) ? deepest(value, [...place, key], start, end) : [...place, key]
    around = inside
    if (first[0] >= start) break
  }
  return around
}

const rangeOf = (node: unknown): readonly [number, number] | null =>
  isNode(node) && node.range ? [node.range[0], node.range[1]] : null

export const keyOf = (place: Place): string => place.join('\u0000')

/** What the checker says of a file, by the place that each sentence belongs to. */
export function problemsOf(yaml: YamlText, findings: readonly Finding[]): Map<string, Finding[]> {
  return Map.groupBy(findings, (one) => keyOf(yaml.placeOf(one.line)))
}
