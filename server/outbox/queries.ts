// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { StoredFact } from './fact.ts'

export type FactRow = { root: string; id: string; kind: string; payload: unknown; at: string }

/** The insertion of facts as a fragment, so that an act stays one statement. `guard` is a condition such as `exists (select from updated)`. */
export function insertFacts(tx: Tx, rows: FactRow[], guard = tx`true`) {
  return tx`
    insert into outbox.facts (root, id, kind, payload, at)
    select root, id, kind, payload, at
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(root uuid, id uuid, kind text, payload jsonb, at timestamptz)
     where ${guard}`
}

/** Locks the oldest facts that wait; another worker passes over them. */
export function takeFacts(tx: Tx, limit: number): Promise<StoredFact[]> {
  return tx<StoredFact[]>`
    select root, id, kind, payload, at from outbox.facts order by id limit ${limit} for update skip locked`
}

export async function removeFacts(tx: Tx, facts: { root: string; id: string }[]): Promise<void> {
  await tx`
    delete from outbox.facts f
     using jsonb_to_recordset(${JSON.stringify(facts)}::text::jsonb) as r(root uuid, id uuid)
     where f.root = r.root and f.id = r.id`
}

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

export async function takeUnheard(tx: Tx, now: Date): Promise<Unheard | undefined> {
  const [row] = await tx<Unheard[]>`
    select root, fact as id, subscriber, kind, payload, at, tries
      from outbox.unheard where not_before <= ${now} order by not_before limit 1 for update skip locked`
  return row
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

export async function countWaiting(tx: Tx): Promise<number> {
  const [row] = await tx<{ waiting: number }[]>`
    select count(*)::int as waiting from (select 1 from outbox.facts limit 10000) f`
  return row?.waiting ?? 0
}

/** A job in the caller's transaction: it exists exactly if the act does. */
export async function addJob(tx: Tx, job: string, payload: string, at: Date | null, key: string | null): Promise<void> {
  await tx`select graphile_worker.add_job(${job}, ${payload}::text::json, run_at => ${at}::timestamptz, job_key => ${key}::text)`
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
