// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { newId, type Tx, transaction } from '../kernel/index.ts'
import { type Alarm, CONTRADICTIONS, calm, type LedgerKernel, raise } from './alarms.ts'
import { checkpointText } from './checkpoint.ts'
import { type Chained, digestOf, type Entry, GENESIS, link, type Numbered, withoutIdentityNumber } from './entry.ts'
import { type Contradiction, type Examined, examine } from './examine.ts'
import { isSealed, sealOrNone } from './hand.ts'
import * as queries from './queries.ts'
import { record } from './record.ts'
import { append, copyOver, type Place, WitnessAway, witnessOf } from './witness.ts'

/** Acts, not entries: each says some two. */
const BATCH = 1000
/** Partitions are made so many entries before they are needed: far more than a batch has. */
const AHEAD = 100_000
const COPY_PATIENCE_MS = 2000

type Lap = { alarm: Contradiction } | { count: number; isIdle: boolean }

/**
 * Moves what waits in the inbox into the chain, a batch a transaction, with a
 * signed checkpoint each. One process at a time: whoever does not get the lock
 * leaves the work to the one that has it. Each lap first holds the database
 * against the witness and writes what is new into it, so the witness is at most
 * one lap behind a commit and never ahead of one. While the two contradict each
 * other nothing is numbered: what is acknowledged waits in the inbox, and the
 * city goes on. Returns how many entries were numbered.
 */
export async function sequence(city: LedgerKernel): Promise<number> {
  const place = witnessOf(city.config)
  let numbered = 0
  for (;;) {
    const lap = await transaction(city.sql, (tx) => oneLap(tx, city, place)).catch((error: unknown): Lap => {
      // a disk that is full is found when a line is written
      if (error instanceof WitnessAway) return { alarm: 'LEDGER_WITNESS_AWAY' }
      throw error
    })
    if (lap === undefined) return numbered
    if ('alarm' in lap) {
      raise(city, lap.alarm)
      return numbered
    }
    await saidAgain(city)
    numbered += lap.count
    if (lap.isIdle) break
  }
  await copied(city, place)
  return numbered
}

async function oneLap(tx: Tx, city: LedgerKernel, place: Place): Promise<Lap | undefined> {
  if (!(await queries.lockSequence(tx))) return undefined
  const examined = await examine(tx, city.vault, place)
  if ('alarm' in examined) return { alarm: examined.alarm }
  if (examined.newest === undefined) {
    if (!(await agreesWithOldHead(tx, city.config.dataDir))) return { alarm: 'LEDGER_BEHIND_WITNESS' }
    await sealWaiting(tx, city)
  }
  if (examined.added.length > 0) await append(place.file, examined.newest, examined.added)
  if (examined.newest === undefined) rmSync(oldHead(city.config.dataDir), { force: true })
  if (examined.hasMore) return { count: 0, isIdle: false }
  const count = await numberBatch(tx, city, headOf(examined))
  return { count, isIdle: count === 0 }
}

type Head = { size: number; hash: Buffer; digest: Buffer }

/** Where the chain goes on: at the last line that is now in the witness. */
function headOf({ newest, added }: Exclude<Examined, { alarm: unknown }>): Head {
  const last = added.at(-1) ?? newest?.line
  if (last === undefined || last.size === 0) return { size: 0, hash: GENESIS, digest: GENESIS }
  return { size: last.size, hash: Buffer.from(last.hash, 'hex'), digest: Buffer.from(last.head, 'hex') }
}

async function numberBatch(tx: Tx, city: LedgerKernel, head: Head): Promise<number> {
  const taken = await queries.takeFromInbox(tx, BATCH)
  if (taken.length === 0) return 0
  const genuine = await genuineAmong(tx, city, taken)
  let { size: seq, hash: prev } = head
  const chained: Chained[] = []
  for (const said of taken.flatMap((row) => (genuine.has(row) ? saidIn(row) : [forged(row, city.clock.now())]))) {
    const entry = numberedOf(said, ++seq, city)
    const digest = digestOf(entry)
    const hash = link(prev, digest)
    chained.push({ ...entry, digest, prev, hash })
    prev = hash
  }
  await queries.preparePartition(tx, seq + AHEAD)
  await queries.appendEntries(tx, chained)
  const times = chained.map((row) => row.at.getTime())
  const [firstAt, lastAt] = [new Date(Math.min(...times)), new Date(Math.max(...times))]
  const unsigned = { size: seq, hash: prev, signedAt: city.clock.now(), firstAt, lastAt, prev: head.digest }
  const { suite, keyId, value } = await city.vault.sign(checkpointText(unsigned))
  await queries.addCheckpoint(tx, { ...unsigned, suite, keyId, signature: value })
  return chained.length
}

/** What a server of this city put there, as it put it, and what has not been numbered before. */
async function genuineAmong(tx: Tx, city: LedgerKernel, taken: queries.Waiting[]): Promise<Set<queries.Waiting>> {
  const sealed = taken.filter((row) => isSealed(city.vault, row))
  const since = new Date(Math.min(...sealed.map((row) => row.at.getTime())))
  const ids = sealed.map((row) => row.id)
  const before = new Set(ids.length > 0 ? await queries.numberedAmong(tx, ids, since) : [])
  const seen = new Set<string>()
  const genuine = sealed.filter(({ id }) => !before.has(id) && !seen.has(id) && seen.add(id))
  if (genuine.length < taken.length) raise(city, 'LEDGER_ENTRY_FORGED', { rows: taken.length - genuine.length })
  return new Set(genuine)
}

const saidIn = ({ more, ...first }: queries.Waiting): (queries.Said & { at: Date })[] => [
  first,
  ...(more ?? []).map((one) => ({ ...one, at: first.at })),
]

/** A row that no server of this city put there is numbered as what it is, with what it claims, so that it stays as evidence. */
function forged({ id, root, entry, more }: queries.Waiting, at: Date): queries.Said & { at: Date } {
  const claimed = beginningOf(more ? [entry, more] : entry, 2000).toWellFormed()
  const said: Entry = {
    act: 'ledger.forgeryFound',
    actor: { kind: 'system', id: 'ledger' },
    subject: { kind: 'inbox', id },
    facts: { claimed },
  }
  // an id of its own: under the row's own id its true entry may be missed
  return { id: newId(), root, at, entry: said }
}

/** The first signs of a value as JSON says it. Every level of it writes one, so that no nesting goes deeper than they do. */
function beginningOf(value: unknown, most: number): string {
  if (typeof value !== 'object' || value === null)
    return (typeof value === 'string' ? JSON.stringify(value) : `${value}`).slice(0, most)
  const isList = Array.isArray(value)
  let text = isList ? '[' : '{'
  for (const [name, one] of Object.entries(value)) {
    if (text.length >= most) return text.slice(0, most)
    if (text.length > 1) text += ','
    if (!isList) text += `${JSON.stringify(name)}:`
    text += beginningOf(one, most - text.length)
  }
  return `${text}${isList ? ']' : '}'}`.slice(0, most)
}

function numberedOf({ id, root, at, entry }: queries.Said & { at: Date }, seq: number, { vault }: LedgerKernel): Numbered {
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

/** That the numbering had stopped, why and since when, is on record too. */
async function saidAgain(city: LedgerKernel): Promise<void> {
  for (const code of CONTRADICTIONS) {
    const since = calm(city, code)
    if (since === undefined) continue
    const entry: Entry = {
      act: 'ledger.numberingResumed',
      actor: { kind: 'system', id: 'ledger' },
      subject: { kind: 'alarm', id: code },
      facts: { since: new Date(since).toISOString() },
    }
    await record(city.sql, city.clock.now(), [entry])
  }
}

/** Once, when the witness begins: what waits from before rows were sealed. */
async function sealWaiting(tx: Tx, { vault }: LedgerKernel): Promise<void> {
  for (;;) {
    const rows = await queries.takeUnsealed(tx, BATCH)
    if (rows.length === 0) return
    for (const row of rows) await queries.inboxInsertion(tx, row.at, { ...row, mac: sealOrNone(vault, row) })
  }
}

/** Where the newest head was kept before there was a witness. */
const oldHead = (dataDir: string) => join(dataDir, 'ledger-head.json')

async function agreesWithOldHead(tx: Tx, dataDir: string): Promise<boolean> {
  if (!existsSync(oldHead(dataDir))) return true
  const seen: { size: number; hash: string } = JSON.parse(readFileSync(oldHead(dataDir), 'utf8'))
  const [point] = await queries.checkpointsBetween(tx, seen.size - 1, seen.size)
  return point?.hash.toString('hex') === seen.hash
}

/** A second place that hangs holds up nobody: it is caught up with at the next lap. */
async function copied(city: LedgerKernel, place: Place): Promise<void> {
  const patience = Promise.withResolvers<'away'>()
  const timer = setTimeout(patience.resolve, COPY_PATIENCE_MS, 'away')
  const state = await Promise.race([copyOver(place), patience.promise])
  clearTimeout(timer)
  const on: Partial<Record<typeof state, Alarm>> = { away: 'LEDGER_COPY_AWAY', differs: 'LEDGER_COPY_DIFFERS' }
  for (const [when, code] of Object.entries(on)) {
    if (when === state) raise(city, code)
    else calm(city, code)
  }
}
