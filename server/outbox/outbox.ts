// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Json, type Kernel, newId, type Tx } from '../kernel/index.ts'
import type { Fact, StoredFact } from './fact.ts'
import { addJob, addJobs, insertFacts } from './queries.ts'
import type { StuckKind } from './stuck.ts'

/**
 * A room that wants to hear of facts. `receive` runs in the same transaction as
 * the fact's removal, so its effect happens exactly once; it may write to the
 * database through `tx` and ask for a job, and must not call the network. When
 * it throws, it alone hears of the fact again, later. To each, the facts of one
 * matter are told in their order as long as nothing fails; a subscriber to which
 * order matters goes by `at` and `id`, or says `isInOrder`: while one fact waits,
 * those of its matter wait behind it.
 */
export type Subscriber<C> = {
  name: string
  facts: string[]
  isInOrder?: true
  receive(city: C, tx: Tx, fact: StoredFact): Promise<void>
  /** the same of all that it asked for of a batch, in order, in fewer statements than one after the other */
  receiveAll?(city: C, tx: Tx, facts: StoredFact[]): Promise<void>
}

/** Slow or outside work (graphile-worker): at least once, so it must be idempotent. */
export type Job<C> = { name: string; run(city: C, payload: Record<string, Json>): Promise<void> }

/** Something to be done now and then by any worker: timers that came due, batches. Answers how much it did. */
export type Sweep<C> = {
  name: string
  everyMilliseconds: number
  /** one run does all that waits: it rests after each, so that under load it works in large batches */
  isThorough?: true
  run(city: C): Promise<number>
}

/** What rooms have registered with the outbox; `C` is the city that it hands to them. */
export type Outbox<C> = {
  /** by the kind of fact */
  subscribers: Map<string, Subscriber<C>[]>
  jobs: Job<C>[]
  sweeps: Sweep<C>[]
  /** what an operator sees when something stands still */
  stuckKinds: StuckKind<C>[]
  /** sweeps that this process knows to rest after a failure */
  resting: Set<string>
}

export function createOutbox<C>(parts: {
  subscribers: Subscriber<C>[]
  jobs: Job<C>[]
  sweeps: Sweep<C>[]
  stuckKinds: StuckKind<C>[]
}): Outbox<C> {
  const { subscribers, ...rest } = parts
  const byKind = new Map<string, Subscriber<C>[]>()
  for (const subscriber of subscribers)
    for (const kind of subscriber.facts) byKind.set(kind, [...(byKind.get(kind) ?? []), subscriber])
  return { ...rest, subscribers: byKind, resting: new Set() }
}

/** What whoever tells a fact needs of the city: which facts somebody asked for. */
export type Telling = { clock: Clock; outbox: { subscribers: ReadonlyMap<string, unknown> } }

/** What a worker needs of the city around it; `City` of server/city.ts satisfies it. */
export type OutboxCity<C> = Kernel & { outbox: Outbox<C> }

/** What an act tells, as a fragment of its statement. Facts that nobody asked for are not stored: history and ledger keep what happened. */
export function tellInside(city: Telling, tx: Tx, facts: Fact[]) {
  const at = city.clock.now()
  const [first, ...rest] = facts
    .filter((fact) => city.outbox.subscribers.has(fact.kind))
    .map((fact) => ({ ...fact, id: newId(), at }))
  return first && insertFacts(tx, [first, ...rest])
}

export async function tell(city: Telling, tx: Tx, facts: Fact[]): Promise<void> {
  await tellInside(city, tx, facts)
}

export async function later(
  tx: Tx,
  job: string,
  payload: Record<string, Json>,
  options: { at?: Date; key?: string } = {},
): Promise<void> {
  await addJob(tx, job, JSON.stringify(payload), options.at ?? null, options.key ?? null)
}

/** Several jobs of one name, in one statement. */
export async function laterAll(tx: Tx, job: string, jobs: { payload: Record<string, Json>; key?: string }[]): Promise<void> {
  // graphile-worker takes no key twice in one call
  const keyed = new Map(jobs.map((one, n) => [one.key ?? n, one]))
  if (keyed.size > 0) await addJobs(tx, job, [...keyed.values()])
}
