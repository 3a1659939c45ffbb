// SPDX-License-Identifier: Apache-2.0
import type { Draft } from './draft.ts'
import type { PackFinding } from './finding.ts'

/** One thing that a pack must keep to, and why. `codes` are what its findings are called. */
export type Rule = {
  name: string
  because: string
  codes: readonly string[]
  check(draft: Draft): Iterable<PackFinding>
}
