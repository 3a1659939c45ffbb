// SPDX-License-Identifier: Apache-2.0
import {
  at,
  type Compiled,
  type Content,
  type ContentKind,
  compileMatter,
  compileTexts,
  hashFiles,
  headsOf,
  type MatterHead,
  type MatterPart,
  matterHeads,
  OnUse,
  readMatter,
} from '../../packs/index.ts'
import { type ExampleFile, exampleFile } from './example-schema.ts'
import { BODIES, implementOn, isImplementation, ownTexts, readBodies, readImplementation, restsOn } from './implementations.ts'
import { type Grounds, type ImplementationFile, type ItemFile, itemFile } from './schema.ts'
import { isWholeInEnglish } from './to-say.ts'

export type Item = Compiled<'item', ItemFile, ExampleFile>
/** `basic` and `own`: what a body carries out, made whole from a basic item and what the body itself says. */
export type ItemPart = MatterPart<ItemFile, ExampleFile> & { basic?: ItemPart; own?: ImplementationFile }

declare module '../../packs/index.ts' {
  interface Contents {
    /** compiled when used; whoever goes through all of them asks `itemHeads` */
    items: Map<string, Item>
  }
}

/** What lists and rules ask of every item, without compiling it. */
type Said = Pick<
  ItemFile,
  | 'of'
  | 'department'
  | 'departments'
  | 'level'
  | 'type'
  | 'catalogCode'
  | 'lifeStages'
  | 'theme'
  | 'serves'
  | 'channels'
  | 'unique'
  | 'taskCode'
  | 'limits'
  | 'contact'
  | 'summary'
  | 'handling'
  | 'visits'
  | 'automatic'
  | 'aka'
  | 'en'
>
export type ItemHead = MatterHead<'item', ExampleFile> & Said & { isInternational: boolean }

const saidOf = (value: ItemFile): Said => {
  const { of, departments, channels, unique, contact, visits, automatic, aka, en } = value
  const { department, level, type, catalogCode, lifeStages, theme, serves, taskCode, limits, summary, handling } = value
  const sometimes = { of, departments, channels, unique, contact, visits, automatic, aka, en }
  const given = Object.fromEntries(Object.entries(sometimes).filter(([, one]) => one !== undefined)) as Partial<typeof sometimes>
  return { ...given, department, level, type, catalogCode, lifeStages, theme, serves, taskCode, limits, summary, handling }
}

const headOf = (value: ItemFile, { process, form }: ItemPart): Said & { isInternational: boolean } => ({
  ...saidOf(value),
  isInternational: isWholeInEnglish({ value, process: process?.definition, form: form?.value }),
})

/** What is known of every item without compiling it. */
export const itemHeads = ({ items }: Pick<Content, 'items'>): Iterable<ItemHead | Item> => headsOf<Item, ItemHead>(items)

const FOLDER = 'items'
const files = { main: 'item.yaml', schema: itemFile, example: exampleFile }
const compile = (part: ItemPart): Item => compileMatter('item', part)

export const itemContent: ContentKind<ItemPart, 'items'> = {
  name: 'item',
  as: 'items',
  place: /^items\/[^/]+(?=\/)/,
  read(unit, reading) {
    if (isImplementation(unit.files)) {
      readImplementation(unit, reading)
      return []
    }
    readBodies(unit, reading)
    const own = unit.files.filter((file) => !file.path.endsWith(`/${BODIES}`))
    const part = readMatter<ItemFile, ExampleFile>({ ...unit, files: own }, files, reading.findings)
    if (!part) reading.broken.add(unit.path.slice(`${FOLDER}/`.length))
    else if (part.matter.value.of !== undefined && !reading.isVersion)
      reading.findings.push(at(part.matter, ['of'], 'FILE_UNUSED', '实施清单（of）没有自己的流程：请移走流程，或删去 of。'))
    return part ? [part] : []
  },
  gather(parts) {
    const basic = matterHeads(
      'item',
      parts.filter((one) => !one.basic),
      headOf,
    )
    const heads = new Map(basic)
    for (const part of parts) {
      const head = implementationHead(part, basic)
      if (head) heads.set(head.id, head)
    }
    return itemsOnUse(heads)
  },
  keep: {
    plain: (content) => [...headsOf<Item, ItemHead>(content.items)],
    revive: (heads) => itemsOnUse(new Map((heads as ItemHead[]).map((one) => [one.id, one]))),
  },
  versions: {
    unitOf: (id) => `${FOLDER}/${id}`,
    isWhole: (part) => part.process !== null && part.compiledForm !== null,
    compile,
    restsOn,
    compileOn: implementOn,
  },
}

function implementationHead({ basic, own, matter }: ItemPart, heads: Map<string, ItemHead>): ItemHead | null {
  const head = basic && heads.get(basic.matter.value.id)
  if (!head || !own) return null
  const { id, name, state, effectiveOn } = matter.value
  const texts = ownTexts(own, head)
  const said = { kind: 'item' as const, id, name, state, effectiveOn, files: texts, hash: hashFiles(texts), examples: [] }
  return { ...said, ...saidOf(matter.value), isInternational: head.isInternational }
}

function itemsOnUse(heads: Map<string, ItemHead>): OnUse<Item, ItemHead> {
  const items: OnUse<Item, ItemHead> = new OnUse(heads, ({ id, files: texts, examples }) => {
    const basic = items.get(restsOn(texts)?.id ?? '')
    return basic ? implementOn(texts, basic) : { ...compileTexts(itemContent, id, texts), examples }
  })
  return items
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
