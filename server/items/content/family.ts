// SPDX-License-Identifier: Apache-2.0
import type { UniqueRule } from '../../cases/index.ts'
import { type Content, headOf, OnUse } from '../../packs/index.ts'
import { type Item, itemHeads, sourceOf } from './item.ts'
import type { ItemHead, Line } from './item-heads.ts'

type Any = ItemHead | Item
type Items = Pick<Content, 'items'>

const known = new WeakMap<Content['items'], Map<string, Any[]>>()

/** Families of items that are all in memory, as they are where few were put together by hand. */
function familiesOf(content: Items): Map<string, Any[]> {
  let families = known.get(content.items)
  if (!families) {
    families = Map.groupBy(itemHeads(content), (one) => one.of ?? one.id)
    known.set(content.items, families)
  }
  return families
}

const laidOn = ({ items }: Items): ReadonlyMap<string, Item> =>
  items instanceof OnUse ? (items as OnUse<Item, ItemHead>).laid : new Map()

/** A basic item and all that bodies carry out of it, by the id of any of them, as heads: for people it is one thing. */
export function familyOf(content: Items, id: string): Any[] {
  const source = sourceOf(content.items)
  const basic = basicId(content, id)
  if (!source) return familiesOf(content).get(basic) ?? []
  const laid = laidOn(content)
  const own = laid.get(basic) ?? source.basics.get(basic)
  return [...(own ? [own] : []), ...[...source.familyOf(basic)].map(([id, head]) => laid.get(id) ?? head)]
}

type Body = Pick<ItemHead, 'id' | 'department' | 'taskCode' | 'level' | 'state' | 'limits' | 'contact'>

/** The same as guides list them: what each says of itself. */
export function bodiesOfFamily(content: Items, id: string): Body[] {
  const source = sourceOf(content.items)
  const basic = source?.basics.get(basicId(content, id))
  if (!source || !basic) return familyOf(content, id)
  const laid = laidOn(content)
  const said = source.saidOf(basic.id).map((own): Body => {
    const { limits = basic.limits, contact = basic.contact } = own
    return { ...own, limits, ...(contact ? { contact } : {}) }
  })
  return [basic, ...said].map((one) => laid.get(one.id) ?? one)
}

/** Their ids alone. */
export function familyIds(content: Items, id: string): string[] {
  const source = sourceOf(content.items)
  const basic = basicId(content, id)
  if (!source) return (familiesOf(content).get(basic) ?? []).map((one) => one.id)
  return [...(content.items.has(basic) ? [basic] : []), ...source.linesOf(basic).map((one) => one.id)]
}

/** The id of the basic item; of a basic item its own, and of what the packs no longer have, too. */
export const basicId = ({ items }: Items, id: string): string => {
  const source = sourceOf(items)
  return (source ? source.basicOf(id) : (headOf(items, id) as ItemHead | undefined)?.of) ?? id
}

/** Every basic item, without compiling any. */
export function* basicHeads(content: Items): Generator<Any> {
  const source = sourceOf(content.items)
  if (!source) return yield* [...itemHeads(content)].filter((one) => one.of === undefined)
  const laid = laidOn(content)
  for (const head of source.basics.values()) yield laid.get(head.id) ?? head
}

/**
 * Every item as lists go through them, each with its basic item, which says what bodies do not say differently. Basic items come first; without
 * bodies they alone.
 */
export function* everyLine(content: Items, withBodies = true): Generator<{ line: Line | Any; basic: Any }> {
  const source = sourceOf(content.items)
  for (const basic of basicHeads(content)) yield { line: basic, basic }
  if (!withBodies) return
  if (!source) {
    for (const [id, [first, ...rest]] of familiesOf(content))
      for (const line of first?.id === id ? rest : []) yield { line, basic: first as Any }
    return
  }
  const laid = laidOn(content)
  for (const basic of basicHeads(content))
    for (const line of source.linesOf(basic.id)) yield { line: laid.get(line.id) ?? line, basic }
}

/** What makes two applications the same, by the items for which it does. */
export function* uniqueRules(content: Items): Generator<UniqueRule> {
  for (const { id, unique } of basicHeads(content)) if (unique) yield { unique, items: familyIds(content, id) }
}
