// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { type Config, connect, type Embedded, type Sql, startEmbedded } from './kernel/index.ts'

export type Database = { sql: Sql; url: string; embedded: boolean; close(): Promise<void> }

/**
 * The database of a configuration: the outside one that DATABASE_URL names, or
 * the embedded one under DATA_DIR, started when it does not run. A guest (the
 * command line) leaves it as it found it; the owner (the server) stops it on
 * close even when it was left over from a start that was killed.
 */
export async function openDatabase(
  config: Config,
  as: 'owner' | 'guest',
  say: (line: string) => void = () => {},
): Promise<Database> {
  let embedded: Embedded | undefined
  let url = config.databaseUrl
  if (!url) {
    embedded = await startEmbedded(join(config.dataDir, 'postgres'), [], say)
    url = embedded.url
  }
  const sql = connect({ url, max: config.databasePool })
  return {
    sql,
    url,
    embedded: embedded !== undefined,
    async close() {
      await sql.end({ timeout: 5 })
      if (embedded && (as === 'owner' || !embedded.adopted)) await embedded.stop()
    },
  }
}
