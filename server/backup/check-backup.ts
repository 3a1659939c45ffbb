// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../kernel/index.ts'
import { places, readManifest, uploadsOf } from './manifest.ts'

/** Reads a backup whole; throws BACKUP_DAMAGED with the first file that is missing or no longer what was written. */
export async function checkBackup(backupDir: string, name: string): Promise<{ files: number; bytes: number }> {
  const manifest = await readManifest(backupDir, name)
  const folder = join(places(backupDir).base(name), 'cluster')
  let bytes = 0
  for (const file of manifest.files) {
    const path = join(folder, file.path)
    if (!existsSync(path) || (await digestOf(path, 'sha256')) !== file.sha256)
      throw new Refusal('BACKUP_DAMAGED', { name, path: file.path })
    bytes += file.bytes
  }
  const uploads = await uploadsOf(backupDir, name)
  for (const digest of uploads) {
    const path = join(places(backupDir).uploads, digest.slice(0, 2), digest.slice(2, 4), digest)
    if (!existsSync(path) || (await digestOf(path, 'sm3')) !== digest) throw new Refusal('BACKUP_DAMAGED', { name, path: digest })
  }
  return { files: manifest.files.length + uploads.length, bytes }
}

async function digestOf(path: string, algorithm: 'sha256' | 'sm3'): Promise<string> {
  const digest = createHash(algorithm)
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) digest.update(piece as Buffer)
  return digest.digest('hex')
}
