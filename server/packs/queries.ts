// SPDX-License-Identifier: Apache-2.0
import { type Json, LOCKS, locks, type Tx } from '../kernel/index.ts'
import type { ContentKind, VersionFiles } from './content.ts'

export type NewVersion = {
  kind: ContentKind
  id: string
  hash: string
  name: string
  state: string
  effectiveOn: string | null
  files: VersionFiles
}
export type VersionRow = {
  kind: ContentKind
  id: string
  hash: string
  name: string
  state: string
  effectiveOn: string | null
  publishedAt: Date
  isCurrent: boolean
}
export type Key = { kind: ContentKind; id: string; hash: string }

/** Held until the transaction ends: one process publishes at a time. */
export async function lockPublishing(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCKS}, ${locks.publishing})`
}

export async function knownVersions(tx: Tx): Promise<Key[]> {
  return tx<Key[]>`select kind, id, hash from packs.versions`
}

export type CurrentRow = Key & { placedOver: string | null }

export async function currentVersions(tx: Tx): Promise<CurrentRow[]> {
  return tx<CurrentRow[]>`select kind, id, hash, placed_over as "placedOver" from packs.current`
}

/** What was published in the studio and is current: few rows of a small table. */
export async function placedVersions(tx: Tx): Promise<(Key & { placedOver: string })[]> {
  return tx<(Key & { placedOver: string })[]>`
    select kind, id, hash, placed_over as "placedOver" from packs.current where placed_over is not null order by kind, id`
}

/** Puts a version in the place of `before`; false when another one is current by now. */
export async function placeCurrent(tx: Tx, key: Key, before: string, now: Date): Promise<boolean> {
  const rows = await tx`
    update packs.current
       set hash = ${key.hash}, since = ${now}, placed_over = nullif(coalesce(placed_over, hash), ${key.hash})
     where kind = ${key.kind} and id = ${key.id} and hash = ${before}
    returning 1`
  return rows.length > 0
}

export async function insertVersions(tx: Tx, rows: readonly NewVersion[], now: Date): Promise<void> {
  await tx`
    insert into packs.versions (kind, id, hash, name, state, effective_on, body, published_at)
    select kind, id, hash, name, state, effective_on, body, ${now}
      from jsonb_to_recordset(${tx.json(
        rows.map(({ effectiveOn, files, ...row }) => ({ ...row, effective_on: effectiveOn, body: { files } })) as unknown as Json,
      )}) as new (kind text, id text, hash text, name text, state text, effective_on date, body jsonb)
        on conflict do nothing`
}

export async function moveCurrent(tx: Tx, rows: readonly Key[], now: Date): Promise<void> {
  await tx`
    insert into packs.current (kind, id, hash, since)
    select kind, id, hash, ${now}
      from jsonb_to_recordset(${tx.json(rows as unknown as Json)}) as new (kind text, id text, hash text)
        on conflict (kind, id) do update set hash = excluded.hash, since = excluded.since, placed_over = null`
}

export async function endCurrent(tx: Tx, rows: readonly Key[]): Promise<void> {
  await tx`
    delete from packs.current
     where (kind, id) in (select kind, id from jsonb_to_recordset(${tx.json(rows as unknown as Json)}) as gone (kind text, id text))`
}

export async function findVersion(tx: Tx, kind: ContentKind, id: string, hash: string): Promise<VersionFiles | undefined> {
  const [row] = await tx<{ body: { files: VersionFiles } }[]>`
    select body from packs.versions where kind = ${kind} and id = ${id} and hash = ${hash}`
  return row?.body.files
}

export async function listVersions(tx: Tx, kind: ContentKind, id: string): Promise<VersionRow[]> {
  return tx<VersionRow[]>`
    select v.kind, v.id, v.hash, v.name, v.state, v.effective_on as "effectiveOn", v.published_at as "publishedAt",
           c.hash is not null as "isCurrent"
      from packs.versions v
      left join packs.current c on c.kind = v.kind and c.id = v.id and c.hash = v.hash
     where v.kind = ${kind} and v.id = ${id}
     order by v.published_at desc, v.hash`
}
