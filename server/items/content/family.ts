// SPDX-License-Identifier: Apache-2.0
import type { Content } from '../../packs/index.ts'
import type { Item } from './item.ts'

const known = new WeakMap<Content, Map<string, Item[]>>()

/** A basic item and all that bodies carry out of it, by the id of any of them: for people it is one thing. */
export function familyOf(content: Content, id: string): Item[] {
  let families = known.get(content)
  if (!families) {
    families = Map.groupBy(content.items.values(), (one) => one.of ?? one.id)
    known.set(content, families)
  }
  return families.get(basicId(content, id)) ?? []
}

/** The id of the basic item; of a basic item its own, and of what the packs no longer have, too. */
export const basicId = (content: Pick<Content, 'items'>, id: string): string => content.items.get(id)?.of ?? id
