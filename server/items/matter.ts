// SPDX-License-Identifier: Apache-2.0
import { decide, sayLimit } from '@chengshu/engine'
import { type CaseKind, lawStates, type Matter } from '../cases/index.ts'
import { versionOf } from '../packs/index.ts'
import type { Bundle } from './content/bundle-schema.ts'
import { basicId } from './content/family.ts'
import { extensionOf, groundsOf, type Item, itemContent } from './content/item.ts'
import type { City } from './needs.ts'
import { departmentOf } from './subject.ts'

const known = new WeakMap<Item | Bundle, Matter>()

/** What the case engine needs of an item, made once for each version. */
export function matterOfItem(city: City, item: Item): Matter {
  const before = known.get(item)
  if (before) return before
  const properties = (item.formFile.schema.properties ?? {}) as Record<string, { title?: string }>
  const matter: Matter = {
    kind: 'application',
    id: item.id,
    hash: item.hash,
    name: item.name,
    department: departmentOf(city, item.department).code,
    type: item.type,
    process: item.process,
    diagram: item.diagram,
    form: item.form,
    decide: (decision, input) => {
      const decisions = item.decisions.get(decision)
      if (!decisions) throw new Error(`事项 ${item.id} 没有决策 ${decision}`)
      return decide(decisions, decision, input)
    },
    limits: {
      promised: sayLimit(item.limits.promised),
      statutory: item.limits.statutory ? sayLimit(item.limits.statutory) : null,
    },
    extension: extensionOf(item),
    states: lawStates,
    isApplied: true,
    materials: new Map(item.materials.map((material) => [material.id, material.name])),
    fields: new Map(Object.entries(properties).map(([id, property]) => [id, property.title ?? id])),
    grounds: groundsOf(city.content, item),
  }
  known.set(item, matter)
  return matter
}

/** The item in the version that a case began with: the present one from memory, an older one from the table of versions. */
export async function itemVersion(city: City, id: string, hash: string): Promise<Item> {
  const current = city.content.items.get(id)
  if (current?.hash === hash) return current
  const old = await versionOf(city.sql, itemContent, id, hash)
  return old
}

export const applicationKind: CaseKind = {
  id: 'application',
  matterOf: async (city, id, hash) => matterOfItem(city, await itemVersion(city, id, hash)),
  async entitlements(city, id, hash, dossier) {
    const { unique, name } = city.content.items.get(id) ?? (await itemVersion(city, id, hash))
    return unique ? [{ scope: basicId(city.content, id), name, rule: unique, dossier }] : []
  },
}
