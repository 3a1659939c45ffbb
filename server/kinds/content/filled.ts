// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '@chengshu/engine'

/** The text of an input as it is written. */
export const sourceOf = (source: unknown): string =>
  typeof source === 'string'
    ? source
    : typeof source === 'object' && source !== null && 'source' in source
      ? String(source.source)
      : ''

/** The text of an input that is one constant: `="handling"`. Null where it is worked out. */
export const constantOf = (source: unknown): string | null => /^\s*=?\s*"([^"]*)"\s*$/.exec(sourceOf(source))?.[1] ?? null

type Node = ProcessDefinition['nodes'][number]

/** The field that a step `case.fill` fills in. */
export const filledBy = (node: Node): string | null =>
  node.work?.topic === 'case.fill' ? constantOf(node.inputs?.find(({ target }) => target === 'field')?.source) : null
