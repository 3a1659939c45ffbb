// SPDX-License-Identifier: Apache-2.0

/** A place in the text: characters from 0. */
export type Place = { at: number; end: number }
export type Loop = { name: string; from: Node; to: Node | null }
export type TypeNode =
  | { type: 'named'; name: string }
  | { type: 'list'; of: TypeNode }
  | { type: 'range'; of: TypeNode }
  | { type: 'context'; entries: { name: string; of: TypeNode }[] }
  | { type: 'function'; parameters: TypeNode[]; of: TypeNode }
export type Parameter = { name: string; type: TypeNode | null }
export type Argument = { name: string | null; value: Node }
export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>='
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**'

export type Node = Place &
  (
    | { kind: 'literal'; value: number | string | boolean | null }
    | { kind: 'at'; text: string }
    | { kind: 'name'; name: string }
    | { kind: 'list'; items: Node[] }
    | { kind: 'context'; entries: { key: string; value: Node }[] }
    | { kind: 'range'; from: Node; to: Node; fromIncluded: boolean; toIncluded: boolean }
    | { kind: 'test'; operator: CompareOperator; value: Node }
    | { kind: 'compare'; operator: CompareOperator; left: Node; right: Node }
    | { kind: 'between'; value: Node; from: Node; to: Node }
    | { kind: 'in'; value: Node; tests: Node[] }
    | { kind: 'and' | 'or'; left: Node; right: Node }
    | { kind: 'arithmetic'; operator: ArithmeticOperator; left: Node; right: Node }
    | { kind: 'negate'; value: Node }
    | { kind: 'if'; test: Node; then: Node; else: Node }
    | { kind: 'for'; loops: Loop[]; result: Node }
    | { kind: 'some' | 'every'; loops: Loop[]; test: Node }
    | { kind: 'function'; parameters: Parameter[]; body: Node }
    | { kind: 'call'; target: Node; arguments: Argument[] }
    | { kind: 'path'; target: Node; name: string }
    | { kind: 'descendant'; target: Node; name: string }
    | { kind: 'filter'; target: Node; test: Node }
    | { kind: 'instance'; value: Node; type: TypeNode }
  )

export type UnaryTests = { negated: boolean; tests: Node[] | 'any' }

/** Whether a part speaks of a name. */
export function speaksOf(part: unknown, name: string): boolean {
  if (Array.isArray(part)) return part.some((one) => speaksOf(one, name))
  if (typeof part !== 'object' || part === null) return false
  if ('kind' in part && part.kind === 'name') return (part as Node & { kind: 'name' }).name === name
  return Object.values(part).some((one) => speaksOf(one, name))
}

/** Every name that a part speaks of, with the entry that is taken of it; null where it is taken whole, or by an entry that is worked out. */
export function entriesRead(part: unknown): { name: string; entry: string | null }[] {
  if (Array.isArray(part)) return part.flatMap(entriesRead)
  if (typeof part !== 'object' || part === null) return []
  const node = part as Partial<Node>
  if (node.kind === 'name') return [{ name: node.name ?? '', entry: null }]
  if (node.kind === 'path' && node.target?.kind === 'name') return [{ name: node.target.name, entry: node.name ?? null }]
  return Object.values(part).flatMap(entriesRead)
}

/** An expression that cannot be read. `position` counts characters from 0, `line` and `column` from 1. */
export class FeelSyntaxError extends Error {
  readonly position: number
  readonly line: number
  readonly column: number
  constructor(message: string, source: string, position: number) {
    super(message)
    this.name = 'FeelSyntaxError'
    this.position = position
    const { line, column } = lineAndColumn(source, position)
    this.line = line
    this.column = column
  }
}

export function lineAndColumn(source: string, position: number): { line: number; column: number } {
  const before = source.slice(0, position).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
