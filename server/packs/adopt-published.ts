// SPDX-License-Identifier: Apache-2.0
import { type Clock, dayOf, type Log, type Sql, transaction } from '../kernel/index.ts'
import type { ChangedMatter } from './check-change.ts'
import { type Content, thingsOf, versionedIn } from './content.ts'
import { indexVersions, placedOver } from './index-versions.ts'
import { headOf, laidWith, OnUse } from './on-use.ts'
import { bringIntoForce, type Coming, comingVersions, lockPublishing } from './queries.ts'
import { kindNamed, versionOf } from './version-of.ts'
import type { Versioned } from './versioned.ts'

type Following = { sql: Sql; content: Content; log: Log; clock: Clock }

const NOTHING = JSON.stringify([[], []])

/** What the files said, and which published versions were laid over it: of contents that were made here. */
const origins = new WeakMap<Content, { files: Content; laid: string }>()

/**
 * Makes this process work with what has been published in the studio, here or in another process: a new Content takes the place of
 * the old one, which stays as it is for whoever is using it. A version is taken only where it was placed over the very files that
 * this process has read. What comes into force today does so here, whichever process looks first, by the city's calendar and
 * without a restart. Answers 1 when something changed.
 */
export async function adoptPublished(city: Following): Promise<number> {
  const before = city.content
  const { files, laid } = origins.get(before) ?? { files: before, laid: NOTHING }
  const coming = await comingToday(city)
  const rows = await placedOver(city.sql, files)
  const wanted = JSON.stringify([rows.map((row) => [row.kind, row.id, row.hash]), coming])
  if (wanted === laid) return 0
  const versions: Versioned[] = []
  for (const { kind, id, hash } of rows) {
    try {
      versions.push(await versionOf(city.sql, kindNamed(files, kind), id, hash))
    } catch (error) {
      city.log.error({ err: error, kind, id, hash }, 'a published version cannot be used; the one of the files is')
    }
  }
  // another look was quicker; what this one has read may be past by now
  if (city.content !== before) return adoptPublished(city)
  const next = { ...withVersions(files, versions), coming: Map.groupBy(coming, (one) => `${one.kind} ${one.id}`) }
  origins.set(next, { files, laid: wanted })
  city.content = next
  return 1
}

/** Lets today's versions come into force, once for all processes; answers what still waits. */
async function comingToday({ sql, clock, content }: Following): Promise<Coming[]> {
  const now = clock.now()
  const coming = await comingVersions(sql)
  if (!coming.some((one) => one.effectiveOn <= dayOf(now))) return coming
  await transaction(sql, async (tx) => {
    await lockPublishing(tx)
    await indexVersions(tx, content, await bringIntoForce(tx, dayOf(now), now))
  })
  return comingVersions(sql)
}

/** The texts of all versions that this process works with in place of those of its files. */
export function laidOver(content: Content): ChangedMatter[] {
  const files = origins.get(content)?.files
  if (!files) return []
  return [...versionedIn(content)].flatMap(([kind, all]) =>
    Array.from(all instanceof OnUse ? (all as OnUse<Versioned, Versioned>).laid.values() : all.values()).flatMap((one) =>
      headOf(thingsOf(files, kind), one.id)?.hash === one.hash ? [] : [{ kind: one.kind, id: one.id, files: one.files }],
    ),
  )
}

/** For a process that has no worker: looks now and then, until the answer is called. */
export function followPublished(city: Following, milliseconds = 1000): () => void {
  const timer = setInterval(() => {
    adoptPublished(city).catch((error: unknown) => city.log.warn({ err: error }, 'could not look for published versions'))
  }, milliseconds)
  return () => clearInterval(timer)
}

function withVersions(files: Content, versions: readonly Versioned[]): Content {
  const laid = Object.groupBy(versions, (one) => one.kind)
  const changed = [...versionedIn(files)].flatMap(([kind, all]) => {
    const made = laid[kind.name]
    if (!made) return []
    // examples are tests of the files: a version has none of its own
    const next = laidWith(
      all,
      made.map((one) => ({ ...one, ...examplesOf(headOf(all, one.id)) })),
    )
    return [[kind.as, next] as const]
  })
  return { ...files, ...Object.fromEntries(changed) }
}

const examplesOf = (before: Versioned | undefined): object =>
  before && 'examples' in before ? { examples: before.examples } : {}
