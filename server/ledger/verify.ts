// SPDX-License-Identifier: Apache-2.0
import type { Vault } from '../kernel/crypto/index.ts'
import type { Sql } from '../kernel/index.ts'
import { type Chained, checkpointText, digestOf, GENESIS, link } from './entry.ts'
import * as queries from './queries.ts'

/** A head that was seen outside the database: how many entries there were and the hash of the last. */
export type Witness = { size: number; hash: string }

export type Verdict = { ok: true; entries: number; head: string } | { ok: false; seq: number; reason: string }

const SLICE = 2000

/**
 * Reads the whole chain and names the first entry that was altered, is missing
 * or stands in another place, or the checkpoint that does not fit. With a vault
 * the checkpoints' signatures are checked, with a witness the length.
 */
export async function verify(sql: Sql, vault?: Pick<Vault, 'verify'>, witness?: Witness): Promise<Verdict> {
  // one statement, read first: what is appended while this runs is neither missed nor complained about
  const newest = await queries.newestSize(sql)
  let prev: Buffer = GENESIS
  let seq = 0
  const wrong = (at: number, reason: string): Verdict => ({ ok: false, seq: at, reason })
  for (;;) {
    const slice = await queries.entriesAfter(sql, seq, SLICE)
    const hashes = new Map<number, Buffer>()
    const from = seq
    let trouble: Verdict | undefined
    for (const entry of slice) {
      const reason = examine(entry, seq + 1, prev)
      if (reason) {
        trouble = wrong(entry.seq === seq + 1 ? entry.seq : seq + 1, reason)
        break
      }
      if (entry.seq === witness?.size && entry.hash.toString('hex') !== witness.hash)
        return wrong(entry.seq, '这一条与数据库之外留存的见证不一致')
      seq = entry.seq
      prev = entry.hash
      hashes.set(seq, prev)
    }
    for (const point of await queries.checkpointsBetween(sql, from, seq)) {
      const reason = examineCheckpoint(point, hashes.get(point.size), vault)
      if (reason) return wrong(point.size, reason)
    }
    if (trouble) return trouble
    if (slice.length < SLICE) break
  }
  const expected = Math.max(newest.checkpoints, witness?.size ?? 0)
  if (expected > seq) return wrong(seq + 1, `账尾缺失：签名的检查点到第 ${expected} 条，现在只有 ${seq} 条`)
  if (newest.checkpoints < newest.entries)
    return wrong(newest.checkpoints + 1, `检查点缺失：第 ${newest.checkpoints} 条之后没有签名`)
  return { ok: true, entries: seq, head: prev.toString('hex') }
}

function examine(entry: Chained, expected: number, prev: Buffer): string | undefined {
  if (entry.seq !== expected) return `第 ${expected} 条缺失，后面直接是第 ${entry.seq} 条`
  if (!digestOf(entry).equals(entry.digest)) return '内容与摘要不符：这一条被改动，或与别的位置对调'
  if (!entry.prev.equals(prev)) return '与前一条的链接断开：前一条被替换或次序被改'
  if (!link(prev, entry.digest).equals(entry.hash)) return '链上的哈希被改动'
  return undefined
}

function examineCheckpoint(
  point: queries.Checkpoint,
  hash: Buffer | undefined,
  vault?: Pick<Vault, 'verify'>,
): string | undefined {
  if (hash === undefined || !hash.equals(point.hash)) return '检查点与链不一致：检查点或此前的记录被改动'
  if (vault === undefined) return undefined
  const suite = point.suite === 'sm' ? 'sm' : 'ed25519'
  const text = checkpointText(point.size, point.hash, point.signedAt)
  if (!vault.verify(text, { suite, keyId: point.keyId, value: point.signature })) return '检查点的签名无效'
  return undefined
}
