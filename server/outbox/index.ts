// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import { type Json, newId, type Room, type Tx } from '../kernel/index.ts'
import { addJob, type FactRow, insertFacts } from './queries.ts'

/** What rooms tell each other, in the past tense; `root` is the matter that it belongs to. */
export type Fact = { kind: string; root: string; payload: Record<string, Json> }
export type StoredFact = Fact & { id: string; at: Date; tries: number }

/**
 * A room that wants to hear of facts. `receive` runs in the same transaction as
 * the fact's removal, so its effect happens exactly once; it may write to the
 * database and ask for a job, and must not call the network.
 */
export type Subscriber = { name: string; facts: string[]; receive(city: City, tx: Tx, fact: StoredFact): Promise<void> }

/** Slow or outside work (graphile-worker): at least once, so it must be idempotent. */
export type Job = { name: string; run(city: City, payload: Record<string, Json>): Promise<void> }

/** Something to be done now and then by any worker: timers that came due, batches. Answers how much it did. */
export type Sweep = {
  name: string
  everyMilliseconds: number
  /** one run does all that waits: it rests after each, so that under load it works in large batches */
  isThorough?: true
  run(city: City): Promise<number>
}

export type Outbox = { subscribers: Map<string, Subscriber[]>; jobs: Job[]; sweeps: Sweep[] }

export function createOutbox(subscribers: Subscriber[], jobs: Job[], sweeps: Sweep[]): Outbox {
  const byKind = new Map<string, Subscriber[]>()
  for (const subscriber of subscribers)
    for (const kind of subscriber.facts) byKind.set(kind, [...(byKind.get(kind) ?? []), subscriber])
  return { subscribers: byKind, jobs, sweeps }
}

/** Facts that nobody asked for are not stored: history and ledger keep what happened. */
export function factRows(city: Pick<City, 'outbox' | 'clock'>, facts: Fact[]): FactRow[] {
  const at = city.clock.now().toISOString()
  return facts.filter((fact) => city.outbox.subscribers.has(fact.kind)).map((fact) => ({ ...fact, id: newId(), at }))
}

export async function tell(city: Pick<City, 'outbox' | 'clock'>, tx: Tx, facts: Fact[]): Promise<void> {
  const rows = factRows(city, facts)
  if (rows.length > 0) await insertFacts(tx, rows)
}

export async function later(
  tx: Tx,
  job: string,
  payload: Record<string, Json>,
  options: { at?: Date; key?: string } = {},
): Promise<void> {
  await addJob(tx, job, JSON.stringify(payload), options.at ?? null, options.key ?? null)
}

export { insertFacts } from './queries.ts'
export { drainFacts, prepareJobs, runJobsOnce, startWorker, type Worker } from './worker.ts'

export const outboxRoom: Room<City> = { name: 'outbox' }
