// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { Stuck } from '../outbox/index.ts'
import type { Timer } from './case.ts'

export type DueCase = { root: string; caseId: string; tries: number }

/** Cases of which a timer came due, the oldest first; those that threw come at their next try. They are not locked: the case's version decides who fires one. */
export function dueCases(tx: Tx, now: Date, limit: number): Promise<DueCase[]> {
  return tx<DueCase[]>`
    select root, case_id as "caseId", tries
      from cases.wakes
     where greatest(due_at, not_before) <= ${now}
     order by greatest(due_at, not_before) limit ${limit}`
}

/** Two workers whose tries failed at the same moment count one. */
export async function postponeCase(tx: Tx, due: DueCase, rest: { now: Date; notBefore: Date; trouble: string }): Promise<void> {
  await tx`
    update cases.wakes
       set tries = tries + 1, not_before = ${rest.notBefore}, stuck_since = coalesce(stuck_since, ${rest.now}), trouble = ${rest.trouble}
     where root = ${due.root} and case_id = ${due.caseId} and tries = ${due.tries}`
}

export async function stuckTimers(tx: Tx, after: string | null, limit: number): Promise<Stuck[]> {
  const rows = await tx<(Omit<Stuck, 'name'> & { timers: Pick<Timer, 'kind' | 'dueAt'>[] | null })[]>`
    select w.root || '/' || w.case_id as id, w.root, w.stuck_since as since, w.tries, w.not_before as "nextTry", w.trouble, c.timers
      from cases.wakes w left join cases.cases c on c.root = w.root and c.id = w.case_id
     where w.tries > 0 and (${after}::text is null or w.case_id > split_part(${after}, '/', 2)::uuid)
     order by w.case_id limit ${limit}`
  return rows.map(({ timers, ...row }) => {
    const [first] = (timers ?? []).toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
    return { ...row, name: `timer.${first?.kind ?? 'gone'}` }
  })
}

export async function retryTimers(tx: Tx, id: string | null, now: Date): Promise<number> {
  const rows = await tx`
    update cases.wakes set not_before = ${now}
     where tries > 0 and (${id}::text is null or (root = split_part(${id}, '/', 1)::uuid and case_id = split_part(${id}, '/', 2)::uuid))
    returning 1`
  return rows.length
}

export async function countTimers(tx: Tx): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int as n from (select 1 from cases.wakes where tries > 0 limit 10000) t`
  return row?.n ?? 0
}

/** What the reason says may quote a form, so an operator sees the place and the code alone. */
export function parkedCases(tx: Tx, after: string | null, limit: number): Promise<Stuck[]> {
  return tx<Stuck[]>`
    select root || '/' || id as id, item_name || ' · ' || coalesce(parked ->> 'name', parked ->> 'element') as name, root,
           (parked ->> 'at')::timestamptz as since, 1 as tries, null::timestamptz as "nextTry", parked ->> 'code' as trouble
      from cases.cases
     where jsonb_typeof(parked) = 'object' and (${after}::text is null or id > split_part(${after}, '/', 2)::uuid)
     order by id limit ${limit}`
}

export async function countParked(tx: Tx): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int as n from (select 1 from cases.cases where jsonb_typeof(parked) = 'object' limit 10000) c`
  return row?.n ?? 0
}
