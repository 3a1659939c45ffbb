// SPDX-License-Identifier: Apache-2.0
import { setImmediate } from 'node:timers/promises'
import { demoTables } from './demo-tables.ts'
import { type Draft, emptyDraft } from './draft.ts'
import type { PackFinding } from './finding.ts'
import { completeImplementations, isImplementation } from './implementations.ts'
import { readCsv } from './read-csv.ts'
import { type PackFile, readFiles } from './read-files.ts'
import { readMatter } from './read-matter.ts'
import { readPart, readParts } from './read-part.ts'
import { account, calendarYear, department, hall, kiosk, officer, packFile, position, region } from './schemas/city.ts'
import { type BundleFile, bundleFile, type Grounds, grounds, type ItemFile, itemFile } from './schemas/item.ts'
import { type LicenceFile, licenceFile } from './schemas/licence.ts'
import { retentionRule } from './schemas/retention.ts'
import { type Dictionary, dictionary as dictionarySchema, lifeStage, rating, synonym } from './schemas/vocabulary.ts'

type Take = (draft: Draft, file: PackFile, findings: PackFinding[]) => void

/** Which file is what. The first pattern that fits takes the file; items and bundles are taken by folder. */
const kinds: readonly [pattern: RegExp, take: Take][] = [
  [
    /^pack\.yaml$/,
    (draft, file, findings) => {
      const pack = readPart<Draft['packs'][number]['value']>(file, packFile, findings)
      if (pack) draft.packs.push(pack)
    },
  ],
  [
    /^city\/regions\.yaml$/,
    (draft, file, findings) =>
      draft.regions.push(...readParts<Draft['regions'][number]['value']>(file, region, findings, draft.broken)),
  ],
  [
    /^city\/departments\.yaml$/,
    (draft, file, findings) =>
      draft.departments.push(...readParts<Draft['departments'][number]['value']>(file, department, findings, draft.broken)),
  ],
  [
    /^city\/positions\.yaml$/,
    (draft, file, findings) =>
      draft.positions.push(...readParts<Draft['positions'][number]['value']>(file, position, findings, draft.broken)),
  ],
  [
    /^city\/halls\.yaml$/,
    (draft, file, findings) =>
      draft.halls.push(...readParts<Draft['halls'][number]['value']>(file, hall, findings, draft.broken)),
  ],
  [
    /^city\/kiosks\.yaml$/,
    (draft, file, findings) =>
      draft.kiosks.push(...readParts<Draft['kiosks'][number]['value']>(file, kiosk, findings, draft.broken)),
  ],
  [
    /^city\/retention\.yaml$/,
    (draft, file, findings) =>
      draft.retention.push(...readParts<Draft['retention'][number]['value']>(file, retentionRule, findings, draft.broken)),
  ],
  [
    /^calendar\/\d{4}\.yaml$/,
    (draft, file, findings) => {
      const year = readPart<Draft['calendar'][number]['value']>(file, calendarYear, findings)
      if (year) draft.calendar.push(year)
    },
  ],
  [
    /^licences\/[^/]+\.yaml$/,
    (draft, file, findings) => {
      const type = readPart<LicenceFile>(file, licenceFile, findings)
      if (type) draft.licenceTypes.push({ ...type, files: [file] })
      else draft.broken.add(file.path.slice('licences/'.length, -'.yaml'.length))
    },
  ],
  [
    /^words\/life-stages\.yaml$/,
    (draft, file, findings) =>
      draft.lifeStages.push(...readParts<Draft['lifeStages'][number]['value']>(file, lifeStage, findings, draft.broken)),
  ],
  [
    /^words\/synonyms\.yaml$/,
    (draft, file, findings) =>
      draft.synonyms.push(...readParts<Draft['synonyms'][number]['value']>(file, synonym, findings, draft.broken)),
  ],
  [
    /^ratings\/reasons\.yaml$/,
    (draft, file, findings) =>
      draft.ratings.push(...readParts<Draft['ratings'][number]['value']>(file, rating, findings, draft.broken)),
  ],
  [
    /^grounds\.yaml$/,
    (draft, file, findings) => {
      const some = readPart<Grounds>(file, grounds, findings)
      if (some) draft.grounds.push(some)
    },
  ],
  [
    /^dictionaries\/[^/]+\.yaml$/,
    (draft, file, findings) => {
      const dictionary = readPart<Dictionary>(file, dictionarySchema, findings)
      if (dictionary) draft.dictionaries.set(file.path.slice('dictionaries/'.length, -'.yaml'.length), dictionary)
    },
  ],
  [
    /^demo\/officers\.yaml$/,
    (draft, file, findings) =>
      draft.officers.push(...readParts<Draft['officers'][number]['value']>(file, officer, findings, draft.broken)),
  ],
  [
    /^demo\/accounts\.yaml$/,
    (draft, file, findings) =>
      draft.accounts.push(...readParts<Draft['accounts'][number]['value']>(file, account, findings, draft.broken)),
  ],
  [
    /^demo\/[^/]+\.csv$/,
    (draft, file, findings) => {
      const name = file.path.slice('demo/'.length, -'.csv'.length)
      if (!Object.hasOwn(demoTables, name))
        findings.push({
          file: file.shown,
          line: 1,
          level: 'error',
          code: 'TABLE_UNKNOWN',
          message: `没有「${name}」这张演示表：可用的有 ${Object.keys(demoTables).join('、')}。`,
        })
      const read = readCsv(file)
      findings.push(...read.findings)
      if (read.findings.length > 0) draft.broken.add(`table ${name}`)
      const before = draft.tables.get(name)
      if (before)
        findings.push({
          file: file.shown,
          line: 1,
          level: 'error',
          code: 'TABLE_TWICE',
          message: `这张演示表已经在 ${before.file.shown}：一座城市一张表，请把行并到一处。`,
        })
      else draft.tables.set(name, { file, columns: read.columns, rows: read.rows })
    },
  ],
  [/\.md$/, () => {}],
]

/** Reads packs into one draft. What does not fit its schema is left out and is a finding. */
export async function readPacks(folders: readonly string[]): Promise<{ draft: Draft; findings: PackFinding[] }> {
  const draft = emptyDraft()
  const findings: PackFinding[] = []
  const implementations: [string, PackFile[]][] = []
  for (const folder of folders) {
    const read = readFiles(folder)
    findings.push(...read.findings)
    if (read.files.size === 0 && read.findings.length > 0) continue
    if (!read.files.has('pack.yaml'))
      findings.push({
        file: `${folder.split('/').at(-1)}/pack.yaml`,
        line: 1,
        level: 'error',
        code: 'FILE_MISSING',
        message: '内容包里没有 pack.yaml：请写上 id、name、version、region、city。',
      })
    const matters = new Map<string, PackFile[]>()
    for (const file of read.files.values()) {
      const folderOf = /^(?:items|bundles)\/[^/]+(?=\/)/.exec(file.path)?.[0]
      if (folderOf) matters.set(folderOf, [...(matters.get(folderOf) ?? []), file])
      else {
        const kind = kinds.find(([pattern]) => pattern.test(file.path))
        if (kind) kind[1](draft, file, findings)
        else
          findings.push({
            file: file.shown,
            line: 1,
            level: 'error',
            code: 'FILE_UNKNOWN',
            message: '内容包里没有这种文件的位置：请对照 docs/guides/write-a-pack.md 摆放，或移走。',
          })
      }
    }
    for (const [path, files] of matters) {
      // a server that checks a draft has other requests to answer meanwhile
      await setImmediate()
      if (path.startsWith('items/') && isImplementation(files)) implementations.push([path, files])
      else if (path.startsWith('items/')) {
        const item = await readMatter<ItemFile>(path, 'item.yaml', itemFile, files, findings)
        if (item) draft.items.push(item)
        else draft.broken.add(path.slice('items/'.length))
      } else {
        const bundle = await readMatter<BundleFile>(path, 'bundle.yaml', bundleFile, files, findings)
        if (bundle) draft.bundles.push(bundle)
        else draft.broken.add(path.slice('bundles/'.length))
      }
    }
  }
  completeImplementations(draft, implementations, findings)
  return { draft, findings }
}
