// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing.ts'
import { evaluate, isWanted } from './subject.ts'

test('search finds by what people say, by segmentation, by pinyin and by initials', async () => {
  await using city = await testCity()
  const anyone = city.anyone()
  const first = async (typed: string) => (await anyone.get(`/search?q=${encodeURIComponent(typed)}`)).body.rows[0]?.id
  expect(await first('开饭店')).toBe('open-restaurant')
  expect(await first('開飯店')).toBe('open-restaurant')
  expect(await first('開飯舘')).toBe(await first('开饭馆'))
  expect(await first('老人補貼')).toBe('old-age-allowance')
  expect(await first('食品經營許可')).toBe('food-business-licence')
  expect(await first('老人补贴')).toBe('old-age-allowance')
  expect(await first('gaolingjintie')).toBe('old-age-allowance')
  expect(await first('spjy')).toBe('food-business-licence')
  expect(await first('生孩子')).toBe('newborn')
  const nothing = (await anyone.get(`/search?q=${encodeURIComponent("火星' & (%_\\) |")}`)).body
  expect(nothing.rows.length + nothing.suggestions.length).toBeGreaterThan(0)
  expect((await anyone.get('/search?q=')).status).toBe(400)
})

test('A04: what is not published can neither be applied for nor asked for', async () => {
  await using city = await testCity()
  const item = city.content.items.get('food-business-licence')
  if (!item) throw new Error('the city has no food licence')
  const content = { ...city.content, items: new Map(city.content.items).set(item.id, { ...item, state: 'withdrawn' as const }) }
  await using closed = await testCity({ content })
  const chen = await closed.as('chen-xiaomei')
  expect((await chen.get('/items/food-business-licence')).code).toBe('ITEM_NOT_PUBLISHED')
  expect((await chen.post('/drafts', { kind: 'item', id: 'food-business-licence' })).code).toBe('ITEM_NOT_PUBLISHED')
  expect((await chen.post('/drafts', { kind: 'item', id: 'no-such-thing' })).code).toBe('ITEM_UNKNOWN')
})

test('what is published for a later day is shown with its day, and applied for from that day on, without a restart', async () => {
  await using city = await testCity()
  const item = city.content.items.get('old-age-allowance')
  if (!item) throw new Error('the city has no old-age allowance')
  const later = { ...item, effectiveOn: '2026-12-10' }
  const content = { ...city.content, items: new Map(city.content.items).set(item.id, later) }
  await using waiting = await testCity({ content, at: '2026-12-09T23:59:59+08:00' })
  expect((await waiting.anyone().get('/items/old-age-allowance')).body).toMatchObject({
    isInForce: false,
    effectiveOn: '2026-12-10',
  })
  const draft = async () => (await waiting.as('wang-jianguo')).post('/drafts', { kind: 'item', id: 'old-age-allowance' })
  expect((await draft()).code).toBe('NOT_YET_IN_FORCE')
  waiting.clock.set('2026-12-10T00:00:00+08:00')
  expect((await draft()).status).toBe(200)
  expect((await waiting.anyone().get('/items/old-age-allowance')).body).toMatchObject({ isInForce: true, coming: [] })
})

test('A04: a guide has every national element, and is made from the record that the process runs on', async () => {
  await using city = await testCity()
  for (const item of city.content.items.values()) {
    const guide = (await city.anyone().get(`/items/${item.id}`)).body
    expect(guide.codes.task).toHaveLength(31)
    expect(guide.codes.catalog).toHaveLength(12)
    expect(guide.limits.promised).not.toBe('')
    expect(guide.steps.length, item.name).toBeGreaterThan(0)
    expect(guide.law.length, item.name).toBeGreaterThan(0)
    expect(guide.process.bpmn).toContain('BPMNDiagram')
    const versions = (await city.anyone().get(`/items/${item.id}/versions`)).body.rows
    expect(versions[0]).toMatchObject({ hash: guide.version, state: 'current' })
  }
})

test('the front page shows what people really applied for', async () => {
  await using city = await testCity()
  expect((await city.anyone().get('/home')).body.frequent).toEqual([])
  const { file } = await import('../testing-journey.ts')
  await file(city, 'wang-jianguo', {
    id: 'old-age-allowance',
    values: { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' },
  })
  await city.settle()
  expect((await city.anyone().get('/home')).body.frequent).toEqual([
    expect.objectContaining({ kind: 'item', id: 'old-age-allowance', name: '高龄津贴', count: 1 }),
  ])
})

test('a rule of an item that would not end is a refusal with the reason, and neither “wanted” nor “not wanted”', () => {
  const costly = 'count(for i in 1..1e9 return i) < 0'
  for (const ask of [() => evaluate(costly, {}), () => isWanted({ when: costly }, {})])
    expect(ask).toThrow(
      expect.objectContaining({ code: 'RULE_TOO_COSTLY', facts: { reason: expect.stringContaining('for i in 1..1e9') } }),
    )
})
