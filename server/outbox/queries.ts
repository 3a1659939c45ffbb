// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../kernel/index.ts'
import type { StoredFact } from './fact.ts'

/** What one act tells, in order; `alike` is what all of its facts say. */
type Told = {
  root: string
  id: string
  at: Date
  alike: Record<string, Json>
  told: { id: string; kind: string; root?: string; payload: Record<string, Json> }[]
}

/** The insertion of what one act tells as a fragment, so that an act stays one statement. There is at least one fact, and they are of one instant. */
export function insertFacts(tx: Tx, [first, ...rest]: [StoredFact, ...StoredFact[]]) {
  const alike: Record<string, Json> = Object.fromEntries(
    rest.length === 0
      ? []
      : Object.entries(first.payload).filter(([name, value]) =>
          rest.every(({ payload }) => name in payload && isAlike(payload[name], value)),
        ),
  )
  const told = [first, ...rest].map(({ id, kind, root, payload }) => ({
    id,
    kind,
    ...(root === first.root ? {} : { root }),
    payload: Object.fromEntries(Object.entries(payload).filter(([name]) => !(name in alike))),
  }))
  return tx`
    insert into outbox.facts (root, id, at, alike, told)
    values (${first.root}, ${first.id}, ${first.at}, ${JSON.stringify(alike)}::text::jsonb, ${JSON.stringify(told)}::text::jsonb)`
}

/** Most of what is told are texts and numbers, which need not be written to be compared. */
const isAlike = (one: Json | undefined, other: Json): boolean =>
  one === other || (typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other))

/** How many batches further on a worker looks for matters that no other has in hand. */
const AHEAD = 4

type Place = Pick<Told, 'root' | 'id'>

/** Where what the oldest acts told lies: asked outside of any transaction, because mostly nothing is there. */
export function waitingTold(tx: Tx, limit: number): Promise<Place[]> {
  return tx<Place[]>`select root, id from outbox.facts order by id limit ${limit * AHEAD}`
}

/**
 * Takes out what some acts told, for this transaction to deliver; another worker passes over the matters that it holds, so that
 * what is told of one matter comes in order. Matters are held by name, because rows cannot be locked on many nodes at once.
 */
export async function takeTold(tx: Tx, waiting: Place[], limit: number): Promise<Told[]> {
  const held = await tx<Place[]>`
    select root, id from jsonb_to_recordset(${JSON.stringify(waiting)}::text::jsonb) as w(root uuid, id uuid)
     where pg_try_advisory_xact_lock(hashtextextended('facts ' || root, 0)) limit ${limit}`
  if (held.length === 0) return []
  const told = await tx<Told[]>`
    delete from outbox.facts f
     where root = any(${held.map(({ root }) => root)}::uuid[]) and id = any(${held.map(({ id }) => id)}::uuid[])
    returning root, id, at, alike, told`
  return told.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

export const factsOf = ({ root, at, alike, told }: Told): StoredFact[] =>
  told.map((one) => ({ root: one.root ?? root, id: one.id, kind: one.kind, at, payload: { ...alike, ...one.payload } }))

type Unheard = StoredFact & { subscriber: string; tries: number }

/** The fact is kept for one subscriber that could not receive it. */
export async function insertUnheard(
  tx: Tx,
  fact: StoredFact,
  subscriber: string,
  rest: { since: Date; notBefore: Date; trouble: string },
): Promise<void> {
  await tx`
    insert into outbox.unheard (root, fact, subscriber, kind, payload, at, since, not_before, trouble)
    values (${fact.root}, ${fact.id}, ${subscriber}, ${fact.kind}, ${JSON.stringify(fact.payload)}::text::jsonb, ${fact.at}, ${rest.since}, ${rest.notBefore}, ${rest.trouble})`
}

export async function hasUnheard(tx: Tx, now: Date): Promise<boolean> {
  const rows = await tx`select 1 from outbox.unheard where not_before <= ${now} limit 1`
  return rows.length > 0
}

/** Of which of these matters something waits for a subscriber that has not received it. */
export async function waitingBehind(tx: Tx, subscriber: string, roots: string[]): Promise<Set<string>> {
  const rows = await tx<{ root: string }[]>`
    select distinct root from outbox.unheard where root = any(${roots}::uuid[]) and subscriber = ${subscriber}`
  return new Set(rows.map(({ root }) => root))
}

/** Whether nothing older of its matter waits for the same subscriber. */
export async function isFirst(tx: Tx, { root, id, subscriber }: Pick<Unheard, 'root' | 'id' | 'subscriber'>): Promise<boolean> {
  const older = await tx`
    select 1 from outbox.unheard where root = ${root} and subscriber = ${subscriber} and fact < ${id} limit 1`
  return older.length === 0
}

/** How many that wait are tried to be held, one after the other, until one is free. */
const TRIED = 20

export async function takeUnheard(tx: Tx, now: Date): Promise<Unheard | undefined> {
  const waiting = await tx<Pick<Unheard, 'root' | 'id' | 'subscriber'>[]>`
    select root, fact as id, subscriber from outbox.unheard where not_before <= ${now} order by not_before limit ${TRIED}`
  for (const { root, id, subscriber } of waiting) {
    const [row] = await tx<Unheard[]>`
      select root, fact as id, subscriber, kind, payload, at, tries from outbox.unheard
       where root = ${root} and fact = ${id} and subscriber = ${subscriber} and not_before <= ${now} for update skip locked`
    if (row) return row
  }
  return undefined
}

export async function removeUnheard(tx: Tx, { root, id, subscriber }: Unheard): Promise<void> {
  await tx`delete from outbox.unheard where root = ${root} and fact = ${id} and subscriber = ${subscriber}`
}

export async function postponeUnheard(
  tx: Tx,
  { root, id, subscriber }: Unheard,
  notBefore: Date,
  trouble: string,
): Promise<void> {
  await tx`
    update outbox.unheard set tries = tries + 1, not_before = ${notBefore}, trouble = ${trouble}
     where root = ${root} and fact = ${id} and subscriber = ${subscriber}`
}

/** How many acts have told what is not delivered yet, counted up to ten thousand, and when the oldest of them was. */
export async function whatWaits(tx: Tx): Promise<{ waiting: number; since: Date | null }> {
  const [row] = await tx<{ waiting: number; since: Date | null }[]>`
    select count(*)::int as waiting, min(at) as since from (select at from outbox.facts limit 10000) f`
  return row ?? { waiting: 0, since: null }
}

/** A job in the caller's transaction: it exists exactly if the act does. */
export async function addJob(tx: Tx, job: string, payload: string, at: Date | null, key: string | null): Promise<void> {
  await tx`select graphile_worker.add_job(${job}, ${payload}::text::json, run_at => ${at}::timestamptz, job_key => ${key}::text)`
}

/** Several at once, for less than one after the other costs; of one key there is one. */
export async function addJobs(tx: Tx, job: string, jobs: { payload: Record<string, Json>; key?: string }[]): Promise<void> {
  await tx`
    select from graphile_worker.add_jobs((
      select array_agg(row(${job}::text, payload::json, null, null, null, key, null, null)::graphile_worker.job_spec)
        from jsonb_to_recordset(${JSON.stringify(jobs)}::text::jsonb) as r(payload jsonb, key text)))`
}

/** Whether a job is due; asked before a job runner is started for one round. */
export async function hasJobs(tx: Tx): Promise<boolean> {
  const rows =
    await tx`select 1 from graphile_worker.jobs where run_at <= now() and locked_at is null and attempts < max_attempts limit 1`
  return rows.length > 0
}

/** Gives back what somebody took more than a minute ago: a job has half a minute, so he is dead. Answers how many. */
export async function freeJobs(tx: Tx): Promise<number> {
  const freed = await tx`
    update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at < now() - interval '1 minute' returning id`
  return freed.length
}
