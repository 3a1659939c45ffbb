// SPDX-License-Identifier: Apache-2.0
import { type ClosedPlace, isOpenValue, type Json, type Tx } from '../kernel/index.ts'
import { findCase, findDossier } from './queries.ts'
import { keysOf } from './search-keys.ts'
import { type Line, nextLines, replaceLines, SEARCH } from './search-queries.ts'

const LINES = 500

/**
 * What is found by name or phone lies under a keyed index of it. A line that lies open (a city from before) or under an older key cannot
 * be turned into one of the newest key: the lines of its case for that owner are made again from the case, which opens.
 */
export const searchKeysAtRest: ClosedPlace<object> = {
  place: 'cases.search_keys',
  purpose: SEARCH,
  async step(_city, tx, cursor, prefix) {
    // a closed value begins with the algorithm too
    const mark = prefix.slice(prefix.indexOf('.') + 1)
    const rows = await nextLines(tx, mark, cursor as Omit<Line, 'region'> | null, LINES)
    const old = rows.filter((row) => row.isOld)
    let refused = 0
    const [gone, made]: [Line[], Line[]] = [[], []]
    for (const [at, ...rest] of Map.groupBy(old, (row) => `${row.owner} ${row.root} ${row.id}`).values()) {
      if (at === undefined) continue
      const keys = await keysAgain(tx, at)
      if (keys === undefined) {
        refused += 1 + rest.length
        continue
      }
      gone.push(at, ...rest)
      made.push(...keys.map((key) => ({ ...at, key })))
    }
    if (gone.length > 0) await replaceLines(tx, gone, made)
    const last = rows.length === LINES ? rows.at(-1) : undefined
    const next: Json = last
      ? { owner: last.owner, key: last.key, submittedAt: last.submittedAt, root: last.root, id: last.id }
      : null
    return { cursor: next, looked: rows.length, found: old.length - refused, closed: gone.length }
  },
}

/** Nothing for a case that is not there; undefined where somebody put an open value into it: its lines stay, and it is told. */
async function keysAgain(tx: Tx, at: Line): Promise<string[] | undefined> {
  try {
    const subject = await findCase(tx, at.root, at.id)
    const dossier = subject && (await findDossier(tx, at.root, at.id))
    return subject && dossier ? keysOf(subject, dossier.applicant) : []
  } catch (error) {
    if (isOpenValue(error)) return undefined
    throw error
  }
}
