// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { indexBy, type Tx, transaction } from '../kernel/index.ts'
import { casesOfFigure, type Figure } from '../supervision/figure-queries.ts'
import { testCity } from '../testing/city.ts'
import { firmKey, nameKey, tailKey } from './search-keys.ts'
import { casesBeginning, casesUnder, SEARCH } from './search-queries.ts'

const LINES = 1_000_000
const CASES = 200_000

test('among a million lines a search costs what it shows, and among two hundred thousand open cases the list of the late its page', async () => {
  await using city = await testCity()
  const { owner } = city
  const keyed = (key: string) => indexBy(city.sql, SEARCH, key)
  // what the database does by itself beside the test, and what is flushed late of filling the tables, would count as the query's
  await owner`alter table cases.search_keys set (autovacuum_enabled = false)`
  await owner`alter table cases.cases set (autovacuum_enabled = false)`
  // forty offices; one name in four hundred is 张伟, one phone in a thousand ends in 0042; a rare name stands ten times
  await owner`
    insert into cases.search_keys (owner, key, submitted_at, root, id, region)
    select 'office-' || (n / 400) % 40,
           case when n % 100003 = 7 then ${keyed(nameKey('欧阳稀有'))}::text when n % 400 = 3 then ${keyed(nameKey('张伟'))}::text
                when n % 1000 = 42 then ${keyed(tailKey('0042'))}::text when n % 3 = 0 then ${firmKey('某')}::text || n % 30000
                else ${`${SEARCH}-1.`}::text || substr(md5((n % 30000)::text), 1, 16) end,
           timestamptz '2020-01-01' + n * interval '3 minutes', gen_random_uuid(), gen_random_uuid(), '99010' || n % 8
      from generate_series(1, ${LINES}) as n`
  await owner`
    insert into cases.cases (root, id, number, short_number, kind, item, item_hash, item_name, department, region, channel, applicant_kind,
                             applicant_id, applicant_name, state, phase, process, submitted_at, accepted_at, closed_at, due_at, yellow_at, changed_at)
    select gen_random_uuid(), gen_random_uuid(), 'n' || n, 's' || n, 'application', 'item-' || n % 300, 'h', 'x', 'office-' || n % 40, '99010' || n % 8, 'portal',
           'person', 'p' || n, '某人', case when n % 4 = 0 then 'accepted' else 'closed' end, case when n % 4 = 0 then 'running' else 'ended' end, '{}', now(), now(),
           case when n % 4 = 0 then null else timestamptz '2026-01-01' + n * interval '1 minute' end,
           timestamptz '2026-11-20' + (n % 2000 - 20) * interval '1 hour', timestamptz '2026-11-19', now()
      from generate_series(1, ${CASES}) as n`
  await owner`vacuum analyze cases.search_keys`
  await owner`analyze cases.cases`
  await owner`select pg_stat_force_next_flush()`
  // counters are flushed with the transaction that they belong to, and asked for by another connection
  const blocks = async (table: string, query: (tx: Tx) => Promise<unknown>): Promise<number> => {
    const count = async () => {
      const [row] = await owner<{ blocks: number }[]>`
        select (heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read)::bigint as blocks
          from pg_statio_user_tables where schemaname = 'cases' and relname = ${table}`
      return row?.blocks ?? 0
    }
    const flushed = (act: (tx: Tx) => Promise<unknown>) =>
      transaction(city.sql, async (tx) => {
        await act(tx)
        await tx`select pg_stat_force_next_flush()`
      })
    await flushed(async () => undefined)
    const before = await count()
    await flushed(query)
    return (await count()) - before
  }
  const offices = (many: number) => Array.from({ length: many }, (_, n) => ({ owner: `office-${n}`, stem: '9901' }))
  expect(await casesUnder(city.sql, offices(40), [nameKey('张伟')], 51)).toHaveLength(51)
  expect((await casesUnder(city.sql, offices(40), [nameKey('欧阳稀有')], 51)).length).toBe(10)
  for (const [what, many, limit] of [
    ['张伟', 1, 200],
    ['欧阳稀有', 1, 100],
    ['张伟', 40, 4000],
  ] as const) {
    const cost = await blocks('search_keys', (tx) => casesUnder(tx, offices(many), [nameKey(what)], 51))
    expect([what, many, cost < limit ? 'its page' : cost]).toEqual([what, many, 'its page'])
  }
  expect(await blocks('search_keys', (tx) => casesUnder(tx, offices(1), [tailKey('10010000042')], 51))).toBeLessThan(200)
  expect(await blocks('search_keys', (tx) => casesBeginning(tx, offices(1), '某1', 500, 51))).toBeLessThan(1200)
  const when = { now: city.clock.now(), from: new Date('2026-04-01'), to: new Date('2026-04-02') }
  const whole = [{ department: null, region: '990100' }]
  const own = [{ department: 'office-4', region: '990100' }]
  for (const figure of ['overdue', 'endedLate', 'closed'] satisfies Figure[])
    for (const reach of [whole, own]) {
      const cost = await blocks('cases', (tx) => casesOfFigure(tx, reach, figure, {}, when, 30, undefined))
      expect([figure, reach[0]?.department, cost < 2500 ? 'its page' : cost]).toEqual([figure, reach[0]?.department, 'its page'])
    }
}, 300_000)
