// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../cli/ledger/index.ts'
import { createVault } from '../kernel/crypto/index.ts'
import { newId, transaction } from '../kernel/index.ts'
import { type SmallCity, smallCity } from '../people/small-city.ts'
import { type Entry, openHand, record, verify, witnessOf } from './index.ts'
import { sequence } from './sequence.ts'

const entry = (index: number): Entry => ({
  act: index % 3 === 0 ? 'person.read' : 'case.accepted',
  actor: { kind: 'officer', id: `officer-${index % 7}` },
  subject: { kind: 'case', id: `case-${index}` },
  about: `person-${index % 5}`,
  purpose: `number-${index}`,
  facts: { note: '备注 “é” 😀', amount: 12.5, large: 1e21, nested: { z: [1, null, true], a: '' } },
})

async function fill(city: SmallCity, count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_one, index) => entry(index))
  await transaction(city.sql, async (tx) => {
    for (const one of entries) await record(tx, city.clock.now(), [one])
  })
  await sequence(city)
}

test('what an act recorded is in the chain, and what was rolled back is not', async () => {
  await using city = await smallCity()
  await fill(city, 2500)
  await expect(
    transaction(city.sql, async (tx) => {
      await record(tx, city.clock.now(), [entry(1)])
      throw new Error('the act failed')
    }),
  ).rejects.toThrow('the act failed')
  expect(await sequence(city)).toBe(0)
  expect(await verify(city.sql, city.vault, witnessOf(city.config))).toMatchObject({ ok: true, entries: 2500 })
  expect(await city.sql`select 1 from ledger.checkpoints`).toHaveLength(3)
})

test('many processes that number at once number every entry once and in one chain', async () => {
  await using city = await smallCity()
  const acts = Array.from({ length: 40 }, (_one, index) =>
    transaction(city.sql, (tx) => record(tx, city.clock.now(), [entry(index)])),
  )
  const numbering = Array.from({ length: 10 }, () => sequence(city))
  await Promise.all([...acts, ...numbering])
  await sequence(city)
  expect(await verify(city.sql, city.vault, witnessOf(city.config))).toMatchObject({ ok: true, entries: 40 })
})

/** A ledger that has come so far, without the entries before: as one that was made before there were witnesses. */
async function ledgerAt(size: number): Promise<SmallCity> {
  const city = await smallCity()
  const { link, GENESIS } = await import('./entry.ts')
  const hash = link(GENESIS, GENESIS)
  await city.sql`
    insert into ledger.entries (seq, id, root, at, act, actor_kind, actor, subject_kind, subject, is_read, facts, digest, prev, hash)
    values (${size}, gen_random_uuid(), gen_random_uuid(), now(), 'x', 'system', 'x', 'x', 'x', false, '{}', '', '', ${hash})`
  await city.sql`
    insert into ledger.checkpoints (size, hash, signed_at, first_at, last_at, suite, key_id, signature)
    values (${size}, ${hash}, now(), now(), now(), 'sm', 'x', 'x')`
  return city
}

test('the chain goes on over the border of a partition, which is made before it is needed', async () => {
  await using early = await ledgerAt(9_899_990)
  await fill(early, 20)
  expect(await early.sql`select to_regclass('ledger.entries_1') is not null as made`).toEqual([{ made: true }])
  await using late = await ledgerAt(9_999_995)
  await fill(late, 10)
  const [after] = await late.owner<{ count: number }[]>`select count(*)::int from ledger.entries_1`
  expect(after?.count).toBe(6)
})

/** Each way to tamper, with the place that verification must name. */
const tampering: { name: string; at: number; how: (city: SmallCity) => Promise<unknown> }[] = [
  {
    name: 'a changed fact',
    at: 1234,
    how: ({ owner }) => owner`update ledger.entries set facts = jsonb_set(facts, '{amount}', '13') where seq = 1234`,
  },
  {
    name: 'a changed time',
    at: 7,
    how: ({ owner }) => owner`update ledger.entries set at = at + interval '1 second' where seq = 7`,
  },
  { name: 'another actor', at: 2, how: ({ owner }) => owner`update ledger.entries set actor = 'somebody-else' where seq = 2` },
  {
    name: 'a purpose put in later',
    at: 3,
    how: ({ owner }) => owner`update ledger.entries set purpose = 'a better one' where seq = 3`,
  },
  { name: 'a deleted entry', at: 1100, how: ({ owner }) => owner`delete from ledger.entries where seq = 1100` },
  { name: 'the first entry deleted', at: 1, how: ({ owner }) => owner`delete from ledger.entries where seq = 1` },
  {
    name: 'two entries swapped',
    at: 500,
    how: async ({ owner: sql }) => {
      await sql`update ledger.entries set seq = 9999999 where seq = 500`
      await sql`update ledger.entries set seq = 500 where seq = 501`
      await sql`update ledger.entries set seq = 501 where seq = 9999999`
    },
  },
  { name: 'a tail that was cut', at: 1991, how: ({ owner }) => owner`delete from ledger.entries where seq > 1990` },
  {
    name: 'a changed checkpoint',
    at: 1000,
    how: ({ owner }) => owner`update ledger.checkpoints set hash = sha256('x') where size = 1000`,
  },
  {
    name: 'a checkpoint signed for another time',
    at: 2000,
    how: ({ owner }) => owner`update ledger.checkpoints set signed_at = signed_at - interval '1 day' where size = 2000`,
  },
  {
    name: 'a checkpoint’s period, by which auditors search, moved',
    at: 1000,
    how: ({ owner }) => owner`update ledger.checkpoints set last_at = last_at - interval '1 day' where size = 1000`,
  },
  {
    name: 'a checkpoint between two others deleted',
    at: 2000,
    how: ({ owner }) => owner`delete from ledger.checkpoints where size = 1000`,
  },
  {
    name: 'checkpoints made to look as from before they were chained',
    at: 1000,
    how: ({ owner }) => owner`update ledger.checkpoints set prev = null`,
  },
  { name: 'the last checkpoint deleted', at: 2000, how: ({ owner }) => owner`delete from ledger.checkpoints where size = 2000` },
]

for (const { name, at, how } of tampering)
  test(`F02: verification names the place of ${name}`, async () => {
    await using city = await smallCity()
    await fill(city, 2000)
    await how(city)
    expect(await verify(city.sql, city.vault, witnessOf(city.config))).toMatchObject({ ok: false, seq: at })
  })

test('F02: a chain that was recomputed behind the change still fails at the next signature', async () => {
  await using city = await smallCity()
  await fill(city, 30)
  const { digestOf, GENESIS, link } = await import('./entry.ts')
  const { entriesAfter } = await import('./queries.ts')
  await city.owner`update ledger.entries set actor = 'somebody-else' where seq = 10`
  let prev: Buffer = GENESIS
  for (const row of await entriesAfter(city.sql, 0, 100)) {
    const digest = digestOf(row)
    const hash = link(prev, digest)
    await city.owner`update ledger.entries set digest = ${digest}, prev = ${prev}, hash = ${hash} where seq = ${row.seq}`
    prev = hash
  }
  expect(await verify(city.sql, city.vault, witnessOf(city.config))).toMatchObject({ ok: false, seq: 30 })
  await city.owner`update ledger.checkpoints set hash = ${prev}`
  expect(await verify(city.sql, city.vault, witnessOf(city.config))).toEqual({ ok: false, seq: 30, reason: '检查点的签名无效' })
})

test('chengshu ledger verify passes on a whole chain and exits 1 with the number of an altered entry', async () => {
  const folder = join(tmpdir(), `chengshu-ledger-${newId()}`)
  await using city = await smallCity({ env: { DATA_DIR: folder } })
  try {
    const vault = createVault(city.config)
    openHand(city.sql, vault)
    await transaction(city.sql, (tx) => record(tx, city.clock.now(), [entry(1), entry(2), entry(3)]))
    await sequence({ ...city, vault })
    const said: string[] = []
    const write = (text: string) => said.push(text) > 0
    const io = { stdout: { write }, stderr: { write }, env: { DATABASE_URL: city.config.databaseUrl, DATA_DIR: folder } }
    expect(await run(['verify'], io)).toBe(0)
    expect(said.join('')).toContain('审计记录完好：共 3 条')
    await city.owner`update ledger.entries set subject = 'another' where seq = 2`
    said.length = 0
    expect(await run(['verify'], io)).toBe(1)
    expect(said.join('')).toContain('第 2 条')
    expect(await run(['verfy'], io)).toBe(2)
    expect(await run(['verify', '--json'], io)).toBe(1)
    expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ ok: false, seq: 2 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
