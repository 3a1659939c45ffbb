// SPDX-License-Identifier: Apache-2.0
import { type Sql, transaction } from './database.ts'
import * as queries from './migrate-queries.ts'

/**
 * On a database that was made a cluster, lays tables that have come since where they belong: `text` is docs/distribute.sql, each line of
 * which asks whether it was done. One process does it at a time. Answers how many tables it were; on one PostgreSQL, none.
 */
export async function distributeNew(sql: Sql, text: string): Promise<number> {
  const lines = text.split('\n').filter((line) => line.startsWith('select create_'))
  return transaction(sql, async (tx) => {
    await queries.lock(tx)
    if (!(await queries.isCluster(tx))) return 0
    let laid = 0
    for (const line of lines) laid += (await tx.unsafe(line)).count
    return laid
  })
}
