// SPDX-License-Identifier: Apache-2.0
import { ACCOUNTS, keyIdOf, type OpenKey, type Vault } from './crypto/index.ts'
import { type Json, poolOf, type Sql, type Tx } from './database.ts'
import { Refusal } from './refusal.ts'

/** Where a value lies in the open that must not. */
export type OpenValue = { place: string; column: string; about: string }

/** What closes and opens on one database: the vault, how its data keys are read again when another server has made one, and whom to tell. */
type Lock = { vault: Vault; learn: (tx: Tx) => Promise<void>; tell: (found: OpenValue) => void; closed: Set<string> }

const locksOf = new WeakMap<Sql, Lock>()

/** Queries hand down their transaction only, so the vault is found by the pool that the transaction runs on; keys are learned on their own connection. */
export function closeAtRest(sql: Sql, vault: Vault, learn: (tx: Tx) => Promise<void>, tell: (found: OpenValue) => void): void {
  locksOf.set(sql, { vault, learn, tell, closed: new Set() })
}

/** From now on nothing in this column is genuine that is not closed; never taken back while the process runs. */
export function noteClosed(sql: Sql, place: string, column: string): void {
  locksOf.get(sql)?.closed.add(`${place}.${column}`)
}

const OPEN_VALUE = 'STORED_VALUE_OPEN'
/** Whether what was thrown says that somebody put an open value in the place of a closed one. */
export const isOpenValue = (error: unknown): boolean => error instanceof Refusal && error.code === OPEN_VALUE

function lockOf(tx: Tx): Lock {
  const lock = locksOf.get(poolOf(tx))
  if (lock === undefined) throw new Error('Nobody has brought keys to this pool (closeAtRest).')
  return lock
}

/** How a column holds what is closed: as text, as a JSON string in the place of the JSON, or each member of a JSON object, or each element of an array, by itself. */
export type Form = 'text' | 'json' | 'members' | 'elements'

type Row = Record<string, unknown>

/**
 * A table some of whose columns lie closed. What has no ciphertext yet is read as it is, and closed by the sweep of room `vault`; once
 * that has found a column closed (`noteClosed`), an open value in it is refused and told.
 */
export type ClosedTable = {
  /** its name in `vault.resealings` and `vault.closed_columns` */
  place: string
  table: string
  key: readonly string[]
  columns: Readonly<Record<string, Form>>
  /** data keys are made and followed by room; what is only added to has a series of its own, whose keys never retire */
  purpose: string
  isAppendOnly: boolean
  /** what is bound into a closed value: it opens in this column of this row alone */
  about(column: string, row: Row, member?: string): string
  /** text for a text column */
  text(tx: Tx, row: Row, column: string, value: string): string
  /** the JSON value itself, for a jsonb column of rows that travel as JSON */
  value(tx: Tx, row: Row, column: string, value: unknown): string
  /** JSON text for a jsonb column; null for nothing */
  json(tx: Tx, row: Row, column: string, value: unknown): string | null
  /** one member of a `members` column */
  member(tx: Tx, row: Row, column: string, member: string, value: unknown): string
  /** elements of an `elements` column, as a JSON array */
  elements(tx: Tx, row: Row, column: string, value: unknown[]): string
  /** a whole `members` column */
  members(tx: Tx, row: Row, column: string, value: Record<string, unknown>): string
  /** opens the closed columns of rows that carry their key, in place */
  open<T extends object>(tx: Tx, rows: T[]): Promise<T[]>
}

/** What a step of a pass came to: where the next one begins (null: this was the last), what it looked at, what needed closing, what it closed. */
export type Looked = { cursor: Json; looked: number; found: number; closed: number }

/** A place whose rows are closed in a way of its own: a key column becomes an index, bytes lie on the disk. */
export type ClosedPlace<C> = {
  place: string
  purpose: string
  /** those that are read through a closed table of the same name */
  columns?: Readonly<Record<string, Form>>
  /** one step of a pass: from `cursor` on, closes what is not closed with the key that `prefix` names */
  step(city: C, tx: Tx, cursor: Json, prefix: string): Promise<Looked>
}

type Named = {
  /** a series of keys that never retire, for what is only added to */
  appendOnly?: string
  /** what a value is bound to, where that is not table, column and the row's key */
  bound?: (row: Row, column: string) => string
  /** what the vault's `protect` closes: of accounts, licences and secrets, and never open */
  isProtected?: true
  /** columns that rows carry under another name than the database's */
  as?: Readonly<Record<string, string>>
}

/**
 * Names what of a table lies closed. Rows carry the key and the columns under
 * the database's own names.
 */
export function closedTable(table: string, key: string[], columns: Record<string, Form>, named: Named = {}): ClosedTable {
  const { appendOnly, bound, isProtected, as = {} } = named
  const purpose = isProtected ? ACCOUNTS : (appendOnly ?? table.slice(0, table.indexOf('.')))
  const place = isProtected ? `${table} (protected)` : table
  const about = (column: string, row: Row, member?: string) =>
    `${bound ? bound(row, column) : `${table}.${column}/${key.map((part) => String(row[part])).join('/')}`}${member === undefined ? '' : `/${member}`}`
  const close = (tx: Tx, text: string, where: string) => lockOf(tx).vault.close(purpose, text, where)
  const value = (tx: Tx, row: Row, column: string, one: unknown) => close(tx, JSON.stringify(one), about(column, row))
  const member = (tx: Tx, row: Row, column: string, name: string, value: unknown) =>
    JSON.stringify(close(tx, JSON.stringify(value), about(column, row, name)))
  return {
    place,
    table,
    key,
    columns,
    purpose,
    isAppendOnly: appendOnly !== undefined,
    about,
    member,
    text: (tx, row, column, value) => close(tx, value, about(column, row)),
    value,
    json: (tx, row, column, one) => (one === null || one === undefined ? null : JSON.stringify(value(tx, row, column, one))),
    elements: (tx, row, column, list) => JSON.stringify(list.map((one) => value(tx, row, column, one))),
    members: (tx, row, column, value) =>
      `{${Object.entries(value)
        .map(([name, one]) => `${JSON.stringify(name)}:${member(tx, row, column, name, one)}`)
        .join(',')}}`,
    async open(tx, rows) {
      if (rows.length === 0) return rows
      const lock = lockOf(tx)
      const found = rows.flatMap((row) => closedIn({ columns, as }, row as Row))
      if (found.some((value) => !isKnown(lock.vault, value))) await lock.learn(tx)
      const mustBeClosed = (column: string) => isProtected === true || lock.closed.has(`${place}.${column}`)
      for (const row of rows) openRow(lock, { place, columns, as, about, mustBeClosed }, row as Row)
      return rows
    },
  }
}

/** Without its data key a value is still opened by a key of the ring. */
function isKnown(vault: Vault, value: string): boolean {
  const id = keyIdOf(value)
  return id === undefined || !id.includes('-') || vault.keys.find(id) !== undefined
}

type Names = Required<Pick<Named, 'as'>>
/** The sweep's rows carry the database's names. */
const nameIn = (row: Row, as: Names['as'], column: string): string => (column in row ? column : (as[column] ?? column))

function closedIn({ columns, as }: Pick<ClosedTable, 'columns'> & Names, row: Row): string[] {
  return Object.entries(columns).flatMap(([column, form]) => {
    const value = row[nameIn(row, as, column)]
    const isParted = (form === 'members' || form === 'elements') && value !== null && typeof value === 'object'
    const values: unknown[] = isParted ? Object.values(value) : [value]
    return values.filter((one): one is string => keyIdOf(one) !== undefined)
  })
}

type Opening = Pick<ClosedTable, 'place' | 'columns' | 'about'> & Names & { mustBeClosed: (column: string) => boolean }

function openRow({ vault, tell }: Lock, { place, columns, as, about, mustBeClosed }: Opening, row: Row): void {
  /** The text of a closed value; undefined for one that lies open and may. Throws STORED_VALUE_OPEN. */
  const textOf = (value: unknown, column: string, where: string): string | undefined => {
    if (keyIdOf(value) !== undefined) return vault.reveal(String(value), where)
    if (value === null || value === undefined || !mustBeClosed(column)) return undefined
    tell({ place, column, about: where })
    throw new Refusal(OPEN_VALUE)
  }
  for (const [column, form] of Object.entries(columns)) {
    const name = nameIn(row, as, column)
    const value = row[name]
    if (form === 'text' || form === 'json') {
      const text = textOf(value, column, about(column, row))
      if (text !== undefined) row[name] = form === 'text' ? text : JSON.parse(text)
    } else if (value !== null && typeof value === 'object') {
      const members = value as Row
      for (const [name, one] of Object.entries(members)) {
        const text = textOf(one, column, about(column, row, form === 'members' ? name : undefined))
        if (text !== undefined) members[name] = JSON.parse(text)
      }
    }
  }
}

/** The key that closes what a room keeps outside the database. */
export async function closingKey(tx: Tx, purpose: string): Promise<OpenKey> {
  const { vault, learn } = lockOf(tx)
  if (vault.keys.newest(purpose) === undefined) await learn(tx)
  const key = vault.keys.newest(purpose)
  if (key === undefined) throw new Error(`There is no data key for ${purpose}: prepareDatabase makes it.`)
  return key
}

/** What names a key that this database does not have was closed for another one. */
export class DataKeyUnknown extends Error {
  constructor(id: string) {
    super(`The data key ${id} is not there.`)
    this.name = 'DataKeyUnknown'
  }
}

/** The key that something outside the database names. Throws DataKeyUnknown. */
export async function openingKey(tx: Tx, id: string): Promise<OpenKey> {
  const { vault, learn } = lockOf(tx)
  if (vault.keys.find(id) === undefined) await learn(tx)
  const key = vault.keys.find(id)
  if (key === undefined) throw new DataKeyUnknown(id)
  return key
}

const INDEX = 'index:'

/** What stands in a key column in the place of a number or a name: the same for the same text, and without the key it says nothing. */
export function indexed(tx: Tx, purpose: string, text: string): string {
  return INDEX + lockOf(tx).vault.indexFor(purpose, text)
}

export const isIndexed = (text: string): boolean => text.startsWith(INDEX)

/**
 * A text as a key column holds it where the key is to change: `search-2.` and 16 characters, by the newest key of a series. What is
 * looked for may lie under an older one until the place has been written again (`indexesFor`).
 */
export function indexBy(tx: Tx, purpose: string, text: string): string {
  const key = lockOf(tx).vault.keys.newest(purpose)
  if (key === undefined) throw new Error(`There is no data key for ${purpose}: prepareDatabase makes it.`)
  return `${key.id}.${key.index(text)}`
}

/** Under all keys of the series under which it may lie. */
export const indexesFor = (tx: Tx, purpose: string, text: string): string[] =>
  lockOf(tx)
    .vault.keys.living(purpose)
    .map((key) => `${key.id}.${key.index(text)}`)
