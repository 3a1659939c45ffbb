// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { Answer, Client, TestCity } from '../../testing/city.ts'
import { appoint } from '../../testing/reach-queries.ts'
import { cityWithRegisters, departments, keeper, manhole } from '../testing-registers.ts'

const add = (client: Client, fields: Record<string, unknown>, register = 'manhole') =>
  client.post(`/registers/${register}/rows`, { fields, why: '现场登记' })
const search = (client: Client, body: Record<string, unknown>, register = 'manhole') =>
  client.post(`/registers/${register}/searches`, body)
const said = (answer: Answer) => JSON.stringify(answer.body)

/** Somebody who keeps registers for a department in a region. */
async function registrar(city: TestCity, login: string, department: string, region: string): Promise<Client> {
  await appoint(city, login, [{ position: 'registrar', department, region }])
  return city.as(login)
}

test('a row is added with a reason, changed under its version, ended, and its history says by whom and why', async () => {
  await using city = await cityWithRegisters()
  let data = await city.as('data-registrar')
  expect((await add(data, manhole('M1', { keeperMobile: '13800000001' }))).body).toEqual({ key: 'M1', version: 1, did: 'added' })
  expect((await add(data, manhole('M1', { depth: 3 }))).code).toBe('ROW_EXISTS')
  expect((await data.post('/registers/manhole/rows', { fields: manhole('M2') })).code).toBe('BAD_INPUT')
  city.clock.set('2026-11-21T09:00:00+08:00')
  data = await city.as('data-registrar')
  const changed = { fields: { depth: 3.5, keeperMobile: '13800000002', region: '990102001' }, why: '复测' }
  expect((await data.put('/registers/manhole/rows/M1', { ...changed, version: 1 })).body).toMatchObject({ version: 2 })
  expect((await data.put('/registers/manhole/rows/M1', { ...changed, fields: { depth: 4 }, version: 1 })).code).toBe(
    'ROW_CHANGED_MEANWHILE',
  )
  const maskedBack = await data.put('/registers/manhole/rows/M1', {
    fields: { keeperMobile: '138****0002' },
    why: '复测',
    version: 2,
  })
  expect(maskedBack.code).toBe('ROW_FIELD_TYPE')
  const now = await data.get('/registers/manhole/rows/M1')
  expect(now.body).toMatchObject({ version: 2, title: 'M1号雨水井', mayWrite: true, until: null })
  expect(now.body.fields).toMatchObject({ depth: 3.5, keeperMobile: '138****0002', unit: departments.market })
  // a region is a code: what it is called comes with every answer that shows it
  expect(now.body.regions).toEqual({ '990102001': '云东区城东街道' })
  expect((await search(data, {})).body.regions).toEqual(now.body.regions)
  const then = await data.get('/registers/manhole/rows/M1?asOf=2026-11-20')
  expect(then.body).toMatchObject({
    version: 1,
    asOf: '2026-11-20',
    mayWrite: false,
    fields: { depth: 2.5, keeperMobile: '138****0001' },
  })
  expect((await data.get('/registers/manhole/rows/M1?asOf=2026-11-19')).code).toBe('ROW_NOT_FOUND')
  expect((await data.post('/registers/manhole/rows/M1/end', { version: 2, why: '填埋' })).body).toMatchObject({ did: 'ended' })
  const { rows: history, regions } = (await data.get('/registers/manhole/rows/M1/history')).body
  expect(regions).toEqual({ '990102': '云东区', '990102001': '云东区城东街道' })
  expect(history.map((one: { act: string; why: string; by: string }) => [one.act, one.why, one.by])).toEqual([
    ['ended', '填埋', '汤文静'],
    ['changed', '复测', '汤文静'],
    ['added', '现场登记', '汤文静'],
  ])
  expect(history[1].changes).toContainEqual({
    name: 'keeperMobile',
    title: '管护人电话',
    before: '138****0001',
    after: '138****0002',
  })
  expect((await search(data, {})).body).toMatchObject({ rows: [], many: 0 })
  expect((await search(data, { which: 'ended' })).body.rows).toHaveLength(1)
})

test('rows are found by words, filtered and sorted by index fields, paged by key, and counted no farther than 1000', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  for (let n = 1; n <= 5; n += 1)
    await add(
      data,
      manhole(`M${n}`, {
        name: `${n % 2 ? '滨江路' : '人民路'}${n}号井`,
        depth: 6 - n,
        level: n > 3 ? '4' : '3',
        region: n === 5 ? '990103' : '990102',
      }),
    )
  await add(data, manhole('N6', { name: '没有深度', depth: null }))
  const keys = (answer: Answer) => answer.body.rows.map((row: { key: string }) => row.key)
  expect(keys(await search(data, { q: '滨江' }))).toEqual(['M1', 'M3', 'M5'])
  expect(keys(await search(data, { q: 'M' }))).toHaveLength(5)
  expect(keys(await search(data, { where: { level: '4' } }))).toEqual(['M4', 'M5'])
  expect(keys(await search(data, { where: { level: ['3', '4'], depth: { atLeast: 2, atMost: 4 } } }))).toEqual(['M2', 'M3', 'M4'])
  expect(keys(await search(data, { region: '990103' }))).toEqual(['M5'])
  const first = await search(data, { sort: 'depth', limit: 4 })
  expect([keys(first), first.body.many]).toEqual([['N6', 'M5', 'M4', 'M3'], 6])
  expect(keys(await search(data, { sort: 'depth', limit: 4, after: first.body.next }))).toEqual(['M2', 'M1'])
  expect((await search(data, { sort: 'name', limit: 4, after: first.body.next })).code).toBe('BAD_INPUT')
  expect(
    (await search(data, { sort: 'depth', isDescending: true, limit: 2 })).body.rows.map((row: { key: string }) => row.key),
  ).toEqual(['M1', 'M2'])
  expect((await search(data, { sort: 'tag' })).status).toBe(200)
  // the same list leaves as a whole, without what is personal, and that it did is on record
  const taken = (await data.post('/registers/manhole/exports', { where: { level: '4' } })).body
  expect([keys({ body: taken } as Answer), taken.isCut, taken.left]).toEqual([
    ['M4', 'M5'],
    false,
    ['管护人身份号码', '管护人电话', '管护人住处'],
  ])
  expect(taken.rows[0].fields).toMatchObject({ code: 'M4', level: '4' })
  expect(Object.keys(taken.rows[0].fields)).not.toContain('keeperMobile')
  await city.settle()
  const noted = await city.sql`select actor, facts from ledger.entries where act = 'rows.exported'`
  expect(noted).toMatchObject([{ facts: { rows: 2, left: taken.left } }])
  expect((await data.post('/registers/manhole/exports', { where: { keeperMobile: '13800000001' } })).code).toBe('FILTER_HIDDEN')
  expect((await search(data, { where: { name: { atLeast: 'a' } } })).code).toBe('FILTER_NOT_INDEXED')
  expect((await search(data, { where: { nothing: 1 } })).code).toBe('ROW_FIELD_UNKNOWN')
  expect((await search(data, { where: { depth: 'deep' } })).code).toBe('ROW_FIELD_TYPE')
})

test('another department sees its own rows alone, and writes none where only the owner writes', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  await add(data, manhole('M1', { unit: 'market' }))
  await add(data, manhole('P1', { unit: 'police', tag: 'CANARY' }))
  const market = await city.as('market-registrar')
  expect((await search(market, { which: 'all' })).body.rows.map((row: { key: string }) => row.key)).toEqual(['M1'])
  expect(said(await market.post('/registers/manhole/exports', { which: 'all' }))).not.toContain('CANARY')
  for (const path of ['', '/history', '?asOf=2026-11-20']) {
    const answer = await market.get(`/registers/manhole/rows/P1${path}`)
    expect([path, answer.code, said(answer).includes('CANARY')]).toEqual([path, 'ROW_NOT_FOUND', false])
  }
  expect((await add(market, manhole('M2'))).code).toBe('NOT_PERMITTED')
  expect((await market.put('/registers/manhole/rows/M1', { fields: { depth: 1 }, version: 1, why: '试试' })).code).toBe(
    'NOT_PERMITTED',
  )
  expect((await market.put('/registers/manhole/rows/P1', { fields: { unit: 'market' }, version: 1, why: '试试' })).code).toBe(
    'ROW_NOT_FOUND',
  )
  const west = await registrar(city, 'market-west', departments.market, '990103')
  expect((await search(west, {})).body.rows).toEqual([])
  expect((await search(await city.as('market-handler'), {})).code).toBe('NOT_PERMITTED')
  // the demo city's own: a department keeps its rows itself, and cannot give itself another's
  const own = {
    code: 'YZXT9001',
    name: '市场监管测试系统',
    unit: 'market',
    function: 'office',
    cloudState: 'planned',
    plan: 'keep',
    state: 'running',
  }
  expect((await add(market, own, 'information-system')).body).toMatchObject({ did: 'added' })
  expect((await add(market, { ...own, code: 'YZXT9002', unit: 'police' }, 'information-system')).code).toBe('NOT_PERMITTED')
  expect((await add(market, { ...own, code: 'YZXT0008' }, 'information-system')).code).toMatch(/ROW_EXISTS|NOT_PERMITTED/)
  const given = await market.put('/registers/information-system/rows/YZXT9001', {
    fields: { unit: 'police' },
    version: 1,
    why: '划转',
  })
  expect(given.code).toBe('NOT_PERMITTED')
})

test('who may not write a row learns nothing of others by trying: the right is asked before what is unique or referred to', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  await add(data, manhole('P1', { unit: 'police', tag: 'T1', keeperNumber: keeper }))
  const market = await city.as('market-registrar')
  const tries = [
    manhole('M1', { keeperNumber: keeper }),
    manhole('M1', { keeperNumber: '990102199001010018' }),
    manhole('M1', { tag: 'T1' }),
    manhole('P1', { unit: 'police', tag: 'T1', keeperNumber: keeper }),
  ]
  for (const fields of tries) expect([fields, (await add(market, fields)).code]).toEqual([fields, 'NOT_PERMITTED'])
  expect((await add(market, { from: 'P1', to: 'R9' }, 'manhole-road')).code).toBe('NOT_PERMITTED')
  // a post of the owner in one region alone: neither a row of another region, nor what it holds
  const west = await registrar(city, 'data-west', departments.data, '990103')
  expect((await add(west, manhole('M1', { keeperNumber: keeper }))).code).toBe('NOT_PERMITTED')
  expect((await add(west, manhole('P1', { unit: 'police', region: '990103' }))).code).toBe('NOT_PERMITTED')
  expect((await add(west, { from: 'P1', to: 'R9' }, 'manhole-road')).code).toBe('NOT_PERMITTED')
  expect((await add(west, manhole('W1', { region: '990103' }))).body).toMatchObject({ did: 'added' })
})

test('a row that is there already is not added, and whether graded values were guessed is not told', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  await add(data, manhole('M1', { keeperNumber: keeper, keeperMobile: '13800000001' }))
  for (const keeperMobile of ['13800000001', '13800000002'])
    expect((await add(data, manhole('M1', { keeperMobile }))).code).toBe('ROW_EXISTS')
  expect((await add(data, manhole('M1'))).body).toMatchObject({ version: 1, did: 'nothing' })
})

test('what a row was in the hands of a department out of reach is not in its history', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  await add(data, manhole('M1', { unit: 'police', tag: 'CANARY' }))
  const change = (version: number, fields: Record<string, unknown>) =>
    data.put('/registers/manhole/rows/M1', { version, fields, why: '划转' })
  await change(1, { unit: 'market', tag: 'T2' })
  await change(2, { tag: 'T3' })
  const market = await city.as('market-registrar')
  const seen = await market.get('/registers/manhole/rows/M1/history')
  expect(seen.body.rows.map(({ version }: { version: number }) => version)).toEqual([3, 2])
  expect(said(seen)).not.toContain('CANARY')
  expect(seen.body.rows[0].changes).toEqual([{ name: 'tag', title: '标签号', before: 'T2', after: 'T3' }])
  expect(seen.body.rows[1].changes).toContainEqual({ name: 'tag', title: '标签号', before: null, after: 'T2' })
  expect((await data.get('/registers/manhole/rows/M1/history')).body.rows).toHaveLength(3)
})

test('a graded field is masked everywhere, neither filtered nor sorted by, and read in clear for a named purpose on record', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  const steward = await city.as('steward')
  await add(data, manhole('M1', { keeperNumber: keeper, keeperMobile: '13800000001' }))
  const answers = [
    await search(data, {}),
    await search(data, { q: '13800000001' }),
    await search(data, { q: keeper }),
    await data.get('/registers/manhole/rows/M1'),
    await data.get('/registers/manhole/rows/M1?asOf=2026-11-20'),
    await data.get('/registers/manhole/rows/M1/history'),
    await search(data, { where: { keeperMobile: '13800000001' } }),
    await search(data, { where: { keeperNumber: keeper } }),
    await search(data, { sort: 'keeperMobile' }),
    await add(data, manhole('M2', { keeperNumber: keeper })),
  ]
  for (const answer of answers) expect(said(answer)).not.toMatch(new RegExp(`13800000001|${keeper}`))
  expect(answers.slice(6).map(({ code }) => code)).toEqual(['FILTER_HIDDEN', 'FILTER_HIDDEN', 'FILTER_HIDDEN', 'ROW_TAKEN'])
  const ask = { purpose: 'safety', fields: ['keeperNumber', 'keeperMobile'], matter: 'AJ-1' }
  expect((await data.post('/registers/manhole/rows/M1/reading', ask)).code).toBe('ROW_PURPOSE_UNFIT')
  expect((await steward.post('/registers/manhole/rows/M1/reading', { ...ask, purpose: 'curiosity' })).code).toBe(
    'ROW_PURPOSE_UNFIT',
  )
  const read = await steward.post('/registers/manhole/rows/M1/reading', ask)
  expect(read.body.fields).toEqual({ keeperNumber: keeper, keeperMobile: '13800000001' })
  const [entry] = await city.sql`select entry from ledger.waiting where entry ->> 'act' = 'row.read'`
  expect(entry?.entry).toMatchObject({ purpose: '安全检查', subject: { id: 'manhole/M1' }, facts: { matter: 'AJ-1' } })
  expect(JSON.stringify(entry)).not.toMatch(/13800000001/)
})

test('the demo city has its registers, and a resource says which system it serves', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  const seen = (await data.get('/registers')).body.rows.map((one: { id: string }) => one.id)
  expect(seen).toEqual(expect.arrayContaining(['information-system', 'cloud-resource', 'network-site', 'resource-use']))
  const idle = await search(data, { where: { idleWeeks: { atLeast: 3 } } }, 'cloud-resource')
  expect(idle.body.rows.length).toBeGreaterThan(2)
  const gaps = await search(data, { where: { linkState: 'none', level: 'village' } }, 'network-site')
  expect(gaps.body.rows.length).toBeGreaterThan(1)
  // on the map the gaps of the list, those of a district alone for a post there, and nothing beside the city's streets
  const drawn = async (client: Client, bbox: string) => {
    const asked = { bbox, zoom: 11, where: { linkState: 'none', level: 'village' } }
    return (await client.post('/registers/network-site/layers', asked)).body.features.map(
      ({ properties }: { properties: { key: string } }) => properties.key,
    )
  }
  const keysOf = (answer: Answer) => answer.body.rows.map(({ key }: { key: string }) => key)
  expect(await drawn(data, '114.85,29.85,115.15,30.15')).toEqual(keysOf(gaps))
  expect(await drawn(data, '115.1,30.1,115.15,30.15')).toEqual([])
  const east = await registrar(city, 'east', departments.market, '990102')
  const there = keysOf(await search(east, { where: { linkState: 'none', level: 'village' } }, 'network-site'))
  expect([await drawn(east, '114.85,29.85,115.15,30.15'), there.length < gaps.body.rows.length]).toEqual([there, true])
  const uses = await search(data, { where: { from: 'YZY00001' } }, 'resource-use')
  expect(uses.body.rows[0].refers.to).toMatchObject({ register: 'information-system', key: 'YZXT0009', title: '出入境预约系统' })
  expect((await data.get('/registers/nothing')).code).toBe('REGISTER_UNKNOWN')
})

test('a row says what it is linked with now and was on a day; a link that was made again has each of its times', async () => {
  await using city = await cityWithRegisters()
  const on = async (day: string) => {
    city.clock.set(`${day}T09:00:00+08:00`)
    return city.as('data-registrar')
  }
  const unlink = async (client: Client, to: string) => {
    const { version } = (await client.get(`/registers/manhole-road/rows/M1~${to}`)).body
    await client.post(`/registers/manhole-road/rows/M1~${to}/end`, { version, why: '改道' })
  }
  let data = await on('2026-11-20')
  await add(data, manhole('M1'))
  for (const code of ['R1', 'R2']) await add(data, { code }, 'road')
  await add(data, { from: 'M1', to: 'R1' }, 'manhole-road')
  data = await on('2026-11-25')
  await unlink(data, 'R1')
  await add(data, { from: 'M1', to: 'R2' }, 'manhole-road')
  data = await on('2026-11-28')
  await unlink(data, 'R2')
  expect((await add(data, { from: 'M1', to: 'R1' }, 'manhole-road')).body.did).toBe('reopened')
  const linked = async (row: string, asOf = '') =>
    (await data.get(`/registers/${row}/links${asOf && `?asOf=${asOf}`}`)).body.rows.map(
      ({ other, from, until }: { other: { key: string; title: string }; from: string; until: string | null }) =>
        [other.title, from.slice(0, 10), until?.slice(0, 10) ?? null] as const,
    )
  expect(await linked('manhole/rows/M1')).toEqual([['R1', '2026-11-28', null]])
  expect(await linked('manhole/rows/M1', '2026-11-21')).toEqual([['R1', '2026-11-20', '2026-11-25']])
  expect(await linked('manhole/rows/M1', '2026-11-26')).toEqual([['R2', '2026-11-25', '2026-11-28']])
  expect(await linked('manhole/rows/M1', '2026-11-19')).toEqual([])
  expect(await linked('road/rows/R1')).toEqual([['M1号雨水井', '2026-11-28', null]])
  // whose rows the manholes are not hears nothing of what one is linked with
  expect((await (await city.as('police-registrar')).get('/registers/manhole/rows/M1/links')).code).toBe('ROW_NOT_FOUND')
})
