// SPDX-License-Identifier: Apache-2.0
import type { Clock, Config, Log, Metrics, Sql, Tx } from '../kernel/index.ts'
import { transaction } from '../kernel/index.ts'
import { type Entry, record } from '../ledger/index.ts'
import type { Retention } from './retention.ts'
import { erase, olderThan, strayIncoming, under } from './store.ts'
import * as queries from './sweep-queries.ts'

/** What a sweep of this room needs of the city around it. */
export type FilesCity = {
  sql: Sql
  clock: Clock
  config: Config
  log: Log
  metrics: Metrics
  content: { retention: Retention }
}

/** What an owner says of a file: `settled`, it belongs to a case for good; `held`, something refers to it now. */
export type Verdict = 'settled' | 'held'

/** A room whose things refer to files. What it does not name is referred to by nothing. */
export type FileHolder = {
  /** the kind of owner that it answers for */
  ownerKind: string
  verdicts(tx: Tx, files: { id: string; ownerId: string }[]): Promise<Map<string, Verdict>>
}

const BATCH = 100
/** How often it is asked again about a file that something refers to. */
const LOOK_EVERY = 3_600_000
/** An upload that began so long ago will not end any more. */
const INCOMING_KEPT = 3_600_000

/**
 * Looks at what waits: what belongs to a case is never looked at again, what
 * nothing refers to is marked, and what has been so for as long as the rule
 * says is taken from the database and the disk, with an entry in the ledger.
 * The bytes go inside the transaction, under the digest's lock: a crash between
 * the two leaves a row that is still loose, and the next sweep ends the work.
 */
export async function sweepUploads(city: FilesCity, holders: FileHolder[]): Promise<number> {
  return transaction(city.sql, async (tx) => {
    const now = city.clock.now()
    const due = await queries.takeDue(tx, now, BATCH)
    if (due.length === 0) return 0
    const verdicts = await judge(tx, holders, due)
    const idsOf = (wanted: (file: queries.Waiting) => boolean) => due.filter(wanted).map((file) => file.id)
    await queries.settleFor(
      tx,
      idsOf((file) => verdicts.get(file.id) === 'settled'),
    )
    await queries.lookAgain(
      tx,
      idsOf((file) => verdicts.get(file.id) === 'held'),
      new Date(now.getTime() + LOOK_EVERY),
    )
    const rule = city.content.retention.upload
    const loose = due.filter((file) => !verdicts.has(file.id))
    const gone = loose.filter(
      (file) => file.looseSince !== null && file.looseSince.getTime() + rule.milliseconds <= now.getTime(),
    )
    for (const file of loose.filter((one) => !gone.includes(one))) {
      const since = file.looseSince ?? now
      await queries.markLoose(tx, [file.id], since, new Date(since.getTime() + rule.milliseconds))
    }
    for (const file of gone.toSorted((a, b) => (a.sm3 < b.sm3 ? -1 : 1))) await take(city, tx, file)
    await record(tx, now, deletionsOf(rule, gone))
    return due.length
  })
}

async function judge(tx: Tx, holders: FileHolder[], files: queries.Waiting[]): Promise<Map<string, Verdict>> {
  const verdicts = new Map<string, Verdict>()
  for (const kind of new Set(files.map((file) => file.ownerKind))) {
    const own = files.filter((file) => file.ownerKind === kind)
    const holder = holders.find((one) => one.ownerKind === kind)
    // nobody answers for this kind: it is kept, because nobody can say that it is not needed
    const said = holder ? await holder.verdicts(tx, own) : new Map(own.map((file) => [file.id, 'settled' as const]))
    for (const [id, verdict] of said) verdicts.set(id, verdict)
  }
  return verdicts
}

async function take(city: FilesCity, tx: Tx, file: queries.Waiting): Promise<void> {
  await queries.lockDigest(tx, file.sm3)
  await queries.removeFile(tx, file.id)
  if (!(await queries.hasDigest(tx, file.sm3))) await erase(city.config, file.sm3)
}

/** One entry for each account: what, how many, under which rule, with the digests as the only trace of the content. */
function deletionsOf(rule: Retention['upload'], gone: queries.Waiting[]): Entry[] {
  return [...Map.groupBy(gone, (file) => file.account)].map(([account, files]) => ({
    act: 'retention.deleted',
    actor: { kind: 'system', id: 'retention' },
    subject: { kind: 'file', id: rule.id },
    ...(account === null ? {} : { about: account }),
    purpose: rule.name,
    facts: {
      rule: rule.id,
      keep: rule.keep,
      basis: rule.basis,
      count: files.length,
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      digests: files.map((file) => file.sm3),
    },
  }))
}

/**
 * Compares one 256th of the disk with the database, in both directions. Bytes
 * without a row that are old enough go (a crash between two writes left them);
 * a row without bytes is an alarm and is touched by nobody.
 */
export async function sweepStray(city: FilesCity, prefix: string): Promise<{ erased: number; missing: string[] }> {
  const rule = city.content.retention['stray-bytes']
  const oldest = new Date(city.clock.now().getTime() - rule.milliseconds)
  const known = await queries.digestsUnder(city.sql, prefix)
  const there = new Set(await under(city.config, prefix))
  const rows = new Set(known.map((row) => row.sm3))
  const erased: string[] = []
  for (const sm3 of there)
    if (!rows.has(sm3) && (await olderThan(city.config, sm3, oldest)) && (await eraseStray(city, sm3))) erased.push(sm3)
  const missing = known.filter((row) => !there.has(row.sm3)).map((row) => row.id)
  for (const file of missing) city.log.error({ file }, 'the bytes of a file are not on the disk')
  return { erased: erased.length, missing }
}

async function eraseStray(city: FilesCity, sm3: string): Promise<boolean> {
  const rule = city.content.retention['stray-bytes']
  return transaction(city.sql, async (tx) => {
    await queries.lockDigest(tx, sm3)
    if (await queries.hasDigest(tx, sm3)) return false
    await erase(city.config, sm3)
    await record(tx, city.clock.now(), [
      {
        act: 'retention.deleted',
        actor: { kind: 'system', id: 'retention' },
        subject: { kind: 'file', id: rule.id },
        purpose: rule.name,
        facts: { rule: rule.id, keep: rule.keep, basis: rule.basis, count: 1, digests: [sm3] },
      },
    ])
    return true
  })
}

export function uploadSweep(holders: FileHolder[]) {
  return {
    name: 'files.uploads',
    everyMilliseconds: 30_000,
    run: (city: FilesCity): Promise<number> => sweepUploads(city, holders),
  }
}

/** One 256th of the disk a minute, so that the whole is looked at about six times a day; and what uploads left that broke off. */
export function straySweep() {
  const missing = new Map<string, number>()
  return {
    name: 'files.stray',
    everyMilliseconds: 60_000,
    isThorough: true as const,
    async run(city: FilesCity): Promise<number> {
      const now = city.clock.now()
      const prefix = (Math.floor(now.getTime() / 60_000) % 256).toString(16).padStart(2, '0')
      const swept = await sweepStray(city, prefix)
      missing.set(prefix, swept.missing.length)
      city.metrics.lag.set(
        { queue: 'files without bytes' },
        [...missing.values()].reduce((sum, n) => sum + n, 0),
      )
      return swept.erased + (await strayIncoming(city.config, new Date(now.getTime() - INCOMING_KEPT)))
    },
  }
}
