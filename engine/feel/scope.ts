// SPDX-License-Identifier: Apache-2.0
import type { Evaluate } from './run.ts'
import type { Node, TypeNode } from './syntax.ts'

/** What is known while compiling: names bound around here, and whether an element's entries may shadow any name. */
export type Scope = {
  source: string
  names: Set<string>
  open: boolean
  /** Names that the expression reads from outside, and names that it reads there or from an element that it filters. */
  free: Set<string>
  maybe: Set<string>
  compile(node: Node, scope: Scope): Evaluate
  /** Types that the host knows by name, such as a DMN file's item definitions. */
  types: NamedTypes | null
}

export type NamedTypes = (name: string) => { node: TypeNode; allows(value: unknown): boolean } | null

export function inner(scope: Scope, names: string[], open = scope.open): Scope {
  return { ...scope, names: new Set([...scope.names, ...names]), open }
}

/** What one evaluation of a part costs, loops and calls inside it apart: its length, and more where many names are to be looked through. */
export function weightOf(node: Node, scope: Scope): number {
  return 1 + (((node.end - node.at) * (1 + scope.names.size / 32)) >> 3)
}

/** A type with the host's names replaced by what they stand for. */
export function resolved(type: TypeNode, scope: Scope): TypeNode {
  switch (type.type) {
    case 'named':
      return scope.types?.(type.name)?.node ?? type
    case 'list':
    case 'range':
      return { type: type.type, of: resolved(type.of, scope) }
    case 'context':
      return { type: 'context', entries: type.entries.map(({ name, of }) => ({ name, of: resolved(of, scope) })) }
    case 'function':
      return type
  }
}
