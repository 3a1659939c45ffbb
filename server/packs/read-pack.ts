// SPDX-License-Identifier: Apache-2.0
import { setImmediate } from 'node:timers/promises'
import type { ContentKind, Reading, Unit } from './content-kind.ts'
import { type Draft, emptyDraft } from './draft.ts'
import type { PackFinding } from './finding.ts'
import { type PackFile, readFiles } from './read-files.ts'
import { readPart } from './read-part.ts'
import { type PackManifest, packFile } from './schemas/pack.ts'

/** Reads packs into one draft. What does not fit its schema is left out and is a finding. */
export async function readPacks(
  kinds: readonly ContentKind[],
  folders: readonly string[],
): Promise<{ draft: Draft; findings: PackFinding[] }> {
  const draft = emptyDraft()
  const findings: PackFinding[] = []
  const last: ((draft: Draft) => void)[] = []
  const reading: Reading = { findings, broken: draft.broken, afterAll: (complete) => last.push(complete) }
  for (const kind of kinds) draft.parts.set(kind.name, [...(kind.given ?? [])])
  for (const folder of folders) {
    const { files, findings: found } = readFiles(folder)
    findings.push(...found)
    if (files.size === 0 && found.length > 0) continue
    takeManifest(folder, files, draft, findings)
    for (const [kind, units] of unitsIn(files.values(), kinds, findings))
      for (const unit of units.values()) {
        // a server that checks a draft has other requests to answer meanwhile
        await setImmediate()
        draft.parts.get(kind.name)?.push(...kind.read(unit, reading))
      }
  }
  for (const complete of last) complete(draft)
  return { draft, findings }
}

/** What makes a folder a pack is no kind of content: without it there is nowhere for content to be. */
function takeManifest(folder: string, files: Map<string, PackFile>, draft: Draft, findings: PackFinding[]): void {
  const file = files.get('pack.yaml')
  const pack = file ? readPart<PackManifest>(file, packFile, findings) : null
  if (pack) draft.packs.push(pack)
  if (file) return
  findings.push({
    file: `${folder.split('/').at(-1)}/pack.yaml`,
    line: 1,
    level: 'error',
    code: 'FILE_MISSING',
    message: '内容包里没有 pack.yaml：请写上 id、name、version、region、city。',
  })
}

/** Which files are what: the first kind that claims a path takes it, with everything else of the same unit. */
function unitsIn(
  files: Iterable<PackFile>,
  kinds: readonly ContentKind[],
  findings: PackFinding[],
): Map<ContentKind, Map<string, Unit & { files: PackFile[] }>> {
  const all = new Map(kinds.map((kind) => [kind, new Map<string, Unit & { files: PackFile[] }>()]))
  for (const file of files) {
    if (file.path === 'pack.yaml') continue
    const kind = kinds.find(({ place }) => place.test(file.path))
    const path = kind?.place.exec(file.path)?.[0]
    if (kind && path !== undefined) {
      const units = all.get(kind)
      const unit = units?.get(path) ?? { path, files: [] }
      unit.files.push(file)
      units?.set(path, unit)
    } else if (!file.path.endsWith('.md'))
      findings.push({
        file: file.shown,
        line: 1,
        level: 'error',
        code: 'FILE_UNKNOWN',
        message: '内容包里没有这种文件的位置：请对照 docs/guides/write-a-pack.md 摆放，或移走。',
      })
  }
  return all
}
