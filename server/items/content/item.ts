// SPDX-License-Identifier: Apache-2.0
import {
  at,
  type Content,
  type ContentKind,
  compileTexts,
  headsOf,
  matterFolders,
  matterHeads,
  OnUse,
} from '../../packs/index.ts'
import { englishNames } from './english-names.ts'
import { type ExampleFile, exampleFile } from './example-schema.ts'
import { BODIES, implementOn, isImplementation, readBodies, readImplementation, restsOn } from './implementations.ts'
import { familiesIn, headOf, type ItemHead, ItemHeads } from './item-heads.ts'
import type { Item, ItemPart } from './item-part.ts'
import { type Reading, readingOn, stepsIn, toldIn } from './reading.ts'
import { type Grounds, type ItemFile, itemFile } from './schema.ts'
import { isWholeInEnglish } from './to-say.ts'

export type { Item, ItemPart } from './item-part.ts'

declare module '../../packs/index.ts' {
  interface Contents {
    /** compiled when used; whoever goes through all of them asks `itemHeads` */
    items: Map<string, Item>
  }
}

/** What is known of every item without compiling it. */
export const itemHeads = ({ items }: Pick<Content, 'items'>): Iterable<ItemHead | Item> => headsOf<Item, ItemHead>(items)

const folders = matterFolders<'item', ItemFile, ExampleFile, ItemPart>('item', 'items', {
  main: 'item.yaml',
  schema: itemFile,
  example: exampleFile,
})

export const itemContent: ContentKind<ItemPart, 'items'> = {
  ...folders,
  as: 'items',
  read(unit, reading) {
    if (isImplementation(unit.files)) {
      readImplementation(unit, reading)
      return []
    }
    readBodies(unit, reading)
    const own = unit.files.filter((file) => !file.path.endsWith(`/${BODIES}`))
    const parts = folders.read({ ...unit, files: own }, reading)
    for (const { matter } of reading.isVersion ? [] : parts)
      if (matter.value.of !== undefined)
        reading.findings.push(at(matter, ['of'], 'FILE_UNUSED', '实施清单（of）没有自己的流程：请移走流程，或删去 of。'))
    return parts
  },
  gather(parts) {
    const basics = matterHeads(
      'item',
      parts.filter((one) => !one.basic),
      headOf,
      (value, part) => ({ english: englishNames(value, part.process?.definition), told: toldIn(value, part) }),
    )
    return itemsOnUse(new ItemHeads(basics, familiesIn(parts, basics)))
  },
  keep: {
    plain: ({ items }) => sourceOf(items)?.plain(),
    revive: (plain) => itemsOnUse(ItemHeads.revived(plain)),
  },
  versions: { ...folders.versions, restsOn, compileOn: implementOn },
}

function itemsOnUse(heads: ItemHeads): OnUse<Item, ItemHead> {
  const items: OnUse<Item, ItemHead> = new OnUse(heads, ({ id, files: texts, examples }) => {
    const basic = items.get(restsOn(texts)?.id ?? '')
    return basic ? implementOn(texts, basic) : { ...compileTexts(itemContent, id, texts), examples }
  })
  return items
}

/** The heads beneath items that are compiled when used; undefined for a plain map of them. */
export function sourceOf(items: Content['items']): ItemHeads | undefined {
  const source = items instanceof OnUse ? (items as OnUse<Item, ItemHead>).source : undefined
  return source instanceof ItemHeads ? source : undefined
}

/** An item as guides show it, in the version that the city works with: whoever only reads compiles nothing. */
export function readItem({ items }: Pick<Content, 'items'>, id: string): Reading | undefined {
  const isLaid = items instanceof OnUse && (items as OnUse<Item, ItemHead>).laid.has(id)
  const kept = isLaid ? undefined : sourceOf(items)?.readingOf(id)
  if (kept) return kept
  const item = items.get(id)
  if (!item) return undefined
  const {
    process,
    diagram,
    form: _form,
    formFile,
    prefillMap: _prefill,
    decisions: _decisions,
    files: _files,
    examples: _examples,
    ...said
  } = item
  const isInternational = isWholeInEnglish({ value: item, process, form: formFile })
  return readingOn({ ...said, isInternational }, { value: said, diagram, steps: stepsIn(process) })
}

/** The grounds that an officer may choose for an item: its own first, then those of every item. */
export function groundsOf(content: Pick<Content, 'grounds'>, item: Pick<Item, 'grounds'>): Required<Grounds> {
  const own = item.grounds ?? {}
  return {
    refuse: [...(own.refuse ?? []), ...content.grounds.refuse],
    deny: [...(own.deny ?? []), ...content.grounds.deny],
    supplement: [...(own.supplement ?? []), ...content.grounds.supplement],
    suspend: [...(own.suspend ?? []), ...content.grounds.suspend],
  }
}

/**
 * By how much an item's limits may be put off, once. What an item says comes first; a licence that says nothing has what the law
 * gives every licence (行政许可法 art. 42); for anything else there is no law that would allow it.
 */
export function extensionOf({ type, limits }: Pick<Item, 'type' | 'limits'>): { most: string; law: string } | null {
  return limits.extension ?? (type === '01' ? { most: '10 个工作日', law: '《中华人民共和国行政许可法》第四十二条第一款' } : null)
}
