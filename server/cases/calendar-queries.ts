// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

export async function presentCalendar(tx: Tx): Promise<string | undefined> {
  const [row] = await tx<{ hash: string }[]>`select hash from cases.calendars order by applied_at desc limit 1`
  return row?.hash
}

export async function putCalendar(tx: Tx, hash: string, at: Date, moved: number): Promise<void> {
  await tx`
    insert into cases.calendars (hash, applied_at, moved) values (${hash}, ${at}, ${moved})
    on conflict (hash) do update set applied_at = excluded.applied_at, moved = excluded.moved`
}

/** Open cases whose clocks run or stand still, a page by key. */
export function openWithClocks(tx: Tx, after: string, limit: number): Promise<{ root: string; id: string }[]> {
  return tx<{ root: string; id: string }[]>`
    select root, id from cases.cases
     where closed_at is null and clocks <> '{}'::jsonb and id > ${after}
     order by id limit ${limit}`
}
