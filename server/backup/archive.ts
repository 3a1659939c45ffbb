// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { chmod, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Owner } from '../kernel/index.ts'
import { digestsIn, makeFolder } from './copy.ts'
import { listBackups, type Manifest, places, uploadsOf } from './manifest.ts'

/** How much may be lost with the whole disk: a segment that is not full is archived after so many seconds. */
export const ARCHIVE_SECONDS = 30

/** A path inside a double-quoted word of a shell, where PostgreSQL puts names in for % signs. */
const quoted = (path: string): string => `"${path.replaceAll(/[\\"$`]/g, '\\$&')}"`
const literal = (path: string): string => path.replaceAll('%', '%%')

export const copyCommand = (from: string, to: string): string => `cp ${quoted(from)} ${quoted(to)}`

/**
 * Server settings with which PostgreSQL hands each finished segment of its log
 * to the backup's folder: aside first, flushed, then named; the same segment
 * again is no error, another one of its name is (two clusters never mix).
 */
export function archiveSettings(backupDir: string): string[] {
  const place = quoted(join(literal(places(backupDir).wal), '%f'))
  const aside = quoted(join(literal(places(backupDir).wal), '%f.part'))
  return [
    'archive_mode=on',
    `archive_timeout=${ARCHIVE_SECONDS}`,
    `archive_command=if test -f ${place}; then cmp -s "%p" ${place}; else cp "%p" ${aside} && sync ${aside} && mv ${aside} ${place}; fi`,
  ]
}

/** The database's user writes segments into `wal/` and may pass through the folder above it, but not look into it. */
export async function prepareArchive(backupDir: string, owner: Owner): Promise<void> {
  await makeFolder(backupDir, undefined)
  if (owner) await chmod(backupDir, 0o711)
  await makeFolder(places(backupDir).wal, owner)
}

/**
 * Removes all but the newest `keep` backups, the log that only they needed,
 * and the uploads that no kept backup and no longer the city itself has: what
 * retention deleted leaves the backups too.
 */
export async function pruneBackups(
  dataDir: string,
  backupDir: string,
  keep: number,
): Promise<{ backups: string[]; segments: number; uploads: number }> {
  const all = await listBackups(backupDir)
  const kept = all.slice(-keep)
  const gone = all.slice(0, -keep)
  const [oldest, newest] = [kept[0], kept.at(-1)]
  if (oldest === undefined || newest === undefined) return { backups: [], segments: 0, uploads: 0 }
  for (const one of gone) await rm(places(backupDir).base(one.name), { recursive: true })
  const needed = await digestsIn(join(dataDir, 'files'))
  for (const one of kept) for (const digest of await uploadsOf(backupDir, one.name)) needed.add(digest)
  return {
    backups: gone.map((one) => one.name),
    segments: await pruneLog(backupDir, oldest),
    uploads: await pruneUploads(backupDir, new Date(newest.beganAt), needed),
  }
}

/** A segment's place in the log is its name without the timeline, the first eight signs. */
async function pruneLog(backupDir: string, oldest: Manifest): Promise<number> {
  const { wal } = places(backupDir)
  if (!existsSync(wal)) return 0
  const old = (await readdir(wal)).filter((name) => /^[0-9A-F]{24}$/.test(name) && name.slice(8) < oldest.firstWal.slice(8))
  for (const name of old) await rm(join(wal, name))
  return old.length
}

/** What came since the newest backup began is in no list yet and stays. */
async function pruneUploads(backupDir: string, since: Date, needed: Set<string>): Promise<number> {
  const { uploads } = places(backupDir)
  let count = 0
  for (const digest of await digestsIn(uploads)) {
    const path = join(uploads, digest.slice(0, 2), digest.slice(2, 4), digest)
    if (needed.has(digest) || (await stat(path)).mtime >= since) continue
    await rm(path)
    count++
  }
  return count
}
