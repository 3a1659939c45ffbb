// SPDX-License-Identifier: Apache-2.0
import { createHash, type Hash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { projectRoot } from '../kernel/index.ts'
import type { Content } from './content.ts'
import type { ContentKind } from './content-kind.ts'
import { filesIn } from './read-files.ts'

/** Files that a start left beside the data: the content that was made of packs, under the hash of what it was made of and by. */
const NAME = /^content-[0-9a-f]{64}\.v8$/

let program: Buffer | undefined

/** What content is made of and by: every file of the packs, and every file of this program, whose rules have passed it. */
export function fingerprintOf(packs: readonly string[]): string {
  program ??= hashOfProgram()
  const hash = createHash('sha256').update(program)
  for (const pack of packs)
    for (const { path } of filesIn(pack, (refused) => hash.update(`${refused.file} ${refused.code}\n`)))
      put(hash, `${basename(pack)}/${path}`, join(pack, path))
  return hash.digest('hex')
}

function hashOfProgram(): Buffer {
  const hash = createHash('sha256')
  for (const folder of ['server', 'engine'])
    for (const path of readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (/\.(ts|js)$/.test(path) && !path.endsWith('.test.ts')) put(hash, path, join(projectRoot, folder, path))
  return hash.digest()
}

/** Read through one buffer: thousands of files as buffers of their own would stay in memory long after they are gone. */
const chunk = Buffer.allocUnsafe(256 * 1024)

function put(hash: Hash, name: string, file: string): void {
  const opened = openSync(file, 'r')
  hash.update(`${name}\n`)
  let size = 0
  for (let read = -1; read !== 0; size += read) {
    read = readSync(opened, chunk, 0, chunk.length, null)
    hash.update(chunk.subarray(0, read))
  }
  closeSync(opened)
  hash.update(`\n${size}\n`)
}

/** The content that an earlier start has checked, when nothing of it has changed since; null otherwise. */
export function keptContent(folder: string, fingerprint: string, kinds: readonly ContentKind[]): Content | null {
  let bytes: Buffer
  try {
    bytes = readFileSync(join(folder, `content-${fingerprint}.v8`))
  } catch {
    return null
  }
  const kept = deserialize(bytes) as Record<string, unknown>
  const revived = kinds.map((kind) => [kind.as, kind.keep ? kind.keep.revive(kept[kind.as]) : kept[kind.as]])
  return { ...kept, ...Object.fromEntries(revived), kinds, fingerprint } as unknown as Content
}

/** Keeps content for the next start; what an earlier one kept goes. A folder that cannot be written to costs time, nothing else. */
export function keepContent(folder: string, content: Content): void {
  const { kinds, ...rest } = content
  const kept = kinds.map((kind) => [kind.as, kind.keep ? kind.keep.plain(content) : content[kind.as]])
  const name = `content-${content.fingerprint}.v8`
  try {
    mkdirSync(folder, { recursive: true })
    // another process may read while this one writes
    writeFileSync(join(folder, `${name}.${process.pid}`), serialize({ ...rest, ...Object.fromEntries(kept) }), { mode: 0o600 })
    renameSync(join(folder, `${name}.${process.pid}`), join(folder, name))
    for (const other of readdirSync(folder)) if (NAME.test(other) && other !== name) rmSync(join(folder, other), { force: true })
  } catch (error) {
    if (!['EACCES', 'EROFS', 'ENOSPC'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}
