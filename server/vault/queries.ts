// SPDX-License-Identifier: Apache-2.0
import type { Algorithm } from '../kernel/crypto/index.ts'
import { type ClosedTable, type Form, type Json, LOCKS, locks, type Tx } from '../kernel/index.ts'

export type WrappedKey = {
  id: string
  purpose: string
  serial: number
  algorithm: Algorithm
  wrapped: string
  madeAt: Date
  usedFrom: Date
  retiredAt: Date | null
}

export async function hasTables(tx: Tx): Promise<boolean> {
  const [row] = await tx<{ there: boolean }[]>`select to_regclass('vault.data_keys') is not null as there`
  return row?.there === true
}

export function wrappedKeys(tx: Tx): Promise<WrappedKey[]> {
  return tx<WrappedKey[]>`
    select id, purpose, serial, algorithm, wrapped, made_at as "madeAt", used_from as "usedFrom", retired_at as "retiredAt"
      from vault.data_keys order by purpose, serial`
}

/** Another server that makes the same key at the same moment is first or second: there is one. */
export async function insertKey(tx: Tx, key: Omit<WrappedKey, 'retiredAt'>): Promise<void> {
  await tx`
    insert into vault.data_keys (id, purpose, serial, algorithm, wrapped, made_at, used_from)
    values (${key.id}, ${key.purpose}, ${key.serial}, ${key.algorithm}, ${key.wrapped}, ${key.madeAt}, ${key.usedFrom})
    on conflict do nothing`
}

export async function rewrapKey(tx: Tx, id: string, before: string, wrapped: string): Promise<boolean> {
  const rows = await tx`update vault.data_keys set wrapped = ${wrapped} where id = ${id} and wrapped = ${before} returning 1`
  return rows.length === 1
}

/** Held until the transaction ends: one rotation at a time. */
export async function lockKeys(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCKS}, ${locks.keys})`
}

export type Resealing = {
  place: string
  purpose: string
  target: string
  cursor: Json
  beganAt: Date
  found: number
  closed: number
  looked: number
  cleanAt: Date | null
}

const columns = (tx: Tx) =>
  tx`place, purpose, target, cursor, began_at as "beganAt", found, closed, looked, clean_at as "cleanAt"`

export function resealings(tx: Tx): Promise<Resealing[]> {
  return tx<Resealing[]>`select ${columns(tx)} from vault.resealings order by place`
}

export async function beginPlace(tx: Tx, row: Resealing): Promise<void> {
  await tx`
    insert into vault.resealings (place, purpose, target, began_at) values (${row.place}, ${row.purpose}, ${row.target}, ${row.beganAt})
    on conflict (place) do nothing`
}

/** The place for this transaction, unless another worker has it. What a killed one had done stays done; the rest is done from its cursor on. */
export async function takePlace(tx: Tx, place: string): Promise<Resealing | undefined> {
  const [row] = await tx<Resealing[]>`
    select ${columns(tx)} from vault.resealings where place = ${place} for update skip locked`
  return row
}

export async function putPlace(tx: Tx, row: Resealing): Promise<void> {
  await tx`
    update vault.resealings
       set target = ${row.target}, cursor = ${row.cursor === null ? null : JSON.stringify(row.cursor)}::text::jsonb, began_at = ${row.beganAt},
           found = ${row.found}, closed = ${row.closed}, looked = ${row.looked}, clean_at = ${row.cleanAt}
     where place = ${row.place}`
}

export type Mark = { place: string; column: string; step: 'known' | 'closed'; at: Date }

/** None when the database has no such table yet. */
export async function marks(tx: Tx): Promise<Mark[]> {
  const [row] = await tx<{ there: boolean }[]>`select to_regclass('vault.closed_columns') is not null as there`
  if (row?.there !== true) return []
  return tx<Mark[]>`select place, column_name as "column", step, at from vault.closed_columns`
}

/** Answers how many were new. */
export async function putMarks(tx: Tx, place: string, columns: string[], step: Mark['step'], at: Date): Promise<number> {
  const made = await tx`
    insert into vault.closed_columns (place, column_name, step, at)
    select ${place}, name, ${step}, ${at} from unnest(${columns}::text[]) as new(name)
    on conflict do nothing`
  return made.count
}

/** Keys of a purpose that are older than the newest and that no place of it needs any more. Answers which. */
export async function retireKeys(tx: Tx, purpose: string, serial: number, at: Date): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    update vault.data_keys set retired_at = ${at}
     where purpose = ${purpose} and retired_at is null and serial < ${serial}
    returning id`
  return rows.map((row) => row.id)
}

/** Whether a column holds something that is not closed with the key. */
function isOpen(tx: Tx, column: string, form: Form, prefix: string) {
  const name = tx(column)
  if (form === 'text') return tx`(t.${name} is not null and not starts_with(t.${name}, ${prefix}))`
  if (form === 'json') return tx`(t.${name} is not null and not starts_with(t.${name} #>> '{}', ${prefix}))`
  if (form === 'elements')
    return tx`exists (select from jsonb_array_elements_text(case when jsonb_typeof(t.${name}) = 'array' then t.${name} end) m(value) where not starts_with(m.value, ${prefix}))`
  return tx`exists (select from jsonb_each_text(case when jsonb_typeof(t.${name}) = 'object' then t.${name} end) m where not starts_with(m.value, ${prefix}))`
}

type Key = Record<string, string>
const listed = (tx: Tx, names: readonly string[]) =>
  names.map((name) => tx`t.${tx(name)}`).reduce((list, one) => tx`${list}, ${one}`)
const isRow = (tx: Tx, table: ClosedTable, row: Record<string, unknown>) =>
  table.key.map((name) => tx`t.${tx(name)} = ${String(row[name])}`).reduce((all, one) => tx`${all} and ${one}`)

/** The next rows by their keys, and whether something in them is not closed with the key. */
export function nextRows(
  tx: Tx,
  table: ClosedTable,
  prefix: string,
  after: Key | null,
  many: number,
): Promise<(Key & { isOpen: boolean })[]> {
  const key = listed(tx, table.key)
  const open = Object.entries(table.columns)
    .map(([column, form]) => isOpen(tx, column, form, prefix))
    .reduce((any, one) => tx`${any} or ${one}`)
  const from = after && table.key.map((name) => tx`${after[name] ?? ''}`).reduce((list, one) => tx`${list}, ${one}`)
  return tx<(Key & { isOpen: boolean })[]>`
    select ${key}, (${open}) as "isOpen" from ${tx(table.table)} t
     where ${from ? tx`(${key}) > (${from})` : tx`true`} order by ${key} limit ${many}`
}

/** One row with its closed columns, for this transaction; undefined when somebody has it or it is gone. */
export async function takeRow(tx: Tx, table: ClosedTable, key: Key): Promise<Record<string, unknown> | undefined> {
  const [row] = await tx<Record<string, unknown>[]>`
    select ${listed(tx, [...table.key, ...Object.keys(table.columns)])} from ${tx(table.table)} t where ${isRow(tx, table, key)} for update skip locked`
  return row
}

/** `closed`: what each column shall hold, as its text. */
export async function putRow(
  tx: Tx,
  table: ClosedTable,
  key: Record<string, unknown>,
  closed: Record<string, string | null>,
): Promise<void> {
  const set = Object.entries(table.columns)
    .map(([column, form]) =>
      form === 'text'
        ? tx`${tx(column)} = ${closed[column] ?? null}`
        : tx`${tx(column)} = ${closed[column] ?? null}::text::jsonb`,
    )
    .reduce((list, one) => tx`${list}, ${one}`)
  await tx`update ${tx(table.table)} t set ${set} where ${isRow(tx, table, key)}`
}
