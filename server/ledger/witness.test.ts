// SPDX-License-Identifier: Apache-2.0
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { transaction } from '../kernel/index.ts'
import { as, type SmallCity, smallCity } from '../people/small-city.ts'
import { alarmsOf, type Entry, openHand, reanchor, record, verify, witnessOf } from './index.ts'
import { seekMissing } from './missing.ts'
import { sequence } from './sequence.ts'

const entry = (index: number): Entry => ({
  act: 'case.accepted',
  actor: { kind: 'officer', id: `officer-${index}` },
  subject: { kind: 'case', id: `case-${index}` },
})
const say = (city: SmallCity, count: number) =>
  transaction(city.sql, async (tx) => {
    for (let index = 0; index < count; index++) await record(tx, city.clock.now(), [entry(index)])
  })
/** A ledger of four checkpoints and twelve entries. */
async function kept(options: { env?: Record<string, string> } = {}): Promise<SmallCity> {
  const city = await smallCity(options)
  for (let round = 0; round < 4; round++) {
    await say(city, 3)
    await sequence(city)
  }
  await seekMissing(city)
  return city
}
const fileOf = (city: SmallCity) => witnessOf(city.config).file
const linesOf = (city: SmallCity) =>
  readFileSync(fileOf(city), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const verdictOf = (city: SmallCity) => verify(city.sql, city.vault, witnessOf(city.config))
const waiting = async ({ sql }: SmallCity) => (await sql`select 1 from ledger.inbox`).length
const cut = async ({ owner: sql }: SmallCity, size: number) => {
  await sql`delete from ledger.entries where seq > ${size}`
  await sql`delete from ledger.checkpoints where size > ${size}`
}
const folders: string[] = []
const folder = () => folders[folders.push(mkdtempSync(join(tmpdir(), 'chengshu-witness-'))) - 1] ?? ''
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

test('each checkpoint is a line of a file outside the database that only the server’s user may read, and lines are only added', async () => {
  await using city = await kept()
  const before = readFileSync(fileOf(city), 'utf8')
  expect(linesOf(city).map(({ kind, size }) => [kind, size])).toEqual([
    ['begun', 0],
    ['checkpoint', 3],
    ['checkpoint', 6],
    ['checkpoint', 9],
    ['checkpoint', 12],
  ])
  expect(statSync(fileOf(city)).mode & 0o777).toBe(0o600)
  await say(city, 1)
  await sequence(city)
  expect(readFileSync(fileOf(city), 'utf8').startsWith(before)).toBe(true)
  expect(await verdictOf(city)).toMatchObject({ ok: true, entries: 13 })
  expect(await alarmsOf(city)).toEqual([])
})

const ways: { name: string; code: string; how: (city: SmallCity) => unknown }[] = [
  { name: 'its tail was cut together with the checkpoints', code: 'LEDGER_BEHIND_WITNESS', how: (city) => cut(city, 6) },
  {
    name: 'everything was emptied',
    code: 'LEDGER_BEHIND_WITNESS',
    how: ({ owner: sql }) => sql`truncate ledger.entries, ledger.checkpoints`,
  },
  {
    name: 'its last checkpoint was taken out',
    code: 'LEDGER_BEHIND_WITNESS',
    how: ({ owner: sql }) => sql`delete from ledger.checkpoints where size = 12`,
  },
  {
    name: 'its last entries were taken out',
    code: 'LEDGER_BEHIND_WITNESS',
    how: ({ owner: sql }) => sql`delete from ledger.entries where seq > 10`,
  },
  {
    name: 'its tail was taken out, altered and put back into the inbox',
    code: 'LEDGER_BEHIND_WITNESS',
    how: async (city) => {
      await city.owner`
        insert into ledger.inbox (id, root, at, entry)
        select id, root, at, jsonb_build_object('act', act, 'actor', jsonb_build_object('kind', actor_kind, 'id', 'FORGED'), 'subject', jsonb_build_object('kind', subject_kind, 'id', subject))
          from ledger.entries where seq > 6`
      await cut(city, 6)
    },
  },
  {
    name: 'an entry was put behind its end',
    code: 'LEDGER_CONTRADICTS_WITNESS',
    how: ({ owner: sql }) => sql`
      insert into ledger.entries (seq, id, root, at, act, actor_kind, actor, subject_kind, subject, is_read, facts, digest, prev, hash)
      select seq + 1, gen_random_uuid(), root, at, act, actor_kind, actor, subject_kind, subject, is_read, facts, digest, prev, hash from ledger.entries where seq = 12`,
  },
  {
    name: 'the last checkpoint was signed for another hash',
    code: 'LEDGER_CONTRADICTS_WITNESS',
    how: ({ owner: sql }) =>
      sql`update ledger.checkpoints set hash = (select hash from ledger.entries where seq = 11) where size = 12`,
  },
  { name: 'the witness was removed', code: 'LEDGER_WITNESS_MISSING', how: (city) => rmSync(fileOf(city)) },
  { name: 'the witness was emptied', code: 'LEDGER_WITNESS_MISSING', how: (city) => truncateSync(fileOf(city)) },
  {
    name: 'the disk of the witness went away',
    code: 'LEDGER_WITNESS_AWAY',
    how: (city) => {
      renameSync(fileOf(city), `${fileOf(city)}.away`)
      mkdirSync(fileOf(city))
    },
  },
  {
    name: 'ledger and witness were emptied together under a running server',
    code: 'LEDGER_WITNESS_MISSING',
    how: async (city) => {
      await cut(city, 0)
      rmSync(fileOf(city))
    },
  },
  {
    name: 'a line that nobody can read stands in the witness',
    code: 'LEDGER_WITNESS_DAMAGED',
    how: (city) => appendFileSync(fileOf(city), '{}\n'),
  },
]
for (const { name, code, how } of ways)
  test(`a ledger is not continued after ${name}: it is found before and after the city goes on, no act is refused, and what is acknowledged waits`, async () => {
    await using city = await kept()
    await how(city)
    const auditor = await as(city, 'auditor')
    const onPage = async () => (await auditor.call('POST', '/api/ledger/verification')).body
    expect(await onPage()).toMatchObject({ ok: false })
    // who did not run at the time sees an empty ledger without a witness; a copy in a second place says more
    if (!name.includes('together under')) expect(await verdictOf(city)).toMatchObject({ ok: false })
    expect(await alarmsOf(city)).toEqual([code])
    const before = await waiting(city)
    expect(await sequence(city)).toBe(0)
    for (let round = 0; round < 3; round++) {
      await say(city, 2)
      expect(await sequence(city)).toBe(0)
    }
    expect(await waiting(city)).toBe(before + 6)
    if (!name.includes('together under')) expect(await verdictOf(city)).toMatchObject({ ok: false })
    expect(await onPage()).toMatchObject({ ok: false, alarms: [{ code, text: expect.stringContaining('审计记录') }] })
    expect(await city.metrics.registry.metrics()).toContain(`chengshu_alarm{code="${code}"} 1`)
  })

test('when the true ledger is back, the numbering goes on by itself, loses nothing that waited, and says that it had stopped', async () => {
  await using city = await kept()
  await city.owner`create table kept_entries as select * from ledger.entries`
  await city.owner`create table kept_checkpoints as select * from ledger.checkpoints`
  await cut(city, 6)
  await say(city, 5)
  await sequence(city)
  await city.owner`insert into ledger.entries select * from kept_entries where seq > 6`
  await city.owner`insert into ledger.checkpoints select * from kept_checkpoints where size > 6`
  expect(await sequence(city)).toBe(6)
  expect(await verdictOf(city)).toMatchObject({ ok: true, entries: 18 })
  expect(await city.sql`select subject from ledger.entries where act = 'ledger.numberingResumed'`).toEqual([
    { subject: 'LEDGER_BEHIND_WITNESS' },
  ])
  expect(await alarmsOf(city)).toEqual([])
})

test('a server that died between a commit and its line, or within a line, catches up and raises no alarm', async () => {
  await using city = await kept()
  const lines = readFileSync(fileOf(city), 'utf8').trimEnd().split('\n')
  writeFileSync(fileOf(city), `${lines.slice(0, 3).join('\n')}\n${lines[3]?.slice(0, 40)}`)
  expect(await verdictOf(city)).toMatchObject({ ok: true })
  await say(city, 1)
  expect(await sequence(city)).toBe(1)
  expect(linesOf(city).map((line) => line.size)).toEqual([0, 3, 6, 9, 12, 13])
  expect(await verdictOf(city)).toMatchObject({ ok: true, entries: 13 })
})

test('a line of the witness that was altered, taken out or written again is found', async () => {
  for (const spoil of [
    (text: string) => text.replace('"size":6', '"size":7'),
    (text: string) => text.split('\n').toSpliced(2, 1).join('\n'),
    (text: string) => text.replace(/"signedAt":"2026/, '"signedAt":"2025'),
  ]) {
    await using city = await kept()
    writeFileSync(fileOf(city), spoil(readFileSync(fileOf(city), 'utf8')))
    expect(await verdictOf(city)).toMatchObject({ ok: false, code: 'LEDGER_WITNESS_DAMAGED' })
  }
})

test('an acknowledged entry that is removed from the inbox before it is numbered is missed, and the witness keeps that', async () => {
  await using city = await kept()
  await say(city, 2)
  expect(await seekMissing(city)).toBe(0)
  const [gone] = await city.sql<
    { id: string }[]
  >`delete from ledger.inbox where entry -> 'subject' ->> 'id' = 'case-1' returning id`
  await sequence(city)
  await seekMissing(city)
  await seekMissing(city)
  expect(await verdictOf(city)).toMatchObject({
    ok: false,
    code: 'LEDGER_ENTRY_MISSING',
    reason: expect.stringContaining(gone?.id ?? '-'),
  })
  await say(city, 2)
  await sequence(city)
  expect(await verdictOf(city)).toMatchObject({ ok: false, code: 'LEDGER_ENTRY_MISSING' })
  expect(await alarmsOf(city)).toEqual(['LEDGER_ENTRY_MISSING'])
})

test('what was rolled back is not missed', async () => {
  await using city = await kept()
  await expect(
    transaction(city.sql, async (tx) => {
      await record(tx, city.clock.now(), [entry(1)])
      throw new Error('the act failed')
    }),
  ).rejects.toThrow('the act failed')
  for (let round = 0; round < 3; round++) await seekMissing(city)
  expect(await verdictOf(city)).toMatchObject({ ok: true })
})

test('a waiting entry that is altered is numbered as a forgery, and the true one is missed', async () => {
  await using city = await kept()
  await say(city, 1)
  await city.owner`update ledger.inbox set entry = jsonb_set(entry, '{actor,id}', '"somebody-else"')`
  expect(await sequence(city)).toBe(1)
  for (let round = 0; round < 2; round++) await seekMissing(city)
  expect(
    await city.sql`select act, actor, facts ->> 'claimed' like '%somebody-else%' as kept from ledger.entries where seq = 13`,
  ).toEqual([{ act: 'ledger.forgeryFound', actor: 'ledger', kept: true }])
  expect(await verdictOf(city)).toMatchObject({ ok: false, code: 'LEDGER_ENTRY_MISSING' })
})

test('nobody else’s row becomes an act: not one without the city’s seal, not one with another row’s, not a numbered one put back', async () => {
  await using city = await kept()
  await say(city, 1)
  await city.owner`create table copied as select * from ledger.inbox`
  await sequence(city)
  await city.owner`insert into ledger.inbox select * from copied`
  await city.owner`insert into ledger.inbox (id, root, at, entry, mac) select gen_random_uuid(), root, at, entry, mac from copied`
  await city.owner`insert into ledger.inbox (id, root, at, entry) select gen_random_uuid(), root, at, '"nonsense"' from copied`
  // and none holds up the others, whatever it holds: no seal can be made of these, and the last would be cut in the middle of a sign
  const unsealable = ['{"fee": 1e400}', `${'['.repeat(3000)}${']'.repeat(3000)}`, `"${'a'.repeat(1998)}😀"`]
  for (const claimed of unsealable)
    await city.owner`insert into ledger.inbox (id, root, at, entry) select gen_random_uuid(), root, at, ${claimed}::text::jsonb from copied`
  await city.owner`insert into ledger.inbox (id, root, at, entry) select gen_random_uuid(), root, 'infinity', entry from copied`
  await say(city, 1)
  expect(await sequence(city)).toBe(8)
  const acts = await city.sql<{ act: string }[]>`select act from ledger.entries where seq > 12 order by seq`
  expect(acts.map((row) => row.act).sort()).toEqual([...Array(2).fill('case.accepted'), ...Array(7).fill('ledger.forgeryFound')])
  expect(await city.sql`select 1 from ledger.entries where facts ->> 'claimed' = '{"fee":Infinity}'`).toHaveLength(1)
  expect(await alarmsOf(city)).toEqual(['LEDGER_ENTRY_FORGED'])
  expect(await verdictOf(city)).toMatchObject({ ok: true })
  // an act that says such a thing itself is refused, typed, and puts nothing there
  const endless = transaction(city.sql, (tx) =>
    record(tx, city.clock.now(), [{ ...entry(1), facts: { fee: Number.POSITIVE_INFINITY } }]),
  )
  await expect(endless).rejects.toThrow('BAD_INPUT')
})

test('a city from before the witness begins one at its newest checkpoint, seals what waits, and holds it against the head that was kept', async () => {
  await using city = await kept({ env: { DATA_DIR: folder() } })
  const old = join(city.config.dataDir, 'ledger-head.json')
  const [head] = await city.sql<{ hash: Buffer }[]>`select hash from ledger.checkpoints where size = 12`
  // as it was: no witness, no chain of checkpoints, nothing sealed; and a new process
  rmSync(fileOf(city))
  openHand(city.sql, city.vault)
  const { checkpointText } = await import('./checkpoint.ts')
  const { checkpointsBetween } = await import('./queries.ts')
  for (const point of await checkpointsBetween(city.sql, 0, 12)) {
    const { value } = await city.vault.sign(checkpointText({ ...point, prev: null }))
    await city.owner`update ledger.checkpoints set prev = null, signature = ${value} where size = ${point.size}`
  }
  await say(city, 2)
  await city.owner`update ledger.inbox set mac = null`
  writeFileSync(old, JSON.stringify({ size: 15, hash: head?.hash.toString('hex') }))
  expect(await sequence(city)).toBe(0)
  expect([...(await city.metrics.alarms.get()).values.filter(({ value }) => value === 1)]).toMatchObject([
    { labels: { code: 'LEDGER_BEHIND_WITNESS' } },
  ])
  writeFileSync(old, JSON.stringify({ size: 12, hash: head?.hash.toString('hex') }))
  // and says that it had stopped
  expect(await sequence(city)).toBe(3)
  expect(linesOf(city).map(({ kind, size }) => [kind, size])).toEqual([
    ['begun', 12],
    ['checkpoint', 14],
    ['checkpoint', 15],
  ])
  expect(await verdictOf(city)).toMatchObject({ ok: true, entries: 15 })
})

test('after an older backup was restored, an operator’s declared reason lets the ledger go on; the reason and the lost part stay on record for good', async () => {
  await using city = await kept()
  await cut(city, 6)
  await sequence(city)
  expect(await reanchor(city, '磁盘损坏，恢复了昨夜的备份')).toMatchObject({
    ok: true,
    entries: 8,
    breaks: [{ reason: '磁盘损坏，恢复了昨夜的备份', size: 6, from: { size: 12 } }],
  })
  await say(city, 5)
  await sequence(city)
  expect(await alarmsOf(city)).toEqual([])
  expect(await verdictOf(city)).toMatchObject({ ok: true, breaks: [{ size: 6 }] })
  expect(
    linesOf(city)
      .map(({ kind, size }) => [kind, size])
      .slice(4, 7),
  ).toEqual([
    ['checkpoint', 12],
    ['reanchored', 6],
    ['checkpoint', 7],
  ])
  // what was seen before the break is still demanded, and so is the declaration
  await city.owner`update ledger.entries set facts = '{}' where act = 'ledger.reanchored'`
  expect(await verdictOf(city)).toMatchObject({ ok: false })
})

test('a declaration cannot be put into the witness by who has no key, nor cover a ledger that is not whole', async () => {
  await using city = await kept()
  await cut(city, 6)
  await city.owner`update ledger.entries set actor = 'somebody-else' where seq = 2`
  expect(await reanchor(city, '恢复备份')).toMatchObject({ ok: false, seq: 2 })
  expect(linesOf(city)).toHaveLength(5)
})

test('a lost witness is begun again only by a declaration', async () => {
  await using city = await kept()
  rmSync(fileOf(city))
  await sequence(city)
  expect(await reanchor(city, '数据盘更换，见证没有副本')).toMatchObject({ ok: true, breaks: [{ size: 12, from: null }] })
  expect(linesOf(city)[0]).toMatchObject({ kind: 'reanchored', size: 12 })
})

test('the witness is copied line by line to a second place; one that is away is caught up with, one that differs is an alarm', async () => {
  const second = folder()
  await using city = await kept({ env: { WITNESS_COPY: second } })
  const { file, copy = '' } = witnessOf(city.config)
  expect(readFileSync(copy, 'utf8')).toBe(readFileSync(file, 'utf8'))
  renameSync(second, `${second}-away`)
  await say(city, 1)
  expect(await sequence(city)).toBe(1)
  expect(await alarmsOf(city)).toEqual(['LEDGER_COPY_AWAY'])
  expect(await verdictOf(city)).toMatchObject({ ok: true, copy: 'away' })
  renameSync(`${second}-away`, second)
  await sequence(city)
  expect(await alarmsOf(city)).toEqual([])
  expect(readFileSync(copy, 'utf8')).toBe(readFileSync(file, 'utf8'))
  // database and witness cut together: what the second place has seen remains
  const text = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, `${text.slice(0, 3).join('\n')}\n`)
  await cut(city, 6)
  await say(city, 1)
  await sequence(city)
  expect(await alarmsOf(city)).toEqual(['LEDGER_COPY_DIFFERS'])
  expect(await verdictOf(city)).toMatchObject({ ok: false, code: 'LEDGER_COPY_DIFFERS' })
})
