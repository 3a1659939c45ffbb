// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { DoesNotOpen, type OpenKey } from '../kernel/crypto/index.ts'

/** A closed file begins so, and then names algorithm and key; what does not lies open, as it was handed in to a city from before. */
const HEAD = 'chengshu-closed-1 '
const HEAD_BYTES = 64
const PIECE = 65_536

/** The key that a file names, as `sm4.files-1`; undefined for one that lies open. */
export async function keyOfFile(path: string): Promise<string | undefined> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const head = buffer.toString('latin1', 0, bytesRead)
    return bytesRead === HEAD_BYTES && head.startsWith(HEAD) ? head.slice(HEAD.length).trimEnd() : undefined
  } finally {
    await file.close()
  }
}

/** Piece by piece: each is bound to the content's digest, to its place, and to being the last or not, so that none is left out, moved or put behind. */
const about = (sm3: string, n: number, isLast: boolean): string => `files/${sm3}/${n}${isLast ? '/last' : ''}`

/** Writes what the pieces hold, closed, to a new file, and flushes it. */
export async function closeInto(
  path: string,
  pieces: AsyncIterable<Uint8Array> | Uint8Array[],
  sm3: string,
  key: OpenKey,
): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(Buffer.from(`${HEAD}${key.algorithm}.${key.id}`.padEnd(HEAD_BYTES), 'latin1'))
    let n = 0
    const put = async (piece: Uint8Array, isLast: boolean) => {
      const sealed = key.cipher.seal(piece, about(sm3, n++, isLast))
      const length = Buffer.alloc(4)
      length.writeUInt32BE(sealed.length)
      await file.writeFile(Buffer.concat([length, sealed]))
    }
    let waiting = Buffer.alloc(0)
    for await (const piece of pieces) {
      waiting = Buffer.concat([waiting, piece])
      for (; waiting.length > PIECE; waiting = waiting.subarray(PIECE)) await put(waiting.subarray(0, PIECE), false)
    }
    await put(waiting, true)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The content of a closed file. Breaks off with an error at the first piece that was changed, moved or left out: nothing of it is given away. */
export function openFrom(path: string, sm3: string, key: OpenKey): Readable {
  return Readable.from(piecesOf(path, sm3, key), { objectMode: false })
}

async function* piecesOf(path: string, sm3: string, key: OpenKey): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    let at = HEAD_BYTES
    for (let n = 0; at < size; n++) {
      const length = (await exactly(file, at, 4)).readUInt32BE()
      if (length > size) throw new DoesNotOpen()
      const sealed = await exactly(file, at + 4, length)
      at += 4 + length
      yield key.cipher.unseal(sealed, about(sm3, n, at >= size))
    }
  } finally {
    await file.close()
  }
}

/** The content of a file that lies open. Its digest is its name: what was changed, cut or put in its place breaks off before its end. */
export function openAsItLies(path: string, sm3: string): Readable {
  return Readable.from(unchanged(path, sm3), { objectMode: false })
}

async function* unchanged(path: string, sm3: string): AsyncGenerator<Buffer> {
  const digest = createHash('sm3')
  let last: Buffer | undefined
  for await (const piece of createReadStream(path)) {
    digest.update(piece)
    if (last !== undefined) yield last
    last = piece
  }
  if (digest.digest('hex') !== sm3) throw new DoesNotOpen()
  if (last !== undefined) yield last
}

async function exactly(file: Awaited<ReturnType<typeof open>>, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead !== length) throw new DoesNotOpen()
  return buffer
}
