// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import { DoesNotOpen, type OpenKey } from '../kernel/crypto/index.ts'
import {
  type Clock,
  type Config,
  closingKey,
  DataKeyUnknown,
  FILE_LIMIT,
  inTransaction,
  isId,
  newId,
  openingKey,
  type Part,
  Refusal,
  type Tx,
} from '../kernel/index.ts'
import { keyOfFile } from './closed-bytes.ts'
import { cleanName, FILE_KINDS, kindOfName, type Owner, type StoredFile, sameKind } from './file.ts'
import { inspectContent } from './inspect-content.ts'
import * as queries from './queries.ts'
import { demandRoom, type Quota } from './quota.ts'
import {
  besides,
  closeIncoming,
  closeOver,
  closeWhole,
  discard,
  isThere,
  measure,
  pathOf,
  read,
  receive,
  type Source,
  settle,
} from './store.ts'
import { lockAccount, lockDigest, markLoose, settleFor } from './sweep-queries.ts'

export type FilesKernel = { clock: Clock; config: Config }

export type Handed = {
  content: Source
  name: string
  owner: Owner
  /** kinds that are taken here, such as ['pdf', 'jpg', 'png'] */
  accept: string[]
  maxBytes?: number
  /** whose share it takes until it is part of a case; without one it is the city's own and stays */
  quota?: Quota
  /** writes the file's row as a part of the caller's own statement, in the transaction that holds the digest */
  write?: (tx: Tx, row: Part, file: StoredFile) => Promise<void>
}

/**
 * Keeps what somebody hands in: streamed to disk with a hard limit, recognised
 * by content, refused when it is not what its name says or cannot be opened.
 * Throws FILE_TOO_LARGE, FILE_TYPE_NOT_ALLOWED, FILE_CONTENT_MISMATCH,
 * FILE_BROKEN, FILE_STORE_FULL or UPLOADS_OVER_QUOTA, and then nothing of it is
 * left. The bytes get their place and the row is written under the digest's
 * lock, so that a sweep which takes away an identical twin cannot take these.
 */
export async function keep(kernel: FilesKernel, tx: Tx, handed: Handed): Promise<StoredFile> {
  const { quota, owner } = handed
  // before the bytes are read: who has no room left is told at once
  if (quota) await demandRoom(tx, quota, owner.id, 0)
  const most = Math.min(handed.maxBytes ?? FILE_LIMIT, FILE_LIMIT)
  const { content } = handed
  const whole = content instanceof Uint8Array ? Buffer.from(content.buffer, content.byteOffset, content.length) : undefined
  const incoming =
    content instanceof Uint8Array ? measure(kernel.config, content, most) : await receive(kernel.config, content, most)
  try {
    const name = cleanName(handed.name)
    if (incoming.bytes === 0) throw new Refusal('FILE_BROKEN', { name, reason: '文件是空的' })
    const type = await recognise(whole ?? incoming.path, name, handed.accept)
    const key = await closingKey(tx, 'files')
    await (whole ? closeWhole(incoming, whole, key) : closeIncoming(incoming, key))
    const file = { id: newId(), name, type, bytes: incoming.bytes, sm3: incoming.sm3 }
    await inTransaction(tx, async (own) => {
      if (quota) {
        await lockAccount(own, quota.account)
        await demandRoom(own, quota, owner.id, file.bytes)
      }
      await lockDigest(own, file.sm3)
      await settle(kernel.config, incoming, await canOpen(kernel.config, own, file.sm3))
      const row = queries.insertFile(own, file, owner, kernel.clock.now(), quota ? lookAfter(kernel, quota) : undefined)
      await (handed.write ? handed.write(own, row, file) : row)
    })
    return file
  } finally {
    await discard(incoming)
  }
}

/** An hour: by then whoever handed it in has put it to use, or something broke. */
function lookAfter(kernel: FilesKernel, { account }: Quota): { account: string; lookAt: Date } {
  return { account, lookAt: new Date(kernel.clock.now().getTime() + 3_600_000) }
}

/** Something that referred to these files does so no longer: the time in which it can be undone begins. */
export async function loosen(kernel: FilesKernel, tx: Tx, fileIds: string[]): Promise<void> {
  const now = kernel.clock.now()
  if (fileIds.length > 0) await markLoose(tx, fileIds, now, now)
}

/** These files have become part of a case: they stay as long as it does, and take nobody's share any more. Answers whether all are there. */
export async function settleFiles(tx: Tx, fileIds: string[]): Promise<boolean> {
  return fileIds.length === 0 || (await settleFor(tx, fileIds)) === new Set(fileIds).size
}

/** The same for what nothing has taken yet: of two acts that take one at this instant, one does. */
export async function takeWaiting(tx: Tx, fileIds: string[]): Promise<boolean> {
  return fileIds.length === 0 || (await settleFor(tx, fileIds, true)) === new Set(fileIds).size
}

async function recognise(from: string | Buffer, name: string, accept: string[]): Promise<string> {
  const named = kindOfName(name)
  const taken = accept.map((kind) => sameKind(kind.toLowerCase()))
  const accepts = { name, accept: taken.join('、') }
  const content = await inspectContent(from)
  const { kind } = content
  if (kind === undefined || !(kind in FILE_KINDS)) {
    if (named !== undefined && taken.includes(named))
      throw new Refusal('FILE_CONTENT_MISMATCH', { name, named, found: kind ?? '无法识别的内容' })
    throw new Refusal('FILE_TYPE_NOT_ALLOWED', { ...accepts, found: kind ?? named ?? '未知' })
  }
  if (named !== undefined && named !== kind) throw new Refusal('FILE_CONTENT_MISMATCH', { name, named, found: kind })
  if (!taken.includes(kind)) throw new Refusal('FILE_TYPE_NOT_ALLOWED', { ...accepts, found: kind })
  if (content.broken !== undefined) throw new Refusal('FILE_BROKEN', { name, reason: content.broken })
  return kind
}

export type OpenFile = { file: StoredFile & { owner: Owner }; stream(): Readable }

/** Finds a file that was kept. Throws FILE_NOT_FOUND, or FILE_GONE when the row is there and its bytes are not. Who may read it is the caller's to decide. */
export async function openFile(kernel: FilesKernel, tx: Tx, fileId: string): Promise<OpenFile> {
  const file = isId(fileId) ? await queries.findFile(tx, fileId) : undefined
  if (file === undefined) throw new Refusal('FILE_NOT_FOUND')
  if (!isThere(kernel.config, file.sm3)) throw new Refusal('FILE_GONE', { name: file.name })
  const key = await keyFor(kernel.config, tx, file.sm3)
  return { file, stream: () => read(kernel.config, file.sm3, key) }
}

async function keyFor(config: Config, tx: Tx, sm3: string): Promise<OpenKey | undefined> {
  const named = await keyOfFile(pathOf(config, sm3))
  return named === undefined ? undefined : openingKey(tx, named.slice(named.indexOf('.') + 1))
}

/**
 * Whether what lies there under a digest can be read here. Bytes whose key was lost (an older database, a key whose transaction was undone)
 * are nobody's: the same content handed in again takes their place.
 */
async function canOpen(config: Config, tx: Tx, sm3: string): Promise<boolean> {
  if (!isThere(config, sm3)) return false
  try {
    const key = await keyFor(config, tx, sm3)
    // keys of two databases may bear one name: only the first piece says whose they are; what lies open is known by its whole digest
    for await (const _ of read(config, sm3, key)) if (key !== undefined) break
    return true
  } catch (cause) {
    if (cause instanceof DataKeyUnknown || cause instanceof DoesNotOpen) return false
    throw cause
  }
}

/**
 * Closes with the newest key what lies open or is closed with an older one. What was changed or damaged stays as it is, and is not made
 * genuine by a key: false. The caller holds the digest's lock.
 */
export async function reclose(config: Config, tx: Tx, sm3: string, key: OpenKey): Promise<boolean> {
  try {
    const content = read(config, sm3, await keyFor(config, tx, sm3))
    await closeOver(pathOf(config, sm3), await besides(config), sm3, content, key)
    return true
  } catch (cause) {
    if (cause instanceof DataKeyUnknown || cause instanceof DoesNotOpen) return false
    throw cause
  }
}
