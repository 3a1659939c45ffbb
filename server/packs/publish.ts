// SPDX-License-Identifier: Apache-2.0
import { type Clock, dayOf, type Tx } from '../kernel/index.ts'
import { type Content, versionedIn } from './content.ts'
import { PackRefused } from './finding.ts'
import { indexVersions, placedOver } from './index-versions.ts'
import { headsOf } from './on-use.ts'
import {
  bringIntoForce,
  type Coming,
  currentVersions,
  dropComing,
  endCurrent,
  insertVersions,
  isCurrent,
  type Key,
  knownVersions,
  lastPublished,
  layOverFiles,
  lockPublishing,
  moveCurrent,
  type NewVersion,
  notePublished,
  placeCurrent,
  scheduleVersions,
} from './queries.ts'
import { faultsOfSuccession } from './succession.ts'
import type { Versioned } from './versioned.ts'

/**
 * What a publication changed: versions that were not known, and keys whose current version is another now or is no more; `overtaken`: what
 * the studio had published and the files, which say something else now, took the place of.
 */
export type Published = { added: Key[]; moved: Key[]; ended: Key[]; overtaken: Key[] }

/**
 * Makes the content that of the city from now on: new versions are kept for ever by their hash, new cases get the current ones,
 * running cases stay with theirs. Publishing the same content again changes nothing. What was published in the studio stays
 * current until the files of its item say something else than when it was placed over them (docs/decisions/0005). A version with
 * a later day than today waits for it; until then the present one stays (docs/decisions/0023). Throws PackRefused when a version
 * breaks with what the city has of the one before.
 */
export async function publish(tx: Tx, content: Content, now: Date): Promise<Published> {
  await lockPublishing(tx)
  const inForce = await bringIntoForce(tx, dayOf(now), now)
  if (content.fingerprint !== undefined && (await lastPublished(tx)) === content.fingerprint) {
    await indexVersions(tx, content, inForce)
    return { added: [], moved: [], ended: [], overtaken: [] }
  }
  const versions = versionsIn(content)
  const name = (key: Key): string => `${key.kind} ${key.id} ${key.hash}`
  const place = (key: Pick<Key, 'kind' | 'id'>): string => `${key.kind} ${key.id}`
  const known = new Set((await knownVersions(tx)).map(name))
  const current = await currentVersions(tx)
  // the files that each current version is, or lies over
  const bases = new Set(current.map((one) => name({ ...one, hash: one.placedOver ?? one.hash })))
  const held = new Set(current.map(place))
  const wanted = new Set(versions.map(place))
  const added = versions.filter((one) => !known.has(name(one)))
  const changed = versions.filter((one) => !bases.has(name(one)))
  const later = changed.flatMap((one) => (held.has(place(one)) ? comesLater(one, now) : []))
  const waiting = new Set(later.map(name))
  const moved = changed.filter((one) => !waiting.has(name(one)))
  const ended = current.filter((one) => !wanted.has(place(one)))
  const coming = new Map(changed.map((one) => [place(one), one]))
  await demandSuccession(
    tx,
    content.kinds,
    current.flatMap((one) => {
      const after = coming.get(place(one))
      if (!after && wanted.has(place(one))) return []
      return [
        {
          kind: one.kind,
          id: one.id,
          before: one.hash,
          after: after ?? null,
          isLater: after !== undefined && waiting.has(name(after)),
        },
      ]
    }),
  )
  for (const some of inBatches(added)) await insertVersions(tx, some, now)
  for (const some of inBatches(moved)) await moveCurrent(tx, some.map(keyOf), now)
  if (ended.length > 0) await endCurrent(tx, ended)
  await dropComing(tx, versions.map(keyOf))
  if (later.length > 0) {
    await scheduleVersions(tx, later, true, now)
    await layOverFiles(tx, later.map(keyOf))
  }
  for (const kind of content.kinds) await kind.index?.(tx, content)
  await indexVersions(tx, content, await placedOver(tx, content))
  await notePublished(tx, content.fingerprint ?? null, now)
  const places = new Set(moved.map(place))
  const overtaken = current.filter((one) => one.placedOver !== null && places.has(place(one))).map(keyOf)
  return { added: added.map(keyOf), moved: moved.map(keyOf), ended, overtaken }
}

async function demandSuccession(...asked: Parameters<typeof faultsOfSuccession>): Promise<void> {
  const findings = await faultsOfSuccession(...asked)
  if (findings.some(({ level }) => level === 'error')) throw new PackRefused(findings)
}

/** No statement takes longer than one may, however large the catalogue. */
const AT_ONCE = 1000

function* inBatches<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += AT_ONCE) yield rows.slice(from, from + AT_ONCE)
}

/** Whether its day has not come in the city. */
export const isLater = ({ clock }: { clock: Clock }, { effectiveOn }: Pick<NewVersion, 'effectiveOn'>): boolean =>
  effectiveOn !== null && effectiveOn > dayOf(clock.now())

/** A version with its day, when that day has not come in the city. */
const comesLater = ({ kind, id, hash, effectiveOn }: NewVersion, now: Date): Coming[] =>
  effectiveOn !== null && effectiveOn > dayOf(now) ? [{ kind, id, hash, effectiveOn }] : []

/**
 * Makes one version that was drafted and approved in the studio the current one, on its day. Answers false, and changes nothing, when `before`
 * is not current any more: then it was drafted from a version that has been replaced. Throws PackRefused as `publish` does.
 */
export async function publishVersion(
  tx: Tx,
  { made, before, kinds }: { made: NewVersion; before: string } & Pick<Content, 'kinds'>,
  now: Date,
): Promise<boolean> {
  await lockPublishing(tx)
  const later = comesLater(made, now)
  if (await isCurrent(tx, { ...made, hash: before }))
    await demandSuccession(tx, kinds, [{ ...keyOf(made), before, after: made, isLater: later.length > 0 }])
  await insertVersions(tx, [made], now)
  if (later.length > 0) {
    if (!(await isCurrent(tx, { ...made, hash: before }))) return false
    await scheduleVersions(tx, later, false, now)
    return true
  }
  if (!(await placeCurrent(tx, keyOf(made), before, now))) return false
  await indexVersions(tx, { kinds }, [keyOf(made)])
  return true
}

const keyOf = ({ kind, id, hash }: Key): Key => ({ kind, id, hash })

/** What the table of versions keeps of one. */
export const newVersion = (one: Versioned): NewVersion => ({
  ...keyOf(one),
  name: one.name,
  state: one.state ?? 'published',
  effectiveOn: one.effectiveOn ?? null,
  files: one.files,
})

const versionsIn = (content: Content): NewVersion[] =>
  [...versionedIn(content)].flatMap(([, all]) => Array.from(headsOf(all), newVersion))
