// SPDX-License-Identifier: Apache-2.0
import { heldOr, Refusal, type Tx } from '../kernel/index.ts'
import type { Content } from './content.ts'
import type { ContentKind } from './content-kind.ts'
import type { Contents } from './contents.ts'
import type { PackFinding } from './finding.ts'
import { isKept, keptOr } from './on-use.ts'
import { findVersion, listVersions, numberOfVersion, numbersOfCurrent, type VersionRow } from './queries.ts'
import type { Versioned, VersionFiles } from './versioned.ts'

/** What a kind with versions brings to the content. */
type ThingOf<K extends keyof Contents> = K extends keyof Contents
  ? Contents[K] extends ReadonlyMap<string, infer T>
    ? Extract<T, Versioned>
    : never
  : never

/** A version whose texts this program cannot compile: the one of the files is used. */
export class VersionUnreadable extends Error {
  override name = 'VersionUnreadable'
}

/** A kind that is registered in a content, by the name that its versions are kept under. */
export function kindNamed(content: Pick<Content, 'kinds'>, name: string): ContentKind {
  const kind = content.kinds.find((one) => one.name === name)
  if (!kind) throw new Error(`no room has registered the kind of content ${name}`)
  return kind
}

/**
 * A version that was once published, compiled: what a running case works with.
 * @throws Refusal CONTENT_VERSION_UNKNOWN when this city never published it.
 */
export async function versionOf<P, K extends keyof Contents>(
  sql: Tx,
  kind: ContentKind<P, K>,
  id: string,
  hash: string,
): Promise<ThingOf<K>> {
  const known = isKept(`${kind.name} ${id} ${hash}`)
  if (known) return known as ThingOf<K>
  const files = await findVersion(heldOr(sql), kind.name, id, hash)
  if (!files) throw new Refusal('CONTENT_VERSION_UNKNOWN', { kind: kind.name, id, hash })
  const beneath = kind.versions?.restsOn?.(files)
  const basic = beneath ? await versionOf(sql, kind, beneath.id, beneath.hash) : undefined
  return keptOr(`${kind.name} ${id} ${hash}`, () =>
    basic && kind.versions?.compileOn
      ? (kind.versions.compileOn(files, basic as never) as ThingOf<K>)
      : compileTexts(kind, id, files),
  )
}

export type NumberedVersion = VersionRow & { number: number }

/** Versions of one thing, newest first, each with the number by which people know it, without their texts. */
export async function versionsOf(sql: Tx, kind: Pick<ContentKind, 'name'>, id: string): Promise<NumberedVersion[]> {
  const rows = await listVersions(sql, kind.name, id)
  return rows.map((row, place) => ({ ...row, number: rows.length - place }))
}

/** The number and the instant of publication of the current version of each of these, by `kind id hash`. */
export async function currentNumbers(
  sql: Tx,
  kinds: readonly string[],
  ids: readonly string[],
): Promise<Map<string, { number: number; publishedAt: Date }>> {
  const rows = await numbersOfCurrent(sql, kinds, ids)
  return new Map(rows.map(({ kind, id, hash, ...told }) => [`${kind} ${id} ${hash}`, told]))
}

const numbers = new WeakMap<Tx, Map<string, number>>()

/**
 * The number by which people know a version: the first is 1, and it never changes, because what is published later is counted later.
 * Throws CONTENT_VERSION_UNKNOWN when this city never published it.
 */
export async function versionNumber(sql: Tx, kind: string, id: string, hash: string): Promise<number> {
  const known = numbers.get(sql) ?? new Map<string, number>()
  numbers.set(sql, known)
  const key = `${kind} ${id} ${hash}`
  const number = known.get(key) ?? (await numberOfVersion(sql, { kind, id, hash }))
  if (number === undefined) throw new Refusal('CONTENT_VERSION_UNKNOWN', { kind, id, hash })
  known.set(key, number)
  return number
}

/** Compiles the texts of a version. Throws VersionUnreadable when they cannot be compiled (any more). */
export function compileTexts<P, K extends keyof Contents>(kind: ContentKind<P, K>, id: string, texts: VersionFiles): ThingOf<K> {
  if (!kind.versions) throw new Error(`no versions are kept of the kind ${kind.name}`)
  const unit = kind.versions.unitOf(id)
  const files = Object.entries(texts).map(([name, text]) => {
    const path = kind.place.exec(unit)?.[0] === unit ? unit : `${unit}/${name}`
    return { path, shown: path, text }
  })
  const findings: PackFinding[] = []
  const unreadable = (): Error =>
    new VersionUnreadable(
      `The published version of ${kind.name} ${id} cannot be compiled any more: ${findings.map((one) => `${one.file}:${one.line} ${one.code}`).join(', ')}`,
    )
  const [part] = kind.read({ path: unit, files }, { findings, broken: new Set(), isVersion: true, afterAll: () => {} })
  if (part === undefined || !kind.versions.isWhole(part)) throw unreadable()
  return kind.versions.compile(part) as ThingOf<K>
}
