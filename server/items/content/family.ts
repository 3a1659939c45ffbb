// SPDX-License-Identifier: Apache-2.0
import { type Content, headOf } from '../../packs/index.ts'
import { type Item, type ItemHead, itemHeads } from './item.ts'

const known = new WeakMap<Content['items'], Map<string, (ItemHead | Item)[]>>()

/** A basic item and all that bodies carry out of it, by the id of any of them, as heads: for people it is one thing. */
export function familyOf(content: Content, id: string): (ItemHead | Item)[] {
  let families = known.get(content.items)
  if (!families) {
    families = Map.groupBy(itemHeads(content), (one) => one.of ?? one.id)
    known.set(content.items, families)
  }
  return families.get(basicId(content, id)) ?? []
}

/** The id of the basic item; of a basic item its own, and of what the packs no longer have, too. */
export const basicId = (content: Pick<Content, 'items'>, id: string): string =>
  (headOf(content.items, id) as ItemHead | undefined)?.of ?? id
