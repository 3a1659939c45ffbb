// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { digestsSince } from '../files/index.ts'
import { type Config, firstIdAt, type Log, type Metrics, type Sql } from '../kernel/index.ts'
import { copyData, copyUploads } from './base-backup.ts'
import { placeOne, unlessVanished } from './copy.ts'
import { places } from './manifest.ts'
import * as queries from './queries.ts'

export type BackupCity = { sql: Sql; config: Config; log: Log; metrics: Metrics }

/** An upload's id is made before its row is committed: so far back is looked once more. */
const OVERLAP_MILLISECONDS = 10 * 60_000

/** When this process last saw everything in the backup's folder; before that all uploads are compared once. */
let complete: Date | undefined

/**
 * Uploads and new keys follow the archived log into the backup's folder, so
 * that a restore to any later instant finds them. What the archive cannot take
 * piles up in the cluster, so that is said loudly.
 */
export const shipSweep = {
  name: 'backup.ship',
  everyMilliseconds: 30_000,
  isThorough: true as const,
  async run(city: BackupCity): Promise<number> {
    const { backupDir, dataDir } = city.config
    if (backupDir === '') return 0
    const began = new Date()
    const uploads = complete === undefined ? await copyUploads({ dataDir }, backupDir) : await shipSince(city, complete)
    complete = began
    const { failing, lastArchived } = await queries.archiveTrouble(city.sql)
    city.metrics.lag.set({ queue: 'log archive failing' }, failing ? 1 : 0)
    if (failing) city.log.error({ lastArchived }, 'the log cannot be archived: it piles up in the database folder')
    return uploads + (await copyData({ dataDir }, backupDir))
  },
}

async function shipSince({ sql, config }: BackupCity, since: Date): Promise<number> {
  let done = 0
  for (const digest of await digestsSince(sql, firstIdAt(new Date(since.getTime() - OVERLAP_MILLISECONDS)))) {
    const path = join(digest.slice(0, 2), digest.slice(2, 4), digest)
    const [from, to] = [join(config.dataDir, 'files', path), join(places(config.backupDir).uploads, path)]
    if (existsSync(to) || !existsSync(from)) continue
    await placeOne(from, to).catch(unlessVanished)
    done++
  }
  return done
}
