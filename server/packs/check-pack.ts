// SPDX-License-Identifier: Apache-2.0
import { compileContent } from './compile-content.ts'
import type { Content } from './content.ts'
import { inOrder, type PackFinding } from './finding.ts'
import { readPacks } from './read-pack.ts'
import { rules } from './rules/index.ts'

export type Checked = { findings: PackFinding[]; content: Content | null }

/** Reads packs and tells everything that is wrong with them. `content` is null when there is any error. */
export async function checkPack(folders: string | readonly string[]): Promise<Checked> {
  const { draft, findings } = await readPacks(typeof folders === 'string' ? [folders] : folders)
  if (!findings.some(sharedFileUnreadable)) for (const rule of rules) for (const found of rule.check(draft)) findings.push(found)
  const sorted = inOrder(findings)
  const bad = sorted.some((one) => one.level === 'error')
  return { findings: sorted, content: bad ? null : compileContent(draft) }
}

/** A list that everything refers to and nobody can read: checking references would only bury the one mistake that matters. */
export function sharedFileUnreadable(found: PackFinding): boolean {
  return (
    found.level === 'error' && /^(YAML_|FILE_NOT_UTF8|FILE_TOO_LARGE)/.test(found.code) && !/\/(items|bundles)\//.test(found.file)
  )
}
