// SPDX-License-Identifier: Apache-2.0
import { LOCKS, locks, roles, type Sql } from '../kernel/index.ts'

export async function databaseExists(sql: Sql, name: string): Promise<boolean> {
  const rows = await sql`select 1 from pg_database where datname = ${name}`
  return rows.length > 0
}

export async function createDatabase(sql: Sql, name: string, template = 'template1'): Promise<void> {
  await sql.unsafe(`create database "${name}" template "${template}" owner ${roles.owner}`)
}

/** Drops a test's database as soon as its last connection is closed; a job runner closes its own a moment after it has answered. */
export async function dropWhenFree(sql: Sql, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await sql.unsafe(`drop database if exists "${name}"${attempt > 100 ? ' with (force)' : ''}`)
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === '55006') || attempt > 101) throw error
      await new Promise((later) => setTimeout(later, 20))
    }
  }
}

/** Held until the connection ends. */
export async function lockTemplate(sql: Sql): Promise<void> {
  await sql`select pg_advisory_lock(${LOCKS}, ${locks.testTemplate})`
}

/** Roots of the cases that a round has begun, of all its periods. */
export async function begunByRound(sql: Sql, kind: string, round: string): Promise<string[]> {
  const rows = await sql<{ root: string }[]>`select root from kinds.rounds where kind = ${kind} and round = ${round}`
  return rows.map(({ root }) => root)
}
