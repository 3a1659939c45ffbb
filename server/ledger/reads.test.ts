// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type HandClock, transaction } from '../kernel/index.ts'
import { as, type Caller, type SmallCity, smallCity } from '../people/small-city.ts'
import { type Reader, readPersonal, record } from './index.ts'
import { sequence } from './sequence.ts'

const reader: Reader = {
  kind: 'officer',
  id: 'officer-1',
  name: '沈一鸣',
  positions: [{ department: '11990100MB0A103474', position: 'handler' }],
}
const subject = { kind: 'case', id: 'case-1' }
const chen = '990102198803160029'
const caseNumber = '99010002520261120000017'
/** as people say it */
const said = '办件 26112000001'

async function read(city: SmallCity, whose: string[], more: object = {}): Promise<void> {
  await transaction(city.sql, (tx) =>
    readPersonal(tx, city.clock.now(), { reader, whose, purpose: caseNumber, subject, fields: ['姓名', '住址'], ...more }),
  )
  await sequence(city)
}

const rowsOf = async (caller: Caller, path: string) =>
  ((await caller.call('GET', path)).body as { rows: Record<string, unknown>[] }).rows

test('C39: a resident sees who looked at which of her data, when and for which case, and nobody else’s', async () => {
  await using city = await smallCity()
  const me = await as(city, 'chen-xiaomei')
  const { caller } = (await me.call('GET', '/api/session')).body as { caller: { id: string } }
  await read(city, [chen])
  ;(city.clock as HandClock).forward(60_000)
  await read(city, [caller.id], { fields: ['手机号'] })
  await read(city, ['990102194505120311'])
  const rows = await rowsOf(me, '/api/me/reads')
  expect(rows.map((row) => row.text)).toEqual([
    `市市场监管局受理岗（沈**）为${said}查看了手机号`,
    `市市场监管局受理岗（沈**）为${said}查看了姓名、住址`,
  ])
  expect(rows[1]).toMatchObject({
    at: '2026-11-20T09:00:00+08:00',
    department: '市市场监管局',
    position: '受理岗',
    purpose: said,
  })
  expect(await city.sql`select 1 from ledger.entries where entries::text like ${`%${chen}%`}`).toHaveLength(0)
})

test('which account said that it has which document is told to other rooms before the entry is numbered and after it', async () => {
  await using city = await smallCity()
  const by = { kind: 'person' as const, id: 'someone' }
  const entry = {
    act: 'account.registered',
    actor: by,
    subject: { kind: 'account', id: 'an-account' },
    facts: { document: 'passport' },
  }
  await record(city.sql, city.clock.now(), [entry])
  const told = () => city.owner`select account, act, document from ledger.documents_said`
  const before = await told()
  await sequence(city)
  expect([before, await told()]).toEqual(
    Array.from({ length: 2 }, () => [{ account: 'an-account', act: 'account.registered', document: 'passport' }]),
  )
})

test('nobody reads a person’s data without naming the matter', async () => {
  await using city = await smallCity()
  await expect(read(city, [chen], { purpose: '  ' })).rejects.toThrow('PURPOSE_MISSING')
})

test('the list of reads is paged by key and loses none', async () => {
  await using city = await smallCity()
  const me = await as(city, 'chen-xiaomei')
  for (let index = 0; index < 5; index++) await read(city, [chen], { fields: [`第${index}次`] })
  const seen: unknown[] = []
  for (let after = ''; ; ) {
    const { rows, next } = (await me.call('GET', `/api/me/reads?limit=2${after}`)).body as {
      rows: { fields: string[] }[]
      next: string | null
    }
    seen.push(...rows.map((row) => row.fields[0]))
    if (next === null) break
    after = `&after=${next}`
  }
  expect(seen).toEqual(['第4次', '第3次', '第2次', '第1次', '第0次'])
  expect((await me.call('GET', '/api/me/reads?after=nonsense')).code).toBe('BAD_INPUT')
})

test('an officer sees his own acts and nobody else’s', async () => {
  await using city = await smallCity()
  const handler = await as(city, 'market-handler')
  const { caller } = (await handler.call('GET', '/api/session')).body as { caller: { id: string } }
  await read(city, [chen], { reader: { ...reader, id: caller.id } })
  await read(city, [chen])
  expect((await rowsOf(handler, '/api/ledger/own')).map((row) => row.actor)).toEqual([caller.id])
})
