// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkPack } from './check-pack.ts'
import type { Content } from './content.ts'
import type { ContentKind } from './content-kind.ts'
import { PackRefused } from './finding.ts'

/**
 * Reads, checks and compiles packs. A folder is a pack (it holds pack.yaml) or a folder of packs.
 * @throws PackRefused with every finding when there is any error.
 */
export async function loadContent(kinds: readonly ContentKind[], folders: string | readonly string[]): Promise<Content> {
  const packs = (typeof folders === 'string' ? [folders] : folders).flatMap(packsIn)
  const { content, findings } = await checkPack(kinds, packs)
  if (!content) throw new PackRefused(findings)
  return content
}

/** The packs at a folder: itself, or those directly below it. */
export function packsIn(folder: string): string[] {
  if (existsSync(join(folder, 'pack.yaml')) || !existsSync(folder)) return [folder]
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'pack.yaml')))
    .map((entry) => join(folder, entry.name))
  return below.length > 0 ? below.sort() : [folder]
}
