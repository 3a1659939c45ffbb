// SPDX-License-Identifier: Apache-2.0
import { compileContent } from './compile-content.ts'
import type { Content } from './content.ts'
import type { ContentKind } from './content-kind.ts'
import { inOrder, type PackFinding } from './finding.ts'
import { readPacks } from './read-pack.ts'
import { rulesOf } from './rules.ts'

export type Checked = { findings: PackFinding[]; content: Content | null }

/** Reads packs and tells everything that is wrong with them. `content` is null when there is any error. */
export async function checkPack(kinds: readonly ContentKind[], folders: string | readonly string[]): Promise<Checked> {
  const { draft, findings } = await readPacks(kinds, typeof folders === 'string' ? [folders] : folders)
  if (!findings.some((found) => isSharedAndUnreadable(found, kinds)))
    for (const rule of rulesOf(kinds)) for (const found of rule.check(draft)) findings.push(found)
  const sorted = inOrder(findings)
  const bad = sorted.some((one) => one.level === 'error')
  return { findings: sorted, content: bad ? null : compileContent(kinds, draft) }
}

/** A list that everything refers to and nobody can read: checking references would only bury the one mistake that matters. */
function isSharedAndUnreadable(found: PackFinding, kinds: readonly ContentKind[]): boolean {
  const path = found.file.slice(found.file.indexOf('/') + 1)
  const isFolder = kinds.some(({ place }) => (place.exec(path)?.[0] ?? path) !== path)
  return found.level === 'error' && /^(YAML_|FILE_NOT_UTF8|FILE_TOO_LARGE)/.test(found.code) && !isFolder
}
