// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { Sql, Tx } from '../kernel/index.ts'
import { smallCity } from '../people/small-city.ts'
import { readersOf, readsAbout, type Search, search } from './search-queries.ts'

async function reserved(sql: Sql): Promise<{ tx: Tx; [Symbol.asyncDispose](): Promise<void> }> {
  const tx = await sql.reserve()
  return { tx, [Symbol.asyncDispose]: async () => tx.release() }
}

const ENTRIES = 1_000_000

test('among a million entries a resident’s list of reads, and an auditor’s search, cost their page and not the ledger', async () => {
  await using city = await smallCity()
  const { sql, owner } = city
  // eight partitions, as if each held ten million
  await owner`drop table ledger.entries_0`
  for (let number = 0; number < 8; number++)
    await owner.unsafe(`create table ledger.entries_${number} partition of ledger.entries
                         for values from (${number * 125_001}) to (${(number + 1) * 125_001})`)
  // one person has 40 reads spread over the whole ledger, another 200,000; the chain's hashes do not matter here
  await sql`
    insert into ledger.entries (seq, id, root, at, act, actor_kind, actor, subject_kind, subject, about, is_read, purpose, facts, digest, prev, hash)
    select n, '00000000-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000000', timestamptz '2025-11-20' + n * interval '30 seconds', 'person.read', 'officer', 'officer-' || n % 3000,
           'case', 'case-' || n / 10, case when n % 25000 = 7 then 'rare' when n % 5 = 0 then 'frequent' else 'person-' || n % 300000 end,
           true, 'number-' || n / 10, '{"fields": ["住址"]}', '', '', ''
      from generate_series(1, ${ENTRIES}) as n`
  await owner`analyze ledger.entries`
  // one connection, because a connection's counters are its own until they are flushed
  await using one = await reserved(sql)
  const blocks = async (query: (tx: Tx) => Promise<unknown>): Promise<number> => {
    const count = async () => {
      await one.tx`select pg_stat_force_next_flush()`
      const [row] = await one.tx<{ blocks: number }[]>`
        select sum(heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read)::bigint as blocks
          from pg_statio_user_tables where schemaname = 'ledger' and relname like 'entries_%'`
      return row?.blocks ?? 0
    }
    const before = await count()
    await query(one.tx)
    return (await count()) - before
  }
  expect(await blocks(async (tx) => tx`select count(facts) from ledger.entries`)).toBeGreaterThan(10_000)
  const page = { except: 'myself', after: undefined, limit: 21 }
  expect(await readsAbout(sql, { ...page, keys: ['rare', 'an-index-that-nobody-has'] })).toHaveLength(21)
  for (const keys of [
    ['rare', 'nobody'],
    ['frequent', 'nobody'],
    ['nobody', 'nobody-either'],
  ])
    expect(await blocks((tx) => readsAbout(tx, { ...page, keys }))).toBeLessThan(200)
  const period = { from: new Date(0), to: new Date('2030-01-01'), above: 0, upTo: ENTRIES, limit: 21, except: 'myself' }
  const searches: Partial<Search>[] = [
    ...(['about', 'actor', 'subject'] as const).map((column) => ({
      keys: [{ column, value: { about: 'rare', actor: 'officer-17', subject: 'case-77' }[column] }],
    })),
    { keys: [{ column: 'about', value: 'frequent' }] },
    { actor: 'officer-17' },
    {},
  ]
  // planning four walks over eight partitions looks at the ends of each index: that is most of it, and does not grow
  for (const narrowed of searches)
    expect(await blocks((tx) => search(tx, { ...period, ...narrowed })), JSON.stringify(narrowed)).toBeLessThan(500)
  const rare = { keys: [{ column: 'about' as const, value: 'rare' }] }
  expect((await readersOf(sql, { ...period, ...rare }, 10_000)).reduce((sum, one) => sum + one.times, 0)).toBe(40)
  expect(await blocks(async (tx) => readersOf(tx, { ...period, ...rare }, 10_000))).toBeLessThan(600)
}, 300_000)
