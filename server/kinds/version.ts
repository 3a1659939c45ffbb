// SPDX-License-Identifier: Apache-2.0

import { versionOf } from '../packs/index.ts'
import { type Kind, kindContent } from './content/index.ts'
import type { City } from './needs.ts'

/** The kind in the version that a case began with: the present one from memory, an older one from the table of versions. */
export async function kindVersion(city: City, id: string, hash: string): Promise<Kind> {
  const current = city.content.caseKinds.get(id)
  return current?.hash === hash ? current : versionOf(city.sql, kindContent, id, hash)
}
