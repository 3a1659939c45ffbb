// SPDX-License-Identifier: Apache-2.0
import { ACCOUNTS, type OpenKey } from '../kernel/crypto/index.ts'
import { type ClosedTable, isOpenValue, type Json, type Looked, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { awaitsMarks, columnsOf, learnMarks, markClosed, marksOf, SETTLED } from './closed-columns.ts'
import { learnKeys } from './data-keys.ts'
import type { Closed, VaultCity } from './needs.ts'
import * as queries from './queries.ts'

const ROWS = 200

export function purposesOf<C extends VaultCity>(closed: Closed<C>): string[] {
  return [...new Set([ACCOUNTS, ...closed.map((one) => one.purpose)])]
}

/**
 * One step of every place that has something to do: looks at the next rows,
 * and closes with the newest key what is open (a city from before) or closed
 * with an older key. Each step is one transaction, so that a killed worker
 * loses one step; two workers take different places. Rows that somebody has
 * are left for the next pass. Answers how many were closed.
 */
export async function resealOnce<C extends VaultCity>(city: C, closed: Closed<C>): Promise<number> {
  await learnKeys(city)
  await learnMarks(city)
  const marks = await marksOf(city.sql)
  const known = new Map((await queries.resealings(city.sql)).map((row) => [row.place, row]))
  let did = 0
  for (const one of closed) {
    if ('table' in one && one.isAppendOnly) continue
    const key = city.vault.keys.newest(one.purpose)
    const now = city.clock.now()
    if (key === undefined || (isAtRest(known.get(one.place), key, now) && !awaitsMarks(marks, one, now))) continue
    did += await transaction(city.sql, (tx) => step(city, tx, closed, one, key))
  }
  return did
}

/** From then on nobody closes with an older key any more: a pass that begins later is followed by no value under one. */
const settledAt = (key: OpenKey): number => key.usedFrom.getTime() + SETTLED

/** A clean pass is repeated once when it began too early to prove that no older key is needed. */
function isAtRest(row: queries.Resealing | undefined, key: OpenKey, now: Date): boolean {
  if (row === undefined || row.target !== key.id || row.cleanAt === null) return false
  return row.beganAt.getTime() >= settledAt(key) || now.getTime() < settledAt(key)
}

async function step<C extends VaultCity>(
  city: C,
  tx: Tx,
  closed: Closed<C>,
  one: Closed<C>[number],
  key: OpenKey,
): Promise<number> {
  const now = city.clock.now()
  const place = one.place
  const fresh = {
    place,
    purpose: one.purpose,
    target: key.id,
    cursor: null,
    beganAt: now,
    found: 0,
    closed: 0,
    looked: 0,
    cleanAt: null,
  }
  await queries.beginPlace(tx, fresh)
  const row = await queries.takePlace(tx, place)
  if (row === undefined || (isAtRest(row, key, now) && !awaitsMarks(await marksOf(tx), one, now))) return 0
  await queries.putMarks(tx, place, columnsOf(one), 'known', now)
  const before =
    row.target === key.id && row.cleanAt === null ? row : { ...fresh, closed: row.target === key.id ? row.closed : 0 }
  const prefix = `${key.algorithm}.${key.id}.`
  const done = 'table' in one ? await stepTable(tx, one, before.cursor, prefix) : await one.step(city, tx, before.cursor, prefix)
  const after = {
    ...before,
    cursor: done.cursor,
    found: before.found + done.found,
    closed: before.closed + done.closed,
    looked: before.looked + done.looked,
  }
  if (done.cursor !== null) await queries.putPlace(tx, after)
  else if (after.found > 0) await queries.putPlace(tx, { ...after, beganAt: now, found: 0, looked: 0 })
  else {
    await queries.putPlace(tx, { ...after, cleanAt: now })
    await markClosed(tx, one, after.beganAt, now)
    await retire(tx, closed, one.purpose, key, now)
  }
  return done.closed
}

async function stepTable(tx: Tx, table: ClosedTable, cursor: Json, prefix: string): Promise<Looked> {
  const rows = await queries.nextRows(tx, table, prefix, cursor as Record<string, string> | null, ROWS)
  const open = rows.filter((row) => row.isOpen)
  let [closed, refused] = [0, 0]
  for (const row of open) {
    const taken = await queries.takeRow(tx, table, row)
    if (taken === undefined) continue
    const isGenuine = await table.open(tx, [taken]).catch((error: unknown) => {
      if (isOpenValue(error)) return undefined
      throw error
    })
    // to close what somebody put there would make it genuine; it stays as it lies, and does not keep the place from its rest
    if (isGenuine === undefined) refused++
    else {
      await queries.putRow(tx, table, taken, closedColumns(tx, table, taken))
      closed++
    }
  }
  const last = rows.length === ROWS ? rows.at(-1) : undefined
  const next = last ? Object.fromEntries(table.key.map((name) => [name, last[name] ?? ''])) : null
  return { cursor: next, looked: rows.length, found: open.length - refused, closed }
}

function closedColumns(tx: Tx, table: ClosedTable, row: Record<string, unknown>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(table.columns).map(([column, form]) => {
      const value = row[column]
      if (value === null || value === undefined) return [column, null]
      if (form === 'text') return [column, table.text(tx, row, column, String(value))]
      if (form === 'json') return [column, table.json(tx, row, column, value)]
      if (form === 'elements') return [column, table.elements(tx, row, column, value as unknown[])]
      return [column, table.members(tx, row, column, value as Record<string, unknown>)]
    }),
  )
}

/** When every place of a purpose has had its clean pass after the key was everywhere, older keys of it are not needed any more. */
async function retire<C extends VaultCity>(tx: Tx, closed: Closed<C>, purpose: string, key: OpenKey, now: Date): Promise<void> {
  // whoever ends another place of it at this moment is first or second, and the second sees both
  await queries.lockKeys(tx)
  const rows = new Map((await queries.resealings(tx)).map((row) => [row.place, row]))
  const isDone = (place: string) => {
    const row = rows.get(place)
    return row?.target === key.id && row.cleanAt !== null && row.beganAt.getTime() >= settledAt(key)
  }
  if (!closed.filter((one) => one.purpose === purpose).every((one) => isDone(one.place))) return
  const retired = await queries.retireKeys(tx, purpose, key.serial, now)
  if (retired.length === 0) return
  await record(tx, now, [
    {
      act: 'keys.retired',
      actor: { kind: 'system', id: 'vault' },
      subject: { kind: 'keys', id: key.id },
      facts: { retired, purpose },
    },
  ])
}

/** Values are closed again in the background; at rest it is one look at the keys and one at the places. */
export function resealSweep<C extends VaultCity>(closed: Closed<C>) {
  return {
    name: 'vault.reseal',
    everyMilliseconds: 5_000,
    run: (city: C): Promise<number> => resealOnce(city, closed),
  }
}
