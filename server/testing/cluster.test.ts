// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { distributeNew, projectRoot } from '../kernel/index.ts'
import { testCity } from './city.ts'

/** What Citus says of its tables, and of its two functions what matters here: a table is distributed once, and beside one that is. */
const STAND_IN = `
  create table public.pg_dist_partition (logicalrelid regclass primary key, partmethod "char", repmodel "char");
  create function public.create_reference_table(one regclass) returns void language sql
    as $$ insert into public.pg_dist_partition values (one, 'n', 't') $$;
  create function public.create_distributed_table(one regclass, key text, colocate_with text) returns void language plpgsql as $$
  begin
    if not exists (select from pg_attribute where attrelid = one and attname = key)
       or (colocate_with <> 'none' and not exists (select from public.pg_dist_partition where logicalrelid = colocate_with::regclass))
    then raise exception '% by % beside %', one, key, colocate_with; end if;
    insert into public.pg_dist_partition values (one, 'h', 's');
  end $$`

test('what makes a city’s database a cluster is run again without harm, and a server that starts lays what is new onto the nodes', async () => {
  await using city = await testCity()
  const file = readFileSync(join(projectRoot, 'docs/distribute.sql'), 'utf8')
  const lines = file.match(/^select create_/gm)?.length ?? 0
  expect(await distributeNew(city.owner, file), 'one PostgreSQL').toBe(0)
  await city.owner.unsafe(STAND_IN)
  expect(await distributeNew(city.owner, file), 'before distribute.sql was run').toBe(0)
  const byHand = file.replace('create extension if not exists citus;', '')
  for (let run = 1; run <= 2; run++) await city.owner.unsafe(byHand)
  const [laid] = await city.owner<{ n: number }[]>`select count(*)::int as n from pg_dist_partition`
  expect([laid?.n, lines > 90]).toEqual([lines, true])
  await city.owner`delete from pg_dist_partition where logicalrelid in ('desk.looks'::regclass, 'desk.phrases'::regclass)`
  expect(await distributeNew(city.owner, file), 'two tables are new').toBe(2)
  expect(await distributeNew(city.owner, file)).toBe(0)
})
