// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { closeAtRest, connect, Refusal, transaction } from '../../kernel/index.ts'
import { openHand } from '../../ledger/index.ts'
import type { TestCity } from '../../testing/city.ts'
import { findRow, rowsOf, writeRow, writeRows } from '../index.ts'
import { cityWithRegisters, departments, keeper, manhole } from '../testing-registers.ts'
import { rowAsOf } from './find.ts'

const by = { kind: 'system' as const, id: 'test' }
const write = (city: TestCity, change: Omit<Parameters<typeof writeRow>[2], 'why' | 'by' | 'now'>) =>
  transaction(city.sql, (tx) => writeRow(city, tx, { why: '测试', by, now: city.clock.now(), ...change }))
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'written',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )

test('a row is added, changed and ended; each version is kept, and what is so already changes nothing', async () => {
  await using city = await cityWithRegisters()
  const fields = manhole('M1', { keeperNumber: keeper, keeperMobile: '13800000001' })
  expect(await write(city, { register: 'manhole', mode: 'add', fields })).toEqual({ key: 'M1', version: 1, did: 'added' })
  expect(await write(city, { register: 'manhole', mode: 'put', fields })).toMatchObject({ version: 1, did: 'nothing' })
  expect(await write(city, { register: 'manhole', mode: 'add', fields: manhole('M1') })).toMatchObject({
    version: 1,
    did: 'nothing',
  })
  city.clock.set('2026-11-21T09:00:00+08:00')
  const changed = { checkDate: '2026-11-21', level: null }
  expect(await write(city, { register: 'manhole', mode: 'change', key: 'M1', fields: changed })).toMatchObject({ version: 2 })
  city.clock.set('2026-11-22T09:00:00+08:00')
  expect(await write(city, { register: 'manhole', mode: 'end', key: 'M1' })).toMatchObject({ version: 3, did: 'ended' })
  expect(await write(city, { register: 'manhole', mode: 'end', key: 'M1' })).toMatchObject({ version: 3, did: 'nothing' })
  const row = await findRow(city, city.sql, 'manhole', 'M1')
  expect(row).toMatchObject({
    ...{ key: 'M1', version: 3, owner: departments.market, region: '990102', until: new Date('2026-11-22T01:00:00Z') },
    fields: { name: 'M1号雨水井', checkedOn: '2026-11-21', keeperNumber: keeper, keeperMobile: '13800000001' },
  })
  const before = await rowAsOf(city, city.sql, 'manhole', 'M1', new Date('2026-11-20T12:00:00Z'))
  expect(before).toMatchObject({ version: 1, until: null, fields: { level: '3', keeperNumber: keeper } })
  expect(await rowAsOf(city, city.sql, 'manhole', 'M1', new Date('2026-11-19T12:00:00Z'))).toBeUndefined()
  const [history] = await city.sql`select array_agg(act order by version) as acts from registers.row_history where key = 'M1'`
  expect(history?.acts).toEqual(['added', 'changed', 'ended'])
  const entries =
    await city.sql`select entry ->> 'act' as act, entry ->> 'about' as about from ledger.waiting where entry ->> 'act' like 'row.%'`
  expect(entries.length).toBeGreaterThanOrEqual(3)
  expect(await write(city, { register: 'manhole', mode: 'add', fields })).toMatchObject({ version: 4, did: 'reopened' })
})

test('what is no value of a field is refused by a public code, and nothing is written', async () => {
  await using city = await cityWithRegisters()
  const tries: [Record<string, unknown>, string][] = [
    [{ colour: 'red' }, 'ROW_FIELD_UNKNOWN'],
    [{ constructor: 'x' }, 'ROW_FIELD_UNKNOWN'],
    [{ depth: '2' }, 'ROW_FIELD_TYPE'],
    [{ depth: 2.345 }, 'ROW_FIELD_TYPE'],
    [{ depth: Number.NaN }, 'ROW_FIELD_TYPE'],
    [{ depth: 51 }, 'ROW_FIELD_TYPE'],
    [{ level: '9' }, 'ROW_CODE_UNKNOWN'],
    [{ checkedOn: '2026-02-30' }, 'ROW_FIELD_TYPE'],
    [{ keeperNumber: '990102198803160011' }, 'ROW_FIELD_TYPE'],
    [{ region: '110000' }, 'ROW_FIELD_TYPE'],
    [{ unit: 'nobody' }, 'ROW_FIELD_TYPE'],
    [{ name: ['a'] }, 'ROW_FIELD_TYPE'],
    [{ name: null }, 'ROW_FIELD_MISSING'],
    [{ code: null }, 'ROW_KEY_MISSING'],
    [{ code: 'x'.repeat(81) }, 'ROW_KEY_UNFIT'],
  ]
  for (const [fields, code] of tries)
    expect([
      fields,
      await codeOf(write(city, { register: 'manhole', mode: 'add', fields: { ...manhole('M1'), ...(fields as object) } })),
    ]).toEqual([fields, code])
  expect(await codeOf(write(city, { register: 'nothing', mode: 'add', fields: {} }))).toBe('REGISTER_UNKNOWN')
  expect(await codeOf(write(city, { register: 'manhole', mode: 'change', key: 'M9', fields: {} }))).toBe('ROW_NOT_FOUND')
  expect(await findRow(city, city.sql, 'manhole', 'M1')).toBeUndefined()
  await write(city, { register: 'manhole', mode: 'add', fields: manhole('M1') })
  expect(await codeOf(write(city, { register: 'manhole', mode: 'add', fields: manhole('M1', { depth: 3 }) }))).toBe('ROW_EXISTS')
  expect(await codeOf(write(city, { register: 'manhole', mode: 'change', key: 'M1', fields: { code: 'M2' } }))).toBe(
    'ROW_KEY_FIXED',
  )
  expect(await codeOf(write(city, { register: 'manhole', mode: 'change', key: 'M1', version: 3, fields: { depth: 3 } }))).toBe(
    'ROW_CHANGED_MEANWHILE',
  )
})

test('graded values lie closed in rows, history, index and claims, and are found by equality', async () => {
  await using city = await cityWithRegisters()
  await write(city, {
    register: 'manhole',
    mode: 'add',
    fields: manhole('M1', { keeperNumber: keeper, keeperMobile: '13800000001' }),
  })
  for (const table of ['rows', 'row_history', 'row_index', 'row_claims']) {
    const found = await city.owner`select t::text as said from ${city.owner(`registers.${table}`)} t`
    expect(found.length).toBeGreaterThan(0)
    expect(JSON.stringify(found)).not.toMatch(/990102198803160010|13800000001/)
  }
  const { rows } = await rowsOf(city, city.sql, 'manhole', { where: { keeperMobile: '13800000001' }, limit: 10 })
  expect(rows.map((row) => row.fields.keeperNumber)).toEqual([keeper])
  const wanted = rowsOf(city, city.sql, 'manhole', { where: { keeperMobile: { atLeast: '1' } }, limit: 10 })
  expect(await codeOf(wanted)).toBe('FILTER_NOT_INDEXED')
  expect(await codeOf(rowsOf(city, city.sql, 'road', { where: { code: 'R1' }, limit: 10 }))).toBe('FILTER_NOT_INDEXED')
})

test('a unique value belongs to one open row; whoever ends gives it back', async () => {
  await using city = await cityWithRegisters()
  await write(city, { register: 'manhole', mode: 'add', fields: manhole('M1', { keeperNumber: keeper, tag: 'T1' }) })
  expect(await codeOf(write(city, { register: 'manhole', mode: 'add', fields: manhole('M2', { keeperNumber: keeper }) }))).toBe(
    'ROW_TAKEN',
  )
  expect(await codeOf(write(city, { register: 'manhole', mode: 'add', fields: manhole('M2', { tag: 'T1' }) }))).toBe('ROW_TAKEN')
  expect(await findRow(city, city.sql, 'manhole', 'M2')).toBeUndefined()
  await write(city, { register: 'manhole', mode: 'change', key: 'M1', fields: { tag: null } })
  await write(city, { register: 'manhole', mode: 'add', fields: manhole('M2', { tag: 'T1' }) })
  await write(city, { register: 'manhole', mode: 'end', key: 'M1' })
  await write(city, { register: 'manhole', mode: 'change', key: 'M2', fields: { keeperNumber: keeper } })
  expect(await codeOf(write(city, { register: 'manhole', mode: 'add', fields: manhole('M1', { keeperNumber: keeper }) }))).toBe(
    'ROW_TAKEN',
  )
})

test('a link has at most one open one at its exclusive end, its past stays, and a row that has ended is not linked', async () => {
  await using city = await cityWithRegisters()
  const at = { why: '测试', by, now: city.clock.now() }
  await writeRows(
    city,
    city.sql,
    'road',
    ['R1', 'R2'].map((code) => ({ mode: 'add', fields: { code } })),
    at,
  )
  await writeRows(
    city,
    city.sql,
    'manhole',
    ['M1', 'M2'].map((code) => ({ mode: 'add', fields: manhole(code) })),
    at,
  )
  const link = (from: string, to: string, mode: 'put' | 'end' = 'put') =>
    write(city, { register: 'manhole-road', mode, fields: { from, to } })
  expect(await link('M1', 'R1')).toEqual({ key: 'M1~R1', version: 1, did: 'added' })
  expect(await link('M2', 'R1')).toMatchObject({ did: 'added' })
  expect(await link('M1', 'R1')).toMatchObject({ did: 'nothing' })
  expect(await codeOf(link('M1', 'R2'))).toBe('ROW_LINK_HELD')
  city.clock.set('2026-11-25T09:00:00+08:00')
  expect(await link('M1', 'R1', 'end')).toMatchObject({ did: 'ended' })
  expect(await link('M1', 'R2')).toMatchObject({ did: 'added' })
  const { rows } = await rowsOf(city, city.sql, 'manhole-road', { where: { from: 'M1' }, limit: 10 })
  expect(rows.map((row) => [row.fields.to, row.until])).toEqual([['R2', null]])
  expect(await codeOf(link('M3', 'R1'))).toBe('ROW_REFERS_TO_NONE')
  // what an open link names does not end before it
  const endRoad = () => codeOf(write(city, { register: 'road', mode: 'end', key: 'R1' }))
  expect(await endRoad()).toBe('ROW_REFERRED')
  expect(await findRow(city, city.sql, 'road', 'R1')).toMatchObject({ version: 1, until: null })
  await link('M2', 'R1', 'end')
  expect(await endRoad()).toBe('written')
  await link('M1', 'R2', 'end')
  expect(await codeOf(link('M1', 'R1'))).toBe('ROW_REFERS_TO_NONE')
})

test('a row that is linked holds until the link is written: whoever ends it meanwhile waits and is refused', async () => {
  await using city = await cityWithRegisters()
  await write(city, { register: 'road', mode: 'add', fields: { code: 'R1' } })
  await write(city, { register: 'manhole', mode: 'add', fields: manhole('M1') })
  const at = { why: '测试', by, now: city.clock.now() }
  // begun outside the transaction that it waits for
  const linked = Promise.withResolvers<void>()
  const ending = linked.promise.then(() => codeOf(write(city, { register: 'road', mode: 'end', key: 'R1' })))
  await transaction(city.sql, async (tx) => {
    await writeRow(city, tx, { register: 'manhole-road', mode: 'put', fields: { from: 'M1', to: 'R1' }, ...at })
    linked.resolve()
    await expect
      .poll(() => city.owner`select 1 from pg_locks where not granted and locktype in ('tuple', 'transactionid')`)
      .not.toHaveLength(0)
  })
  expect(await ending).toBe('ROW_REFERRED')
})

test('of writers at once on two servers each is first or second: no change is lost, one link stands, one unique value has one row', async () => {
  await using city = await cityWithRegisters()
  const sql = connect({ url: city.databaseUrl, max: 6 })
  try {
    openHand(sql, city.vault)
    closeAtRest(
      sql,
      city.vault,
      async () => undefined,
      () => undefined,
    )
    const servers = [city, { ...city, sql }]
    const at = { why: '测试', by, now: city.clock.now() }
    const atOnce = <T>(work: (server: typeof city, turn: number) => Promise<T>) =>
      Promise.all(Array.from({ length: 8 }, (_, turn) => work((servers[turn % 2] ?? city) as typeof city, turn)))
    const put = await atOnce((server) => write(server, { register: 'manhole', mode: 'put', fields: manhole('M1') }))
    expect(put.map(({ did }) => did).sort()).toEqual(['added', ...Array(7).fill('nothing')])
    const names = ['depth', 'level', 'checkedOn', 'tag', 'keeperMobile', 'region', 'name', 'keeperNumber']
    const values = [9, '4', '2026-11-20', 'T9', '13800000001', '990103', '新名', keeper]
    await atOnce((server, turn) =>
      write(server, { register: 'manhole', mode: 'change', key: 'M1', fields: { [names[turn] ?? '']: values[turn] ?? null } }),
    )
    const row = await findRow(city, city.sql, 'manhole', 'M1')
    expect([row?.version, ...names.map((name) => row?.fields[name])]).toEqual([9, ...values])
    const unique = await atOnce((server, turn) =>
      codeOf(write(server, { register: 'manhole', mode: 'add', fields: manhole(`U${turn}`, { tag: 'only' }) })),
    )
    expect(unique.filter((code) => code === 'written')).toHaveLength(1)
    expect(unique.filter((code) => code === 'ROW_TAKEN')).toHaveLength(7)
    await writeRows(
      city,
      city.sql,
      'road',
      Array.from({ length: 8 }, (_, n) => ({ mode: 'add' as const, fields: { code: `R${n}` } })),
      at,
    )
    const links = await atOnce((server, turn) =>
      codeOf(write(server, { register: 'manhole-road', mode: 'put', fields: { from: 'M1', to: `R${turn}` } })),
    )
    expect(links.filter((code) => code === 'written')).toHaveLength(1)
    expect(links.filter((code) => code === 'ROW_LINK_HELD')).toHaveLength(7)
    const several = await atOnce((server, turn) =>
      codeOf(write(server, { register: 'manhole', mode: 'change', key: 'M1', version: 9, fields: { depth: 10 + turn } })),
    )
    expect(several.filter((code) => code === 'written')).toHaveLength(1)
  } finally {
    await sql.end({ timeout: 5 })
  }
})
