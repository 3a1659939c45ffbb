// SPDX-License-Identifier: Apache-2.0

import { transaction } from '../kernel/index.ts'
import { headsOf, type Versioned } from '../packs/index.ts'
import type { City } from './parts.ts'
import { loadCases } from './queries.ts'
import { keysOfCase } from './settle-unique.ts'
import { casesToFill, filledBy, fillKeys, noteFilled, withCases } from './unique-queries.ts'

/** What this room reads of a bundle, which stands above it. */
type Bundled = Versioned & { parts: readonly { item: string }[] }

type Place = { root: string; id: string }
/** How values are brought to one form (`plainForm`). A change of it makes other keys, so the cases take theirs again. */
const FORM = 2
const AT_ONCE = 200
const NONE = '00000000-0000-0000-0000-000000000000'
const BEFORE_ALL: Place = { root: NONE, id: NONE }

/** What makes two applications the same, and the items for which it does: a basic item's rule holds for all who carry it out. */
export type UniqueRule = { unique: object; items: string[] }

/**
 * Cases from before a rule take their keys too, the oldest first: once for each item whose rule is new or has changed. Where two have
 * the same already, the first keeps it and the second is told of when it is decided. Running it again changes nothing.
 */
export async function fillUnique(city: City, rules: Iterable<UniqueRule>): Promise<{ filled: number; twice: number }> {
  const changed: { item: string; rule: string }[] = []
  // a rule at a time: all of them at once would be a hundred thousand rows for what has hardly ever changed
  for (const { unique, items } of rules) {
    const rule = city.vault.digest(JSON.stringify([FORM, unique]))
    const known = new Set(await filledBy(city.sql, rule, items))
    changed.push(...items.filter((item) => !known.has(item)).map((item) => ({ item, rule })))
  }
  const counted = { filled: 0, twice: 0 }
  if (changed.length === 0) return counted
  const items = changed.map(({ item }) => item)
  const ruled = new Set(items)
  // parts of a bundle that have not begun are held by the bundle
  const bundles = Array.from(headsOf<Bundled, Bundled>(city.content.bundles)).filter(({ parts }) =>
    parts.some(({ item }) => ruled.has(item)),
  )
  const matters = await withCases(city.sql, [...items, ...bundles.map(({ id }) => id)])
  for await (const at of inOrder(city, matters)) {
    const found = (await loadCases(city.sql, at, null)).find((one) => one.isMain)
    if (!found) continue
    const state = found.case.decision === 'granted' ? ('granted' as const) : ('applied' as const)
    const takes = (await keysOfCase(city, found)).map(({ key, entitlement }) => ({
      key,
      scope: entitlement.scope,
      caseId: at.id,
      state,
    }))
    if (takes.length === 0) continue
    const taken = await transaction(city.sql, (tx) => fillKeys(tx, at.root, takes, found.case.submittedAt))
    counted.filled += taken
    counted.twice += takes.length - taken
  }
  await noteFilled(city.sql, changed, city.clock.now())
  return counted
}

/** The cases of several matters as one list, the oldest first: each matter is read from its own range of the index, a batch at a time. */
async function* inOrder(city: City, matters: string[]): AsyncGenerator<Place> {
  const queues = await Promise.all(matters.map((item) => nextBatch(city, item, BEFORE_ALL)))
  for (;;) {
    const heads = queues.filter(({ rows }) => rows.length > 0)
    const first = heads.reduce<Queue | undefined>((best, one) => (best && keyOf(best) <= keyOf(one) ? best : one), undefined)
    const at = first?.rows.shift()
    if (first === undefined || at === undefined) return
    yield at
    if (first.rows.length === 0 && !first.isLast) Object.assign(first, await nextBatch(city, first.item, at))
  }
}

type Queue = { item: string; rows: Place[]; isLast: boolean }
const keyOf = ({ rows: [head] }: Queue): string => `${head?.root}${head?.id}`

async function nextBatch(city: City, item: string, after: Place): Promise<Queue> {
  const rows = await casesToFill(city.sql, item, after, AT_ONCE)
  return { item, rows, isLast: rows.length < AT_ONCE }
}
