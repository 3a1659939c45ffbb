// SPDX-License-Identifier: Apache-2.0
import { randomInt } from 'node:crypto'
import { newId, type Sql } from '../server/kernel/index.ts'
import { inParallel } from './clients.ts'
import { type Captured, deleteRows, insertRows, MOST_ROWS, updateRows, write } from './floor-queries.ts'

/** One statement of the floor: its text, and its rows as pieces of JSON between which this lifecycle's own names are put. */
type Statement = { text: string; pieces: string[]; names: number[] }
export type Floor = {
  transactions: Statement[][]
  names: string[]
  rows: number
  /** how many rows of which table, in words */
  told: string
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Makes the floor out of the rows of one real lifecycle: what each of its transactions wrote is one statement, whatever else the server did left out. */
export function makeFloor(captured: Captured[], keys: Map<string, string[]>): Floor {
  const names = namesIn(captured)
  const cut = new RegExp(names.map((name) => name.replaceAll(/[^\w-]/g, '\\$&')).join('|'), 'g')
  const place = new Map(names.map((name, n) => [name, n]))
  const transactions = [...Map.groupBy(captured, (row) => row.tx).values()].map((rows) =>
    statementsOf(rows, keys).map(({ text, rows: written }): Statement => {
      const json = JSON.stringify(written)
      return { text, pieces: json.split(cut), names: [...json.matchAll(cut)].map(([name]) => place.get(name) ?? 0) }
    }),
  )
  const told = [...Map.groupBy(captured, ({ relation }) => relation)].map(([relation, rows]) => `${relation} ${rows.length}`)
  return { transactions, names, rows: captured.length, told: told.join(', ') }
}

/** Everything that must differ from lifecycle to lifecycle: ids, and the numbers that are unique. The longest first, so that none is cut inside another. */
function namesIn(captured: Captured[]): string[] {
  const found = new Set(JSON.stringify(captured).match(UUID) ?? [])
  for (const { relation, now } of captured) {
    if (relation === 'cases.cases') for (const name of ['number', 'short_number']) found.add(String(now?.[name]))
    // number and mark of a licence are stored as digests alone: the last part of the key by which they are looked up
    if (relation === 'licences.lookups') found.add(String(now?.key).split(':').at(-1) ?? '')
  }
  return [...found].sort((a, b) => b.length - a.length)
}

function statementsOf(rows: Captured[], keys: Map<string, string[]>): { text: string; rows: unknown[] }[] {
  const made = new Map<string, unknown[]>()
  for (const { relation, op, was, now } of rows) {
    const key = keys.get(relation) ?? []
    const changed = Object.keys(now ?? {}).filter((column) => JSON.stringify(now?.[column]) !== JSON.stringify(was?.[column]))
    if (op === 'UPDATE' && changed.length === 0) continue
    const text =
      op === 'INSERT' ? insertRows(relation) : op === 'DELETE' ? deleteRows(relation, key) : updateRows(relation, key, changed)
    made.set(text, [
      ...(made.get(text) ?? []),
      op === 'DELETE' ? Object.fromEntries(key.map((column) => [column, was?.[column]])) : now,
    ])
  }
  for (const [text, written] of made)
    if (written.length > MOST_ROWS) throw new Error(`the floor would leave rows out: ${written.length} in ${text.slice(0, 80)}`)
  return [...made].map(([text, written]) => ({ text, rows: written }))
}

/** Writes `many` lifecycles, at most `width` at a time, over the same number of connections as the server has. Answers the seconds. */
export async function runFloor(sql: Sql, floor: Floor, many: number, width: number): Promise<number> {
  const start = performance.now()
  await inParallel(
    Array.from({ length: many }, (_, n) => n),
    width,
    async () => {
      const names = floor.names.map(freshName)
      for (const statements of floor.transactions)
        await write(
          sql,
          statements.map(({ text }) => text),
          statements.map((statement) => filledIn(statement, names)),
        )
    },
  )
  return (performance.now() - start) / 1000
}

function filledIn({ pieces, names }: Statement, fresh: string[]): string {
  let text = pieces[0] ?? ''
  for (const [n, name] of names.entries()) text += (fresh[name] ?? '') + (pieces[n + 1] ?? '')
  return text
}

/** As long as the one that it stands for. */
function freshName(name: string): string {
  if (name.match(UUID)) return newId()
  let text = ''
  while (text.length < name.length) text += randomInt(1_000_000_000, 9_999_999_999)
  return text.slice(0, name.length)
}
