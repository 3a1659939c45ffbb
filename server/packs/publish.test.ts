// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { bundleContent } from '../bundles/index.ts'
import { itemContent } from '../items/index.ts'
import {
  connect,
  findMigrations,
  handClock,
  migrate,
  newId,
  projectRoot,
  roles,
  type Sql,
  silentLog,
  transaction,
} from '../kernel/index.ts'
import { contentKinds } from '../rooms.ts'
import { createDatabase, dropWhenFree } from '../testing/queries.ts'
import { withDatabase } from '../testing/template.ts'
import { adoptPublished, laidOver } from './adopt-published.ts'
import type { Content } from './content.ts'
import { diffVersions } from './diff-versions.ts'
import { PackRefused } from './finding.ts'
import { loadContent } from './load-content.ts'
import { publish, publishVersion } from './publish.ts'
import { goodPack, type PackTexts, writePack } from './testing-pack.ts'
import { versionOf, versionsOf } from './version-of.ts'

const name = `packs_test_${newId().replaceAll('-', '')}`
let admin: Sql
let sql: Sql

beforeAll(async () => {
  const { adminUrl, ownerUrl, url } = inject('database')
  admin = connect({ url: adminUrl, max: 1 })
  await createDatabase(admin, name)
  const owner = connect({ url: withDatabase(ownerUrl, name), max: 1 })
  await migrate(owner, findMigrations(join(projectRoot, 'server'), ['packs', 'items', 'registers']), roles.app)
  await owner.end({ timeout: 5 })
  sql = connect({ url: withDatabase(url, name), max: 4 })
})
afterAll(async () => {
  await sql.end({ timeout: 5 })
  await dropWhenFree(admin, name)
  await admin.end({ timeout: 5 })
})

async function contentOf(change: (texts: PackTexts) => void = () => {}): Promise<Content> {
  const texts = goodPack()
  change(texts)
  const pack = writePack(texts)
  try {
    return await loadContent(contentKinds, pack.folder)
  } finally {
    pack.remove()
  }
}
const say = (texts: PackTexts, path: string, from: string, to: string): void => {
  if (!texts[path]?.includes(from)) throw new Error(`${path} does not say ${from}`)
  texts[path] = texts[path].replace(from, to)
}
const at = (day: string): Date => new Date(`${day}T09:00:00+08:00`)
const publishOn = (content: Content, day: string) => transaction(sql, (tx) => publish(tx, content, at(day)))
const item = (content: Content, id: string) => {
  const found = content.items.get(id)
  if (!found) throw new Error(`no item ${id}`)
  return found
}

test('a running case keeps its version when the content moves on, and the new version is for new cases', async () => {
  const first = await contentOf()
  const published = await publishOn(first, '2026-03-02')
  expect(published.added.map((one) => `${one.kind} ${one.id}`).sort()).toEqual([
    'bundle open-shop',
    'item library-card',
    'item shop-permit',
    'licence id-card',
    'licence shop-permit',
  ])
  expect(await publishOn(first, '2026-03-03')).toEqual({ added: [], moved: [], ended: [], overtaken: [] })

  const second = await contentOf((texts) => {
    say(texts, 'items/library-card/item.yaml', 'promised: 5 工作日', 'promised: 4 工作日')
    say(texts, 'items/library-card/process.bpmn', 'chengshu:limit="3 工作日"', 'chengshu:limit="2 工作日"')
  })
  const [old, now] = [item(first, 'library-card'), item(second, 'library-card')]
  expect((await publishOn(second, '2026-04-01')).added).toEqual([{ kind: 'item', id: 'library-card', hash: now.hash }])

  const kept = await versionOf(sql, itemContent, 'library-card', old.hash)
  expect({ hash: kept.hash, files: kept.files, process: kept.process, materials: kept.materials }).toEqual({
    hash: old.hash,
    files: old.files,
    process: old.process,
    materials: old.materials,
  })
  expect(kept.limits.promised).toBe('5 工作日')
  expect((await versionOf(sql, itemContent, 'library-card', now.hash)).limits.promised).toBe('4 工作日')
  expect((await versionsOf(sql, itemContent, 'library-card')).map((one) => [one.hash, one.isCurrent, one.publishedAt])).toEqual([
    [now.hash, true, at('2026-04-01')],
    [old.hash, false, at('2026-03-02')],
  ])
})

test('going back to earlier content makes the earlier version current again and keeps both', async () => {
  const first = await contentOf()
  const second = await contentOf((texts) => say(texts, 'items/library-card/item.yaml', 'theme: 其他', 'theme: 文化体育'))
  await publishOn(second, '2026-05-01')
  expect(await publishOn(first, '2026-05-02')).toMatchObject({
    added: [],
    moved: [{ id: 'library-card', hash: item(first, 'library-card').hash }],
  })
  const versions = await versionsOf(sql, itemContent, 'library-card')
  expect(versions.filter((one) => one.isCurrent).map((one) => one.hash)).toEqual([item(first, 'library-card').hash])
})

test('what is taken out of the content gets no new cases but its versions stay', async () => {
  const whole = await contentOf()
  await publishOn(whole, '2026-06-01')
  const less = await contentOf((texts) => {
    for (const path of Object.keys(texts)) if (path.startsWith('bundles/')) delete texts[path]
  })
  expect((await publishOn(less, '2026-06-02')).ended.map((one) => one.id)).toEqual(['open-shop'])
  const hash = whole.bundles.get('open-shop')?.hash ?? ''
  expect((await versionOf(sql, bundleContent, 'open-shop', hash)).parts).toHaveLength(2)
  expect((await versionsOf(sql, bundleContent, 'open-shop')).map((one) => one.isCurrent)).toEqual([false])
})

test('what the studio published stays current over restarts, until the files of that very item change', async () => {
  const files = await contentOf()
  await publishOn(files, '2026-06-10')
  const limit = (days: number) => (texts: PackTexts) =>
    say(texts, 'items/library-card/process.bpmn', 'chengshu:limit="3 工作日"', `chengshu:limit="${days} 工作日"`)
  const drawn = item(await contentOf(limit(1)), 'library-card')
  const base = item(files, 'library-card').hash
  const place = (before: string) =>
    transaction(sql, (tx) => publishVersion(tx, { made: drawn, before, kinds: contentKinds }, at('2026-06-11')))
  expect(await place('0'.repeat(64))).toBe(false)
  expect(await place(base)).toBe(true)

  const city = { sql, log: silentLog, content: files, clock: handClock('2026-06-11T09:00:00+08:00') }
  expect(await adoptPublished(city)).toBe(1)
  expect(city.content.items.get('library-card')).toMatchObject({
    hash: drawn.hash,
    examples: item(files, 'library-card').examples,
  })
  expect(item(files, 'library-card').hash).toBe(base)
  expect(laidOver(city.content).map((one) => one.id)).toEqual(['library-card'])

  const elsewhere = await contentOf((texts) => say(texts, 'items/shop-permit/item.yaml', 'theme: 其他', 'theme: 准营准办'))
  expect((await publishOn(elsewhere, '2026-06-12')).moved.map((one) => one.id)).toEqual(['shop-permit'])
  const current = async () => (await versionsOf(sql, itemContent, 'library-card')).find((one) => one.isCurrent)?.hash
  expect(await current()).toBe(drawn.hash)

  const changed = await contentOf(limit(2))
  const took = await publishOn(changed, '2026-06-13')
  expect(took.moved.map((one) => one.id).sort()).toEqual(['library-card', 'shop-permit'])
  expect(took.overtaken).toEqual([{ kind: 'item', id: 'library-card', hash: drawn.hash }])
  expect(await current()).toBe(item(changed, 'library-card').hash)
  expect(await adoptPublished(city)).toBe(1)
  expect(city.content.items.get('library-card')?.hash).toBe(base)
})

test('a version comes into force on its day, by the city’s calendar, on every server and without a restart; until then the old one applies', async () => {
  const limit = (days: number, on: string) => (texts: PackTexts) => {
    say(texts, 'items/library-card/process.bpmn', 'chengshu:limit="3 工作日"', `chengshu:limit="${days} 工作日"`)
    say(texts, 'items/library-card/item.yaml', 'effectiveOn: 2026-01-01', `effectiveOn: ${on}`)
  }
  const old = await contentOf((texts) => say(texts, 'items/library-card/item.yaml', 'theme: 其他', 'theme: 旧'))
  await publishOn(old, '2026-08-01')
  const before = item(old, 'library-card').hash
  // the files of the next start begin on 10 August
  const files = await contentOf(limit(1, '2026-08-10'))
  const next = item(files, 'library-card').hash
  await publishOn(files, '2026-08-02')
  await publishOn(files, '2026-08-03')
  const clock = handClock('2026-08-03T09:00:00+08:00')
  const servers = [1, 2].map(() => ({ sql, log: silentLog, content: files, clock }))
  const look = () => Promise.all(servers.map(adoptPublished))
  const used = () => new Set(servers.map((one) => one.content.items.get('library-card')?.hash))
  await look()
  expect(used()).toEqual(new Set([before]))
  expect(servers[0]?.content.coming.get('item library-card')).toMatchObject([{ hash: next, effectiveOn: '2026-08-10' }])
  // and the studio publishes one for the 20th over what is current, and one whose day is long past, which applies at once
  const studio = item(await contentOf(limit(2, '2026-08-20')), 'library-card')
  expect(
    await transaction(sql, (tx) =>
      publishVersion(tx, { made: studio, before: '0'.repeat(64), kinds: contentKinds }, clock.now()),
    ),
  ).toBe(false)
  expect(await transaction(sql, (tx) => publishVersion(tx, { made: studio, before, kinds: contentKinds }, clock.now()))).toBe(
    true,
  )
  const past = item(await contentOf(limit(4, '2026-05-05')), 'library-card')
  expect(await transaction(sql, (tx) => publishVersion(tx, { made: past, before, kinds: contentKinds }, clock.now()))).toBe(true)
  await look()
  expect(used()).toEqual(new Set([past.hash]))
  expect(servers[0]?.content.coming.get('item library-card')?.map((one) => one.effectiveOn)).toEqual(['2026-08-10', '2026-08-20'])

  clock.set('2026-08-09T23:59:59+08:00')
  await look()
  expect(used()).toEqual(new Set([past.hash]))
  clock.set('2026-08-10T00:00:00+08:00')
  await look()
  await look()
  expect(used()).toEqual(new Set([next]))
  clock.set('2026-08-20T00:00:00+08:00')
  await look()
  await look()
  expect(used()).toEqual(new Set([studio.hash]))
  const current = async () =>
    (await versionsOf(sql, itemContent, 'library-card')).filter((one) => one.isCurrent).map((one) => one.hash)
  expect(await current()).toEqual([studio.hash])
  // a start with the same files changes nothing; the version that a case began with stays readable
  await publishOn(files, '2026-08-21')
  expect(await current()).toEqual([studio.hash])
  expect((await versionOf(sql, itemContent, 'library-card', before)).hash).toBe(before)
})

test('files that announced a version and take it back before its day are not overtaken by it', async () => {
  const old = await contentOf((texts) => say(texts, 'items/library-card/item.yaml', 'theme: 其他', 'theme: 回'))
  await publishOn(old, '2026-09-01')
  const later = await contentOf((texts) =>
    say(texts, 'items/library-card/item.yaml', 'effectiveOn: 2026-01-01', 'effectiveOn: 2026-09-09'),
  )
  await publishOn(later, '2026-09-02')
  await publishOn(old, '2026-09-03')
  const city = { sql, log: silentLog, content: old, clock: handClock('2026-09-10T09:00:00+08:00') }
  await adoptPublished(city)
  expect(city.content.items.get('library-card')?.hash).toBe(item(old, 'library-card').hash)
  expect((await versionsOf(sql, itemContent, 'library-card')).find((one) => one.isCurrent)?.hash).toBe(
    item(old, 'library-card').hash,
  )
})

test('two servers that start at once publish one version once', async () => {
  const content = await contentOf((texts) => say(texts, 'licences/id-card.yaml', 'layout: card', 'layout: notice'))
  const both = await Promise.all([publishOn(content, '2026-07-01'), publishOn(content, '2026-07-01')])
  expect(both.map((one) => one.added.length).sort()).toEqual([0, 1])
})

test('a version that was never published is refused by name', async () => {
  await expect(versionOf(sql, itemContent, 'library-card', 'f'.repeat(64))).rejects.toMatchObject({
    code: 'CONTENT_VERSION_UNKNOWN',
  })
})

test('a version is its files and nothing else: examples, line ends and other items do not change it', async () => {
  const plain = await contentOf()
  const other = await contentOf((texts) => {
    say(texts, 'items/library-card/examples/granted.yaml', '第一次申请', '再次申请')
    say(texts, 'items/shop-permit/item.yaml', 'theme: 其他', 'theme: 准营准办')
    texts['items/library-card/form.yaml'] = texts['items/library-card/form.yaml']?.replaceAll('\n', '\r\n') ?? ''
  })
  expect(item(other, 'library-card').hash).toBe(item(plain, 'library-card').hash)
  expect(item(other, 'shop-permit').hash).not.toBe(item(plain, 'shop-permit').hash)
})

test('a bad pack is refused as a whole, with everything that is wrong with it', async () => {
  const refused = await contentOf((texts) => {
    say(texts, 'items/library-card/item.yaml', 'licence: id-card', 'licence: id-cards')
    say(texts, 'items/library-card/process.bpmn', 'camunda:candidateGroups="decider"', 'camunda:candidateGroups="judge"')
  }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(PackRefused)
  expect((refused as PackRefused).findings.filter((one) => one.level === 'error').map((one) => one.code)).toEqual([
    'LICENCE_UNKNOWN',
    'POSITION_UNKNOWN',
  ])
  expect((refused as PackRefused).message).toContain('town/items/library-card/item.yaml:35')
})

test('the difference of two versions names in Chinese what a person would look for', async () => {
  const before = item(await contentOf(), 'shop-permit')
  const after = item(
    await contentOf((texts) => {
      say(texts, 'items/shop-permit/item.yaml', 'promised: 5 工作日', 'promised: 4 工作日')
      say(texts, 'items/shop-permit/item.yaml', 'maxMB: 10', 'maxMB: 5')
      say(texts, 'items/shop-permit/item.yaml', '# SPDX', '# 注释\n# SPDX')
      say(texts, 'items/shop-permit/form.yaml', 'maxLength: 200', 'maxLength: 100')
      say(texts, 'items/shop-permit/process.bpmn', 'chengshu:limit="3 工作日"', 'chengshu:limit="2 工作日"')
      say(texts, 'items/shop-permit/process.bpmn', 'decide.outcome = "grant"', 'decide.outcome = "grant" and form.area &lt; 50')
    }),
    'shop-permit',
  )
  expect(diffVersions(before, before)).toEqual([])
  expect(diffVersions(before, after)).toEqual([
    { where: '时限 › 承诺时限', before: '5 个工作日', after: '4 个工作日' },
    {
      where: '材料 › 「居民身份证」 › 来源',
      before: expect.stringContaining('大小上限（MB）：10'),
      after: expect.stringContaining('大小上限（MB）：5'),
    },
    { where: '表单 › 数据 › 字段 › purpose › 最多字数', before: '200', after: '100' },
    { where: '流程 › 「作出决定」 › 时限', before: '3 个工作日', after: '2 个工作日' },
    {
      where: '流程 › 走向 准予吗？ → 准予',
      before: 'decide.outcome = "grant"',
      after: 'decide.outcome = "grant" and form.area < 50',
    },
  ])
})
