// SPDX-License-Identifier: Apache-2.0
import { setImmediate } from 'node:timers/promises'
import { bundleOf, itemOf } from './compile-content.ts'
import type { Bundle, Item, VersionFiles } from './content.ts'
import type { Draft, MatterPart } from './draft.ts'
import { inOrder, type PackFinding } from './finding.ts'
import { packsIn } from './load-content.ts'
import { readMatter } from './read-matter.ts'
import { readPacks } from './read-pack.ts'
import { rules } from './rules/index.ts'
import { type BundleFile, bundleFile, type ItemFile, itemFile } from './schemas/item.ts'

/** Texts of an item or bundle that stand in place of those of the pack, by file name. */
export type ChangedMatter = { kind: 'item' | 'bundle'; id: string; files: VersionFiles }
export type CheckedChange = { findings: PackFinding[]; made: Item | Bundle | null }

/** The packs as read, by the list that names their folders: reading takes seconds, changing one matter does not. */
const read = new WeakMap<readonly string[], Promise<Draft>>()

/**
 * Checks one changed item or bundle against the whole of the packs, as they would be with it. `others` are changes that are in force
 * already. Tells what is wrong with the changed folder, and every error that the change causes elsewhere. `made` is null when there is any error.
 */
export async function checkChange(
  folders: readonly string[],
  changed: ChangedMatter,
  others: readonly ChangedMatter[] = [],
): Promise<CheckedChange> {
  const base = read.get(folders) ?? readPacks(folders.flatMap(packsIn)).then(({ draft }) => draft)
  read.set(folders, base)
  base.catch(() => read.delete(folders))
  const pack = await base
  const draft: Draft = { ...pack, items: [...pack.items], bundles: [...pack.bundles] }
  const findings: PackFinding[] = []
  for (const other of others) if (other.kind !== changed.kind || other.id !== changed.id) await put(draft, other, findings)
  const part = await put(draft, changed, findings)
  // a drawing that cannot be read at all would make every rule complain of what it no longer says
  for (const rule of part?.process ? rules : []) {
    await setImmediate()
    findings.push(...rule.check(draft))
  }
  const folder = `/${changed.kind}s/${changed.id}/`
  const told = inOrder(findings.map(lessIfExample).filter((one) => one.level === 'error' || one.file.includes(folder)))
  if (!part || told.some((one) => one.level === 'error')) return { findings: told, made: null }
  return {
    findings: told,
    made: changed.kind === 'item' ? itemOf(part as MatterPart<ItemFile>) : bundleOf(part as MatterPart<BundleFile>),
  }
}

/** Examples are tests of the files, not of the version, and cannot be changed with a draft: what no longer fits them is worth a look. */
const lessIfExample = (found: PackFinding): PackFinding =>
  found.file.includes('/examples/') ? { ...found, level: 'warning' } : found

type Either = MatterPart<ItemFile> | MatterPart<BundleFile>

async function put(draft: Draft, { kind, id, files: texts }: ChangedMatter, findings: PackFinding[]): Promise<Either | null> {
  const list: Either[] = kind === 'item' ? draft.items : draft.bundles
  const place = list.findIndex((one) => one.matter.value.id === id)
  const before = list[place]
  if (!before) throw new Error(`the packs have no ${kind} ${id}`)
  const files = before.files.map((file) => {
    const text = texts[file.path.slice(before.folder.length + 1)]
    return text === undefined ? file : { ...file, text: text.replaceAll('\r\n', '\n') }
  })
  const part: Either | null =
    kind === 'item'
      ? await readMatter<ItemFile>(before.folder, 'item.yaml', itemFile, files, findings)
      : await readMatter<BundleFile>(before.folder, 'bundle.yaml', bundleFile, files, findings)
  if (part) list[place] = part
  return part
}
