// SPDX-License-Identifier: Apache-2.0
import type { Vault } from '../kernel/crypto/index.ts'
import type { Sql } from '../kernel/index.ts'
import { type Checkpoint, checkpointDigest, isSigned } from './checkpoint.ts'
import { type Chained, digestOf, GENESIS, link } from './entry.ts'
import { isSame, positionOf } from './examine.ts'
import * as queries from './queries.ts'
import { type Break, type Survey, survey } from './survey.ts'
import { type CopyState, type Line, type Place, WitnessAway, WitnessDamaged } from './witness.ts'

export type Verdict =
  | { ok: true; entries: number; head: string; copy: CopyState; breaks: Break[] }
  | { ok: false; seq: number; reason: string; code?: string }

const SLICE = 2000

/**
 * Reads the whole chain, a slice at a time, and names the first entry that was
 * altered, is missing or stands in another place, or the checkpoint that does
 * not fit; and holds it against the witness outside the database, if one is
 * given: what that has seen must still be there, unless an operator declared
 * the break and the ledger says so too.
 */
export async function verify(sql: Sql, vault: Pick<Vault, 'verify'>, place?: Place): Promise<Verdict> {
  // the witness first, then how far the ledger is: what is appended while this runs is neither missed nor complained about
  let witness: Survey | undefined
  try {
    witness = place && (await survey(place, vault))
  } catch (error) {
    if (error instanceof WitnessAway) return wrong(0, '见证文件读不出来', 'LEDGER_WITNESS_AWAY')
    if (!(error instanceof WitnessDamaged)) throw error
    return wrong(0, `见证文件第 ${error.line} 行接不上前一行：见证被改动`, 'LEDGER_WITNESS_DAMAGED')
  }
  if (witness?.copy === 'differs') return wrong(0, '见证文件与第二处的副本不一致', 'LEDGER_COPY_DIFFERS')
  const newest = await queries.newestSize(sql)
  const expecting = expectations(witness)
  let prev: Buffer = GENESIS
  let before: Checkpoint | undefined
  let seq = 0
  for (;;) {
    const slice = await queries.entriesAfter(sql, seq, SLICE)
    const hashes = new Map<number, Buffer>()
    const from = seq
    let trouble: Verdict | undefined
    for (const entry of slice) {
      const reason = examineEntry(entry, seq + 1, prev)
      if (reason) {
        trouble = wrong(entry.seq === seq + 1 ? entry.seq : seq + 1, reason)
        break
      }
      seq = entry.seq
      prev = entry.hash
      hashes.set(seq, prev)
      expecting.read(entry)
    }
    const points = await queries.checkpointsBetween(sql, from, seq)
    for (const point of points) {
      const reason = examineCheckpoint(point, before, hashes.get(point.size), vault)
      if (reason) return wrong(point.size, reason)
      before = point
    }
    const missed = await expecting.hold(points, seq)
    if (missed !== undefined) return wrong(missed, '这一条与数据库之外留存的见证不一致', 'LEDGER_CONTRADICTS_WITNESS')
    if (trouble) return trouble
    if (slice.length < SLICE) break
  }
  const expected = Math.max(newest.checkpoints, witness?.last.size ?? 0)
  if (expected > seq)
    return wrong(seq + 1, `账尾缺失：签名的检查点到第 ${expected} 条，现在只有 ${seq} 条`, 'LEDGER_BEHIND_WITNESS')
  if (newest.checkpoints < newest.entries)
    return wrong(newest.checkpoints + 1, `检查点缺失：第 ${newest.checkpoints} 条之后没有签名`)
  if (place && witness === undefined && before !== undefined && before.prev !== null)
    return wrong(seq, '数据库之外的见证文件不见了', 'LEDGER_WITNESS_MISSING')
  const undeclared = expecting.unfulfilled()
  if (undeclared) return wrong(seq, undeclared.reason, undeclared.code)
  return { ok: true, entries: seq, head: prev.toString('hex'), copy: witness?.copy ?? 'none', breaks: witness?.breaks ?? [] }
}

const wrong = (seq: number, reason: string, code?: string): Verdict => ({ ok: false, seq, reason, ...(code ? { code } : {}) })

/** Goes along with the reading and says where the ledger does not fulfil what the witness has seen. */
function expectations(witness: Survey | undefined) {
  const demands = witness?.demands()
  const declared = witness?.breaks.at(-1)
  let next: Line | undefined
  let hasBegun = false
  let isDeclared = declared === undefined
  const advance = async () => {
    next = (await demands?.next())?.value ?? undefined
  }
  return {
    read(entry: Chained) {
      if (entry.act === 'ledger.reanchored' && entry.facts.hash === declared?.hash && entry.seq > (declared?.size ?? 0))
        isDeclared = true
    },
    /** the checkpoints of a slice; answers the first size that was seen otherwise, or where one stands that was never seen */
    async hold(points: Checkpoint[], upTo: number): Promise<number | undefined> {
      if (witness === undefined) return undefined
      if (!hasBegun) await advance()
      hasBegun = true
      const bySize = new Map(points.map((point) => [point.size, point]))
      const seen = new Set<number>()
      for (; next !== undefined && next.size <= upTo; await advance()) {
        const point = bySize.get(next.size)
        if (point === undefined || !isSame(positionOf(point), next)) return next.size
        seen.add(next.size)
      }
      return points.find(({ size }) => size > witness.first.size && size <= witness.last.size && !seen.has(size))?.size
    },
    unfulfilled() {
      if (!isDeclared) return { reason: '见证里宣布过一次断点，账里却没有相应的记录', code: 'LEDGER_CONTRADICTS_WITNESS' }
      if (!witness || witness.missing.length === 0) return undefined
      const reason = `${witness.missing.length} 条已提交的记录在编号之前从收件箱里消失，第一条的编号是 ${witness.missing[0]}`
      return { reason, code: 'LEDGER_ENTRY_MISSING' }
    },
  }
}

function examineEntry(entry: Chained, expected: number, prev: Buffer): string | undefined {
  if (entry.seq !== expected) return `第 ${expected} 条缺失，后面直接是第 ${entry.seq} 条`
  if (!digestOf(entry).equals(entry.digest)) return '内容与摘要不符：这一条被改动，或与别的位置对调'
  if (!entry.prev.equals(prev)) return '与前一条的链接断开：前一条被替换或次序被改'
  if (!link(prev, entry.digest).equals(entry.hash)) return '链上的哈希被改动'
  return undefined
}

function examineCheckpoint(
  point: Checkpoint,
  before: Checkpoint | undefined,
  hash: Buffer | undefined,
  vault: Pick<Vault, 'verify'>,
): string | undefined {
  if (hash === undefined || !hash.equals(point.hash)) return '检查点与链不一致：检查点或此前的记录被改动'
  if (point.prev === null && before !== undefined && before.prev !== null) return '检查点之间的链接断开：检查点被改动'
  if (point.prev !== null && !point.prev.equals(before ? checkpointDigest(before) : GENESIS))
    return '检查点之间的链接断开：前一个检查点被改动或删除'
  return isSigned(point, vault) ? undefined : '检查点的签名无效'
}
