// SPDX-License-Identifier: Apache-2.0
import { type Part, Refusal, type Tx } from '../kernel/index.ts'
import { later, laterAll } from '../outbox/index.ts'
import type { SealsCity } from './needs.ts'
import type { AskedSeal, SealedBy } from './sealing-queries.ts'
import * as queries from './sealing-queries.ts'

export const byThePlatform: SealedBy = { kind: 'system', id: 'system', name: '平台按公布的规则' }

export const sealedBy = (actor: { kind: string; id: string; name: string }): SealedBy =>
  actor.kind === 'officer' ? { kind: 'officer', id: actor.id, name: actor.name } : byThePlatform

/**
 * Asks a worker to seal a document, in the transaction of the decision that gives it: the decision is durable, the seal follows. Asked
 * again, it is asked once.
 */
export const askSeal = (city: Pick<SealsCity, 'clock'>, tx: Tx, asked: AskedSeal): Promise<void> =>
  askSeals(city, tx, asked.job, [asked])

/** The same for several documents of one job. */
export async function askSeals(
  city: Pick<SealsCity, 'clock'>,
  tx: Tx,
  job: string,
  asked: Omit<AskedSeal, 'job'>[],
): Promise<void> {
  if (asked.length === 0) return
  const rows = asked.map((one) => ({ ...one, job }))
  const inserted = await queries.insertSealings(tx, rows, city.clock.now())
  const fresh = new Set(inserted.map(({ document }) => document))
  const jobs = rows.filter(({ document }) => fresh.has(document))
  await laterAll(
    tx,
    job,
    jobs.map(({ document, payload }) => ({ payload, key: `seal ${document}` })),
  )
}

/** That a document is to be sealed, as a part of the act that gives it; the act's fact then asks the worker (`laterAll`). */
export const sealingPart = (tx: Tx, asked: AskedSeal, at: Date): Part => queries.insertSealings(tx, [asked], at)

const WAITING = new Set(['SEAL_NOT_ACTIVE', 'SIGN_NOT_PRINTABLE'])

/**
 * What the worker does: seals, or writes down why it could not. A seal that is suspended is no fault of the worker's: the document
 * waits where the seal's keeper sees it, and is taken up again when the seal is active. Anything else is thrown, and tried again.
 */
export async function sealOrWait(city: SealsCity, document: string, seal: () => Promise<{ isNew: boolean }>): Promise<void> {
  try {
    const { isNew } = await seal()
    // one that somebody opened before its seal was asked for
    if (!isNew) await queries.markSealed(city.sql, document, city.clock.now())
  } catch (error) {
    if (!(error instanceof Refusal) || !WAITING.has(error.code)) throw error
    await queries.noteWaiting(city.sql, document, error.code)
  }
}

/** The seal is active again: whatever waits for it is taken up. */
export async function resumeSealing(tx: Tx, department: string): Promise<void> {
  for (const { document, job, payload } of await queries.waitingSealings(tx, department, 1000))
    await later(tx, job, payload, { key: `seal ${document}` })
}
