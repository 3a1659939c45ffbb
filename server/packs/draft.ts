// SPDX-License-Identifier: Apache-2.0
import type { PackFinding } from './finding.ts'
import type { Place, Yaml } from './read-yaml.ts'
import type { PackManifest } from './schemas/pack.ts'

/** A value of the pack that knows the place in the file where it was written. */
export type Part<T> = { value: T; yaml: Yaml; base: Place }

/** One pack or several, read and fitting their schemas, not yet checked against each other. */
export type Draft = {
  packs: Part<PackManifest>[]
  /** by the name of their kind; read them with `partsOf` */
  parts: Map<string, unknown[]>
  /** ids of what did not fit its schema: it is told of once, and not again by everything that refers to it */
  broken: Set<string>
}

export const emptyDraft = (): Draft => ({ packs: [], parts: new Map(), broken: new Set() })

/** A finding at a place of a part. */
export function at(
  part: Part<unknown>,
  place: Place,
  code: string,
  message: string,
  level: PackFinding['level'] = 'error',
): PackFinding {
  return { file: part.yaml.file.shown, line: part.yaml.line([...part.base, ...place]), level, code, message }
}
