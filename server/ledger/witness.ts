// SPDX-License-Identifier: Apache-2.0
import { hash as hashOnce } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { canonicalJson } from '../kernel/crypto/index.ts'
import type { Config } from '../kernel/index.ts'

/** Where the witness of one database lies: under DATA_DIR, and perhaps a copy in a second place. */
export type Place = { file: string; copy: string | undefined }

/** How far the ledger had come: entries, hash of the last, digest of the last checkpoint (hexadecimal; both empty at 0). */
export type Position = { size: number; hash: string; head: string }

/** What a line says beside the position. A line is never taken back: what it said and what was declared later both stay. */
export type Saying = Position &
  (
    | { kind: 'begun' }
    | {
        kind: 'checkpoint'
        signedAt: string
        firstAt: string
        lastAt: string
        prev: string
        suite: string
        keyId: string
        signature: string
      }
    /** an acknowledged entry was gone from the inbox before it was numbered */
    | { kind: 'missing'; at: string; entry: string }
    /** an operator declared, with a reason, that the ledger goes on from this position and not from the line before */
    | { kind: 'reanchored'; at: string; reason: string; suite: string; keyId: string; signature: string }
  )
/** `link` = SM3(link of the line before ‖ the line without it), so that the file can only be continued. */
export type Line = Saying & { link: string }
export type Newest = { line: Line; end: number }

/** A line of the witness does not follow the one before. */
export class WitnessDamaged extends Error {
  readonly line: number
  constructor(file: string, line: number) {
    super(`${file}: line ${line} does not follow the line before it`)
    this.line = line
  }
}

/** The witness cannot be read or written: the disk is full or gone, or the right to it is missing. */
export class WitnessAway extends Error {}

export const NOWHERE: Position = { size: 0, hash: '', head: '' }
/** More than the longest line: a reason has at most 500 characters. */
const TAIL = 16_384
const FIRST_LINK = '0'.repeat(64)

/** One witness for each database that a data folder serves. */
export function witnessOf(config: Pick<Config, 'dataDir' | 'databaseUrl' | 'witnessCopy'>): Place {
  const name = `${encodeURIComponent(new URL(config.databaseUrl).pathname.slice(1) || 'postgres')}.jsonl`
  return {
    file: join(config.dataDir, 'witness', name),
    copy: config.witnessCopy === '' ? undefined : join(config.witnessCopy, name),
  }
}

/** The newest whole line; undefined when there is no witness. A line that a crash tore was never said. */
export function newestLine(file: string): Promise<Newest | undefined> {
  return orAway(() => readNewest(file))
}

async function readNewest(file: string): Promise<Newest | undefined> {
  await using at = await opened(file, 'r')
  if (at === undefined) return undefined
  const { size } = await at.handle.stat()
  const from = Math.max(0, size - TAIL)
  const bytes = await read(at.handle, from, size - from)
  const end = bytes.lastIndexOf(0x0a)
  if (end < 0) return undefined
  const start = end === 0 ? -1 : bytes.lastIndexOf(0x0a, end - 1)
  return { line: parsed(file, bytes.toString('utf8', start + 1, end), 0), end: from + end + 1 }
}

/** Writes lines behind the newest one and returns when they are on the disk. Only who holds the sequencer's lock may call this. */
export async function append(file: string, newest: Newest | undefined, sayings: Saying[]): Promise<Newest | undefined> {
  let link = newest?.line.link ?? FIRST_LINK
  let line = newest?.line
  let text = ''
  for (const saying of sayings) {
    link = linked(link, saying)
    line = { ...saying, link }
    text += `${JSON.stringify(line)}\n`
  }
  if (line === undefined) return newest
  const bytes = Buffer.from(text)
  const end = newest?.end ?? 0
  await orAway(() => write(file, bytes, newest?.end))
  return { line, end: end + bytes.length }
}

async function write(file: string, bytes: Buffer, end: number | undefined): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await using at = await opened(file, end === undefined ? 'w' : 'r+')
  if (at === undefined) throw new WitnessAway(`${file} has gone`)
  await at.handle.truncate(end)
  await at.handle.write(bytes, 0, bytes.length, end ?? 0)
  await at.handle.sync()
  if (end === undefined) await syncFolder(dirname(file))
}

/** Every line in order up to a length of the file. Throws WitnessDamaged where a line does not follow. */
export async function* linesOf(file: string, end: number): AsyncGenerator<Line> {
  if (end === 0) return
  const lines = createInterface({ input: createReadStream(file, { end: end - 1 }), crlfDelay: Number.POSITIVE_INFINITY })
  let link = FIRST_LINK
  let number = 0
  for await (const text of lines) {
    const line = parsed(file, text, ++number)
    const { link: said, ...saying } = line
    link = linked(link, saying)
    if (said !== link) throw new WitnessDamaged(file, number)
    yield line
  }
}

export type CopyState = 'none' | 'same' | 'away' | 'differs'

/**
 * Brings the copy up to the witness. The copy is a beginning of the witness,
 * byte for byte, or `differs`. Bytes are written where they belong, so that two
 * processes that do this at once write the same. A place that is away is caught
 * up with later; its folder is never made, because under it there may be a disk that is not mounted.
 */
export async function copyOver({ file, copy }: Place): Promise<CopyState> {
  if (copy === undefined) return 'none'
  try {
    await stat(dirname(copy))
    const newest = await newestLine(file)
    if (newest === undefined) return (await newestLine(copy)) === undefined ? 'same' : 'differs'
    await using from = await opened(file, 'r')
    await using to = (await opened(copy, 'r+')) ?? (await opened(copy, 'w+'))
    if (from === undefined || to === undefined) return 'away'
    const there = (await to.handle.stat()).size
    const overlap = Math.max(0, there - TAIL)
    const last = await read(to.handle, overlap, there - overlap)
    if (there > newest.end || !last.equals(await read(from.handle, overlap, there - overlap))) return 'differs'
    for (let at = there; at < newest.end; ) {
      const bytes = await read(from.handle, at, Math.min(1 << 20, newest.end - at))
      await to.handle.write(bytes, 0, bytes.length, at)
      at += bytes.length
    }
    if (there < newest.end) await to.handle.sync()
    return 'same'
  } catch {
    return 'away'
  }
}

function linked(before: string, saying: Saying): string {
  return hashOnce('sm3', `${before}\n${canonicalJson(saying)}`, 'hex')
}

function parsed(file: string, text: string, number: number): Line {
  try {
    const line = JSON.parse(text) as Line
    if (Number.isSafeInteger(line.size) && typeof line.link === 'string' && typeof line.kind === 'string') return line
  } catch {
    // said below
  }
  throw new WitnessDamaged(basename(file), number)
}

async function orAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new WitnessAway(`The witness is away: ${error.message}`, { cause: error })
    throw error
  }
}

async function opened(file: string, flags: 'r' | 'r+' | 'w' | 'w+') {
  try {
    const handle = await open(file, flags, 0o600)
    return { handle, [Symbol.asyncDispose]: () => handle.close() }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && flags.startsWith('r')) return undefined
    throw error
  }
}

async function read(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await handle.read(bytes, 0, length, from)
  return bytes.subarray(0, bytesRead)
}

/** A new name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
