// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '../../engine/bpmn/index.ts'
import type { Decisions } from '../../engine/dmn/index.ts'
import type { CompiledForm } from '../../engine/forms/index.ts'
import type { PackFinding } from './finding.ts'
import type { CsvRow } from './read-csv.ts'
import type { PackFile } from './read-files.ts'
import type { Place, Yaml } from './read-yaml.ts'
import type { Account, CalendarYear, Department, Hall, Kiosk, Officer, PackManifest, Position, Region } from './schemas/city.ts'
import type { ExampleFile } from './schemas/example.ts'
import type { FormFile } from './schemas/form.ts'
import type { BundleFile, Grounds, ItemFile } from './schemas/item.ts'
import type { LicenceFile } from './schemas/licence.ts'
import type { RetentionFile } from './schemas/retention.ts'
import type { Dictionary, LifeStage, Rating, Synonym } from './schemas/vocabulary.ts'

/** A value of the pack that knows the place in the file where it was written. */
export type Part<T> = { value: T; yaml: Yaml; base: Place }

export type ProcessPart = { file: PackFile; definition: ProcessDefinition }
export type DecisionPart = { file: PackFile; decisions: Decisions }

/** What an item and a bundle have in common while the pack is read. `form` and `process` are null when they could not be read. */
export type MatterPart<T> = {
  folder: string
  matter: Part<T>
  form: Part<FormFile> | null
  compiledForm: CompiledForm | null
  process: ProcessPart | null
  decisions: DecisionPart[]
  examples: Part<ExampleFile>[]
  files: PackFile[]
}

/** One pack or several, read and fitting their schemas, not yet checked against each other. */
export type Draft = {
  packs: Part<PackManifest>[]
  regions: Part<Region>[]
  departments: Part<Department>[]
  positions: Part<Position>[]
  halls: Part<Hall>[]
  kiosks: Part<Kiosk>[]
  retention: Part<RetentionFile>[]
  calendar: Part<CalendarYear>[]
  items: MatterPart<ItemFile>[]
  /** what districts, streets and villages carry out of those items, each made whole */
  implementations: MatterPart<ItemFile>[]
  bundles: MatterPart<BundleFile>[]
  licenceTypes: (Part<LicenceFile> & { files: PackFile[] })[]
  lifeStages: Part<LifeStage>[]
  synonyms: Part<Synonym>[]
  ratings: Part<Rating>[]
  grounds: Part<Grounds>[]
  dictionaries: Map<string, Part<Dictionary>>
  officers: Part<Officer>[]
  accounts: Part<Account>[]
  tables: Map<string, { file: PackFile; columns: string[]; rows: CsvRow[] }>
  /** ids of what did not fit its schema: it is told of once, and not again by everything that refers to it */
  broken: Set<string>
}

export const emptyDraft = (): Draft => ({
  packs: [],
  regions: [],
  departments: [],
  positions: [],
  halls: [],
  kiosks: [],
  retention: [],
  calendar: [],
  items: [],
  implementations: [],
  bundles: [],
  licenceTypes: [],
  lifeStages: [],
  synonyms: [],
  ratings: [],
  grounds: [],
  dictionaries: new Map(),
  officers: [],
  accounts: [],
  tables: new Map(),
  broken: new Set(),
})

/** A finding at a place of a part. */
export function at(
  part: Part<unknown>,
  place: Place,
  code: string,
  message: string,
  level: PackFinding['level'] = 'error',
): PackFinding {
  return { file: part.yaml.file.shown, line: part.yaml.line([...part.base, ...place]), level, code, message }
}
