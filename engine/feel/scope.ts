// SPDX-License-Identifier: Apache-2.0
import type { Evaluate } from './run.ts'
import type { Node } from './syntax.ts'

/** What is known while compiling: names bound around here, and whether an element's entries may shadow any name. */
export type Scope = {
  source: string
  names: Set<string>
  open: boolean
  /** Names that the expression reads from outside, and names that it reads there or from an element that it filters. */
  free: Set<string>
  maybe: Set<string>
  compile(node: Node, scope: Scope): Evaluate
}

export function inner(scope: Scope, names: string[], open = scope.open): Scope {
  return { ...scope, names: new Set([...scope.names, ...names]), open }
}
