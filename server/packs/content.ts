// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '../../engine/bpmn/index.ts'
import type { Decisions } from '../../engine/dmn/index.ts'
import type { CompiledForm } from '../../engine/forms/index.ts'
import type { Calendar } from '../../engine/worktime/index.ts'
import type { Retention } from './retention.ts'
import type { Account, Department, Hall, Kiosk, Officer, PackManifest, Position, Region } from './schemas/city.ts'
import type { ExampleFile } from './schemas/example.ts'
import type { FormFile, Prefill } from './schemas/form.ts'
import type { BundleFile, Grounds, ItemFile } from './schemas/item.ts'
import type { LicenceFile } from './schemas/licence.ts'
import type { Dictionary, LifeStage, Rating, Synonym } from './schemas/vocabulary.ts'

export type ContentKind = 'item' | 'bundle' | 'licence'

/** What a version is made of: the texts of its files, by name within its folder, without examples. */
export type VersionFiles = Record<string, string>

type Running = {
  /** SHA-256 of the version's files: what a running case keeps */
  hash: string
  files: VersionFiles
  process: ProcessDefinition
  /** the process as it was drawn, for bpmn-js */
  diagram: string
  form: CompiledForm
  formFile: FormFile
  /** where values of the form may be taken from, by field */
  prefillMap: Record<string, Prefill>
  /** decisions of the folder's .dmn files, by the ids and names that a business rule task may call */
  decisions: Map<string, Decisions>
  examples: ExampleFile[]
}

export type Item = Omit<ItemFile, 'process' | 'form'> & Running & { kind: 'item' }
export type Bundle = Omit<BundleFile, 'process' | 'form'> & Running & { kind: 'bundle' }
export type LicenceType = LicenceFile & { kind: 'licence'; hash: string; files: VersionFiles }

/** A cell of a demo register: numbers are numbers, an empty cell is null. */
export type RegisterRow = Record<string, string | number | null>
export type HeldLicence = {
  type: string
  holderKind: 'person' | 'firm'
  holder: string
  number: string
  issuedOn: string
  validTo: string | null
  fields: Record<string, unknown>
}
export type Demo = {
  officers: Officer[]
  accounts: Account[]
  /** rows by register: persons, firms, marriages, households, premises, births, guardianships, contributions, disabilities, taxes, funds */
  registers: Record<string, RegisterRow[]>
  licences: HeldLicence[]
}

/** Everything that packs say, checked and compiled. Immutable: a change of content is another Content. */
export type Content = {
  packs: PackManifest[]
  region: string
  city: string
  items: Map<string, Item>
  bundles: Map<string, Bundle>
  licenceTypes: Map<string, LicenceType>
  /** by key: market, fire, market-yundong … */
  departments: Map<string, Department>
  /** by code */
  regions: Map<string, Region>
  positions: Map<string, Position>
  halls: Map<string, Hall>
  kiosks: Map<string, Kiosk>
  calendar: Calendar
  /** how long what is no case is kept */
  retention: Retention
  lifeStages: LifeStage[]
  synonyms: Synonym[]
  ratingReasons: Rating[]
  /** grounds that every item has; an item's own come on top (groundsOf) */
  grounds: Required<Grounds>
  dictionaries: Map<string, Dictionary>
  /** by `item road-occupation`: what is published and comes into force later, in the order of its days */
  coming: Map<string, { hash: string; effectiveOn: string }[]>
  /** processes by their BPMN id, for call activities: open_restaurant → bundle open-restaurant */
  processes: Map<string, { kind: 'item' | 'bundle'; id: string }>
  demo: Demo
}

/** The grounds that an officer may choose for an item: its own first, then those of every item. */
export function groundsOf(content: Content, item: Pick<Item, 'grounds'>): Required<Grounds> {
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
  return limits.extension ?? (type === '01' ? { most: '10 工作日', law: '《中华人民共和国行政许可法》第四十二条第一款' } : null)
}

/** Whether `code` is `within` or lies inside it: 990102001001 is within 990102 and within 990100. */
export function isWithin(code: string, within: string): boolean {
  return code.startsWith(within) || (/^\d{4}00$/.test(within) && code.startsWith(within.slice(0, 4)))
}
