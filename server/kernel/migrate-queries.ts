// SPDX-License-Identifier: Apache-2.0
import type { Sql, Tx } from './database.ts'
import { LOCKS, locks } from './locks.ts'

export async function prepare(sql: Sql): Promise<void> {
  await sql`create schema if not exists kernel`.catch(ignoreRace)
  await sql`
    create table if not exists kernel.migrations (
      room text not null, name text not null, hash text not null, applied_at timestamptz not null default now(),
      primary key (room, name))`.catch(ignoreRace)
}

/** Two processes may create the schema at the same instant; `if not exists` does not cover that (unique_violation on the catalogue). */
function ignoreRace(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && (error.code === '23505' || error.code === '42P06'))) throw error
}

/** Held until the transaction ends, so that only one process migrates. */
export async function lock(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCKS}, ${locks.migrating})`
}

/** Whether distribute.sql was run here: Citus alone does not make a cluster of a city. */
export async function isCluster(tx: Tx): Promise<boolean> {
  const [citus] = await tx<{ isThere: boolean }[]>`select to_regclass('pg_dist_partition') is not null as "isThere"`
  if (!citus?.isThere) return false
  return (await tx`select 1 from pg_dist_partition where partmethod = 'h' limit 1`).length > 0
}

export function applied(tx: Tx): Promise<{ room: string; name: string; hash: string }[]> {
  return tx<{ room: string; name: string; hash: string }[]>`select room, name, hash from kernel.migrations`
}

export async function record(tx: Tx, migration: { room: string; name: string; hash: string }): Promise<void> {
  await tx`insert into kernel.migrations (room, name, hash) values (${migration.room}, ${migration.name}, ${migration.hash})`
}

/**
 * What the role that servers work as may do with the rooms' tables: read, add,
 * change and remove rows; not make, change, empty or drop a table. What a table
 * does not need, its comment takes away: `append-only` is read and added to,
 * `written once` never changed, `never deleted` kept; the record of
 * migrations is only read. Partitions are reached through their table alone.
 * graphile-worker closes its tables row by row to everybody but their owner, so
 * that a policy opens them. A view is only read. Said again only when a table
 * lacks it, or the schema of one that has moved.
 */
export async function grantRows(tx: Tx, schemas: string[], role: string): Promise<void> {
  if (role === '') return
  const [row] = await tx<{ acts: string | null }[]>`
    with tables as (
      select c.oid, c.oid::regclass as name, c.relrowsecurity, n.nspname, c.relkind,
             case when n.nspname = 'kernel' or c.relkind = 'v' then 'select'
                  when obj_description(c.oid, 'pg_class') like 'append-only%' then 'select, insert'
                  when obj_description(c.oid, 'pg_class') like 'written once%' then 'select, insert, delete'
                  when obj_description(c.oid, 'pg_class') like 'never deleted%' then 'select, insert, update'
                  else 'select, insert, update, delete' end as may
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any(${schemas}::text[]) and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
         and pg_has_role(c.relowner, 'usage') and not pg_has_role(${role}::name, c.relowner, 'usage')),
    acts as (
      select 1 as turn, format('grant usage on schema %I to %I; grant usage, select on all sequences in schema %I to %I', nspname, ${role}::text, nspname, ${role}::text) as act
        from (select distinct nspname from tables) s
      union all
      select 2, format('revoke all on %s from %I; grant %s on %s to %I', name, ${role}::text, may, name, ${role}::text)
        from tables
       where not has_table_privilege(${role}::name, oid, 'select')
          or has_table_privilege(${role}::name, oid, 'update') <> (may like '%update%')
          or has_table_privilege(${role}::name, oid, 'insert') <> (may like '%insert%')
          or has_table_privilege(${role}::name, oid, 'delete') <> (may like '%delete%')
      union all
      select 3, format('create policy %I on %s to %I using (true) with check (true)', ${role}::text, name, ${role}::text)
        from tables
       where relrowsecurity
         and not exists (select from pg_policy p where p.polrelid = tables.oid and p.polname = ${role}::name))
    select string_agg(act, '; ' order by turn) as acts from acts
     where exists (select from acts where turn > 1)
        or exists (select from tables where not has_schema_privilege(${role}::name, nspname, 'usage'))`
  if (row?.acts) await tx.unsafe(row.acts)
}
