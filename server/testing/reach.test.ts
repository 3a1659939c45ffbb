// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildHttp, type Declared, type Doorkeeper } from '../kernel/index.ts'
import type { Whose } from '../people/index.ts'
import { testCity } from './city.ts'
import { CALLER, ordered } from './kind-probes.ts'
import { type Probe, probes, verdictOf } from './probes.ts'
import { CALLED, departments, districts, here, type Reached, reachedCity } from './reach.ts'
import { appoint } from './reach-queries.ts'

type Position = { id: string; permissions: string[] }

test('a route that does not say how far its permission reaches, or reaches farther than another, does not boot', async () => {
  await using city = await testCity()
  const doorkeeper: Doorkeeper = {
    recognise: async () => undefined,
    admit: () => undefined,
    checkCsrf: () => undefined,
    checkOrigin: () => undefined,
    claimedBy: () => undefined,
    accountOf: () => undefined,
  }
  const boot = async (...configs: { permission?: string; reach?: string }[]) => {
    const { config, metrics } = city
    const permissions = new Set(['public', 'signed-in', 'case.read'])
    const app = await buildHttp({ config, metrics, refusals: {}, permissions, doorkeeper, version: '0' })
    try {
      for (const [place, one] of configs.entries()) app.get(`/${place}`, { config: one }, async () => ({}))
      return 'boots'
    } catch (error) {
      return error instanceof Error ? error.message : 'throws'
    } finally {
      await app.close()
    }
  }
  expect(await boot({ permission: 'case.read', reach: 'department' })).toBe('boots')
  expect(await boot({})).toContain('names no permission')
  expect(await boot({ permission: 'case.dream', reach: 'city' })).toContain('no room declares')
  expect(await boot({ permission: 'case.read' })).toContain('does not say how far case.read reaches')
  expect(await boot({ permission: 'case.read', reach: 'everywhere' })).toContain('does not say how far')
  expect(await boot({ permission: 'case.read', reach: 'public' })).toContain('does not say how far')
  expect(await boot({ permission: 'signed-in', reach: 'city' })).toContain('does not say how far')
  expect(await boot({ permission: 'case.read', reach: 'department' }, { permission: 'case.read', reach: 'district' })).toContain(
    'lets case.read reach district, another route department',
  )
})

const places = [
  { name: 'own department and district', ...here },
  { name: 'other department', department: departments.urban, region: districts.east },
  { name: 'other district', department: departments.market, region: districts.hightech },
  { name: 'other department and district', department: departments.fire, region: districts.hightech },
  { name: 'department of the city', department: departments.market, region: districts.whole },
  { name: 'other department of the city', department: departments.fire, region: districts.whole },
]

/** What the declaration says, worked out a second time and otherwise: by the words of the route, not by the code that decides. */
function expected(route: Declared, probe: Probe, position: Position, place: Whose): 'reached' | 'refused' {
  if (!position.permissions.includes(route.permission)) return 'refused'
  if (route.reach === 'city') return place.region === districts.whole ? 'reached' : 'refused'
  if (probe.posts && !probe.posts.includes(position.id)) return 'refused'
  if (probe.everywhere) return 'reached'
  const whose = typeof probe.whose === 'function' ? probe.whose(position.id) : (probe.whose ?? here)
  if (!whose.region.startsWith(place.region === districts.whole ? '9901' : place.region)) return 'refused'
  const isWide = route.reach === 'district' || (position.permissions.includes('supervision.read') && !probe.likeAnyOther)
  return isWide || place.department === whose.department ? 'reached' : 'refused'
}

const keyOf = (route: Declared) => `${route.method} ${route.url}`

describe('every permission reaches as far as its routes declare, and no farther', () => {
  let fixture: Reached
  beforeAll(async () => {
    fixture = await reachedCity()
  })
  afterAll(() => fixture.city[Symbol.asyncDispose]())
  const guarded = () =>
    fixture.city.app.declared.filter(
      ({ method, permission }) => method !== 'HEAD' && permission !== 'public' && permission !== 'signed-in',
    )

  test('every route that a post opens has a probe, and no probe is left of a route that is gone', () => {
    expect(Object.keys(probes).toSorted()).toEqual(guarded().map(keyOf).toSorted())
  })

  for (const place of places)
    test(`each post, called from: ${place.name}`, async () => {
      const { city } = fixture
      const wrong: string[] = []
      for (const position of city.content.positions.values()) {
        const login = `${position.id}-${place.department.slice(-3).toLowerCase()}-${place.region}`
        await appoint(city, login, [{ position: position.id, department: place.department, region: place.region }])
        const officer = await city.as(login)
        for (const route of guarded()) {
          const probe = probes[keyOf(route)]
          if (!probe) continue
          const path = typeof probe.path === 'string' ? probe.path : await probe.path(fixture)
          const verb = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'
          const answer = await officer[verb](path, probe.body?.(fixture))
          const verdict = verdictOf(probe, answer, fixture)
          const said = JSON.stringify(answer.body)
          for (const number of [CALLED, CALLER])
            if (said.includes(number) && position.id !== 'handler')
              wrong.push(`${position.id}: ${keyOf(route)} tells a number that is for the handler`)
          const should = expected(route, probe, position, place)
          if (verdict !== should) wrong.push(`${position.id}: ${keyOf(route)} should be ${should}, is ${verdict}`)
        }
      }
      expect(wrong).toEqual([])
    })

  test('what a form leaves to the officers of some tasks is on the page of a case for nobody else: the field stands there, its answer does not', async () => {
    const { city, late } = fixture
    const order = await ordered(fixture)
    const pages = [
      { at: order, field: 'callerMobile', number: CALLER },
      { at: late, field: 'mobile', number: CALLED },
    ]
    const seen: string[] = []
    for (const position of city.content.positions.values()) {
      await appoint(city, `reads-${position.id}`, [{ position: position.id, ...here }])
      const officer = await city.as(`reads-${position.id}`)
      for (const { at, field, number } of pages) {
        const page = await officer.get(`/desk/cases/${at.root}/${at.id}`)
        if (page.status !== 200) continue
        const isTold = JSON.stringify(page.body).includes(number)
        expect([position.id, field, isTold]).toEqual([position.id, field, position.id === 'handler'])
        expect([position.id, page.body.form.hidden.includes(field)]).toEqual([position.id, !isTold])
        expect(page.body.form.values[field]).toBe(isTold ? number : undefined)
        seen.push(`${position.id} ${field}`)
      }
    }
    for (const who of ['reviewer', 'decider', 'supervisor', 'leader'])
      expect(seen).toEqual(expect.arrayContaining([`${who} callerMobile`, `${who} mobile`]))
    // whoever wrote it down at her desk reads what she wrote; another of her body does not
    const read = async (login: string) => (await (await city.as(login)).get(`/desk/cases/${order.root}/${order.id}`)).body.form
    expect((await read('city-counter')).values.callerMobile).toBe(CALLER)
    expect((await read('city-counter-2')).hidden).toEqual(['callerMobile'])
    // what was read is on record by name: a field that was not shown was not read
    await city.settle()
    const [entry] = await city.sql<{ facts: { fields: string[] } }[]>`
      select facts from ledger.entries where act = 'person.read' and subject = ${order.id} order by seq desc limit 1`
    expect(entry?.facts.fields).not.toContain('来电号码')
  })
})
