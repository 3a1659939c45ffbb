// SPDX-License-Identifier: Apache-2.0
import type { Bounds } from '@chengshu/engine'
import type { Json, Tx } from '../../kernel/index.ts'
import { type Bound, inReach } from '../../people/index.ts'

export type StoredRow = {
  register: string
  key: string
  version: number
  body: Record<string, Json>
  closed: Record<string, Json>
  department: string
  region: string
  beganAt: Date
  endedAt: Date | null
  writtenAt: Date
}

const columns = (tx: Tx) =>
  tx`r.register, r.key, r.version, r.body, r.closed, r.department, r.region,
     r.began_at as "beganAt", r.ended_at as "endedAt", r.written_at as "writtenAt"`

export function rowsByKeys(tx: Tx, register: string, keys: string[]): Promise<StoredRow[]> {
  return tx<StoredRow[]>`
    select ${columns(tx)} from registers.rows r where r.register = ${register} and r.key = any(${keys}::text[])`
}

/** One row by its key; nobody changes it until the transaction is over. */
export function holdRow(tx: Tx, register: string, key: string): Promise<StoredRow[]> {
  return tx<StoredRow[]>`
    select ${columns(tx)} from registers.rows r where r.register = ${register} and r.key = ${key} for no key update`
}

/** `body` and `closed` are JSON objects as they are kept; instants are ISO texts; `place` is a box as `boxText` writes it. */
export type RowToWrite = {
  key: string
  version: number
  body: Record<string, Json>
  closed: Record<string, Json>
  department: string
  region: string
  words: string[]
  place: string | null
  beganAt: string
  endedAt: string | null
}

/** Puts rows in the place of the version before; whoever was overtaken is not among the keys that come back. In the order of the keys, so that two never wait crosswise. */
export async function putRows(tx: Tx, register: string, rows: RowToWrite[], at: Date): Promise<string[]> {
  const written = await tx<{ key: string }[]>`
    insert into registers.rows as r (register, key, version, body, closed, department, region, words, place, began_at, ended_at, written_at)
    select ${register}::text, key, version, body, closed, department, region,
           array(select jsonb_array_elements_text(words)), place::box, "beganAt", "endedAt", ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as n(key text, version integer, body jsonb, closed jsonb, department text, region text, words jsonb, place text, "beganAt" timestamptz, "endedAt" timestamptz)
     order by key collate "C"
    on conflict (register, key) do update
       set version = excluded.version, body = excluded.body, closed = excluded.closed, department = excluded.department,
           region = excluded.region, words = excluded.words, place = excluded.place, began_at = excluded.began_at, ended_at = excluded.ended_at,
           written_at = excluded.written_at
     where r.version = excluded.version - 1
    returning r.key`
  return written.map((row) => row.key)
}

export type VersionToKeep = {
  key: string
  version: number
  act: string
  body: Record<string, Json>
  closed: Record<string, Json>
  changed: string[]
  department: string
  region: string
  beganAt: string
  endedAt: string | null
}

export async function keepVersions(
  tx: Tx,
  register: string,
  versions: VersionToKeep[],
  { why, by, at }: { why: string | null; by: { kind: string; id: string }; at: Date },
): Promise<void> {
  await tx`
    insert into registers.row_history
      (register, key, version, act, body, closed, changed, department, region, began_at, ended_at, why, by_kind, by, at)
    select ${register}::text, key, version, act, body, closed, array(select jsonb_array_elements_text(changed)), department, region,
           "beganAt", "endedAt", ${why}::text, ${by.kind}::text, ${by.id}::text, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(versions)}::text::jsonb)
        as n(key text, version integer, act text, body jsonb, closed jsonb, changed jsonb, department text, region text, "beganAt" timestamptz, "endedAt" timestamptz)`
}

export async function putIndex(
  tx: Tx,
  register: string,
  entries: { key: string; field: string; value: string }[],
): Promise<void> {
  await tx`
    insert into registers.row_index (register, field, value, key)
    select ${register}::text, field, value, key
      from jsonb_to_recordset(${JSON.stringify(entries)}::text::jsonb) as n(key text, field text, value text)
    on conflict (register, key, field) do update set value = excluded.value`
}

/** Takes what only one open row may have. What comes back is the rows' own; what does not, another row has. */
export async function takeClaims(tx: Tx, register: string, claims: { claim: string; key: string }[]): Promise<string[]> {
  const taken = await tx<{ claim: string }[]>`
    insert into registers.row_claims as c (claim, register, key)
    select claim, ${register}::text, key
      from jsonb_to_recordset(${JSON.stringify(claims)}::text::jsonb) as n(claim text, key text)
     order by claim collate "C"
    on conflict (claim) do update set key = excluded.key where c.register = excluded.register and c.key = excluded.key
    returning c.claim`
  return taken.map((row) => row.claim)
}

export async function freeClaims(tx: Tx, register: string, claims: string[], keys: string[]): Promise<void> {
  await tx`
    delete from registers.row_claims
     where claim = any(${claims}::text[]) and register = ${register} and key = any(${keys}::text[])`
}

/**
 * Those of some keys of a register whose row holds now, and goes on to hold until the transaction is over. Each by itself, because rows
 * are not locked on several nodes at once, and in the order of the keys, so that two never wait crosswise.
 */
export async function openKeys(tx: Tx, register: string, keys: string[]): Promise<string[]> {
  const open: string[] = []
  for (const key of keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) {
    const rows = await tx`
      select 1 from registers.rows where register = ${register} and key = ${key} and ended_at is null for share`
    if (rows.length > 0) open.push(key)
  }
  return open
}

/** Whether some open row of a register names one of some values in an index field. */
export async function isNamed(tx: Tx, register: string, field: string, values: string[]): Promise<boolean> {
  const rows = await tx`
    select 1 from registers.row_index i join registers.rows r on r.register = i.register and r.key = i.key
     where i.register = ${register} and i.field = ${field} and i.value = any(${values}::text[])
           and r.register = ${register} and r.ended_at is null limit 1`
  return rows.length > 0
}

/** A condition on an index field: one of some values, or a stretch of them (both ends within). */
export type Filter = { field: string; values: string[] } | { field: string; atLeast: string; atMost: string }

export type Listing = {
  register: string
  filters: Filter[]
  /** pairs of signs, all of which a row has */
  words: string[]
  /** the rectangle around its place has something in common with this one */
  box?: Bounds | undefined
  /** the key begins so */
  prefix?: string | undefined
  reach?: Bound[] | undefined
  /** region codes from and to this */
  region?: [string, string] | undefined
  which: 'open' | 'ended' | 'all'
  /** the index field by which it is ordered; by the key without one */
  sort?: string | undefined
  isDescending?: boolean | undefined
}

export type Listed = StoredRow & { sorted: string }

export const boxText = ([west, south, east, north]: Bounds): string => `((${east},${north}),(${west},${south}))`

/** In the stretch of longitudes that the register has in the index; the left side is written as the migration writes it. */
const touches = (tx: Tx, register: string, box: Bounds) =>
  tx`(r.place + point(1000 * (hashtext(r.register) % 100000), 0))
     && (${boxText(box)}::text::box + point(1000 * (hashtext(${register}::text) % 100000), 0))`

const narrowed = (tx: Tx, listing: Listing) => {
  const { reach, region, prefix, words, box } = listing
  return [
    box && tx`and ${touches(tx, listing.register, box)}`,
    reach && tx`and ${inReach(tx, reach, 'r.department', 'r.region')}`,
    region && tx`and r.region between ${region[0]} and ${region[1]}`,
    prefix !== undefined && tx`and r.key >= ${prefix} and r.key < ${`${prefix}\u{10ffff}`}`,
    words.length > 0 && tx`and r.words @> ${words}::text[]`,
    listing.which === 'open' && tx`and r.ended_at is null`,
    listing.which === 'ended' && tx`and r.ended_at is not null`,
    ...listing.filters.map(
      (filter) =>
        tx`and exists (select from registers.row_index f where f.register = r.register and f.key = r.key
              and f.register = ${listing.register} and f.field = ${filter.field} and ${isOf(tx, filter, 'f')})`,
    ),
  ].reduce<ReturnType<Tx>>((all, one) => (one ? tx`${all} ${one}` : all), tx``)
}

const isOf = (tx: Tx, filter: Filter, index: 'f' | 'm') =>
  'values' in filter
    ? tx`${tx(index)}.value = any(${filter.values}::text[])`
    : tx`${tx(index)}.value between ${filter.atLeast} and ${filter.atMost}`

/** One page of a register after a key, in the order of the key or of one index field. */
export function listRows(tx: Tx, listing: Listing, after: [string, string] | undefined, limit: number): Promise<Listed[]> {
  const { register, sort, isDescending } = listing
  const [value, key] = after ?? ['', '']
  const down = isDescending ? tx`desc` : tx``
  const beyond = isDescending ? tx`<` : tx`>`
  if (sort === undefined)
    return tx<Listed[]>`
      select ${columns(tx)}, '' as sorted from registers.rows r
       where r.register = ${register} ${after ? tx`and r.key ${beyond} ${key}` : tx``} ${narrowed(tx, listing)}
       order by r.key ${down} limit ${limit}`
  return tx<Listed[]>`
    select ${columns(tx)}, i.value as sorted
      from registers.row_index i join registers.rows r on r.register = i.register and r.key = i.key
     where i.register = ${register} and i.field = ${sort} and r.register = ${register}
           ${after ? tx`and (i.value, i.key) ${beyond} (${value}, ${key})` : tx``} ${narrowed(tx, listing)}
     order by i.value ${down}, i.key ${down} limit ${limit}`
}

/** Rows whose place is in the listing's box, in no order. */
export function rowsInBox(tx: Tx, listing: Listing, limit: number): Promise<StoredRow[]> {
  return tx<StoredRow[]>`
    select ${columns(tx)} from registers.rows r
     where r.register = ${listing.register} and r.place is not null ${narrowed(tx, listing)} limit ${limit}`
}

export type Cluster = { lon: number; lat: number; many: number }

/** How many rows of the listing there are in each square of so many degrees, and the middle of where they are. */
export function clustersInBox(tx: Tx, listing: Listing, side: number): Promise<Cluster[]> {
  return tx<Cluster[]>`
    select avg(n.middle[0]) as lon, avg(n.middle[1]) as lat, count(*)::int as many
      from (select @@ r.place as middle from registers.rows r
             where r.register = ${listing.register} and r.place is not null ${narrowed(tx, listing)}) n
     group by floor(n.middle[0] / ${side}::float8), floor(n.middle[1] / ${side}::float8)
     order by 1, 2`
}

/** Rows after a key with what they say in a field, to take their places from it. */
export function valuesOfField(
  tx: Tx,
  register: string,
  field: string,
  after: string,
  limit: number,
): Promise<{ key: string; value: Json }[]> {
  return tx<{ key: string; value: Json }[]>`
    select key, body -> ${field}::text as value from registers.rows
     where register = ${register} and key > ${after} order by key limit ${limit}`
}

export async function putPlaces(tx: Tx, register: string, places: { key: string; place: string | null }[]): Promise<void> {
  const keys = places.map(({ key }) => key)
  const boxes = places.map(({ place }) => place)
  await tx`
    update registers.rows r set place = n.place::box
      from unnest(${keys}::text[], ${boxes}::text[]) as n(key, place)
     where r.register = ${register} and r.key = any(${keys}::text[]) and r.key = n.key`
}

/** How many there are, as far as it is counted. */
export async function countRows(tx: Tx, listing: Listing, most: number): Promise<number> {
  const [row] = await tx<{ many: number }[]>`
    select count(*)::int as many from (
      select from registers.rows r where r.register = ${listing.register} ${narrowed(tx, listing)} limit ${most}) n`
  return row?.many ?? 0
}

export type Group = { value: string; over: number; count: number }

/** How many rows of a listing there are for each value of a field (all together without one), and how many of them fit more conditions. */
export function countGroups(tx: Tx, listing: Listing, more: Filter[], by: string | undefined): Promise<Group[]> {
  const fits = more.map(
    (filter) =>
      tx`and exists (select from registers.row_index m where m.register = r.register and m.key = r.key
            and m.register = ${listing.register} and m.field = ${filter.field} and ${isOf(tx, filter, 'm')})`,
  )
  return tx<Group[]>`
    select ${by === undefined ? tx`''::text` : tx`g.value`} as value, count(*)::int as over,
           count(*) filter (where true ${fits.reduce<ReturnType<Tx>>((all, one) => tx`${all} ${one}`, tx``)})::int as count
      from registers.rows r
      ${by === undefined ? tx`` : tx`join registers.row_index g on g.register = r.register and g.key = r.key and g.register = ${listing.register} and g.field = ${by}`}
     where r.register = ${listing.register} ${narrowed(tx, listing)}
     group by 1 order by 1`
}

export type StoredVersion = Omit<VersionToKeep, 'beganAt' | 'endedAt'> & {
  register: string
  beganAt: Date
  endedAt: Date | null
  why: string | null
  byKind: string
  by: string
  at: Date
}

const versionColumns = (tx: Tx) =>
  tx`register, key, version, act, body, closed, changed, department, region, began_at as "beganAt", ended_at as "endedAt",
     why, by_kind as "byKind", by, at`

/** The versions of a row, the newest first, from before one on. */
export function versionsOfRow(tx: Tx, register: string, key: string, before: number, limit: number): Promise<StoredVersion[]> {
  return tx<StoredVersion[]>`
    select ${versionColumns(tx)} from registers.row_history
     where register = ${register} and key = ${key} and version < ${before} order by version desc limit ${limit}`
}

/** What was written last of a row until an instant. */
export async function versionAsOf(tx: Tx, register: string, key: string, at: Date): Promise<StoredVersion | undefined> {
  const [row] = await tx<StoredVersion[]>`
    select ${versionColumns(tx)} from registers.row_history
     where register = ${register} and key = ${key} and at <= ${at} order by version desc limit 1`
  return row
}

export async function hasRows(tx: Tx, register: string): Promise<boolean> {
  const rows = await tx`select 1 from registers.rows where register = ${register} limit 1`
  return rows.length > 0
}
