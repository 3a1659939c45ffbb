// SPDX-License-Identifier: Apache-2.0
import { bundleOf, itemOf } from './compile-content.ts'
import type { VersionFiles } from './content.ts'
import { type Change, diffVersions } from './diff-versions.ts'
import type { Draft, MatterPart } from './draft.ts'
import { inOrder, type PackFinding } from './finding.ts'
import { packsIn } from './load-content.ts'
import { newVersion } from './publish.ts'
import type { NewVersion } from './queries.ts'
import { readMatter } from './read-matter.ts'
import { readPacks } from './read-pack.ts'
import { rules } from './rules/index.ts'
import { type BundleFile, bundleFile, type ItemFile, itemFile } from './schemas/item.ts'
import { compileVersion } from './version-of.ts'

/** Texts of an item or bundle that stand in place of those of the pack, by file name. */
export type ChangedMatter = { kind: 'item' | 'bundle'; id: string; files: VersionFiles }
/** `others` are changes that are in force already, `before` is the version that the change began from. */
export type ChangeToCheck = { changed: ChangedMatter; others: readonly ChangedMatter[]; before: VersionFiles }
/** Plain data, so that it may come from another thread. `made` is null when there is any error; then nothing is told to have changed. */
export type CheckedChange = { findings: PackFinding[]; made: NewVersion | null; changes: Change[] }

/** Milliseconds of work that reading one item may take: every server process reads what was published, in its own loop. */
const longestReading = 2000

/** The packs as read, by the names of their folders: reading takes seconds, changing one matter does not. */
const read = new Map<string, Promise<Draft>>()

export function packsAsRead(folders: readonly string[]): Promise<Draft> {
  const key = folders.join('\n')
  const base = read.get(key) ?? readPacks(folders.flatMap(packsIn)).then(({ draft }) => draft)
  read.set(key, base)
  base.catch(() => read.delete(key))
  return base
}

/**
 * Checks one changed item or bundle against the whole of the packs, as they would be with it. Tells what is wrong with the changed
 * folder, and every error that the change causes elsewhere.
 */
export async function checkChange(
  folders: readonly string[],
  { changed, others, before }: ChangeToCheck,
): Promise<CheckedChange> {
  const pack = await packsAsRead(folders)
  const draft: Draft = { ...pack, items: [...pack.items], implementations: [...pack.implementations], bundles: [...pack.bundles] }
  const findings: PackFinding[] = []
  for (const other of others) if (other.kind !== changed.kind || other.id !== changed.id) await put(draft, other, findings)
  const began = process.threadCpuUsage()
  const part = await put(draft, changed, findings)
  const { user, system } = process.threadCpuUsage(began)
  const folder = `/${changed.kind}s/${changed.id}/`
  if ((user + system) / 1000 > longestReading) findings.push(tooCostly(folder, '光是读取就用了太长时间'))
  // a drawing that cannot be read at all would make every rule complain of what it no longer says
  for (const rule of part?.process ? rules : []) for (const found of rule.check(draft)) findings.push(found)
  const told = inOrder(findings.map(lessIfExample).filter((one) => one.level === 'error' || one.file.includes(folder)))
  if (!part || told.some((one) => one.level === 'error')) return { findings: told, made: null, changes: [] }
  const made = changed.kind === 'item' ? itemOf(part as MatterPart<ItemFile>) : bundleOf(part as MatterPart<BundleFile>)
  const changes = diffVersions(await compileVersion(changed.kind, changed.id, before), made)
  return { findings: told, made: newVersion(made), changes }
}

/** What could not be checked to its end is not right. */
export function tooCostly(folder: string, why: string): PackFinding {
  const message = `这份草稿没有检查完：${why}。请删减流程或决策表里重复的内容、过长的表达式，再检查一次。`
  return { file: folder, line: 1, level: 'error', code: 'DRAFT_TOO_COSTLY', message }
}

/** Examples are tests of the files, not of the version, and cannot be changed with a draft: what no longer fits them is worth a look. */
const lessIfExample = (found: PackFinding): PackFinding =>
  found.file.includes('/examples/') ? { ...found, level: 'warning' } : found

type Either = MatterPart<ItemFile> | MatterPart<BundleFile>

async function put(draft: Draft, { kind, id, files: texts }: ChangedMatter, findings: PackFinding[]): Promise<Either | null> {
  const isOf = (one: Either) => one.matter.value.id === id
  const ofItem: Either[] = draft.implementations.some(isOf) ? draft.implementations : draft.items
  const list: Either[] = kind === 'item' ? ofItem : draft.bundles
  const place = list.findIndex(isOf)
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
