// SPDX-License-Identifier: Apache-2.0
import type { Calendar } from '../../engine/worktime/index.ts'
import type { Bundle, Content, Demo, Item, LicenceType, VersionFiles } from './content.ts'
import { demoTables } from './demo-tables.ts'
import type { Draft, MatterPart } from './draft.ts'
import { hashFiles } from './hash-files.ts'
import type { CsvRow } from './read-csv.ts'
import type { PackFile } from './read-files.ts'
import { retentionOf } from './retention.ts'
import type { BundleFile, ItemFile } from './schemas/item.ts'

/** Turns a draft without errors into content. */
export function compileContent(draft: Draft): Content {
  const first = draft.packs[0]?.value
  if (!first) throw new Error('a draft without pack.yaml has errors and is not compiled')
  const basic = draft.items.map(itemOf)
  const items = new Map([...basic, ...draft.implementations.map(itemOf)].map((item) => [item.id, item]))
  const bundles = new Map(draft.bundles.map((part) => [part.matter.value.id, bundleOf(part)]))
  return {
    packs: draft.packs.map((one) => one.value),
    region: first.region,
    city: first.city,
    items,
    bundles,
    licenceTypes: new Map(draft.licenceTypes.map((part) => [part.value.id, licenceOf(part)])),
    departments: new Map(draft.departments.map((one) => [one.value.key, one.value])),
    regions: new Map(draft.regions.map((one) => [one.value.code, one.value])),
    positions: new Map(draft.positions.map((one) => [one.value.id, one.value])),
    halls: new Map(draft.halls.map((one) => [one.value.id, one.value])),
    kiosks: new Map(draft.kiosks.map((one) => [one.value.id, one.value])),
    calendar: calendarOf(draft, first.region),
    retention: retentionOf(draft.retention.map((one) => one.value)),
    lifeStages: draft.lifeStages.map((one) => one.value),
    synonyms: draft.synonyms.map((one) => one.value),
    ratingReasons: draft.ratings.map((one) => one.value),
    grounds: {
      refuse: draft.grounds.flatMap((one) => one.value.refuse ?? []),
      deny: draft.grounds.flatMap((one) => one.value.deny ?? []),
      supplement: draft.grounds.flatMap((one) => one.value.supplement ?? []),
      suspend: draft.grounds.flatMap((one) => one.value.suspend ?? []),
    },
    dictionaries: new Map([...draft.dictionaries].map(([name, one]) => [name, one.value])),
    coming: new Map(),
    processes: new Map<string, { kind: 'item' | 'bundle'; id: string }>([
      ...basic.map((item) => [item.process.id, { kind: 'item' as const, id: item.id }] as const),
      ...[...bundles.values()].map((bundle) => [bundle.process.id, { kind: 'bundle' as const, id: bundle.id }] as const),
    ]),
    demo: demoOf(draft),
  }
}

/** The city's calendar of all years that the pack has a file for. A year without a file stays unknown. */
export function calendarOf(draft: Draft, region: string): Calendar {
  const years: Calendar['years'] = {}
  for (const { value } of draft.calendar) {
    const { year, off, work, provisional } = value
    years[String(year)] = { off, work, ...(provisional === undefined ? {} : { provisional }) }
  }
  return {
    region,
    version: hashFiles(Object.fromEntries(draft.calendar.map((one) => [one.yaml.file.path, one.yaml.file.text]))).slice(0, 12),
    years,
  }
}

export function itemOf(part: MatterPart<ItemFile>): Item {
  const { process: _process, form: _form, ...rest } = part.matter.value
  return { kind: 'item', ...rest, ...runningOf(part) }
}

export function bundleOf(part: MatterPart<BundleFile>): Bundle {
  const { process: _process, form: _form, ...rest } = part.matter.value
  return { kind: 'bundle', ...rest, ...runningOf(part) }
}

export function licenceOf(part: Draft['licenceTypes'][number]): LicenceType {
  const files = filesOf('licences', part.files)
  return { kind: 'licence', ...part.value, hash: hashFiles(files), files }
}

function filesOf(folder: string, files: readonly PackFile[]): VersionFiles {
  const texts: VersionFiles = {}
  for (const file of files) {
    const name = file.path.slice(folder.length + 1)
    if (!name.startsWith('examples/') && !name.endsWith('.md')) texts[name] = file.text
  }
  return texts
}

function runningOf(part: MatterPart<ItemFile> | MatterPart<BundleFile>) {
  if (!part.form || !part.compiledForm || !part.process) throw new Error(`${part.folder} has errors and is not compiled`)
  const files = filesOf(part.folder, part.files)
  const decisions: Item['decisions'] = new Map()
  for (const one of part.decisions) for (const id of decisionNames(one.file.text)) decisions.set(id, one.decisions)
  return {
    hash: hashFiles(files),
    files,
    process: part.process.definition,
    diagram: part.process.file.text,
    form: part.compiledForm,
    formFile: part.form.value,
    prefillMap: part.form.value.prefill ?? {},
    decisions,
    examples: part.examples.map((one) => one.value),
  }
}

/** Ids and names of the decisions of a DMN file, as a decisionRef may call them. */
export function decisionNames(xml: string): string[] {
  const names: string[] = []
  for (const [tag] of xml.matchAll(/<(?:\w+:)?decision\s[^>]*>/g))
    for (const attribute of ['id', 'name']) {
      const found = new RegExp(`\\s${attribute}\\s*=\\s*"([^"]*)"`).exec(tag)?.[1]
      if (found) names.push(found)
    }
  return names
}

function demoOf(draft: Draft): Demo {
  const registers: Demo['registers'] = {}
  let licences: Demo['licences'] = []
  for (const [name, table] of draft.tables) {
    const known = demoTables[name]
    if (!known) continue
    if (known.register === 'licences') licences = table.rows.map(heldOf)
    else
      registers[known.register] = table.rows.map((row) =>
        Object.fromEntries(
          Object.entries(row.cells).map(([column, cell]) => [
            column,
            cell === '' ? null : known.columns[column]?.kind === 'number' ? Number(cell) : cell,
          ]),
        ),
      )
  }
  return {
    officers: draft.officers.map((one) => one.value),
    accounts: draft.accounts.map((one) => one.value),
    registers,
    licences,
  }
}

function heldOf(row: CsvRow): Demo['licences'][number] {
  const { type = '', holderKind, holder = '', number = '', issuedOn = '', validTo, fields } = row.cells
  return {
    type,
    holderKind: holderKind === 'firm' ? 'firm' : 'person',
    holder,
    number,
    issuedOn,
    validTo: validTo || null,
    fields: JSON.parse(fields || '{}') as Record<string, unknown>,
  }
}
