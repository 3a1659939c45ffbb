// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { composeCity } from '../compose.ts'
import { newId, Refusal, transaction } from '../kernel/index.ts'
import { openOfKind } from '../kinds/open.ts'
import { doTask } from '../kinds/testing-examples.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { type AccountType, accountOf, controlOf, heldOf } from './account.ts'
import { type Move, moveNow, spendable } from './moves.ts'
import * as queries from './queries.ts'
import { accountSweep } from './sweep.ts'
import { faultsOfBooks } from './testing-queries.ts'

const POINTS = 'volunteer-points'

/** Hours that a resident served and a community confirmed: ten points each. */
async function earn(city: TestCity, login: string, activity: string, hours: number): Promise<void> {
  const form = { activity, servedOn: '2026-11-15', hours }
  const filed = await (await city.as(login)).post('/portal/kinds/volunteer-service/cases', { form })
  expect(filed.status, JSON.stringify(filed.body)).toBe(201)
  const done = await doTask(city, filed.body.root, { task: 'check', outcome: 'confirm', by: 'civil-reviewer' })
  expect(done.status, JSON.stringify(done.body)).toBeLessThan(300)
}

const exchange = async (city: TestCity, login: string, count: number, id?: string) =>
  (await city.as(login)).post('/portal/kinds/points-exchange/cases', {
    form: { good: '大米 5 公斤', count },
    ...(id === undefined ? {} : { id }),
  })

/** The type of the shipped pack, otherwise: in the content of this test alone. */
function changeType(city: Pick<TestCity, 'content'>, change: Partial<AccountType>): void {
  const type = city.content.accountTypes.get(POINTS)
  if (!type) throw new Error('the pack has no points')
  const { lots: _lots, ...rest } = type
  const made = { ...rest, ...('lots' in change ? {} : { lots: type.lots }), ...change } as AccountType
  if (made.lots === undefined) delete made.lots
  city.content = { ...city.content, accountTypes: new Map([...city.content.accountTypes, [POINTS, made]]) }
}

test('points come in pairs, are reserved, taken and given back, are seen by whose they are and by who keeps them, on record, and run out', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  await earn(city, 'chen-xiaomei', '滨江社区助老理发', 3)
  await earn(city, 'wang-jianguo', '江边清扫', 12)
  const mine = await city.as('chen-xiaomei')
  const [own] = (await mine.get('/me/accounts')).body.rows
  expect(own).toMatchObject({
    type: POINTS,
    balance: 30,
    held: 0,
    owner: '陈晓梅',
    over: [{ expiresOn: '2027-12-31', amount: 30 }],
  })

  // the same click twice reserves once; what is not there is refused and leaves nothing
  const id = '7f0f5c1e-5a1b-4c7e-9d2e-0a1b2c3d4e60'
  const [first, again] = await Promise.all([exchange(city, 'chen-xiaomei', 1, id), exchange(city, 'chen-xiaomei', 1, id)])
  expect([first.status, again.status, first.body.root]).toEqual([201, 201, again.body.root])
  const short = await exchange(city, 'chen-xiaomei', 1)
  expect([short.status, short.code]).toEqual([409, 'INSUFFICIENT_BALANCE'])
  expect(short.body.detail ?? short.body.title).toContain('20')
  expect((await city.sql`select 1 from cases.cases where kind = 'points-exchange'`).length).toBe(1)
  expect((await mine.get('/me/accounts')).body.rows).toMatchObject([{ balance: 10, held: 20 }])

  // taken, or given back; each is told in its history and stands on the page of the case
  expect((await doTask(city, first.body.root, { task: 'hand', outcome: 'back', by: 'civil-handler' })).status).toBeLessThan(300)
  expect((await mine.get('/me/accounts')).body.rows).toMatchObject([{ balance: 30, held: 0 }])
  const second = await exchange(city, 'chen-xiaomei', 1)
  expect((await doTask(city, second.body.root, { task: 'hand', outcome: 'given', by: 'civil-handler' })).status).toBeLessThan(300)
  const officer = await city.as('civil-handler')
  const page = (await officer.get(`/desk/cases/${second.body.root}/${second.body.root}`)).body
  expect(page.posted.map((one: Record<string, string>) => [one.how, one.from, one.to, one.amount])).toEqual([
    ['hold', '志愿积分', '志愿积分（预留）', '20 分'],
    ['capture', '志愿积分（预留）', '已兑换', '20 分'],
  ])
  expect(JSON.stringify((await mine.get(`/me/cases/${second.body.number}`)).body)).toContain('预留：志愿积分')

  // the statement: what there was, what came and went, page by page
  const ask = (who: Awaited<ReturnType<TestCity['as']>>, path: string, account: string, more = '') =>
    who.get(`${path}/statement?account=${encodeURIComponent(account)}${more}`)
  const statement = (await ask(mine, '/me/accounts', own.account, '&limit=2')).body
  expect(statement).toMatchObject({
    opening: 0,
    into: 50,
    out: 40,
    closing: 10,
    agrees: true,
    rows: [{ act: 'hold' }, { act: 'release' }],
  })
  const rest = (await ask(mine, '/me/accounts', own.account, `&limit=2&after=${statement.next}`)).body
  expect(rest.rows.map((one: { act: string; other: string }) => [one.act, one.other])).toEqual([
    ['hold', '志愿积分（预留）'],
    ['post', '已发放'],
  ])
  const dated = (await ask(mine, '/me/accounts', own.account, '&from=2026-11-17&to=2026-11-30')).body
  expect(dated).toMatchObject({ opening: 10, into: 0, out: 0, closing: 10, rows: [] })

  // somebody else's is not there, for residents and for officers who have nothing to do with it
  const other = await city.as('wang-jianguo')
  const neighbours = await city.as('market-handler')
  expect((await ask(other, '/me/accounts', own.account)).status).toBe(404)
  expect((await ask(mine, '/me/accounts', `${own.account}#held`)).status).toBe(404)
  expect((await ask(neighbours, '/accounts', own.account)).code).toBe('ACCOUNT_UNKNOWN')
  expect((await ask(neighbours, '/accounts', `${POINTS}.issued`)).code).toBe('ACCOUNT_UNKNOWN')
  expect((await neighbours.get(`/accounts/types/${POINTS}`)).code).toBe('ACCOUNT_UNKNOWN')
  expect((await neighbours.get('/accounts')).body.rows).toEqual([])
  expect((await (await city.as('civil-reviewer')).get('/accounts')).status).toBe(403)

  // who keeps them sees them by the family name, and that she looked is on record
  const listed = (await officer.get(`/accounts/types/${POINTS}`)).body
  expect(listed.controls.map((one: { name: string; balance: number }) => [one.name, one.balance])).toEqual([
    ['已发放', -150],
    ['已兑换', 20],
    ['已到期', 0],
  ])
  expect(listed.rows.map((one: { balance: number }) => one.balance).sort()).toEqual([10, 120])
  expect(JSON.stringify(listed)).not.toContain('陈晓梅')
  expect((await ask(officer, '/accounts', own.account)).body).toMatchObject({ closing: 10, agrees: true })
  expect((await officer.post('/accounts/exports', { account: own.account })).body.rows).toHaveLength(4)
  await city.settle()
  const said = await city.sql<{ act: string }[]>`select act from ledger.entries where act like 'account.%'`
  expect(said.map(({ act }) => act)).toEqual(expect.arrayContaining(['account.posted', 'account.read', 'account.exported']))

  // the last day is over: what is left goes to where it is counted, once, whoever looks
  city.clock.set('2028-01-01T09:00:00+08:00')
  const swept = await Promise.all([accountSweep.run(city), accountSweep.run(city)])
  expect(swept[0] + swept[1]).toBe(2)
  expect((await (await city.as('chen-xiaomei')).get('/me/accounts')).body.rows).toMatchObject([{ balance: 0, held: 0, over: [] }])
  expect(await faultsOfBooks(city.sql)).toEqual([])
  // nobody changes what was posted, and no row goes below its floor, whoever writes it
  await expect(city.sql`update accounts.postings set amount = 1`).rejects.toThrow('permission denied')
  await expect(city.owner`update accounts.balances set balance = -1`).rejects.toThrow('balances_keep_their_floor')
})

test('sixty claims at one instant on two servers: ten get what there is for ten, each once; of one person’s lots likewise', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  await earn(city, 'wang-jianguo', '江边清扫', 10)
  const second = await composeCity(city.config, { clock: city.clock, content: city.content, url: city.databaseUrl })
  try {
    const [person] = await city.sql<{ id: string }[]>`select account as id from people.logins where login = 'wang-jianguo'`
    const opener = {
      actor: { kind: 'person' as const, id: person?.id ?? '', name: '王建国' },
      applicant: { kind: 'person' as const, id: person?.id ?? '', name: '王建国' },
      agent: null,
      channel: 'portal',
      region: city.content.region,
    }
    const claim = async (n: number) => {
      const server = n % 2 === 0 ? city : second
      const kind = server.content.caseKinds.get('points-exchange')
      if (!kind) throw new Error('the pack has no exchange')
      try {
        await openOfKind(server, kind, opener, { form: { good: '大米 5 公斤', count: 1 } })
        return 'got'
      } catch (error) {
        if (error instanceof Refusal) return error.code
        throw error
      }
    }
    const counted = async (many: number) =>
      Object.fromEntries(
        [...Map.groupBy(await Promise.all(Array.from({ length: many }, (_, n) => claim(n))), (one) => one)].map(([one, all]) => [
          one,
          all.length,
        ]),
      )
    expect(await counted(12)).toEqual({ got: 5, INSUFFICIENT_BALANCE: 7 })

    // one budget of the whole city, without lots: decided in the act's one statement
    for (const server of [city, second]) changeType(server, { owner: 'city', lots: undefined })
    await city.sql`
      insert into accounts.balances (account, type, owner_kind, owner, period, is_held, balance, floor, opened_at, changed_at)
      values (${`${POINTS}/`}, ${POINTS}, 'city', '', '', false, 200, 0, now(), now())`
    await city.sql`
      insert into accounts.postings (account, id, at, type, other, amount, act, ref, purpose, actor_kind, actor)
      select account, '0190a5d2-7c1e-7b3a-9f00-0000000e0900', now(), ${POINTS}, other, amount, 'post', 'first', '', 'system', 'test'
        from (values (${`${POINTS}/`}, ${`${POINTS}.issued`}, 200), (${`${POINTS}.issued`}, ${`${POINTS}/`}, -200)) as v(account, other, amount)`
    expect(await counted(60)).toEqual({ got: 10, INSUFFICIENT_BALANCE: 50 })
    expect((await city.sql`select 1 from cases.cases where kind = 'points-exchange'`).length).toBe(15)
    expect(await faultsOfBooks(city.sql)).toEqual([])
  } finally {
    await second.sql.end({ timeout: 5 })
  }
})

test('transfers in opposite directions wait in one order; lots go first expired first out, from stock to stock as they are; what is left of a year lapses or goes on; a debt ends at its floor', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const shipped = city.content.accountTypes.get(POINTS)
  if (!shipped) throw new Error('the pack has no points')
  const move = (from: Move['from'], to: Move['to'], amount: number, lot?: Move['lot']) =>
    transaction(city.sql, (tx) => {
      const id = newId()
      const said = { id, ref: id, act: 'post' as const, purpose: '调拨', actor: { kind: 'system', id: 'test' }, about: null }
      return moveNow(tx, [{ ...said, from, to, amount, lot }], city.clock.now())
    })
  const stock: AccountType = { ...shipped, owner: 'department', lots: { expired: 'expired' } }
  changeType(city, stock)
  const [north, south] = ['north', 'south'].map((id) => accountOf(stock, { kind: 'department', id }, '2026-11-16'))
  if (!north || !south) throw new Error('two stocks')
  const source = controlOf(stock, 'issued')
  await move(source, north, 30, { name: 'late', expiresOn: '2027-06-30' })
  await move(source, north, 20, { name: 'soon', expiresOn: '2026-12-01' })
  await move(source, south, 50)
  await expect(move(source, north, 5, { name: 'gone', expiresOn: '2026-11-15' })).rejects.toMatchObject({ code: 'LOT_OVER' })
  await move(north, south, 25)
  expect(await queries.lotsOf(city.sql, north.id)).toMatchObject([{ lot: 'late/2027-06-30', amount: 25 }])
  expect((await queries.lotsOf(city.sql, south.id)).map(({ lot, amount }) => [lot, amount]).toSorted()).toEqual([
    ['/', 50],
    ['late/2027-06-30', 5],
    ['soon/2026-12-01', 20],
  ])
  await Promise.all(Array.from({ length: 16 }, (_, n) => (n % 2 === 0 ? move(north, south, 1) : move(south, north, 1))))
  await move(south, heldOf(south), 10)
  expect(await faultsOfBooks(city.sql)).toEqual([])
  // a day later than the last one: what lies there is passed by and swept, what was reserved in time can still be taken
  city.clock.set('2026-12-02T09:00:00+08:00')
  const before = (await queries.findBalance(city.sql, south.id)) ?? 0
  expect(await spendable(city.sql, south, '2026-12-02')).toBeLessThan(before)
  await expect(move(south, controlOf(stock, 'spent'), before)).rejects.toMatchObject({ code: 'INSUFFICIENT_BALANCE' })
  await accountSweep.run(city)
  expect(await spendable(city.sql, south, '2026-12-02')).toBe(await queries.findBalance(city.sql, south.id))
  await move(heldOf(south), controlOf(stock, 'spent'), 10)

  // quotas of a year
  for (const left of ['lapse', 'carry'] as const) {
    const quota: AccountType = {
      ...shipped,
      id: `quota-${left}`,
      owner: 'department',
      period: { every: 'year', left, lapsed: 'expired' },
    }
    delete quota.lots
    city.content = { ...city.content, accountTypes: new Map([...city.content.accountTypes, [quota.id, quota]]) }
    const account = accountOf(quota, { kind: 'department', id: 'north' }, '2026-12-02')
    await move(controlOf(quota, 'issued'), account, 100)
    await move(account, controlOf(quota, 'spent'), 30)
  }
  city.clock.set('2027-01-04T09:00:00+08:00')
  await Promise.all([accountSweep.run(city), accountSweep.run(city)])
  const stands = (account: string) => queries.findBalance(city.sql, account)
  expect([await stands('quota-lapse/north/2026'), await stands('quota-lapse/north/2027')]).toEqual([0, undefined])
  expect([await stands('quota-carry/north/2026'), await stands('quota-carry/north/2027')]).toEqual([0, 70])

  // what may be owed, and no more; what may be had, and no more
  const owed: AccountType = { ...shipped, id: 'owed', owner: 'department', floor: -5, ceiling: 10 }
  delete owed.lots
  const debtor = accountOf(owed, { kind: 'department', id: 'north' }, '2027-01-04')
  await expect(move(debtor, controlOf(owed, 'spent'), 6)).rejects.toMatchObject({ code: 'INSUFFICIENT_BALANCE' })
  await move(debtor, controlOf(owed, 'spent'), 4)
  await expect(move(debtor, controlOf(owed, 'spent'), 2)).rejects.toMatchObject({ code: 'INSUFFICIENT_BALANCE' })
  await expect(move(controlOf(owed, 'issued'), debtor, 15)).rejects.toMatchObject({ code: 'ACCOUNT_FULL' })
  expect(await stands(debtor.id)).toBe(-4)
  expect(await faultsOfBooks(city.sql)).toEqual([])
})
