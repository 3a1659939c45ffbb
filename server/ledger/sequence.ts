// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Vault } from '../kernel/crypto/index.ts'
import { type Clock, type Config, type Sql, type Tx, transaction } from '../kernel/index.ts'
import { type Chained, checkpointText, digestOf, GENESIS, link, type Numbered, withoutIdentityNumber } from './entry.ts'
import * as queries from './queries.ts'
import type { Witness } from './verify.ts'

const BATCH = 1000
/** Partitions are made so many entries before they are needed: far more than a batch. */
const AHEAD = 100_000

export type LedgerKernel = { sql: Sql; clock: Clock; config: Pick<Config, 'dataDir'> }

/**
 * Moves what waits in the inbox into the chain, a batch a transaction, with a
 * signed checkpoint each. One process at a time: whoever does not get the lock
 * leaves the work to the one that has it. Returns how many entries it numbered.
 */
export async function sequence(kernel: LedgerKernel, vault: Vault): Promise<number> {
  let numbered = 0
  for (;;) {
    const head = await transaction(kernel.sql, (tx) => sequenceBatch(tx, kernel.clock.now(), vault))
    if (head === undefined) return numbered
    numbered += head.count
    witness(kernel.config.dataDir, head)
    if (head.count < BATCH) return numbered
  }
}

async function sequenceBatch(tx: Tx, now: Date, vault: Vault): Promise<(Witness & { count: number }) | undefined> {
  if (!(await queries.lockSequence(tx))) return undefined
  const taken = await queries.takeFromInbox(tx, BATCH)
  if (taken.length === 0) return undefined
  const before = await queries.lastCheckpoint(tx)
  let seq = before?.size ?? 0
  let prev = before?.hash ?? GENESIS
  const chained: Chained[] = []
  for (const row of taken) {
    const entry = numberedOf(row, ++seq, vault)
    const digest = digestOf(entry)
    const hash = link(prev, digest)
    chained.push({ ...entry, digest, prev, hash })
    prev = hash
  }
  await queries.preparePartition(tx, seq + AHEAD)
  await queries.appendEntries(tx, chained)
  const signature = await vault.sign(checkpointText(seq, prev, now))
  const times = taken.map((row) => row.at.getTime())
  await queries.addCheckpoint(tx, {
    size: seq,
    hash: prev,
    signedAt: now,
    firstAt: new Date(Math.min(...times)),
    lastAt: new Date(Math.max(...times)),
    suite: signature.suite,
    keyId: signature.keyId,
    signature: signature.value,
  })
  return { size: seq, hash: prev.toString('hex'), count: taken.length }
}

function numberedOf({ id, root, at, entry }: queries.InboxRow & { at: Date }, seq: number, vault: Vault): Numbered {
  const hide = (text: string) => withoutIdentityNumber(text, vault.indexOf)
  return {
    seq,
    id,
    root,
    at,
    act: entry.act,
    actorKind: entry.actor.kind,
    actor: hide(entry.actor.id),
    subjectKind: entry.subject.kind,
    subject: hide(entry.subject.id),
    about: entry.about === undefined ? null : hide(entry.about),
    isRead: entry.act.endsWith('.read'),
    purpose: entry.purpose ?? null,
    facts: entry.facts ?? {},
  }
}

export const witnessFile = (dataDir: string) => join(dataDir, 'ledger-head.json')

/** The newest head outside the database too, so that even a tail that was cut together with its checkpoints is missed. */
function witness(dataDir: string, { size, hash }: Witness): void {
  if (dataDir === '') return
  mkdirSync(dataDir, { recursive: true })
  const file = witnessFile(dataDir)
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify({ size, hash })}\n`, { mode: 0o600 })
  renameSync(`${file}.${process.pid}`, file)
}
