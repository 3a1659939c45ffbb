// SPDX-License-Identifier: Apache-2.0
import type { Sql, Tx } from './database.ts'

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
  await tx`select pg_advisory_xact_lock(990100, 1)`
}

export function applied(tx: Tx): Promise<{ room: string; name: string; hash: string }[]> {
  return tx<{ room: string; name: string; hash: string }[]>`select room, name, hash from kernel.migrations`
}

export async function record(tx: Tx, migration: { room: string; name: string; hash: string }): Promise<void> {
  await tx`insert into kernel.migrations (room, name, hash) values (${migration.room}, ${migration.name}, ${migration.hash})`
}
