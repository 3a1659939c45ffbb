// SPDX-License-Identifier: Apache-2.0
import { type Case, findCase, historyOf, kindOf } from '../cases/index.ts'
import { Refusal } from '../kernel/index.ts'
import { briefsOf, openedBy } from '../kinds/index.ts'
import type { Officer, Whose } from '../people/index.ts'
import { historyView } from './case-view.ts'
import { seenCase } from './may-open.ts'
import type { City } from './needs.ts'
import { recordLook } from './record-look.ts'

type Seen = { subject: Case; parts: Whose[] }

/** How many cases one trace goes through at the most. */
const MOST = 200

/**
 * From what was asked to what came of it: a case and those that its process opened, and theirs, with all that was done in them in one
 * order. Of a case that the officer may not look at by itself nothing is said. Each look goes on record. Throws as `seenCase`.
 */
export async function traceView(city: City, officer: Officer, at: { root: string; id: string }) {
  const first = await seenCase(city, officer, at)
  const seen: Seen[] = [first]
  // what has been put at the end is gone through too
  for (const { subject } of seen)
    for (const key of openedBy({ case: subject })) {
      if (seen.length >= MOST || seen.some((one) => one.subject.id === key.id)) continue
      const below = await seenOrNot(city, officer, key)
      if (below) seen.push(below)
    }
  for (const one of seen) await recordLook(city, officer, one, { fields: ['办理经过'] })
  const rows = await Promise.all(seen.map(({ subject }) => rowsOf(city, subject)))
  return {
    cases: await briefsOf(
      city,
      seen.slice(1).map(({ subject }) => subject),
    ),
    rows: rows.flat().toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)),
  }
}

async function seenOrNot(city: City, officer: Officer, { root, id }: { root: string; id: string }): Promise<Seen | undefined> {
  try {
    return (await findCase(city.sql, root, id)) && (await seenCase(city, officer, { root, id }))
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

async function rowsOf(city: City, subject: Case) {
  const kind = kindOf(city, subject.kind)
  const history = await historyOf(city.sql, subject.root, [subject.id])
  const { number, itemName: title } = subject
  return history.map((entry) => ({ ...historyView(entry, kind?.says?.(city, entry, 'officer')), number, title }))
}
