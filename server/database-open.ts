// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { archiveSettings, prepareArchive } from './backup/index.ts'
import { type Config, connect, databaseOwner, type Embedded, type Sql, startEmbedded } from './kernel/index.ts'

/** `url`: as whom a server works; `ownerUrl`: as whom tables are made and changed; `adminUrl`: the embedded one's superuser, for a backup. */
export type Database = { sql: Sql; url: string; ownerUrl: string; adminUrl: string | undefined; close(): Promise<void> }

/**
 * The database of a configuration: the outside one that DATABASE_URL names, or
 * the embedded one under DATA_DIR, started when it does not run. Servers and
 * the command line use it alike, at the same time: whoever leaves last stops it.
 */
export async function openDatabase(
  config: Config,
  say: (line: string) => void = () => {},
  moved: () => void = () => {},
): Promise<Database> {
  let embedded: Embedded | undefined
  let [url, ownerUrl] = [config.databaseUrl, config.databaseOwnerUrl || config.databaseUrl]
  if (!url) {
    say('starting the database')
    if (config.backupDir) await prepareArchive(config.backupDir, databaseOwner())
    const settings = config.backupDir ? archiveSettings(config.backupDir) : []
    embedded = await startEmbedded(join(config.dataDir, 'postgres'), { settings, bin: config.postgresBin, say, moved })
    ;({ url, ownerUrl } = embedded)
  }
  const sql = connect({ url, max: config.databasePool })
  return {
    sql,
    url,
    ownerUrl,
    adminUrl: embedded?.adminUrl,
    async close() {
      await sql.end({ timeout: 5 })
      await embedded?.stop()
    },
  }
}
