// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { Tx } from '../../kernel/index.ts'
import type { TestCity } from '../../testing/city.ts'
import { cityWithRegisters, departments } from '../testing-registers.ts'
import { type Listing, listRows, rowsInBox } from './queries.ts'

const MANY = 100_000

/** So many rows in the tables, as writing leaves them, put there by the database itself. */
async function filled(city: TestCity): Promise<void> {
  const { owner } = city
  await owner`
    insert into registers.rows (register, key, version, body, closed, department, region, words, place, began_at, written_at)
    select 'manhole', 'K' || lpad(n::text, 7, '0'), 1, jsonb_build_object('01', n, '02', '井' || n), '{}'::jsonb,
           case when n % 1000 = 0 then ${departments.police} else ${departments.market} end,
           case when n % 20000 = 0 then '990103' else '990102' end,
           case when n % 5000 = 0 then array['manhole:滨江', 'manhole:江路'] else array['manhole:滨江'] end,
           box(point(114.8 + (n::bigint * 7919 % 100000) * 0.000004, 29.8 + (n::bigint * 104729 % 100000) * 0.000004)), now(), now()
      from generate_series(1, ${MANY}::int) n`
  await owner`
    insert into registers.row_index (register, field, value, key)
    select 'manhole', f.field,
           case f.field when '05' then (n % 5)::text when '06' then '0' || lpad((n::bigint * 7919 % 100000)::text, 16, '0') else 'T' || (n / 4) end,
           'K' || lpad(n::text, 7, '0')
      from generate_series(1, ${MANY}::int) n, (values ('05'), ('06'), ('10')) f(field)`
  await owner`analyze registers.rows`
  await owner`analyze registers.row_index`
}

type Plan = {
  'Node Type': string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}

/** How many rows of tables and indexes a statement went through, and by which ways. */
async function workOf(city: TestCity, ask: (tx: Tx) => Promise<unknown>): Promise<{ rows: number; ways: string[] }> {
  const { owner } = city
  // the outermost statement is explained, its parts are left as they are
  const explaining = ((first: TemplateStringsArray | string, ...values: never[]) => {
    if (typeof first === 'string') return owner(first)
    const query = owner(first, ...values)
    return /^\s*select\s/.test(first[0] ?? '') ? owner`explain (analyze, format json) ${query}` : query
  }) as unknown as Tx
  const [explained] = (await ask(explaining)) as unknown as { 'QUERY PLAN': { Plan: Plan }[] }[]
  const plans: Plan[] = []
  const walk = (plan: Plan): void => {
    plans.push(plan)
    plan.Plans?.forEach(walk)
  }
  walk(explained?.['QUERY PLAN'][0]?.Plan as Plan)
  const leaves = plans.filter(({ Plans }) => !Plans)
  return {
    rows: leaves.reduce((sum, one) => sum + (one['Actual Rows'] + (one['Rows Removed by Filter'] ?? 0)) * one['Actual Loops'], 0),
    ways: [...new Set(leaves.map((one) => one['Node Type']))].sort(),
  }
}

test('a page of 100,000 rows, filtered, sorted, searched or far back, goes through a few hundred rows and never through the table', async () => {
  await using city = await cityWithRegisters()
  await filled(city)
  const all: Listing = { register: 'manhole', filters: [], words: [], which: 'open' }
  const within = (department: string): Listing => ({ ...all, reach: [{ department, region: '990100' }] })
  const asked: Record<string, [Listing, [string, string]?]> = {
    'the first page': [all],
    'a page far back': [all, ['', 'K0090000']],
    'filtered by a code': [{ ...all, filters: [{ field: '05', values: ['3'] }] }],
    'filtered by a rare value': [{ ...all, filters: [{ field: '10', values: ['T777'] }] }],
    'filtered by two': [
      {
        ...all,
        filters: [
          { field: '05', values: ['3'] },
          { field: '06', atLeast: '00000000000050000', atMost: '00000000000051000' },
        ],
      },
    ],
    'sorted by a number': [{ ...all, sort: '06' }],
    'sorted, far back, downwards': [{ ...all, sort: '06', isDescending: true }, ['00000000000050000', 'K0000001']],
    'one department of many': [within(departments.police)],
    'a small region': [{ ...all, reach: [{ department: null, region: '990103' }] }],
    'a few streets on the map': [{ ...all, box: [114.99, 29.99, 115.01, 30.01] }],
    'the streets of another register': [{ ...all, register: 'road', box: [114.8, 29.8, 115.2, 30.2] }],
    'words that are rare together': [{ ...all, words: ['manhole:滨江', 'manhole:江路'] }],
  }
  const seen: Record<string, { rows: number; ways: string[] }> = {}
  for (const [name, [listing, after]] of Object.entries(asked)) {
    seen[name] = await workOf(city, (tx) => (listing.box ? rowsInBox(tx, listing, 1001) : listRows(tx, listing, after, 31)))
  }
  for (const [name, { rows, ways }] of Object.entries(seen)) {
    expect([name, ways.includes('Seq Scan')]).toEqual([name, false])
    // two filters are walked in the order of the key or from the narrower one, as the sample of `analyze` has it: a part of the table either way
    expect([name, rows < (name === 'filtered by two' ? MANY : 3000)]).toEqual([name, true])
  }
})
