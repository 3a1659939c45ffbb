// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

export type Stuck = {
  /** what `retry` names it by */
  id: string
  /** what it is: a subscriber and its fact, a job, a sweep, a kind of timer */
  name: string
  root: string | null
  since: Date
  tries: number
  /** null when it waits for a person alone */
  nextTry: Date | null
  /** in words, without personal data */
  trouble: string
}

/** Counting stops here: a page says “more than”. */
const MOST_COUNTED = 10_000

export function stuckFacts(tx: Tx, after: string | null, limit: number): Promise<Stuck[]> {
  return tx<Stuck[]>`
    select root || '/' || fact || '/' || subscriber as id, subscriber || ' ← ' || kind as name, root, since, tries, not_before as "nextTry", trouble
      from outbox.unheard
     where ${after}::text is null or (fact, subscriber) > (split_part(${after}, '/', 2)::uuid, split_part(${after}, '/', 3))
     order by fact, subscriber limit ${limit}`
}

export async function retryFacts(tx: Tx, id: string | null, now: Date): Promise<number> {
  const rows = await tx`
    update outbox.unheard set not_before = ${now}
     where ${id}::text is null
        or (root = split_part(${id}, '/', 1)::uuid and fact = split_part(${id}, '/', 2)::uuid and subscriber = split_part(${id}, '/', 3))
    returning 1`
  return rows.length
}

export async function countFacts(tx: Tx): Promise<number> {
  const [row] = await tx<{ n: number }[]>`select count(*)::int as n from (select 1 from outbox.unheard limit ${MOST_COUNTED}) u`
  return row?.n ?? 0
}

export function stuckSweeps(tx: Tx, after: string | null, limit: number): Promise<Stuck[]> {
  return tx<Stuck[]>`
    select name as id, name, null as root, since, tries, not_before as "nextTry", trouble
      from outbox.resting_sweeps where ${after}::text is null or name > ${after} order by name limit ${limit}`
}

export async function retrySweeps(tx: Tx, id: string | null, now: Date): Promise<number> {
  const rows = await tx`
    update outbox.resting_sweeps set not_before = ${now} where ${id}::text is null or name = ${id} returning 1`
  return rows.length
}

export async function restingSweep(tx: Tx, name: string): Promise<{ tries: number; notBefore: Date } | undefined> {
  const [row] = await tx<{ tries: number; notBefore: Date }[]>`
    select tries, not_before as "notBefore" from outbox.resting_sweeps where name = ${name}`
  return row
}

export async function restingSweeps(tx: Tx): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`select name from outbox.resting_sweeps`
  return rows.map((row) => row.name)
}

/** Two servers that fail at the same moment count one try. */
export async function postponeSweep(
  tx: Tx,
  name: string,
  rest: { since: Date; tries: number; notBefore: Date; trouble: string },
): Promise<void> {
  await tx`
    insert into outbox.resting_sweeps (name, since, tries, not_before, trouble)
    values (${name}, ${rest.since}, ${rest.tries}, ${rest.notBefore}, ${rest.trouble})
    on conflict (name) do update set tries = excluded.tries, not_before = excluded.not_before, trouble = excluded.trouble`
}

export async function clearSweep(tx: Tx, name: string): Promise<void> {
  await tx`delete from outbox.resting_sweeps where name = ${name}`
}

/** Jobs that failed at least once and wait. After its last try graphile-worker leaves a job alone: it waits for a person. */
export function stuckJobs(tx: Tx, after: string | null, limit: number): Promise<Stuck[]> {
  return tx<Stuck[]>`
    select id::text as id, task_identifier as name, null as root, created_at as since, attempts::int as tries,
           case when attempts < max_attempts then run_at end as "nextTry", coalesce(last_error, '') as trouble
      from graphile_worker.jobs
     where attempts > 0 and locked_at is null and last_error is not null and (${after}::text is null or id > ${after}::bigint)
     order by id limit ${limit}`
}

export async function retryJobs(tx: Tx, id: string | null): Promise<number> {
  const rows = await tx`
    select graphile_worker.reschedule_jobs(array(
      select id from graphile_worker.jobs
       where attempts > 0 and locked_at is null and last_error is not null and (${id}::text is null or id = ${id}::bigint)), run_at => now(), attempts => 0)`
  return rows.length
}

export async function countJobs(tx: Tx): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int as n
      from (select 1 from graphile_worker.jobs where attempts > 0 and last_error is not null limit ${MOST_COUNTED}) j`
  return row?.n ?? 0
}
