// SPDX-License-Identifier: Apache-2.0
import { type Json, LOCKS, locks, type Tx } from '../kernel/index.ts'
import type { VersionFiles } from './versioned.ts'

export type NewVersion = {
  kind: string
  id: string
  hash: string
  name: string
  state: string
  effectiveOn: string | null
  files: VersionFiles
}
export type VersionRow = {
  kind: string
  id: string
  hash: string
  name: string
  state: string
  effectiveOn: string | null
  publishedAt: Date
  isCurrent: boolean
  /** since when it is the one that new cases get; null when it is not */
  since: Date | null
}
export type Key = { kind: string; id: string; hash: string }

/** Held until the transaction ends: one process publishes at a time. */
export async function lockPublishing(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCKS}, ${locks.publishing})`
}

export async function lastPublished(tx: Tx): Promise<string | undefined> {
  const [row] = await tx<{ fingerprint: string }[]>`select fingerprint from packs.published`
  return row?.fingerprint
}

/** Null: what was published has no name of its own, so whatever comes next is gone through. */
export async function notePublished(tx: Tx, fingerprint: string | null, now: Date): Promise<void> {
  await tx`
    with gone as (delete from packs.published where ${fingerprint}::text is null)
    insert into packs.published (fingerprint, at)
    select ${fingerprint}::text, ${now} where ${fingerprint}::text is not null
        on conflict (is_last) do update set fingerprint = excluded.fingerprint, at = excluded.at`
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

export type Coming = Key & { effectiveOn: string }

/** What is published and not in force yet, by its day: few rows of a small table. */
export async function comingVersions(tx: Tx): Promise<Coming[]> {
  return tx<Coming[]>`
    select kind, id, hash, effective_on::text as "effectiveOn" from packs.coming order by effective_on, published_at, hash`
}

export async function scheduleVersions(tx: Tx, rows: readonly Coming[], ofFiles: boolean, now: Date): Promise<void> {
  const wanted = rows.map(({ kind, id, hash, effectiveOn }) => ({ kind, id, hash, effective_on: effectiveOn }))
  await tx`
    insert into packs.coming (kind, id, hash, effective_on, of_files, published_at)
    select kind, id, hash, effective_on, ${ofFiles}, ${now}
      from jsonb_to_recordset(${tx.json(wanted)}) as new (kind text, id text, hash text, effective_on date)
        on conflict do nothing`
}

/** What is current stays so over files that begin later: the pack's process lays it over them until their day. */
export async function layOverFiles(tx: Tx, rows: readonly Key[]): Promise<void> {
  await tx`
    update packs.current c
       set placed_over = nullif(files.hash, c.hash)
      from jsonb_to_recordset(${tx.json(rows as unknown as Json)}) as files (kind text, id text, hash text)
     where c.kind = files.kind and c.id = files.id`
}

/** Files that announced a version and do not say so any more have taken it back. */
export async function dropComing(tx: Tx, files: readonly Key[]): Promise<void> {
  await tx`
    delete from packs.coming
     where of_files
       and (kind, id, hash) not in
           (select kind, id, hash from jsonb_to_recordset(${tx.json(files as unknown as Json)}) as f (kind text, id text, hash text))`
}

/** Makes current what comes into force until `today`; of several, the last one. The caller holds the lock of publishing. Answers what is current now. */
export async function bringIntoForce(tx: Tx, today: string, now: Date): Promise<Key[]> {
  return tx<Key[]>`
    with due as (
      delete from packs.coming where effective_on <= ${today}::date returning kind, id, hash, effective_on, published_at
    ), latest as (
      select distinct on (kind, id) kind, id, hash from due order by kind, id, effective_on desc, published_at desc
    )
    update packs.current c
       set hash = latest.hash, since = ${now}, placed_over = nullif(coalesce(c.placed_over, c.hash), latest.hash)
      from latest
     where c.kind = latest.kind and c.id = latest.id
    returning c.kind, c.id, c.hash`
}

export async function isCurrent(tx: Tx, { kind, id, hash }: Key): Promise<boolean> {
  const rows = await tx`select 1 from packs.current where kind = ${kind} and id = ${id} and hash = ${hash}`
  return rows.length > 0
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

export async function findVersion(tx: Tx, kind: string, id: string, hash: string): Promise<VersionFiles | undefined> {
  const [row] = await tx<{ body: { files: VersionFiles } }[]>`
    select body from packs.versions where kind = ${kind} and id = ${id} and hash = ${hash}`
  return row?.body.files
}

/** Which one of its versions this is, counted from the first (1); undefined where it was never published. */
export async function numberOfVersion(tx: Tx, { kind, id, hash }: Key): Promise<number | undefined> {
  const [row] = await tx<{ number: number }[]>`
    select count(*)::int as number
      from packs.versions own
      join packs.versions v on v.kind = own.kind and v.id = own.id
       and (v.published_at, coalesce(v.effective_on, 'infinity'), own.hash) <= (own.published_at, coalesce(own.effective_on, 'infinity'), v.hash)
     where own.kind = ${kind} and own.id = ${id} and own.hash = ${hash}
    having count(*) > 0`
  return row?.number
}

/** The number (see numberOfVersion) and the instant of publication of the current version of each of these. */
export async function numbersOfCurrent(
  tx: Tx,
  kinds: readonly string[],
  ids: readonly string[],
): Promise<(Key & { number: number; publishedAt: Date })[]> {
  return tx<(Key & { number: number; publishedAt: Date })[]>`
    select kind, id, hash, published_at as "publishedAt", number
      from (select kind, id, hash, published_at,
                   row_number() over (partition by kind, id
                                      order by published_at, coalesce(effective_on, 'infinity'), hash desc)::int as number
              from packs.versions
             where kind = any(${kinds as string[]}::text[]) and id = any(${ids as string[]}::text[])) numbered
      join packs.current using (kind, id, hash)`
}

export async function listVersions(tx: Tx, kind: string, id: string): Promise<VersionRow[]> {
  return tx<VersionRow[]>`
    select v.kind, v.id, v.hash, v.name, v.state, v.effective_on::text as "effectiveOn", v.published_at as "publishedAt",
           c.hash is not null as "isCurrent", c.since
      from packs.versions v
      left join packs.current c on c.kind = v.kind and c.id = v.id and c.hash = v.hash
     where v.kind = ${kind} and v.id = ${id}
     order by v.published_at desc, v.effective_on desc, v.hash`
}
