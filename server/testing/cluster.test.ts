// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadModule, parseSync } from 'libpg-query'
import { expect, test } from 'vitest'
import { Judge } from '../../scripts/checks/cluster/judge.ts'
import { schemaOf } from '../../scripts/checks/cluster/schema.ts'
import { waysByTable } from '../../scripts/checks/growth.ts'
import { sources } from '../../scripts/checks/tree.ts'
import { distributeNew, projectRoot } from '../kernel/index.ts'
import { testCity } from './city.ts'
import { foodByCourier } from './journey.ts'

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

/** A statement as it went out, in which the same value has the same number: whether two keys are equal is seen by nothing else. */
function withEqualValues(text: string, values: unknown[]): string {
  const places = values.map((value) => JSON.stringify(value))
  return text.replace(/\$(\d+)/g, (_, n) => `$${places.indexOf(places[Number(n) - 1] ?? '') + 1}`)
}

test('what a journey really sends, whole acts of many parts among it, is in a form that a cluster takes', async () => {
  await using city = await testCity()
  const sent = new Map<string, string>()
  const told = city.sql.options as { debug?: unknown }
  told.debug = (_: number, text: string, values: unknown[]) => sent.set(text, withEqualValues(text, values))
  const food = await foodByCourier(city)
  await city.settle()
  const resident = await city.as('chen-xiaomei')
  for (const path of ['/me/cases', '/me/reads', '/me/licences', '/me/firm-authorisations']) await resident.get(path)
  const officer = await city.as('market-handler')
  for (const path of ['/desk/tasks?queue=mine', '/desk/counts', `/desk/cases/${food.root}/${food.id}`]) await officer.get(path)
  await officer.post('/desk/searches', { q: food.number })
  told.debug = undefined
  await loadModule()
  const ways = waysByTable(readFileSync(join(projectRoot, 'docs/growth.md'), 'utf8'))
  const judge = new Judge(schemaOf(sources(/^server\/.*\/migrations\/.*\.sql$/)), ways)
  const refused = [...sent.values()].flatMap((text) => {
    const stmt = parseSync(text).stmts?.[0]?.stmt
    const found = stmt ? judge.judge(stmt) : []
    return found.flatMap(({ kind, table, says }) => (kind === 'refused' ? [`${table} ${says}: ${text}`] : []))
  })
  expect([refused, sent.size > 150]).toEqual([[], true])
})
