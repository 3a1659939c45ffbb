// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../kernel/index.ts'

/** One file of the cluster as it was copied. */
export type Copied = { path: string; bytes: number; sha256: string }

/**
 * What a base backup says of itself. `firstWal`…`lastWal` are the log segments
 * that it cannot do without; `isArchived` tells whether the log went on being
 * kept beside it, so that any later instant can be reached.
 */
export type Manifest = {
  form: 1
  name: string
  beganAt: string
  endedAt: string
  /** the major version whose programs can open it */
  postgres: string
  systemIdentifier: string
  startLsn: string
  stopLsn: string
  firstWal: string
  lastWal: string
  isArchived: boolean
  uploads: number
  files: Copied[]
}

export const places = (backupDir: string) => ({
  /** segments of the log, put there by PostgreSQL itself */
  wal: join(backupDir, 'wal'),
  /** uploads under their digests, once for all backups */
  uploads: join(backupDir, 'files'),
  /** keys, secret and the ledger's witness: what the data folder holds beside database and uploads */
  data: join(backupDir, 'data'),
  restores: join(backupDir, 'restores'),
  base: (name: string) => join(backupDir, 'base', name),
})

const NAME = /^\d{8}T\d{6}Z$/

/** The name of a backup is the instant at which it began, so that names sort by time. */
export const nameAt = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** All whole backups, oldest first. One that is being written or was cut off has no manifest yet and is not among them. */
export async function listBackups(backupDir: string): Promise<Manifest[]> {
  const folder = join(backupDir, 'base')
  if (!existsSync(folder)) return []
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort()
  return Promise.all(names.map((name) => readManifest(backupDir, name)))
}

export async function readManifest(backupDir: string, name: string): Promise<Manifest> {
  const file = join(places(backupDir).base(name), 'manifest.json')
  if (!NAME.test(name) || !existsSync(file)) throw new Refusal('BACKUP_NOT_FOUND', { name })
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest
  if (manifest.form !== 1) throw new Refusal('BACKUP_OF_ANOTHER_FORM', { name })
  return manifest
}

/** The newest backup that had ended by `to`: the log leads forward from a backup, never back. */
export async function chooseBackup(backupDir: string, name?: string, to?: Date): Promise<Manifest> {
  if (name !== undefined) return readManifest(backupDir, name)
  const found = (await listBackups(backupDir)).findLast((one) => to === undefined || new Date(one.endedAt) <= to)
  if (found === undefined) throw new Refusal('BACKUP_NOT_FOUND', { name: to?.toISOString() ?? backupDir })
  return found
}

/** The digests of all uploads that the city had while the backup was taken, one a line. */
export const uploadList = (backupDir: string, name: string): string => join(places(backupDir).base(name), 'uploads.txt')

export async function uploadsOf(backupDir: string, name: string): Promise<string[]> {
  return (await readFile(uploadList(backupDir, name), 'utf8')).split('\n').filter((line) => line !== '')
}
