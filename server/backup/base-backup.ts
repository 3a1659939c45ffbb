// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { connect, Refusal, type Tx } from '../kernel/index.ts'
import { copyCluster, copyOne, digestsIn, isChanged, makeFolder, mirror, syncFolder } from './copy.ts'
import { type Copied, listBackups, type Manifest, nameAt, places } from './manifest.ts'
import * as queries from './queries.ts'

/** An installation with its own database. `url` is that of the cluster's administrator. */
export type Installation = { dataDir: string; cluster: string; url: string }

/**
 * Takes a base backup of a running city into `backupDir`: the cluster's files
 * with the log that makes them whole, the uploads, and what else the data
 * folder holds. It becomes visible when it is complete: a backup that was cut
 * off is not in the list, and its rest goes with the next one.
 *
 * Uploads are copied before the database and once more after it: one that is
 * swept meanwhile is there from the first pass, one that came meanwhile from
 * the second, so every row of the copy has its bytes.
 */
export async function takeBackup(from: Installation, backupDir: string, say: (line: string) => void): Promise<Manifest> {
  const sql = connect({ url: from.url, max: 1 })
  try {
    if (!(await queries.lockBackup(sql))) throw new Refusal('BACKUP_RUNS')
    const identity = await queries.identityOf(sql)
    const others = (await listBackups(backupDir)).filter((one) => one.systemIdentifier !== identity.systemIdentifier)
    if (others.length > 0) throw new Refusal('BACKUP_OF_ANOTHER_CITY', { folder: backupDir })
    const began = new Date()
    const name = nameAt(began)
    await removeUnfinished(backupDir)
    const partial = `${places(backupDir).base(name)}.partial`
    await makeFolder(partial, undefined)
    say('uploads')
    const uploads = await digestsIn(join(from.dataDir, 'files'))
    await copyUploads(from, backupDir)
    say('database')
    const copied = await copyDatabase(sql, from, partial, identity, name, say)
    for (const digest of await digestsIn(join(from.dataDir, 'files'))) uploads.add(digest)
    await copyUploads(from, backupDir)
    await copyData(from, backupDir)
    await writeText(partial, 'uploads.txt', `${[...uploads].sort().join('\n')}\n`)
    const manifest: Manifest = {
      form: 1,
      name,
      beganAt: began.toISOString(),
      endedAt: new Date().toISOString(),
      postgres: identity.postgres,
      systemIdentifier: identity.systemIdentifier,
      isArchived: identity.isArchived,
      ...copied,
      uploads: uploads.size,
    }
    await writeText(partial, 'manifest.json', `${JSON.stringify(manifest, null, 1)}\n`)
    await syncFolder(partial)
    await rename(partial, places(backupDir).base(name))
    await syncFolder(join(backupDir, 'base'))
    return manifest
  } finally {
    await sql.end({ timeout: 5 })
  }
}

type DatabaseCopy = Pick<Manifest, 'startLsn' | 'stopLsn' | 'firstWal' | 'lastWal' | 'files'>

async function copyDatabase(
  tx: Tx,
  from: Installation,
  partial: string,
  identity: queries.Identity,
  name: string,
  say: (line: string) => void,
): Promise<DatabaseCopy> {
  // without an archive the log must not be recycled before it has been copied
  await queries.reserveLog(tx, `backup_${name.toLowerCase()}`)
  const start = await queries.startBackup(tx, `chengshu ${name}`)
  const cluster = join(partial, 'cluster')
  const files = await copyCluster(from.cluster, cluster, (count) => {
    if (count % 500 === 0) say(`${count} files`)
  })
  const stop = await queries.stopBackup(tx, identity.isArchived)
  files.push(await writeText(cluster, 'backup_label', stop.label))
  if (stop.tablespaces !== '')
    throw new Error('This cluster has tablespaces, which a backup of the embedded database cannot hold.')
  for (const segment of await segmentsBetween(from.cluster, start.wal, stop.wal)) {
    const path = join('pg_wal', segment)
    files.push({ path, ...(await copyOne(join(from.cluster, path), join(cluster, path))) })
  }
  return { startLsn: start.lsn, stopLsn: stop.lsn, firstWal: start.wal, lastWal: stop.wal, files }
}

/** Segments of one timeline sort by name. */
async function segmentsBetween(cluster: string, first: string, last: string): Promise<string[]> {
  const there = (await readdir(join(cluster, 'pg_wal'))).filter(
    (name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last,
  )
  if (!there.includes(first) || !there.includes(last))
    throw new Error(`The log of the backup (${first} to ${last}) is not complete.`)
  return there.sort()
}

async function writeText(folder: string, path: string, text: string): Promise<Copied> {
  const file = await open(join(folder, path), 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  return { path, bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') }
}

async function removeUnfinished(backupDir: string): Promise<void> {
  const folder = join(backupDir, 'base')
  await makeFolder(folder, undefined)
  for (const name of await readdir(folder)) if (name.endsWith('.partial')) await rm(join(folder, name), { recursive: true })
}

/** Uploads that came since, and those that were closed with another key: the content under a digest never changes, what closes it does. */
export function copyUploads({ dataDir }: Pick<Installation, 'dataDir'>, backupDir: string): Promise<number> {
  const incoming = join(dataDir, 'files', 'incoming')
  return mirror(join(dataDir, 'files'), places(backupDir).uploads, isChanged, (path) => path === incoming)
}

/**
 * Keys, secret, the ledger's witness: whatever the data folder holds beside database, uploads and backups; of the database the
 * secrets of its roles, without which the copy opens to nobody.
 */
export function copyData({ dataDir }: Pick<Installation, 'dataDir'>, backupDir: string): Promise<number> {
  const postgres = join(dataDir, 'postgres')
  const left = new Set([join(dataDir, 'files'), backupDir])
  return mirror(
    dataDir,
    places(backupDir).data,
    isChanged,
    (path) => left.has(path) || (dirname(path) === postgres && basename(path) !== 'pgpass'),
  )
}

/** For an outside database, whose own backup is another's work (pgBackRest): uploads and keys only. */
export async function copyOutside(dataDir: string, backupDir: string): Promise<number> {
  await makeFolder(backupDir, undefined)
  return (await copyUploads({ dataDir }, backupDir)) + (await copyData({ dataDir }, backupDir))
}
