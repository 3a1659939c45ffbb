// SPDX-License-Identifier: Apache-2.0
import {
  type Compiled,
  type Content,
  type ContentKind,
  compileMatter,
  compileTexts,
  headsOf,
  type MatterHead,
  type MatterPart,
  matterHeads,
  OnUse,
  readMatter,
} from '../../packs/index.ts'
import { type ExampleFile, exampleFile } from './example-schema.ts'
import { completeImplementation, isImplementation } from './implementations.ts'
import { type Grounds, type ItemFile, itemFile } from './schema.ts'

export type Item = Compiled<'item', ItemFile, ExampleFile>
export type ItemPart = MatterPart<ItemFile, ExampleFile>

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
>
export type ItemHead = MatterHead<'item', ExampleFile> & Said

const headOf = (value: ItemFile): Said => {
  const {
    of,
    department,
    departments,
    level,
    type,
    catalogCode,
    lifeStages,
    theme,
    serves,
    channels,
    unique,
    taskCode,
    limits,
    contact,
  } = value
  const sometimes = { of, departments, channels, unique, contact }
  const given = Object.fromEntries(Object.entries(sometimes).filter(([, one]) => one !== undefined)) as Partial<typeof sometimes>
  return { ...given, department, level, type, catalogCode, lifeStages, theme, serves, taskCode, limits }
}

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
      reading.afterAll((draft) => {
        const made = completeImplementation(draft, unit, reading)
        if (made) draft.parts.get('item')?.push(made)
      })
      return []
    }
    const part = readMatter<ItemFile, ExampleFile>(unit, files, reading.findings)
    if (!part) reading.broken.add(unit.path.slice(`${FOLDER}/`.length))
    return part ? [part] : []
  },
  gather: (parts) =>
    new OnUse<Item, ItemHead>(matterHeads('item', parts, headOf), ({ id, files: texts, examples }) => ({
      ...compileTexts(itemContent, id, texts),
      examples,
    })),
  versions: {
    unitOf: (id) => `${FOLDER}/${id}`,
    isWhole: (part) => part.process !== null && part.compiledForm !== null,
    compile,
  },
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
