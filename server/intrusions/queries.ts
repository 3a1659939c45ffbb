// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

export type Block = {
  id: string
  day: string
  address: string
  rule: string
  place: string
  route: string
  account: string | null
  count: number
  firstAt: Date
  lastAt: Date
}

/** Adds to what the day knows already; answers the ids of the rows that are new. Rows come in one order, so that two servers do not wait for each other. */
export async function addBlocks(tx: Tx, rows: Block[]): Promise<Set<string>> {
  const sorted = rows.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const kept = await tx<{ id: string }[]>`
    insert into intrusions.blocks as known (id, day, address, rule, place, route, account, count, first_at, last_at)
    select one.id, one.day, one.address, one.rule, one.place, one.route, one.account, one.count, one."firstAt", one."lastAt"
      from jsonb_to_recordset(${tx.json(sorted)})
        as one(id uuid, day date, address text, rule text, place text, route text, account uuid, count integer,
               "firstAt" timestamptz, "lastAt" timestamptz)
    on conflict (day, address, rule, place, route) do update
       set count = known.count + excluded.count, account = coalesce(excluded.account, known.account),
           last_at = greatest(known.last_at, excluded.last_at)
    returning id`
  const mine = new Set(sorted.map((row) => row.id))
  return new Set(kept.map((row) => row.id).filter((id) => mine.has(id)))
}

const keyOf = (row: Block): string => [row.day, row.address, row.rule, row.place, row.route].join('\n')

/** Newest first; ids are made in the order of time. */
export function listBlocks(tx: Tx, before: string | null, limit: number): Promise<Block[]> {
  return tx<Block[]>`
    select id, day::text, address, rule, place, route, account, count, first_at as "firstAt", last_at as "lastAt"
      from intrusions.blocks
     where ${before}::uuid is null or id < ${before}::uuid
     order by id desc
     limit ${limit}`
}

export async function sweepBlocks(tx: Tx, before: string): Promise<number> {
  const gone = await tx`
    delete from intrusions.blocks
     where day < ${before}`
  return gone.count
}
