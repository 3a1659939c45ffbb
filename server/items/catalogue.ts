// SPDX-License-Identifier: Apache-2.0

import { aWord, dayOf, localIso, pagedList, Refusal, type Tx } from '../kernel/index.ts'
import type { StoredFact, Subscriber } from '../outbox/index.ts'
import { diffVersions, headsOf, kindNamed, versionNumber, versionOf, versionsOf } from '../packs/index.ts'
import { regionName } from '../people/index.ts'
import type { Bundle, BundleHead } from './content/bundle-schema.ts'
import { basicId, everyLine } from './content/family.ts'
import { itemContent, readItem } from './content/item.ts'
import { englishCard } from './english.ts'
import { guideOf, levelNames } from './guide.ts'
import type { City } from './needs.ts'
import { countSubmissions, mostUsed, type Usage } from './queries.ts'
import { cardOf, type Listed, listed } from './search.ts'
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
  receive: (city, tx, fact) => countUses(city, tx, [fact]),
  receiveAll: countUses,
}

async function countUses({ content }: City, tx: Tx, facts: StoredFact[]): Promise<void> {
  const counts = new Map<string, Usage>()
  for (const { payload, at } of facts) {
    if (payload.parent !== null || (payload.kind !== 'application' && payload.kind !== 'bundle')) continue
    const kind = payload.kind === 'bundle' ? ('bundle' as const) : ('item' as const)
    const use = { kind, id: basicId(content, String(payload.item)), day: dayOf(at) }
    const key = JSON.stringify(use)
    counts.set(key, { ...use, submissions: (counts.get(key)?.submissions ?? 0) + 1 })
  }
  if (counts.size > 0) await countSubmissions(tx, [...counts.values()])
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

type Entry = {
  kind: 'item' | 'bundle'
  id: string
  common: Listed
  channels: string[] | undefined
  level?: string
  department: string
}

/** What is published, bundles first, then basic items, then what bodies carry out of them; what is asked of all is there without unpacking any. */
function* published(content: City['content'], withBodies: boolean): Generator<Entry> {
  for (const one of bundleHeads(content))
    if (one.state === 'published') yield { kind: 'bundle', id: one.id, common: one, channels: one.channels, department: one.lead }
  for (const { line, basic } of everyLine(content, withBodies))
    if (line.state === 'published')
      yield {
        ...{ kind: 'item', id: line.id, common: basic, channels: line.channels ?? basic.channels },
        ...{ level: line.level, department: line.department },
      }
}

/**
 * Published items and bundles, bundles first. What bodies carry out of an item is listed where a level or a body is asked for;
 * otherwise an item is one row, whoever carries it out.
 */
export function listItems(city: City, asked: Listing) {
  const limit = asked.limit ?? 20
  const [after] = LISTED.read(city.config, asked.after) ?? []
  const { level, department: code, kind, lifeStage, theme, channel, serves } = asked
  const isOf = (key: string) => departmentOf(city, key).code === code
  const bodies = code === undefined ? undefined : new Map([...city.content.departments.keys()].map((key) => [key, isOf(key)]))
  const found: Listed[] = []
  let isPast = after === undefined
  for (const one of published(city.content, level !== undefined || code !== undefined)) {
    if (
      (level && one.level !== level) ||
      (bodies && !bodies.get(one.department)) ||
      (kind && one.kind !== kind) ||
      (lifeStage && !one.common.lifeStages.includes(lifeStage)) ||
      (theme && one.common.theme !== theme) ||
      (channel && !(one.channels ?? ['portal', 'counter']).includes(channel)) ||
      (serves && !one.common.serves.includes(serves as 'person'))
    )
      continue
    if (isPast) found.push(listed(city, one.kind, one.id) ?? one.common)
    else isPast = `${one.kind}/${one.id}` === after
    if (found.length > limit) break
  }
  return LISTED.page(
    city.config,
    found.map((one) => cardOf(city, one)),
    limit,
    (row) => [`${row.kind}/${row.id}`],
  )
}

/** By the content, as it cannot change. */
const counted = new WeakMap<City['content']['items'], Map<string, number>>()

/** How many items each body has published, by its level and its key. */
function publishedByBody(content: City['content']): Map<string, number> {
  const known = counted.get(content.items)
  if (known) return known
  const all = new Map<string, number>()
  for (const { line } of everyLine(content))
    if (line.state === 'published') {
      const body = `${line.level} ${line.department}`
      all.set(body, (all.get(body) ?? 0) + 1)
    }
  counted.set(content.items, all)
  return all
}

/** Which bodies have published what, from the city down to the villages. */
export function bodies(city: City) {
  const rows = [...publishedByBody(city.content)].map(([body, items]) => {
    const [level = '', key = ''] = body.split(' ')
    const { code, name, short, region } = departmentOf(city, key)
    return { code, name, short, level, levelName: levelNames[level] ?? level, region: regionName(city, region), items }
  })
  return { rows: rows.toSorted((a, b) => a.level.localeCompare(b.level) || a.code.localeCompare(b.code)) }
}

export async function publicGuide(city: City, id: string) {
  const item = readItem(city.content, id)
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
