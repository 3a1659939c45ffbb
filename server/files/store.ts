// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { sm3 as digestOf, type OpenKey } from '../kernel/crypto/index.ts'
import { type Config, Refusal } from '../kernel/index.ts'
import { closeInto, openAsItLies, openFrom } from './closed-bytes.ts'

export type Incoming = { path: string; bytes: number; sm3: string }
/** A multipart stream says `truncated` when the server cut it at its own limit. */
export type Stream = Readable & { truncated?: boolean }
export type Source = Stream | Uint8Array

/** Where the bytes of a digest lie. Several machines share this folder (NFS, or an S3 mount). */
export function pathOf(config: Config, sm3: string): string {
  return join(config.dataDir, 'files', sm3.slice(0, 2), sm3.slice(2, 4), sm3)
}

const aside = (config: Config): string => join(config.dataDir, 'files', 'incoming', randomUUID())

/** What is in memory already is counted and digested there, and lies aside only once it is closed (`closeWhole`). */
export function measure(config: Config, content: Uint8Array, maxBytes: number): Incoming {
  if (content.length > maxBytes) throw tooLarge(maxBytes)
  return { path: aside(config), bytes: content.length, sm3: digestOf(content) }
}

/** Writes what comes in aside, counting and digesting; stops at the first byte over the limit. What fails leaves nothing behind. */
export async function receive(config: Config, source: Stream, maxBytes: number): Promise<Incoming> {
  // a sender who goes away before the first read would otherwise bring the process down: an error event that nobody hears
  source.on('error', () => {})
  // the parser tells that its own limit is met, and would then read the rest to the end before it closes the part
  source.once('limit', () => source.destroy(tooLarge(maxBytes)))
  const path = aside(config)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const digest = createHash('sm3')
  let bytes = 0
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      for await (const piece of source) {
        const part = piece as Uint8Array
        bytes += part.length
        if (bytes > maxBytes) throw tooLarge(maxBytes)
        digest.update(part)
        await file.writeFile(part)
      }
      if (source.truncated === true) throw tooLarge(maxBytes)
      await file.sync()
    } finally {
      await file.close()
    }
    return { path, bytes, sm3: digest.digest('hex') }
  } catch (error) {
    await rm(path, { force: true })
    throw isFull(error) ? new Refusal('FILE_STORE_FULL') : error
  }
}

/** Gives the bytes their lasting place. The same content lies there once, however often it is handed in; what `isKept` stays as it is. */
export async function settle(config: Config, incoming: Incoming, isKept: boolean): Promise<void> {
  const place = pathOf(config, incoming.sm3)
  if (isKept) return rm(incoming.path, { force: true })
  await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  await rename(incoming.path, place)
  const folder = await open(dirname(place))
  await folder.sync().finally(() => folder.close())
}

export async function discard(incoming: Incoming): Promise<void> {
  await rm(incoming.path, { force: true })
}

/** Closes what came in, in its place aside: from now on it is only read with the key. */
export async function closeIncoming(incoming: Incoming, key: OpenKey): Promise<void> {
  await closeOver(incoming.path, incoming.path, incoming.sm3, createReadStream(incoming.path), key)
}

/** The same for what never lay there open: one writing, one flush. What fails halfway is discarded by whoever keeps it. */
export async function closeWhole(incoming: Incoming, content: Uint8Array, key: OpenKey): Promise<void> {
  try {
    await mkdir(dirname(incoming.path), { recursive: true, mode: 0o700 })
    await closeInto(incoming.path, [content], incoming.sm3, key)
  } catch (error) {
    throw isFull(error) ? new Refusal('FILE_STORE_FULL') : error
  }
}

/** Writes the content closed beside, and puts it in the place of what is there, whole or not at all. */
export async function closeOver(path: string, beside: string, sm3: string, content: Readable, key: OpenKey): Promise<void> {
  const closed = `${beside}.closed`
  try {
    await closeInto(closed, content, sm3, key)
    await rename(closed, path)
  } catch (error) {
    await rm(closed, { force: true })
    throw isFull(error) ? new Refusal('FILE_STORE_FULL') : error
  }
}

/** Aside, on the same disk. */
export async function besides(config: Config): Promise<string> {
  const path = aside(config)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  return path
}

/** Reads a file with the key that it names; without one it lies open. */
export function read(config: Config, sm3: string, key: OpenKey | undefined): Readable {
  const path = pathOf(config, sm3)
  return key === undefined ? openAsItLies(path, sm3) : openFrom(path, sm3, key)
}

export function isThere(config: Config, sm3: string): boolean {
  return existsSync(pathOf(config, sm3))
}

/** Takes the bytes of a digest from the disk; that they are gone already is no fault. */
export async function erase(config: Config, sm3: string): Promise<void> {
  await rm(pathOf(config, sm3), { force: true })
}

/** The digests that lie under the first two signs. */
export async function under(config: Config, prefix: string): Promise<string[]> {
  const top = join(config.dataDir, 'files', prefix)
  const found: string[] = []
  for (const folder of await namesIn(top))
    found.push(...(await namesIn(join(top, folder))).filter((name) => /^[0-9a-f]{64}$/.test(name)))
  return found
}

export async function olderThan(config: Config, sm3: string, than: Date): Promise<boolean> {
  return isOlder(pathOf(config, sm3), than)
}

/** What uploads left that broke off with the process itself. Answers how many. */
export async function strayIncoming(config: Config, before: Date): Promise<number> {
  const folder = join(config.dataDir, 'files', 'incoming')
  let gone = 0
  for (const name of await namesIn(folder)) {
    const path = join(folder, name)
    if (!(await isOlder(path, before))) continue
    await rm(path, { force: true })
    gone++
  }
  return gone
}

/** A folder that is not there holds nothing. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
}

async function isOlder(path: string, than: Date): Promise<boolean> {
  try {
    return (await stat(path)).mtime < than
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal('FILE_TOO_LARGE', { limit: `${Math.floor(maxBytes / 104_857.6) / 10} MB` })
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
