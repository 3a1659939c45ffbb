// SPDX-License-Identifier: Apache-2.0
import { Refusal, type Tx } from '../kernel/index.ts'
import { bundleOf, itemOf, licenceOf } from './compile-content.ts'
import type { Bundle, ContentKind, Item, LicenceType, VersionFiles } from './content.ts'
import type { PackFinding } from './finding.ts'
import { findVersion, listVersions, type VersionRow } from './queries.ts'
import type { PackFile } from './read-files.ts'
import { readMatter } from './read-matter.ts'
import { readPart } from './read-part.ts'
import { type BundleFile, bundleFile, type ItemFile, itemFile } from './schemas/item.ts'
import { type LicenceFile, licenceFile } from './schemas/licence.ts'

type Of = { item: Item; bundle: Bundle; licence: LicenceType }

/** Compiled versions by hash: a hash never means anything else, so they are kept for as long as there is room. */
const compiled = new Map<string, Promise<Item | Bundle | LicenceType>>()
const most = 400

/**
 * A version that was once published, compiled: what a running case works with.
 * @throws Refusal CONTENT_VERSION_UNKNOWN when this city never published it.
 */
export async function versionOf<K extends ContentKind>(sql: Tx, kind: K, id: string, hash: string): Promise<Of[K]> {
  const key = `${kind} ${id} ${hash}`
  const known = compiled.get(key)
  if (known) return known as Promise<Of[K]>
  const files = await findVersion(sql, kind, id, hash)
  if (!files) throw new Refusal('CONTENT_VERSION_UNKNOWN', { kind, id, hash })
  const making = compileVersion(kind, id, files)
  if (compiled.size >= most) compiled.delete(compiled.keys().next().value ?? '')
  compiled.set(key, making)
  making.catch(() => compiled.delete(key))
  return making as Promise<Of[K]>
}

/** Versions of one item, bundle or licence type, newest first, without their texts. */
export function versionsOf(sql: Tx, kind: ContentKind, id: string): Promise<VersionRow[]> {
  return listVersions(sql, kind, id)
}

/** Compiles the texts of a version. Throws when they cannot be compiled (any more). */
export async function compileVersion(kind: ContentKind, id: string, texts: VersionFiles): Promise<Item | Bundle | LicenceType> {
  const folder = kind === 'licence' ? 'licences' : `${kind}s/${id}`
  const files: PackFile[] = Object.entries(texts).map(([name, text]) => ({
    path: `${folder}/${name}`,
    shown: `${folder}/${name}`,
    text,
  }))
  const findings: PackFinding[] = []
  const made = await read(kind, folder, files, findings)
  if (!made)
    throw new Error(
      `The published version of ${kind} ${id} cannot be compiled any more: ${findings.map((one) => `${one.file}:${one.line} ${one.code}`).join(', ')}`,
    )
  return made
}

async function read(
  kind: ContentKind,
  folder: string,
  files: PackFile[],
  findings: PackFinding[],
): Promise<Item | Bundle | LicenceType | null> {
  if (kind === 'licence') {
    const [file] = files
    const part = file ? readPart<LicenceFile>(file, licenceFile, findings) : null
    return part ? licenceOf({ ...part, files }) : null
  }
  if (kind === 'item') {
    const part = await readMatter<ItemFile>(folder, 'item.yaml', itemFile, files, findings)
    return part?.process && part.compiledForm ? itemOf(part) : null
  }
  const part = await readMatter<BundleFile>(folder, 'bundle.yaml', bundleFile, files, findings)
  return part?.process && part.compiledForm ? bundleOf(part) : null
}
