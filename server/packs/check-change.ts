// SPDX-License-Identifier: Apache-2.0

import type { ContentKind } from './content-kind.ts'
import { type Change, diffVersions } from './diff-versions.ts'
import type { Draft } from './draft.ts'
import { inOrder, type PackFinding } from './finding.ts'
import { packsIn } from './load-content.ts'
import { isMatterPart, type MatterPart } from './matter.ts'
import { newVersion } from './publish.ts'
import type { NewVersion } from './queries.ts'
import { readPacks } from './read-pack.ts'
import { rulesOf } from './rules.ts'
import { compileTexts } from './version-of.ts'
import type { VersionFiles } from './versioned.ts'

/** Texts of a matter that stand in place of those of the pack, by file name. */
export type ChangedMatter = { kind: string; id: string; files: VersionFiles }
/** `others` are changes that are in force already, `before` is the version that the change began from. */
export type ChangeToCheck = { changed: ChangedMatter; others: readonly ChangedMatter[]; before: VersionFiles }
/** Plain data, so that it may come from another thread. `made` is null when there is any error; then nothing is told to have changed. */
export type CheckedChange = { findings: PackFinding[]; made: NewVersion | null; changes: Change[] }

/** Milliseconds of work that reading one item may take: every server process reads what was published, in its own loop. */
const longestReading = 2000

/** The packs as read, by the names of their folders: reading takes seconds, changing one matter does not. */
const read = new Map<string, Promise<Draft>>()

export function packsAsRead(kinds: readonly ContentKind[], folders: readonly string[]): Promise<Draft> {
  const key = folders.join('\n')
  const base = read.get(key) ?? readPacks(kinds, folders.flatMap(packsIn)).then(({ draft }) => draft)
  read.set(key, base)
  base.catch(() => read.delete(key))
  return base
}

/**
 * Checks one changed matter against the whole of the packs, as they would be with it. Tells what is wrong with the changed
 * folder, and every error that the change causes elsewhere.
 */
export async function checkChange(
  kinds: readonly ContentKind[],
  folders: readonly string[],
  { changed, others, before }: ChangeToCheck,
): Promise<CheckedChange> {
  const pack = await packsAsRead(kinds, folders)
  const draft: Draft = { ...pack, parts: new Map([...pack.parts].map(([name, parts]) => [name, [...parts]])) }
  const findings: PackFinding[] = []
  for (const other of others)
    if (other.kind !== changed.kind || other.id !== changed.id) put(draft, kindOf(kinds, other), other, findings)
  const began = process.threadCpuUsage()
  const kind = kindOf(kinds, changed)
  const part = put(draft, kind, changed, findings)
  const { user, system } = process.threadCpuUsage(began)
  const folder = `/${kind.versions.unitOf(changed.id)}/`
  if ((user + system) / 1000 > longestReading) findings.push(tooCostly(folder, '光是读取就用了太长时间'))
  // a drawing that cannot be read at all would make every rule complain of what it no longer says
  for (const rule of part?.process ? rulesOf(kinds) : []) for (const found of rule.check(draft)) findings.push(found)
  const told = inOrder(findings.map(lessIfExample).filter((one) => one.level === 'error' || one.file.includes(folder)))
  if (!part || told.some((one) => one.level === 'error')) return { findings: told, made: null, changes: [] }
  const made = kind.versions.compile(part)
  const changes = diffVersions(compileTexts(kind, changed.id, before), made)
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

type WithVersions = ContentKind & Required<Pick<ContentKind, 'versions'>>

function kindOf(kinds: readonly ContentKind[], { kind: name, id }: ChangedMatter): WithVersions {
  const kind = kinds.find((one) => one.name === name)
  if (!kind?.versions) throw new Error(`no versions are kept of ${name} ${id}`)
  return { ...kind, versions: kind.versions }
}

function put(draft: Draft, kind: WithVersions, { id, files: texts }: ChangedMatter, findings: PackFinding[]): MatterPart | null {
  const all = draft.parts.get(kind.name) ?? []
  const place = all.findIndex((one) => isMatterPart(one) && one.matter.value.id === id)
  const before = all[place]
  if (!isMatterPart(before)) throw new Error(`the packs have no ${kind.name} ${id}`)
  // what a body carries out of a basic item has one text of its own: the rest comes with the change
  const shown = before.matter.yaml.file.shown.split('/')[0] ?? ''
  const given = Object.entries(texts).map(([name, text]) => {
    const path = `${before.folder}/${name}`
    return { path, shown: `${shown}/${path}`, text: text.replaceAll('\r\n', '\n') }
  })
  const others = before.files.filter(
    ({ path }) => path.startsWith(`${before.folder}/`) && !given.some((file) => file.path === path),
  )
  const files = [...given, ...others]
  const reading = { findings, broken: draft.broken, isVersion: true, afterAll: () => {} }
  const [part] = kind.read({ path: before.folder, files }, reading)
  if (!isMatterPart(part)) return null
  all[place] = part
  return part
}
