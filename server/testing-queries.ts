// SPDX-License-Identifier: Apache-2.0
import type { Sql } from './kernel/index.ts'

export async function databaseExists(sql: Sql, name: string): Promise<boolean> {
  const rows = await sql`select 1 from pg_database where datname = ${name}`
  return rows.length > 0
}

export async function createDatabase(sql: Sql, name: string, template = 'template1'): Promise<void> {
  await sql.unsafe(`create database "${name}" template "${template}"`)
}

export async function dropDatabase(sql: Sql, name: string): Promise<void> {
  await sql.unsafe(`drop database if exists "${name}" with (force)`)
}

/** Held until the connection ends. */
export async function lockTemplate(sql: Sql): Promise<void> {
  await sql`select pg_advisory_lock(990100, 2)`
}
