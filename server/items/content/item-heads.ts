// SPDX-License-Identifier: Apache-2.0
import { type HeadSource, type MatterHead, pack, packedOf, plainHeads, revivedHeads, unpack } from '../../packs/index.ts'
import { type Burden, burdenIn } from './burden.ts'
import type { ExampleFile } from './example-schema.ts'
import { laidOver, ownTexts, ownVersion } from './implementations.ts'
import type { ItemPart } from './item-part.ts'
import { type Reading, readingOn, type Told } from './reading.ts'
import type { ImplementationFile, ItemFile } from './schema.ts'
import { isWholeInEnglish } from './to-say.ts'

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
  | 'before'
>
type Found = { isInternational: boolean; burden: Burden }
export type ItemHead = MatterHead<'item', ExampleFile> & Said & Found

/** What a list asks of every item that a body carries out, before it asks for its head. */
export type Line = Pick<ItemHead, 'id' | 'department' | 'level' | 'channels' | 'visits'> & {
  of: string
  state: ItemFile['state']
}

/** What bodies carry out of one basic item: a line each, and what they say together, packed. */
type Family = { lines: Line[]; packed: Uint8Array }
type Kept = { own: ImplementationFile; hash: string }

export function headOf(value: ItemFile, { process, form }: ItemPart): Said & Found {
  const { of, departments, channels, unique, contact, visits, automatic, aka, en, before } = value
  const { department, level, type, catalogCode, lifeStages, theme, serves, taskCode, limits, summary, handling } = value
  const sometimes = { of, departments, channels, unique, contact, visits, automatic, aka, en, before }
  const given = Object.fromEntries(Object.entries(sometimes).filter(([, one]) => one !== undefined)) as Partial<typeof sometimes>
  return {
    ...given,
    ...{ department, level, type, catalogCode, lifeStages, theme, serves, taskCode, limits, summary, handling },
    isInternational: isWholeInEnglish({ value, process: process?.definition, form: form?.value }),
    burden: burdenIn(value, process?.definition),
  }
}

/** How many families stay unpacked, some 100 KB each: one answer asks for its family several times; kept longer they would only grow old and be collected late. */
const MOST = 8

/**
 * The heads of all items. Basic items have one each; what bodies carry out of a basic item is packed with it and unpacked together, so
 * that a hundred thousand of them weigh as much as what they say (docs/decisions/0065).
 */
export class ItemHeads implements HeadSource<ItemHead> {
  readonly basics: ReadonlyMap<string, ItemHead>
  readonly #families: ReadonlyMap<string, Family>
  readonly #lines = new Map<string, Line>()
  readonly #unpacked = new Map<string, ReadonlyMap<string, Kept>>()

  constructor(basics: ReadonlyMap<string, ItemHead>, families: ReadonlyMap<string, Family>) {
    this.basics = basics
    this.#families = families
    for (const { lines } of families.values()) for (const line of lines) this.#lines.set(line.id, line)
  }

  /** The basic item that a body carries out; undefined for a basic item itself, and for what there is not. */
  basicOf(id: string): string | undefined {
    return this.#lines.get(id)?.of
  }

  /** What bodies carry out of a basic item, without unpacking it. */
  linesOf(basic: string): readonly Line[] {
    return this.#families.get(basic)?.lines ?? []
  }

  /** What bodies say of it, by their id. */
  #kept(basic: string): ReadonlyMap<string, Kept> {
    const known = this.#unpacked.get(basic) ?? this.#unpack(basic)
    this.#unpacked.delete(basic)
    this.#unpacked.set(basic, known)
    if (this.#unpacked.size > MOST) this.#unpacked.delete(this.#unpacked.keys().next().value ?? '')
    return known
  }

  #unpack(basic: string): ReadonlyMap<string, Kept> {
    const family = this.#families.get(basic)
    return new Map(family ? unpack<Kept[]>(family.packed).map((kept) => [kept.own.id, kept]) : [])
  }

  #head(beneath: ItemHead, kept: Kept): ItemHead {
    const { id, hash } = beneath
    return implementationHead(kept, beneath, ownTexts(kept.own, { id, hash }))
  }

  /** The lines of a basic item as heads, by their id. */
  familyOf(basic: string): ReadonlyMap<string, ItemHead> {
    const beneath = this.basics.get(basic)
    return new Map(beneath ? [...this.#kept(basic)].map(([id, kept]) => [id, this.#head(beneath, kept)]) : [])
  }

  /** What bodies say of a basic item, without making heads of it. */
  saidOf(basic: string): ImplementationFile[] {
    return Array.from(this.#kept(basic).values(), ({ own }) => own)
  }

  get(id: string): ItemHead | undefined {
    const basic = this.basicOf(id)
    const beneath = this.basics.get(basic ?? id)
    if (basic === undefined || !beneath) return beneath
    const kept = this.#kept(basic).get(id)
    return kept && this.#head(beneath, kept)
  }

  /** An item as guides show it; undefined where a body says so much of its own that only its compiled version tells. */
  readingOf(id: string): Reading | undefined {
    const basic = this.basicOf(id)
    const beneath = this.basics.get(basic ?? id)
    if (!beneath) return undefined
    const { told } = unpack<{ told: Told }>(packedOf(beneath))
    const reading = readingOn(beneath, told)
    if (basic === undefined) return reading
    const kept = this.#kept(basic).get(id)
    // whether all that it explains has English is found by its form
    if (!kept || kept.own.materials || kept.own.limits?.basis) return undefined
    return { ...laidOver(reading, kept.own), hash: kept.hash }
  }
  has(id: string): boolean {
    return this.#lines.has(id) || this.basics.has(id)
  }
  get size(): number {
    return this.basics.size + this.#lines.size
  }
  *keys(): MapIterator<string> {
    yield* this.basics.keys()
    yield* this.#lines.keys()
  }
  *values(): MapIterator<ItemHead> {
    yield* this.basics.values()
    // gone through once: what is in use stays unpacked
    for (const basic of this.#families.keys()) {
      const beneath = this.basics.get(basic)
      if (beneath) for (const kept of this.#unpack(basic).values()) yield this.#head(beneath, kept)
    }
  }

  /** As plain data, to be kept between starts: a hundred thousand lines as columns. */
  plain() {
    const families = [...this.#families].map(([of, { lines, packed }]) => ({
      of,
      packed,
      ids: lines.map(({ id }) => id),
      departments: lines.map(({ department }) => department),
      levels: lines.map(({ level }) => level),
      states: lines.map(({ state }) => state),
      channels: lines.map(({ channels }) => channels),
      visits: lines.map(({ visits }) => visits),
    }))
    return { basics: plainHeads(this.basics.values()), families }
  }

  static revived(plain: unknown): ItemHeads {
    const { basics, families } = plain as ReturnType<ItemHeads['plain']>
    const words = new Map<string, string>()
    // read from a file, each word would be there once for each line
    const one = <W extends string>(word: W): W => {
      if (!words.has(word)) words.set(word, word)
      return words.get(word) as W
    }
    const of = (family: (typeof families)[number]): Line[] =>
      family.ids.map((id, n) => {
        const [channels, visits] = [family.channels[n], family.visits[n]]
        return {
          ...{ id, of: one(family.of), department: one(family.departments[n] ?? '') },
          ...{ level: one(family.levels[n] ?? '3'), state: one(family.states[n] ?? 'draft') },
          ...(channels ? { channels } : {}),
          ...(visits === undefined ? {} : { visits }),
        }
      })
    return new ItemHeads(
      revivedHeads<ItemHead>(basics),
      new Map(families.map((family) => [family.of, { lines: of(family), packed: Buffer.from(family.packed) }])),
    )
  }
}

/** What bodies carry out of each of the basic items, as the packs say it. */
export function familiesIn(parts: readonly ItemPart[], basics: ReadonlyMap<string, ItemHead>): Map<string, Family> {
  const said = parts.flatMap(({ own, basic }) => (own && basic ? [{ own, of: basic.matter.value.id }] : []))
  return new Map(
    [...Map.groupBy(said, ({ of }) => of)].flatMap(([of, all]) => {
      const beneath = basics.get(of)
      if (!beneath) return []
      const { id, hash } = beneath
      const kept: Kept[] = all.map(({ own }) => ({ own, hash: ownVersion(own, { id, hash }) }))
      return [[of, { lines: kept.map(({ own }) => lineOf(own, of)), packed: pack(kept) }] as const]
    }),
  )
}

const lineOf = ({ id, department, level, state, channels, visits }: ImplementationFile, of: string): Line => ({
  ...{ id, of, department, level, state },
  ...(channels ? { channels } : {}),
  ...(visits === undefined ? {} : { visits }),
})

function implementationHead({ own, hash }: Kept, basic: ItemHead, files: ItemHead['files']): ItemHead {
  const { id, of, department, taskCode, level, state, effectiveOn, summary, contact, channels, visits, limits } = own
  const sometimes = { summary, contact, channels, visits }
  const given = Object.fromEntries(Object.entries(sometimes).filter(([, one]) => one !== undefined))
  return {
    ...basic,
    ...given,
    ...{ id, of, department, taskCode, level, state, effectiveOn, hash, files, examples: [], english: {} },
    limits: limits ? { ...basic.limits, ...limits } : basic.limits,
  }
}
