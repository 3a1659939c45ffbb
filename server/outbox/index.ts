// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import { type Json, newId, type Room, type Tx } from '../kernel/index.ts'
import { addJob, type FactRow, insertFacts } from './queries.ts'
import type { StuckKind } from './stuck.ts'

/** What rooms tell each other, in the past tense; `root` is the matter that it belongs to. */
export type Fact = { kind: string; root: string; payload: Record<string, Json> }
export type StoredFact = Fact & { id: string; at: Date }

/**
 * A room that wants to hear of facts. `receive` runs in the same transaction as
 * the fact's removal, so its effect happens exactly once; it may write to the
 * database through `tx` and ask for a job, and must not call the network. When
 * it throws, it alone hears of the fact again, later. Facts are told in their
 * order as long as nothing fails and one worker runs; a subscriber to which
 * order matters goes by `at` and `id`.
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

export type Outbox = {
  /** by the kind of fact */
  subscribers: Map<string, Subscriber[]>
  jobs: Job[]
  sweeps: Sweep[]
  /** what an operator sees when something stands still */
  stuckKinds: StuckKind[]
  /** sweeps that this process knows to rest after a failure */
  resting: Set<string>
}

export function createOutbox(parts: {
  subscribers: Subscriber[]
  jobs: Job[]
  sweeps: Sweep[]
  stuckKinds: StuckKind[]
}): Outbox {
  const { subscribers, ...rest } = parts
  const byKind = new Map<string, Subscriber[]>()
  for (const subscriber of subscribers)
    for (const kind of subscriber.facts) byKind.set(kind, [...(byKind.get(kind) ?? []), subscriber])
  return { ...rest, subscribers: byKind, resting: new Set() }
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

export { drainFacts } from './deliver.ts'
export { insertFacts } from './queries.ts'
export { outboxStuckKinds, type Stuck, type StuckKind } from './stuck.ts'
export { runSweep } from './sweep.ts'
export { troubleOf, tryAgainAt } from './trouble.ts'
export { prepareJobs, runJobsOnce, startWorker, type Worker } from './worker.ts'

export const outboxRoom: Room<City> = {
  name: 'outbox',
  permissions: {
    'operations.read': '查看卡住的计时器、消息、作业和巡检',
    'operations.retry': '让卡住的立即重试',
  },
}
