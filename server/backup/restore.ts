// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type AtRest, connect, type Owner, Refusal } from '../kernel/index.ts'
import { archiveSettings, copyCommand } from './archive.ts'
import { copyOne, isMissing, makeFolder, mirror, placeOne, syncFolder } from './copy.ts'
import { chooseBackup, type Manifest, nameAt, places } from './manifest.ts'
import * as queries from './queries.ts'

/** Where a city is restored to. */
export type Target = AtRest & { dataDir: string }

export type Wanted = { name?: string; at?: Date }

export type Restored = {
  backup: string
  /** the last commit that is in the restored database; null where nothing was committed after the backup */
  lastCommitAt: Date | null
  /** segments that only the old cluster still had */
  salvaged: number
  /** where the old cluster lies now */
  setAside: string | null
  seconds: number
}

/**
 * Puts a city back: the base backup, every segment of the log that was kept
 * since, and, where the old cluster's folder is still there, the last segments
 * from it, so that nothing that was committed is missing. With `at`, up to
 * that instant only. `examine` looks at the restored database before it is
 * stopped again.
 *
 * The present cluster is not touched before the copy has been read whole and
 * holds what the manifest says; then it is set aside, never removed.
 */
export async function restoreCity<T>(
  backupDir: string,
  wanted: Wanted,
  target: Target,
  examine: (url: string) => Promise<T>,
  say: (line: string) => void,
): Promise<Restored & { found: T }> {
  const began = performance.now()
  if (target.isRunning()) throw new Refusal('CITY_IS_RUNNING', { folder: target.cluster })
  const manifest = await chooseBackup(backupDir, wanted.name, wanted.at)
  if (manifest.postgres !== target.postgres)
    throw new Refusal('BACKUP_NEEDS_OTHER_POSTGRES', { name: manifest.name, backup: manifest.postgres, here: target.postgres })
  const restoring = `${target.cluster}.restoring`
  say(`copying the base backup ${manifest.name}`)
  await copyBase(backupDir, manifest, restoring, target.owner)
  const salvaged = await salvage(target.cluster, restoring, places(backupDir).wal, target.owner)
  if (salvaged > 0) say(`${salvaged} segments of the log from the old cluster`)
  const timeline = await timelineOf(target.cluster)
  const setAside = await swap(target.cluster, restoring, target.owner)
  try {
    say('uploads and keys')
    await putBackOutside(backupDir, target.dataDir)
    // the roles' secrets in the cluster are those of the backup
    await placeOne(join(places(backupDir).data, 'postgres', 'pgpass'), join(target.dataDir, 'postgres', 'pgpass'))
    say('replaying the log')
    const running = await replay(backupDir, manifest, { ...wanted, timeline }, target, say)
    try {
      const seconds = (performance.now() - began) / 1000
      const restored = { backup: manifest.name, lastCommitAt: running.lastCommitAt, salvaged, setAside, seconds }
      const found = await examine(running.url)
      await noteRestore(backupDir, restored)
      return { ...restored, found }
    } finally {
      await running.stop()
    }
  } catch (error) {
    await putBack(target.cluster, setAside)
    throw error
  }
}

/** Uploads and keys that are not there; what is there is never overwritten. */
export async function putBackOutside(backupDir: string, dataDir: string): Promise<number> {
  await mkdir(dataDir, { recursive: true })
  const uploads = await mirror(places(backupDir).uploads, join(dataDir, 'files'), isMissing)
  return uploads + (await mirror(places(backupDir).data, dataDir, isMissing))
}

/** What is damaged is found before anything of the present city has been touched. */
async function copyBase(backupDir: string, manifest: Manifest, to: string, owner: Owner): Promise<void> {
  const from = join(places(backupDir).base(manifest.name), 'cluster')
  await rm(to, { recursive: true, force: true })
  // the folders above may have to be passed by the database's user: they get the modes that a first start gives them
  await mkdir(dirname(to), { recursive: true })
  try {
    await copyFolders(from, to, owner)
    for (const { path, bytes, sha256 } of manifest.files) {
      const done = existsSync(join(from, path)) ? await copyOne(join(from, path), join(to, path), owner) : undefined
      if (done?.bytes !== bytes || done.sha256 !== sha256) throw new Refusal('BACKUP_DAMAGED', { name: manifest.name, path })
    }
  } catch (error) {
    await rm(to, { recursive: true, force: true })
    throw error
  }
}

async function copyFolders(from: string, to: string, owner: Owner): Promise<void> {
  await makeFolder(to, owner)
  for (const entry of await readdir(from, { withFileTypes: true }))
    if (entry.isDirectory()) await copyFolders(join(from, entry.name), join(to, entry.name), owner)
}

const SEGMENT = /^[0-9A-F]{24}$/

/**
 * The newest part of the log had not been archived when the city was lost; it may still lie in the old cluster. Segments that are
 * finished go where they were meant to go, or the archive would have a gap for ever; the one that was being written is only replayed:
 * its content goes on in the first segment of the new timeline.
 */
async function salvage(cluster: string, restoring: string, archive: string, owner: Owner): Promise<number> {
  const folder = join(cluster, 'pg_wal')
  if (!existsSync(folder)) return 0
  let count = 0
  for (const name of (await readdir(folder)).filter((one) => SEGMENT.test(one))) {
    const to = join(restoring, 'pg_wal', name)
    if (existsSync(join(archive, name)) || existsSync(to)) continue
    if (existsSync(join(folder, 'archive_status', `${name}.ready`))) {
      await placeOne(join(folder, name), join(archive, name))
      if (owner) await chown(join(archive, name), owner.uid, owner.gid)
    } else await copyOne(join(folder, name), to, owner)
    count++
  }
  return count
}

/**
 * The timeline that the city was on, by the newest segments of its own log; undefined where nothing of it is left. A restore that was
 * taken back leaves a branch of the log in the archive that the city never went on with: `latest` would follow it.
 */
async function timelineOf(cluster: string): Promise<number | undefined> {
  const folder = join(cluster, 'pg_wal')
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => SEGMENT.test(name)).sort() : []
  const newest = names.at(-1)
  return newest === undefined ? undefined : Number.parseInt(newest.slice(0, 8), 16)
}

/** The old cluster is kept: a restore that turns out to be the wrong one can itself be taken back. */
async function swap(cluster: string, restoring: string, owner: Owner): Promise<string | null> {
  const setAside = existsSync(cluster) ? `${cluster}.before-${new Date().toISOString().replaceAll(/[-:.]/g, '')}` : null
  if (setAside !== null) await rename(cluster, setAside)
  await rename(restoring, cluster)
  const signal = join(cluster, 'recovery.signal')
  await writeFile(signal, '', { mode: 0o600 })
  if (owner) await chown(signal, owner.uid, owner.gid)
  await syncFolder(cluster)
  return setAside
}

/** Until an instant, or to the end of what there is. Afterwards the database is an ordinary one, on a new timeline. */
async function replay(
  backupDir: string,
  manifest: Manifest,
  wanted: Wanted & { timeline: number | undefined },
  target: Target,
  say: (line: string) => void,
): Promise<Running> {
  // the new timeline is archived from its first moment, or a later restore would not find the way to it
  const settings = [...archiveSettings(backupDir), `restore_command=${copyCommand(join(places(backupDir).wal, '%f'), '%p')}`]
  if (wanted.timeline) settings.push(`recovery_target_timeline=${wanted.timeline}`)
  if (wanted.at)
    settings.push(
      `recovery_target_time=${wanted.at.toISOString().replace('T', ' ').replace('Z', '+00')}`,
      'recovery_target_action=promote',
    )
  const running = await target.start(settings).catch((error: unknown) => {
    const text = error instanceof Error ? error.message : ''
    if (!text.includes('before configured recovery target')) throw error
    const last = /last completed transaction was at log time ([^\n]+)/.exec(text)?.[1] ?? manifest.endedAt
    throw new Refusal('INSTANT_NOT_REACHED', { to: wanted.at?.toISOString() ?? '', last })
  })
  try {
    return { ...running, lastCommitAt: await untilPromoted(running.url, say) }
  } catch (error) {
    await running.stop().catch(() => {})
    throw error
  }
}

type Running = { url: string; stop(): Promise<void>; lastCommitAt: Date | null }

async function untilPromoted(url: string, say: (line: string) => void): Promise<Date | null> {
  const sql = connect({ url, max: 1 })
  try {
    for (let round = 0; ; round++) {
      const { inRecovery, replayed, lastCommitAt } = await queries.recoveryOf(sql)
      if (!inRecovery) return lastCommitAt
      if (round % 20 === 19) say(`log replayed to ${replayed ?? '?'}, ${lastCommitAt?.toISOString() ?? ''}`)
      await new Promise((wait) => setTimeout(wait, 250))
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** The new cluster is of no use: the old one goes back to its place. */
async function putBack(cluster: string, setAside: string | null): Promise<void> {
  await rm(cluster, { recursive: true, force: true })
  if (setAside !== null) await rename(setAside, cluster)
}

/** Each restore leaves a line beside the backups, so that drills and their times can be shown. */
async function noteRestore(backupDir: string, restored: Restored): Promise<void> {
  const { restores } = places(backupDir)
  await makeFolder(restores, undefined)
  await writeFile(join(restores, `${nameAt(new Date())}.json`), `${JSON.stringify(restored, null, 1)}\n`, { mode: 0o600 })
}
