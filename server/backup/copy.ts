// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { createReadStream, type Dirent, existsSync, statSync } from 'node:fs'
import { chown, copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Owner } from '../kernel/index.ts'
import type { Copied } from './manifest.ts'

/** Copies one file, flushed to disk, and tells its digest. */
export async function copyOne(from: string, to: string, owner?: Owner): Promise<{ bytes: number; sha256: string }> {
  const digest = createHash('sha256')
  let bytes = 0
  const file = await open(to, 'w', 0o600)
  try {
    for await (const piece of createReadStream(from, { highWaterMark: 1 << 20 })) {
      const part = piece as Buffer
      digest.update(part)
      bytes += part.length
      await file.writeFile(part)
    }
    if (owner) await file.chown(owner.uid, owner.gid)
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, sha256: digest.digest('hex') }
}

/** Puts a file at its place whole or not at all. */
export async function placeOne(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const aside = `${to}.${process.pid}.part`
  try {
    await copyFile(from, aside)
    const file = await open(aside, 'r')
    await file.sync().finally(() => file.close())
    await rename(aside, to)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}

export async function makeFolder(folder: string, owner: Owner): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (owner) await chown(folder, owner.uid, owner.gid)
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

/** Contents that mean nothing in a copy: PostgreSQL makes them anew, or a copy of them would do harm (its manual, 25.3.4). */
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|.*\.tmp|backup_label.*|tablespace_map.*|recovery\.signal|standby\.signal)$/

/**
 * Copies a running cluster's files while it goes on writing: what is torn is
 * mended by the log from the backup's start. `pg_control` comes last, a file
 * that vanishes on the way was dropped.
 */
export async function copyCluster(cluster: string, to: string, onFile: (count: number) => void): Promise<Copied[]> {
  const copied: Copied[] = []
  const walk = async (folder: string): Promise<void> => {
    const target = join(to, relative(cluster, folder))
    await makeFolder(target, undefined)
    if (EMPTIED.has(relative(cluster, folder))) return
    for (const entry of await entriesOf(folder)) {
      const path = join(folder, entry.name)
      if (LEFT_OUT.test(entry.name) || relative(cluster, path) === CONTROL) continue
      if (entry.isDirectory()) await walk(path)
      else if (entry.isFile()) await take(path)
    }
    await syncFolder(target)
  }
  const take = async (path: string): Promise<void> => {
    const name = relative(cluster, path)
    const done = await copyOne(path, join(to, name)).catch(unlessVanished)
    if (done === undefined) {
      await rm(join(to, name), { force: true })
      return
    }
    copied.push({ path: name, ...done })
    onFile(copied.length)
  }
  await walk(cluster)
  await take(join(cluster, CONTROL))
  return copied
}

const CONTROL = join('global', 'pg_control')

async function entriesOf(folder: string): Promise<Dirent[]> {
  return (await readdir(folder, { withFileTypes: true }).catch(unlessVanished)) ?? []
}

/** For a file that was dropped, or swept by retention, between the look and the copy. */
export function unlessVanished(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

/** Whether a file of a mirror must be copied again. Uploads lie under their digests: what is there is right. */
export type Differs = (from: string, to: string) => boolean
export const isMissing: Differs = (_from, to) => !existsSync(to)
export const isChanged: Differs = (from, to) => {
  if (!existsSync(to)) return true
  const [own, other] = [statSync(from), statSync(to)]
  return own.size !== other.size || own.mtimeMs > other.mtimeMs
}

/** Brings `to` up to `from`, file by file, each whole or not at all; removes nothing. Answers how many it copied. */
export async function mirror(
  from: string,
  to: string,
  differs: Differs,
  skip: (path: string) => boolean = () => false,
): Promise<number> {
  if (!existsSync(from)) return 0
  let done = 0
  for (const entry of await entriesOf(from)) {
    const [path, target] = [join(from, entry.name), join(to, entry.name)]
    if (skip(path)) continue
    if (entry.isDirectory()) done += await mirror(path, target, differs, skip)
    else if (entry.isFile() && differs(path, target)) {
      await placeOne(path, target).catch(unlessVanished)
      done++
    }
  }
  return done
}

/** The digests of an upload folder (`ab/cd/<sm3>`). */
export async function digestsIn(folder: string): Promise<Set<string>> {
  if (!existsSync(folder)) return new Set()
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  return new Set(names.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name)).map((entry) => entry.name))
}
