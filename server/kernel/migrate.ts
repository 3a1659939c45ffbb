// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sql } from './database.ts'
import * as queries from './migrate-queries.ts'

export type Migration = { room: string; name: string; text: string; hash: string }

/** The migrations of the rooms, room by room in the order of floors, file by file by number. */
export function findMigrations(serverFolder: string, rooms: string[]): Migration[] {
  const found: Migration[] = []
  for (const room of rooms) {
    const folder = join(serverFolder, room, 'migrations')
    if (!existsSync(folder)) continue
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort()) {
      const text = readFileSync(join(folder, name), 'utf8')
      found.push({ room, name, text, hash: createHash('sha256').update(text).digest('hex') })
    }
  }
  return found
}

/**
 * Brings the database up to the code. One process does it at a time (an
 * advisory lock); each file is one transaction; a file that has run may not
 * change afterwards, because then two cities would not have the same tables.
 * `worksAs` is the role that servers work as; when it is not the one that
 * migrates, it is given the rows and nothing else.
 */
export async function migrate(sql: Sql, migrations: Migration[], worksAs = ''): Promise<number> {
  await queries.prepare(sql)
  let ran = 0
  await sql.begin(async (tx) => {
    await queries.lock(tx)
    const before = new Map((await queries.applied(tx)).map((row) => [`${row.room}/${row.name}`, row.hash]))
    for (const migration of migrations) {
      const hash = before.get(`${migration.room}/${migration.name}`)
      if (hash === migration.hash) continue
      if (hash !== undefined)
        throw new Error(
          `The migration ${migration.room}/${migration.name} has already run here and was changed since. Add a new file instead.`,
        )
      await tx.unsafe(migration.text)
      await queries.record(tx, migration)
      ran++
    }
    await queries.grantRows(tx, ['kernel', 'graphile_worker', ...new Set(migrations.map(({ room }) => room))], worksAs)
  })
  return ran
}
