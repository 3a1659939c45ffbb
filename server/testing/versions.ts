// SPDX-License-Identifier: Apache-2.0
import { itemContent } from '../items/index.ts'
import { transaction } from '../kernel/index.ts'
import { newVersion, publishVersion } from '../packs/publish.ts'
import { compileTexts } from '../packs/version-of.ts'
import type { TestCity } from './city.ts'

export type Rewriting = Record<string, (text: string) => string>

/** Publishes an item as `change` makes its files, in force at once, and lets every process of the city take it up; answers the new version. */
export async function publishInBetween(city: TestCity, id: string, change: Rewriting, before = city.content.items.get(id)) {
  if (!before) throw new Error(`no item ${id}`)
  const files = { ...before.files }
  for (const [name, rewrite] of Object.entries(change)) {
    const text = rewrite(files[name] ?? '')
    if (text === files[name]) throw new Error(`${name} was not changed`)
    files[name] = text
  }
  const made = compileTexts(itemContent, id, files)
  const version = { made: newVersion(made), before: before.hash, kinds: city.content.kinds }
  const placed = await transaction(city.sql, (tx) => publishVersion(tx, version, city.clock.now()))
  if (!placed) throw new Error('another version was current')
  await city.settle()
  return made
}
