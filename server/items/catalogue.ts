// SPDX-License-Identifier: Apache-2.0

import { aWord, dayOf, localIso, pagedList, Refusal } from '../kernel/index.ts'
import type { Subscriber } from '../outbox/index.ts'
import { diffVersions, headsOf, kindNamed, versionNumber, versionOf, versionsOf } from '../packs/index.ts'
import { regionName } from '../people/index.ts'
import type { Bundle, BundleHead } from './content/bundle-schema.ts'
import { basicId } from './content/family.ts'
import { itemContent, itemHeads } from './content/item.ts'
import { englishCard } from './english.ts'
import { guideOf, levelNames } from './guide.ts'
import type { City } from './needs.ts'
import { countSubmission, mostUsed } from './queries.ts'
import { cardOf, listed } from './search.ts'
import { departmentOf } from './subject.ts'

const WEEK = 7 * 86_400_000

/** The front page: life stages, and what most people applied for in the last seven days (counted, not chosen). */
export async function home(city: City) {
  const since = dayOf(new Date(city.clock.now().getTime() - WEEK))
  const counted = await mostUsed(city.sql, since, 8)
  const frequent = counted.flatMap(({ kind, id, count }) => {
    const found = listed(city, kind, id)
    return found?.state === 'published' ? [{ kind, id, name: found.name, count, en: englishCard(found) }] : []
  })
  return {
    city: { name: city.content.city, hotline: '12345' },
    lifeStages: city.content.lifeStages
      .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
      .map((stage) => ({
        id: stage.id,
        name: stage.name,
        icon: stage.icon ?? '',
        hint: stage.summary ?? '',
        for: stage.for ?? 'both',
      })),
    frequent,
  }
}

/** Counts submissions for the front page. Parts of a bundle are not what somebody looked for. */
export const usageSubscriber: Subscriber<City> = {
  name: 'items.usage',
  facts: ['caseSubmitted'],
  async receive(city, tx, { payload, at }) {
    if (payload.parent !== null) return
    if (payload.kind === 'application' || payload.kind === 'bundle')
      await countSubmission(
        tx,
        payload.kind === 'bundle' ? 'bundle' : 'item',
        basicId(city.content, String(payload.item)),
        dayOf(at),
      )
  },
}

/** The room of bundles lies above this one: what lists ask of a bundle is in its head. */
const bundleHeads = ({ bundles }: City['content']): Iterable<BundleHead | Bundle> => headsOf<Bundle, BundleHead>(bundles)

export type Listing = {
  lifeStage?: string
  theme?: string
  department?: string
  serves?: string
  kind?: string
  channel?: string
  level?: string
  limit?: number
  after?: string
}

const LISTED = pagedList<[string]>('items', aWord)

/**
 * Published items and bundles, bundles first. What bodies carry out of an item is listed where a level or a body is asked for;
 * otherwise an item is one row, whoever carries it out.
 */
export function listItems(city: City, asked: Listing) {
  const limit = asked.limit ?? 20
  const [after] = LISTED.read(city.config, asked.after) ?? []
  const byBody = asked.level !== undefined || asked.department !== undefined
  const all = [...bundleHeads(city.content), ...itemHeads(city.content)]
    .filter((one) => byBody || one.kind === 'bundle' || one.of === undefined)
    .filter((one) => !asked.level || (one.kind === 'item' && one.level === asked.level))
    .filter((one) => one.state === 'published' && (!asked.kind || one.kind === asked.kind))
    .filter((one) => !asked.lifeStage || one.lifeStages.includes(asked.lifeStage))
    .filter((one) => !asked.theme || one.theme === asked.theme)
    .filter((one) => !asked.channel || (one.channels ?? ['portal', 'counter']).includes(asked.channel as 'portal'))
    .filter((one) => !asked.serves || one.serves.includes(asked.serves as 'person'))
    .filter(
      (one) => !asked.department || departmentOf(city, one.kind === 'item' ? one.department : one.lead).code === asked.department,
    )
  const from = after === undefined ? 0 : all.findIndex((one) => `${one.kind}/${one.id}` === after) + 1
  return LISTED.page(
    city.config,
    all.slice(from, from + limit + 1).map((one) => cardOf(city, one)),
    limit,
    (row) => [`${row.kind}/${row.id}`],
  )
}

/** Which bodies have published what, from the city down to the villages. */
export function bodies(city: City) {
  const published = Array.from(itemHeads(city.content)).filter((one) => one.state === 'published')
  const rows = [...Map.groupBy(published, (one) => `${one.level} ${one.department}`).values()].flatMap((items) => {
    const [first] = items
    if (!first) return []
    const { code, name, short, region } = departmentOf(city, first.department)
    const levelName = levelNames[first.level] ?? first.level
    return [{ code, name, short, level: first.level, levelName, region: regionName(city, region), items: items.length }]
  })
  return { rows: rows.toSorted((a, b) => a.level.localeCompare(b.level) || a.code.localeCompare(b.code)) }
}

export async function publicGuide(city: City, id: string) {
  const item = city.content.items.get(id)
  if (!item) throw new Refusal('ITEM_UNKNOWN', { item: id })
  if (item.state !== 'published') throw new Refusal('ITEM_NOT_PUBLISHED', { item: item.name })
  return { ...guideOf(city, item), versionNumber: await versionNumber(city.sql, 'item', item.id, item.hash) }
}

/** Every public version of a guide, the newest first. */
export async function versions(city: City, kind: 'item' | 'bundle', id: string) {
  const rows = await versionsOf(city.sql, kindNamed(city.content, kind), id)
  const coming = new Set((city.content.coming.get(`${kind} ${id}`) ?? []).map((one) => one.hash))
  return {
    rows: rows.map((row) => ({
      hash: row.hash,
      number: row.number,
      effectiveOn: row.effectiveOn ?? '',
      publishedAt: localIso(row.publishedAt),
      state: row.isCurrent ? 'current' : coming.has(row.hash) ? 'coming' : 'past',
    })),
  }
}

/** What a version changed against the one before it. */
export async function diffOf(city: City, id: string, hash: string) {
  const rows = await versionsOf(city.sql, itemContent, id)
  const place = rows.findIndex((row) => row.hash === hash)
  if (place < 0) throw new Refusal('VERSION_UNKNOWN')
  const before = rows[place + 1]
  if (!before) return { rows: [] }
  const [older, newer] = await Promise.all([
    versionOf(city.sql, itemContent, id, before.hash),
    versionOf(city.sql, itemContent, id, hash),
  ])
  return {
    rows: diffVersions(older, newer).map((change) => ({ path: change.where, before: change.before, after: change.after })),
  }
}

export function departments(city: City) {
  return {
    rows: [...city.content.departments.values()].map(({ code, key, name, short, region, phone }) => ({
      code,
      key,
      name,
      short,
      region,
      phone,
    })),
  }
}

export function regions(city: City, parent?: string) {
  const all = [...city.content.regions.values()].filter((one) => (parent ? one.parent === parent : one.parent === null))
  return { rows: all.map(({ code, name, level, parent: above }) => ({ code, name, level, parent: above })) }
}

export function halls(city: City) {
  return {
    rows: [...city.content.halls.values()].map(({ id, name, region, level, address, hours, phone }) => ({
      id,
      name,
      region,
      level,
      address,
      hours,
      phone,
    })),
  }
}
