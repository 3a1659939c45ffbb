// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkPack } from './check-pack.ts'
import type { Content } from './content.ts'
import type { ContentKind } from './content-kind.ts'
import { PackRefused } from './finding.ts'
import { fingerprintOf, keepContent, keptContent } from './keep-content.ts'

/**
 * Reads, checks and compiles packs. A folder is a pack (it holds pack.yaml) or a folder of packs. With `keptIn`, what an earlier start has
 * checked and kept there is used as long as neither a file of the packs nor one of this program has changed.
 * @throws PackRefused with every finding when there is any error.
 */
export async function loadContent(
  kinds: readonly ContentKind[],
  folders: string | readonly string[],
  keptIn?: string,
): Promise<Content> {
  const packs = (typeof folders === 'string' ? [folders] : folders).flatMap(packsIn)
  // bytes alone: the texts of a whole catalogue would be gone through for nothing when they are as they were
  const fingerprint = fingerprintOf(packs)
  const kept = keptIn === undefined ? null : keptContent(keptIn, fingerprint, kinds)
  if (kept) return kept
  const { content, findings } = await checkPack(kinds, packs)
  if (!content) throw new PackRefused(findings)
  // written to while they were read: what was read has no name
  if (fingerprintOf(packs) !== fingerprint) return content
  const made = { ...content, fingerprint }
  if (keptIn !== undefined) keepContent(keptIn, made)
  return made
}

/** The packs at a folder: itself, or those directly below it. */
export function packsIn(folder: string): string[] {
  if (existsSync(join(folder, 'pack.yaml')) || !existsSync(folder)) return [folder]
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'pack.yaml')))
    .map((entry) => join(folder, entry.name))
  return below.length > 0 ? below.sort() : [folder]
}
