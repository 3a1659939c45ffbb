// SPDX-License-Identifier: Apache-2.0

import { versionOf } from '../packs/index.ts'
import { type Kind, kindContent } from './content/index.ts'
import type { City } from './needs.ts'

/** What stands for a version with a case that a migration has brought and that no start has completed yet. */
const BROUGHT = 'brought'

/**
 * The kind in the version that a case began with: the present one from memory, an older one from the table of versions; the present one
 * too for a case that comes from before its kind was declared.
 */
export async function kindVersion(city: City, id: string, hash: string): Promise<Kind> {
  const current = city.content.caseKinds.get(id)
  return current && (current.hash === hash || hash === BROUGHT) ? current : versionOf(city.sql, kindContent, id, hash)
}
