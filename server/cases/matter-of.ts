// SPDX-License-Identifier: Apache-2.0
import type { Case } from './case.ts'
import { kindOf } from './kind-of.ts'
import type { City, Matter } from './parts.ts'

/** The content of a case in the version that it began with. */
export async function matterOf(city: City, subject: Pick<Case, 'kind' | 'item' | 'itemHash'>): Promise<Matter> {
  const kind = kindOf(city, subject.kind)
  if (!kind) throw new Error(`no room has registered cases of the kind ${subject.kind}`)
  return kind.matterOf(city, subject.item, subject.itemHash)
}
