// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { transaction } from '../../kernel/index.ts'
import type { Answer, Client, TestCity } from '../../testing/city.ts'
import { appoint } from '../../testing/reach-queries.ts'
import { compileRegister } from '../declared/declared-register.ts'
import { followFields } from '../declared/follow-fields.ts'
import { cityWithRegisters, departments, manhole, testRegisters } from '../testing-registers.ts'

const WHOLE = '114.8,29.8,115.2,30.2'
const layer = (client: Client, body: Record<string, unknown> = {}, register = 'manhole') =>
  client.post(`/registers/${register}/layers`, { bbox: WHOLE, zoom: 11, ...body })
const keys = (answer: Answer) => answer.body.features.map((one: { properties: { key: string } }) => one.properties.key)
const place = (lon: number, lat: number) => [lon, lat] as unknown as number
const add = (client: Client, fields: object, register = 'manhole') =>
  client.post(`/registers/${register}/rows`, { fields, why: '现场登记' })

async function registrar(city: TestCity, login: string, department: string, region: string): Promise<Client> {
  await appoint(city, login, [{ position: 'registrar', department, region }])
  return city.as(login)
}

/** Everything that a layer tells about rows of which the list shows nothing: by looking closer and closer, and by every condition. */
async function probed(client: Client): Promise<number[]> {
  const told: number[] = []
  for (let [side, at] = [0.4, 0]; at < 12; [side, at] = [side / 2, at + 1]) {
    const box = [115.0123 - side / 2, 30.0456 - side / 2, 115.0123 + side / 2, 30.0456 + side / 2].map((one) => one.toFixed(6))
    for (const which of ['open', 'ended', 'all'])
      told.push((await layer(client, { bbox: box.join(','), zoom: 8 + at, which })).body.many)
  }
  return told
}

test('a layer draws the rows of the list and no other: what a post does not reach is not there however closely it is looked for', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  await add(data, manhole('M1', { place: place(115.0123, 30.0456), home: place(115.1, 30.1) }))
  await add(data, manhole('M2', { place: place(115.02, 30.05), region: '990103', unit: 'police' }))
  await add(data, manhole('M3'))
  expect((await layer(data)).body).toMatchObject({
    ...{ type: 'FeatureCollection', isClustered: false, many: 2 },
    features: [
      { geometry: { type: 'Point', coordinates: [115.0123, 30.0456] }, properties: { key: 'M1', title: 'M1号雨水井', many: 1 } },
      { properties: { key: 'M2' } },
    ],
  })
  expect(keys(await layer(data, { bbox: '115.0123,30.0456,115.0123,30.0456' }))).toEqual(['M1'])
  expect(keys(await layer(data, { bbox: '115.013,30.0456,115.2,30.2' }))).toEqual(['M2'])
  expect(keys(await layer(data, { region: '990103' }))).toEqual(['M2'])
  expect(keys(await layer(data, { where: { unit: departments.market } }))).toEqual(['M1'])
  expect((await data.get(`/registers/manhole/rows.geojson?bbox=${WHOLE}&zoom=11`)).body).toEqual((await layer(data)).body)

  const market = await registrar(city, 'market-east', departments.market, '990102')
  const police = await registrar(city, 'police-east', departments.police, '990102')
  expect(keys(await layer(market))).toEqual(['M1'])
  expect(new Set(await probed(police))).toEqual(new Set([0]))
  // of a home there is no layer, no filter, and nothing in the answer of any
  expect((await layer(data, { where: { home: [115.1, 30.1] } })).code).toBe('FILTER_HIDDEN')
  expect(JSON.stringify((await layer(data)).body)).not.toContain('115.1,')
  const [kept] =
    await city.owner`select body::text as body, closed::text as closed, place::text as place from registers.rows where key = 'M1'`
  expect(Object.values(kept ?? {}).join()).not.toContain('115.1')

  expect((await data.post('/registers/manhole/rows/M1/end', { version: 1, why: '填埋' })).status).toBe(200)
  expect([keys(await layer(data)), keys(await layer(data, { which: 'ended' }))]).toEqual([['M2'], ['M1']])
  await data.put('/registers/manhole/rows/M2', { fields: { place: [115.14, 30.14] }, version: 1, why: '复测' })
  expect(keys(await layer(data, { bbox: '115,30,115.1,30.1' }))).toEqual([])
  const [moved] = (await data.get('/registers/manhole/rows/M2/history')).body.rows
  expect(moved.changes).toEqual([{ name: 'place', title: '位置', before: [115.02, 30.05], after: [115.14, 30.14] }])
})

test('a place that is none, and a look that is none, are refused with what to do', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  for (const given of [[115], [30, 115], ['115', '30'], [115.05, 31], { type: 'Point', coordinates: [[115, 30]] }, '115,30'])
    expect([given, (await add(data, { ...manhole('M1'), place: given })).code]).toEqual([given, 'ROW_FIELD_TYPE'])
  for (const bbox of ['115,30,114,31', '115,30,116', '115,30,116,99', 'a,b,c,d', '1e9,0,1,1', 'NaN,0,1,1', `${WHOLE},1`])
    expect([bbox, (await layer(data, { bbox })).code]).toEqual([bbox, 'BAD_INPUT'])
  expect((await layer(data, { zoom: 99 })).code).toBe('BAD_INPUT')
  expect((await layer(data, {}, 'manhole-road')).code).toBe('REGISTER_OFF_MAP')
  expect((await layer(data, {}, 'nothing')).code).toBe('REGISTER_UNKNOWN')
  const course = { type: 'LineString', coordinates: Array.from({ length: 500 }, (_, n) => [115 + n / 10_000, 30]) }
  expect((await add(data, { code: 'R1', course }, 'road')).body.did).toBe('added')
  const [road] = (await layer(data, { bbox: '115.01,29.9,115.02,30.1' }, 'road')).body.features
  // whole where it is near, and no finer than the picture
  expect([road.geometry.type, road.geometry.coordinates[0], road.geometry.coordinates.at(-1)]).toEqual([
    'LineString',
    [115, 30],
    [115.0499, 30],
  ])
  expect(road.geometry.coordinates.length).toBeLessThan(200)
})

test('many rows are told by squares with how many there are; a file that names another field for the place takes the rows along', async () => {
  await using city = await cityWithRegisters()
  await city.owner`
    insert into registers.rows (register, key, version, body, closed, department, region, words, began_at, written_at)
    select 'manhole', 'K' || n, 1, jsonb_build_object('01', 'K' || n, '02', '井', '11', jsonb_build_array(114.9 + (n % 100) * 0.002, 29.9 + n / 100 * 0.002)),
           '{}'::jsonb, case when n % 3 = 0 then ${departments.police} else ${departments.market} end, '990102', '{}', now(), now()
      from generate_series(0, 2999) n`
  const old = testRegisters.get('manhole')
  if (!old) throw new Error('the register of the test is gone')
  const { link: _, ...file } = old
  const named = (geometry: string | undefined) =>
    new Map([
      [
        'manhole',
        compileRegister({ ...file, keys: [...old.keys], fields: [...old.fields], geometry } as never, departments.data, '990100'),
      ],
    ])
  const data = await city.as('data-registrar')
  expect((await layer(data)).body.many).toBe(0)
  await transaction(city.sql, (tx) => followFields(tx, { registers: named(undefined) }))
  await transaction(city.sql, (tx) => followFields(tx, { registers: named('place') }))
  const seen = (await layer(data)).body
  expect([seen.isClustered, seen.many, seen.features.length < 1000]).toEqual([true, 3000, true])
  expect(
    seen.features.every(
      ({ properties }: { properties: { key: null; title: string } }) => properties.key === null && properties.title === '',
    ),
  ).toBe(true)
  const police = await registrar(city, 'police-city', departments.police, '990100')
  expect((await layer(police)).body).toMatchObject({ isClustered: false, many: 1000 })
  await transaction(city.sql, (tx) => followFields(tx, { registers: named(undefined) }))
  expect((await layer(data)).body.many).toBe(0)
})
