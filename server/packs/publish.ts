// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { Bundle, Content, Item } from './content.ts'
import {
  currentVersions,
  endCurrent,
  insertVersions,
  type Key,
  knownVersions,
  lockPublishing,
  moveCurrent,
  type NewVersion,
  placeCurrent,
} from './queries.ts'

/** What a publication changed: versions that were not known, and keys whose current version is another now or is no more. */
export type Published = { added: Key[]; moved: Key[]; ended: Key[] }

/**
 * Makes the content that of the city from now on: new versions are kept for ever by their hash, new cases get the current ones,
 * running cases stay with theirs. Publishing the same content again changes nothing. What was published in the studio stays
 * current until the files of its item say something else than when it was placed over them (docs/decisions/0005).
 */
export async function publish(tx: Tx, content: Content, now: Date): Promise<Published> {
  await lockPublishing(tx)
  const versions = versionsIn(content)
  const name = (key: Key): string => `${key.kind} ${key.id} ${key.hash}`
  const known = new Set((await knownVersions(tx)).map(name))
  const current = await currentVersions(tx)
  const currently = new Set(
    current.flatMap((one) => [name(one), ...(one.placedOver ? [name({ ...one, hash: one.placedOver })] : [])]),
  )
  const wanted = new Set(versions.map((one) => `${one.kind} ${one.id}`))
  const added = versions.filter((one) => !known.has(name(one)))
  const moved = versions.filter((one) => !currently.has(name(one)))
  const ended = current.filter((one) => !wanted.has(`${one.kind} ${one.id}`))
  if (added.length > 0) await insertVersions(tx, added, now)
  if (moved.length > 0) await moveCurrent(tx, moved.map(keyOf), now)
  if (ended.length > 0) await endCurrent(tx, ended)
  return { added: added.map(keyOf), moved: moved.map(keyOf), ended }
}

/**
 * Makes one version that was drafted and approved in the studio the current one. Answers false, and changes nothing, when `before`
 * is not current any more: then it was drafted from a version that has been replaced.
 */
export async function publishVersion(tx: Tx, made: NewVersion, before: string, now: Date): Promise<boolean> {
  await lockPublishing(tx)
  await insertVersions(tx, [made], now)
  return placeCurrent(tx, keyOf(made), before, now)
}

const keyOf = ({ kind, id, hash }: Key): Key => ({ kind, id, hash })

/** What the table of versions keeps of a compiled item or bundle. */
export const newVersion = (one: Item | Bundle): NewVersion => ({
  ...keyOf(one),
  name: one.name,
  state: one.state,
  effectiveOn: one.effectiveOn,
  files: one.files,
})

function versionsIn(content: Content): NewVersion[] {
  return [
    ...[...content.items.values(), ...content.bundles.values()].map(newVersion),
    ...[...content.licenceTypes.values()].map((one) => ({
      ...keyOf(one),
      name: one.name,
      state: 'published',
      effectiveOn: null,
      files: one.files,
    })),
  ]
}
