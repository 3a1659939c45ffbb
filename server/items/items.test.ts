// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot, transaction } from '../kernel/index.ts'
import { type Content, loadContent, publish } from '../packs/index.ts'
import { contentKinds } from '../rooms.ts'
import { testCity } from '../testing/city.ts'
import { file, prepare } from '../testing/journey.ts'
import { publishInBetween } from '../testing/versions.ts'
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
  // what is published in the studio is found, and what is withdrawn is not, from that transaction on; a start with the same files leaves it so
  const { fingerprint: _known, ...files } = city.content
  const say = (id: string, from: RegExp, to: string) =>
    publishInBetween(city, id, { 'item.yaml': (text) => text.replace(from, to) })
  await say('old-age-allowance', /^name: .*$/m, 'name: 金秋敬老金')
  expect(await first('金秋敬老金')).toBe('old-age-allowance')
  await transaction(city.sql, (tx) => publish(tx, files, city.clock.now()))
  expect(await first('金秋敬老金')).toBe('old-age-allowance')
  await say('food-business-licence', /^state: published$/m, 'state: withdrawn')
  expect(await first('食品经营许可')).not.toBe('food-business-licence')
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

const hotel = {
  id: 'public-place-hygiene',
  firm: '91990106MA0C000594',
  values: {
    ...{ placeName: '春晖宾馆', premisesAddress: '云州市古城区中山路40号', area: 600, placeKind: '住宿' },
    ...{ staff: 8, healthCards: 8, promise: true },
  },
}

/** The content with one item in another state. */
function inState(content: Content, id: string, state: 'draft' | 'withdrawn'): Content {
  const item = content.items.get(id)
  if (!item) throw new Error(`the city has no ${id}`)
  return { ...content, items: new Map(content.items).set(id, { ...item, state }) }
}

test('A04: a body’s guide that is not published is nobody’s ground: no case opens on it, none is listed, and no material is asked for beyond a published one', async () => {
  await using whole = await testCity()
  await using city = await testCity({ content: inState(whole.content, 'public-place-hygiene-gucheng', 'draft') })
  const client = await city.as('xie-chunyan')
  expect((await client.post('/session/acting-for', { creditCode: hotel.firm })).status).toBeLessThan(300)
  for (const ask of [
    () => client.get('/items/public-place-hygiene-gucheng'),
    () => client.post('/drafts', { kind: 'item', id: 'public-place-hygiene-gucheng' }),
  ])
    expect((await ask()).code).toBe('ITEM_NOT_PUBLISHED')
  const listed = (await client.get('/items?level=4&limit=100')).body.rows.map((one: { id: string }) => one.id)
  expect(listed).toContain('public-place-hygiene-yundong')
  expect(listed).not.toContain('public-place-hygiene-gucheng')
  expect((await client.get('/items/public-place-hygiene-gucheng/differences')).code).toBe('ITEM_NOT_PUBLISHED')
  const { rows: shown } = (await client.get('/items/public-place-hygiene/differences')).body
  expect(shown.map((one: { item: string }) => one.item)).not.toContain('public-place-hygiene-gucheng')
  // what the district has not published is the city's to decide
  const filed = await file(city, 'xie-chunyan', hotel)
  const officer = await city.as('health-handler')
  const seen = (await officer.get(`/desk/cases/${filed.root}/${filed.id}`)).body
  expect(seen.item.id).toBe('public-place-hygiene')
  const points = [{ material: 'a-paper-that-no-guide-names', ground: '材料不全', text: '请再交一份' }]
  const demanded = await officer.post(`/desk/cases/${filed.root}/${filed.id}/supplement`, { points })
  expect(demanded.code).toBe('SUPPLEMENT_POINT_UNKNOWN')
})

test('A04: a draft that was begun while the item was published is not filed once it is withdrawn', async () => {
  await using whole = await testCity()
  await using city = await testCity({ content: { ...whole.content, items: new Map(whole.content.items) } })
  const client = await city.as('xie-chunyan')
  const draft = await prepare(client, hotel)
  for (const id of city.content.items.keys())
    if (id.startsWith('public-place-hygiene')) city.content.items.set(id, withdrawn(city.content, id))
  expect((await client.post(`/drafts/${draft}/submission`, {})).code).toBe('ITEM_NOT_PUBLISHED')
})

const withdrawn = (content: Content, id: string) => inState(content, id, 'withdrawn').items.get(id) as never

test('A04: items are listed by level and by body, from the city down to the village, and each has its own code and guide', async () => {
  await using city = await testCity()
  const anyone = city.anyone()
  const { rows: bodies } = (await anyone.get('/bodies')).body
  expect([...new Set(bodies.map((one: { levelName: string }) => one.levelName))]).toEqual(['市级', '区级', '街道', '社区（村）'])
  for (const body of bodies) {
    const { rows } = (await anyone.get(`/items?department=${body.code}&level=${body.level}&limit=100`)).body
    expect([body.name, rows.length]).toEqual([body.name, body.items])
    for (const row of rows) {
      const guide = (await anyone.get(`/items/${row.id}`)).body
      expect(guide.codes.task.slice(0, 19)).toBe(`${body.code}${body.level}`)
      expect(guide.department.code).toBe(body.code)
    }
  }
  const basic = (await anyone.get('/items?limit=100')).body.rows.map((one: { id: string }) => one.id)
  expect(basic).toContain('public-place-hygiene')
  expect(basic.filter((id: string) => id.startsWith('public-place-hygiene-'))).toEqual([])
})

test('A04: a district that changes its guide makes a new public version with the difference and its day; other bodies’ guides stay as they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-guide-'))
  try {
    cpSync(join(projectRoot, 'packs/yunzhou'), join(folder, 'yunzhou'), { recursive: true })
    const path = join(folder, 'yunzhou/items/public-place-hygiene-gucheng/item.yaml')
    const text = readFileSync(path, 'utf8')
      .replace('effectiveOn: 2026-01-01', 'effectiveOn: 2026-12-01')
      .replace(/address: [^,]+/, 'address: 古城区政务服务中心三楼卫生健康窗口')
    writeFileSync(path, text)
    const content = await loadContent(contentKinds, folder)
    await using city = await testCity({ content, at: '2026-11-20T09:00:00+08:00' })
    await transaction(city.sql, (tx) => publish(tx, content, city.clock.now()))
    await city.settle()
    const anyone = city.anyone()
    const { rows } = (await anyone.get('/items/public-place-hygiene-gucheng/versions')).body
    expect(rows.map(({ state, effectiveOn }: Record<string, string>) => [state, effectiveOn])).toEqual([
      ['coming', '2026-12-01'],
      ['current', '2026-01-01'],
    ])
    const diff = (await anyone.get(`/items/public-place-hygiene-gucheng/versions/${rows[0].hash}/diff`)).body.rows
    expect(diff).toEqual([
      { path: '施行日期', before: '2026-01-01', after: '2026-12-01' },
      {
        path: '联系方式 › 地址',
        before: '古城区政务服务中心卫生健康窗口（云州市古城区建设路32号）',
        after: '古城区政务服务中心三楼卫生健康窗口',
      },
    ])
    expect((await anyone.get('/items/public-place-hygiene-yundong/versions')).body.rows).toHaveLength(1)
    // what the districts say otherwise than the basic item stands side by side, in words; of one alone when it is asked for
    const differ = async (id: string) => (await anyone.get(`/items/${id}/differences`)).body.rows
    const all = await differ('public-place-hygiene')
    expect(all.map((one: { item: string }) => one.item)).toEqual(
      expect.arrayContaining(['public-place-hygiene-gucheng', 'public-place-hygiene-yundong']),
    )
    const [own] = await differ('public-place-hygiene-gucheng')
    expect(own).toEqual(all.find((one: { item: string }) => one.item === 'public-place-hygiene-gucheng'))
    expect(own).toMatchObject({ body: '云州市古城区卫生健康局', level: '区级', state: '已发布' })
    const said = Object.fromEntries(own.changes.map((one: { where: string; after: string }) => [one.where, one.after]))
    expect(said).toMatchObject({ 行使层级: '区级', '联系方式 › 地址': expect.stringContaining('建设路32号') })
    expect(Object.keys(said).filter((where) => /材料|名称|流程|编号/.test(where))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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
    expect(versions[0]).toMatchObject({ hash: guide.version, number: guide.versionNumber, state: 'current' })
  }
})

test('the front page shows what people really applied for', async () => {
  await using city = await testCity()
  expect((await city.anyone().get('/home')).body.frequent).toEqual([])
  const { file } = await import('../testing/journey.ts')
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
