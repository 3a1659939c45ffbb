// SPDX-License-Identifier: Apache-2.0
import type { City } from '../server/city.ts'
import { keyIdOf } from '../server/kernel/crypto/index.ts'
import type { ClosedTable, Form, Sql } from '../server/kernel/index.ts'
import { closed } from '../server/rooms.ts'
import { inParallel } from './clients.ts'
import * as queries from './growth-queries.ts'

const CLOSED_TABLES = closed.filter((one): one is ClosedTable => 'about' in one)
/** What lists open of every row that they show. */
const LISTED = ['cases.cases']
const STEP = 10_000
/** Tables that are written at a time. */
const LANES = 3

type Row = Record<string, unknown>
/** A template with what lies closed in it opened, by the place of its row, and which members of an object did lie closed. */
type Opened = { table: ClosedTable; rows: Map<number, { opened: Row; closedMembers: Map<string, Set<string>> }> }

/**
 * Multiplies the cases that a city has by plain SQL, all their rows in all tables: ids, numbers, applicants, departments and days of their own. What lies
 * closed is closed again for its new row: in each case's own row, which lists open, and in all rows of the one of two hundred that stays with its applicant.
 */
export async function growthOf(city: City, sql: Sql, admin: Sql) {
  const tables = await queries.grownTables(sql)
  await queries.prepareGrowth(sql, tables)
  const grown: queries.Grown[] = []
  const opened = new Map<string, Opened>()
  for (const table of tables) {
    if ((await queries.templateRows(sql, table)) === 0) continue
    grown.push(table)
    const closedTable = CLOSED_TABLES.find((one) => one.table === table.relation)
    if (closedTable) opened.set(table.relation, await open(city, sql, table, closedTable))
  }
  // an act writes its case first
  grown.sort((a, b) => Number(b.relation === 'cases.cases') - Number(a.relation === 'cases.cases'))
  let made = 0
  return {
    tables: grown.map(({ relation }) => relation),
    /** Goes on until there are so many cases; answers how many rows that were. */
    async fillTo(many: number): Promise<number> {
      const now = await queries.casesNow(sql)
      if (made === 0) await queries.makeRoomBefore(sql, 10_000 * 20_000_000)
      let rows = 0
      for (let left = many - now; left > 0; left -= STEP) {
        const from = made + 1
        made += Math.min(STEP, left)
        rows += await step(from, made)
      }
      await queries.settle(admin)
      return rows
    },
  }

  async function step(from: number, to: number): Promise<number> {
    await queries.chooseCopies(sql, from, to)
    let rows = 0
    await inParallel(grown, LANES, async (table) => {
      const one = opened.get(table.relation)
      const closedRows = one ? await closeAgain(city, sql, table, one, { from, to, all: LISTED.includes(table.relation) }) : []
      const copied = await queries.copyRows(sql, table, { from, to, closed: closedRows })
      rows += copied
    })
    return rows
  }
}

async function open(city: City, sql: Sql, table: queries.Grown, closedTable: ClosedTable): Promise<Opened> {
  const rows: Opened['rows'] = new Map()
  for (const row of await queries.templatesOf(sql, table)) {
    const closedMembers = new Map<string, Set<string>>()
    for (const [column, form] of Object.entries(closedTable.columns))
      if (form === 'members')
        closedMembers.set(
          column,
          new Set(Object.entries((row[column] ?? {}) as Row).flatMap(([name, one]) => (isClosed(one) ? [name] : []))),
        )
    const wasClosed = new Set(
      Object.keys(closedTable.columns).filter((column) => isClosed(row[column]) || typeof row[column] === 'object'),
    )
    const [plain] = await closedTable.open(city.sql, [{ ...row }])
    const kept = Object.fromEntries(Object.entries(plain ?? {}).filter(([column]) => wasClosed.has(column)))
    rows.set(row.place_of_row, { opened: kept, closedMembers })
  }
  return { table: closedTable, rows }
}

const isClosed = (value: unknown): boolean => keyIdOf(value) !== undefined

type Range = { from: number; to: number; all: boolean }

async function closeAgain(city: City, sql: Sql, table: queries.Grown, { table: closedTable, rows }: Opened, range: Range) {
  const keys = await queries.keysOfCopies(sql, table, { ...range, key: closedTable.key })
  return keys.flatMap(({ n, place, ...key }) => {
    const held = rows.get(place)
    if (!held) return []
    const values: Row = {}
    for (const [column, form] of Object.entries(closedTable.columns)) {
      const value = held.opened[column]
      if (value === null || value === undefined) continue
      values[column] = closedValue(city, closedTable, key, { column, form, value, members: held.closedMembers.get(column) })
    }
    return [{ n, place, values }]
  })
}

type Value = { column: string; form: Form; value: unknown; members: Set<string> | undefined }

function closedValue({ sql }: City, table: ClosedTable, key: Row, { column, form, value, members }: Value): unknown {
  if (form === 'text') return table.text(sql, key, column, String(value))
  if (form === 'json') return table.value(sql, key, column, value)
  if (form === 'elements') return JSON.parse(table.elements(sql, key, column, value as unknown[]))
  return Object.fromEntries(
    Object.entries(value as Row).map(([name, one]) => [
      name,
      members?.has(name) ? JSON.parse(table.member(sql, key, column, name, one)) : one,
    ]),
  )
}
