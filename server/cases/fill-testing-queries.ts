// SPDX-License-Identifier: Apache-2.0
import type { Sql, Tx } from '../kernel/index.ts'

/** So many cases like one that is there, of three other items, in the order of their roots. */
export async function copyCases(owner: Sql, root: string, count: number): Promise<void> {
  await owner`
    insert into cases.cases
    select (jsonb_populate_record(c, jsonb_build_object('root', gen_random_uuid(), 'id', gen_random_uuid(), 'item', 'an-item-' || n % 3))).*
      from cases.cases c, generate_series(1, ${count}) n where c.root = ${root}`
  await owner`analyze cases.cases`
}

/** Pages that the database touches to find what is to be filled for an item. */
export async function blocksToFill(tx: Tx, item: string): Promise<number> {
  const [row] = await tx<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }[]>`
    explain (analyze, buffers, format json)
    select root, id from cases.cases
     where item = ${item} and (root, id) > ('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000')
       and (decision = 'granted' or (decision is null and closed_at is null))
     order by root, id limit 200`
  const plan = row?.['QUERY PLAN'][0]?.Plan
  return (plan?.['Shared Hit Blocks'] ?? Number.NaN) + (plan?.['Shared Read Blocks'] ?? Number.NaN)
}
