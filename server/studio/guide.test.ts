// SPDX-License-Identifier: Apache-2.0
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { composeCity, prepareDatabase } from '../compose.ts'
import { projectRoot } from '../kernel/index.ts'
import { signInAs } from '../people/index.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { doTask, file, prepare } from '../testing/journey.ts'

const matter = { kind: 'item', matter: 'food-business-licence' }
const firm = '91990102MA0C00016W'
let shops = 0
const shop = () => ({
  id: 'food-business-licence',
  firm,
  values: {
    ...{ shopName: '晓梅小馆', trade: '餐饮服务经营者', projects: ['热食类制售'], staff: 6, vending: false, alreadyHeld: false },
    premisesAddress: `云东区人民路 ${++shops} 号`,
  },
})

async function textOf(client: Client, what: 'guide' | 'form'): Promise<string> {
  const { body } = await client.get('/studio/matters/item/food-business-licence')
  return body.files.find((one: { what: string }) => one.what === what).text
}
const say = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`the file does not say ${from}`)
  return text.replace(from, to)
}

const found = (body: { findings?: unknown }) => body.findings ?? expect.fail(JSON.stringify(body))

/** Drafted by one steward, approved and published by another. */
async function publish(city: TestCity, files: Record<string, string>) {
  const [author, second] = [await city.as('steward'), await city.as('steward-2')]
  const begun = (await author.post('/studio/drafts', matter)).body
  const saved = await author.put(`/studio/drafts/${begun.id}`, { revision: begun.revision, files, note: '改指南' })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  const put = await author.post(`/studio/drafts/${begun.id}/submission`, {})
  expect(put.status, JSON.stringify(put.body)).toBe(200)
  await second.post(`/studio/drafts/${begun.id}/answer`, { revision: put.body.revision, state: 'approved', reason: '' })
  const done = await second.post(`/studio/drafts/${begun.id}/publication`, {})
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  return { draft: begun.id as string, changes: done.body.changes, hash: done.body.publishedHash as string }
}

test('A04: a guide changed in the studio is a new public version with its diff and its day; until then, and for what is not published, nothing is asked by it', async () => {
  await using city = await testCity({ at: '2026-11-20T09:00:00+08:00' })
  const steward = await city.as('steward')
  const before = await textOf(steward, 'guide')
  const guide = say(
    say(say(before, 'effectiveOn: 2026-01-01', 'effectiveOn: 2026-11-23'), '  promised: 5 工作日', '  promised: 4 工作日'),
    '  - id: layout-plan\n    name: 设备设施布局图和操作流程图',
    '  - id: kitchen-photo\n    name: 后厨照片\n    type: "3"\n    necessity: "1"\n    form: electronic\n    sources:\n      - { upload: { accept: [pdf, jpg, png] } }\n  - id: layout-plan\n    name: 设备设施布局图和操作流程图',
  )
  const early = await file(city, 'chen-xiaomei', shop())
  const { changes, draft: published } = await publish(city, { 'item.yaml': guide })
  expect(changes).toEqual(
    expect.arrayContaining([
      { where: '时限 › 承诺时限', before: '5 个工作日', after: '4 个工作日' },
      expect.objectContaining({ where: '材料 › 「后厨照片」', before: null }),
    ]),
  )
  // whoever publishes is told the number and the day, and that it waits
  expect((await steward.get(`/studio/drafts/${published}`)).body.published).toEqual({ number: 2, inForceOn: '2026-11-23' })
  const listed = (await steward.get('/studio/matters/item/food-business-licence')).body.versions
  expect(listed).toMatchObject([
    { number: 2, isComing: true, isCurrent: false },
    { number: 1, isCurrent: true },
  ])
  // the public sees what applies, and what will, with its day
  const seen = (await city.anyone().get('/items/food-business-licence')).body
  expect(seen.limits.promised).toBe('5 个工作日')
  expect(JSON.stringify(seen.coming)).toContain('2026-11-23')

  // a paper of a version that is not in force cannot be asked for
  const handler = await city.as('market-handler')
  const points = [{ material: 'kitchen-photo', ground: '不齐全', text: '请补交后厨照片' }]
  expect((await handler.post(`/desk/cases/${early.root}/${early.id}/supplement`, { points })).code).toBe(
    'SUPPLEMENT_POINT_UNKNOWN',
  )
  const chen = await city.as('chen-xiaomei')
  const idsOf = async (draft: string) =>
    (await chen.get(`/drafts/${draft}/materials`)).body.rows.map((one: { id: string }) => one.id)
  expect(await idsOf(await prepare(chen, shop()))).not.toContain('kitchen-photo')

  city.clock.set('2026-11-23T09:00:00+08:00')
  await city.settle()
  const now = (await city.anyone().get('/items/food-business-licence')).body
  expect(now.limits.promised).toBe('4 个工作日')
  expect([seen.versionNumber, now.versionNumber]).toEqual([1, 2])
  const later = await city.as('chen-xiaomei')
  const draft = await prepare(later, shop())
  const asked = (await later.get(`/drafts/${draft}/materials`)).body.rows.map((one: { id: string }) => one.id)
  expect(asked).toContain('kitchen-photo')
  // who began before goes on as she began
  await doTask(city, 'market-handler', early.number, { outcome: 'accept' })
  expect((await later.get(`/me/cases/${early.number}`)).body.materials.map((one: { id: string }) => one.id)).not.toContain(
    'kitchen-photo',
  )

  // what is taken back is the basis of nothing
  const present = await textOf(await city.as('steward'), 'guide')
  await publish(city, { 'item.yaml': say(present, 'state: published', 'state: withdrawn') })
  expect((await later.post('/drafts', { kind: 'item', id: 'food-business-licence' })).code).toBe('ITEM_NOT_PUBLISHED')
})

test('fields of a form are changed like the guide; what is wrong is told at its line, and a hostile text stops at the door', async () => {
  await using city = await testCity()
  const steward = await city.as('steward')
  const form = await textOf(steward, 'form')
  const check = async (files: Record<string, string>) =>
    found((await steward.post('/studio/check', { ...matter, files })).body) as {
      level: string
      code: string
      file: string
      line: number
      message: string
    }[]
  const fine = say(form, 'title: 店铺名称', 'title: 门店招牌名')
  expect((await check({ 'form.yaml': fine })).filter((one) => one.level === 'error')).toEqual([])
  const untitled = await check({ 'form.yaml': say(form, 'title: 店铺名称, minLength: 2', 'title: "", minLength: 2') })
  expect(untitled.find((one) => one.level === 'error')).toMatchObject({ file: 'form.yaml', line: 6, code: 'FIELD_TITLE' })
  const guide = await textOf(steward, 'guide')
  for (const [hostile, code] of [
    [say(guide, 'summary: ', 'summary: &a [*a] #'), /YAML|SHAPE|TYPE|FIELD/],
    [`${guide}\n? {{{{{{[[[`, /YAML/],
    [say(guide, 'name: 食品经营许可核发', `name: ${'长'.repeat(5000)}`), /./],
  ] as const) {
    const errors = (await check({ 'item.yaml': hostile })).filter((one) => one.level === 'error')
    expect(errors.length).toBeGreaterThan(0)
    expect(errors[0]?.code).toMatch(code)
    expect(errors[0]?.message).toMatch(/[\u4e00-\u9fff]/)
  }
  expect((await steward.post('/studio/check', { ...matter, files: { 'package.json': '{}' } })).code).toBe('FILE_NOT_OF_MATTER')
})

test('a draft is rehearsed as a person of the demo city: what is filled in, what is fetched, what she is told; nothing is filed, nobody else is looked up', async () => {
  await using city = await testCity()
  const steward = await city.as('steward')
  const choices = (await steward.get('/studio/choices')).body
  expect(choices.people.find((one: { login: string }) => one.login === 'chen-xiaomei')).toMatchObject({
    firms: [{ id: firm, name: '云州市晓梅餐饮有限公司' }],
  })
  expect(choices.positions).toEqual(expect.arrayContaining([{ id: 'handler', name: '受理岗' }]))
  const guide = say(
    await textOf(steward, 'guide'),
    '    check: form.alreadyHeld = false',
    '    check: form.alreadyHeld = false and form.staff < 3',
  )
  const asked = { ...matter, files: { 'item.yaml': guide }, login: 'chen-xiaomei', firm }
  const { values } = shop()
  const seen = await steward.post('/studio/rehearsals', { ...asked, answers: values })
  expect(seen.status, JSON.stringify(seen.body)).toBe(200)
  expect(seen.body).toMatchObject({
    applicant: { name: '云州市晓梅餐饮有限公司' },
    eligibility: { verdict: 'no' },
    values,
    errors: [],
    form: { schema: { properties: { shopName: { title: '店铺名称' } } } },
    evidence: { businessLicence: { value: { creditCode: firm } } },
  })
  expect(seen.body.prefilled.contactName).toMatchObject({ value: '陈晓梅', label: '法人库' })
  expect(seen.body.materials).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: '营业执照', state: 'obtained', label: '电子证照库' }),
      expect.objectContaining({ name: '设备设施布局图和操作流程图', state: 'needed', upload: true }),
    ]),
  )
  const [{ drafts = -1 } = {}] = await city.sql`select count(*)::int as drafts from applications.drafts`
  expect(drafts).toBe(0)
  for (const who of [{ login: 'nobody' }, { firm: '91990104MA0C00032F' }])
    expect((await steward.post('/studio/rehearsals', { ...asked, ...who, answers: {} })).code).toBe('REHEARSAL_NO_DEMO')
  const [log] = (await (await city.as('chen-xiaomei')).get('/me/reads')).body.rows
  expect(log === undefined || JSON.stringify(log).includes('试填')).toBe(true)
})

test('files that change take the place of what was published here, and the studio says so; its texts can be taken up again', async () => {
  await using city = await testCity()
  const steward = await city.as('steward')
  const before = await textOf(steward, 'guide')
  const guide = say(before, '  promised: 5 工作日', '  promised: 4 工作日')
  const { draft } = await publish(city, { 'item.yaml': guide })
  const row = (rows: { id: string }[]) => rows.find((one) => one.id === 'food-business-licence')
  expect(row((await steward.get('/studio/matters')).body.rows)).toMatchObject({ isFromStudio: true, overtaken: null })
  // the next release of the pack says something else of the same item
  const packs = await mkdtemp(join(tmpdir(), 'chengshu-release-'))
  await cp(join(projectRoot, 'packs', 'yunzhou'), join(packs, 'yunzhou'), { recursive: true })
  await writeFile(
    join(packs, 'yunzhou', 'items', 'food-business-licence', 'item.yaml'),
    say(before, 'summary: 开餐馆', 'summary: 要开餐馆'),
  )
  const said: string[] = []
  const next = await composeCity({ ...city.config, packs: [packs] }, { clock: city.clock })
  const app = await buildApp(next)
  try {
    await prepareDatabase(next, (line) => said.push(line))
    expect(said.join()).toMatch(/food-business-licence have changed/)
    const { cookie, csrf } = await signInAs(next, 'steward')
    const ask = async (url: string, payload?: object) => {
      const answer = await app.inject({
        ...{ url: `/api${url}`, headers: { cookie, 'x-csrf-token': csrf } },
        ...(payload ? { method: 'POST', payload } : {}),
      })
      return { status: answer.statusCode, body: JSON.parse(answer.body) }
    }
    expect(row((await ask('/studio/matters')).body.rows)).toMatchObject({
      isFromStudio: false,
      overtaken: { draft, publishedBy: expect.any(String), note: '改指南' },
    })
    const again = await ask('/studio/drafts', { ...matter, from: draft })
    expect(again.status, JSON.stringify(again.body)).toBe(201)
    expect(again.body.files.find((one: { what: string }) => one.what === 'guide')).toMatchObject({
      text: expect.stringContaining('  promised: 4 工作日'),
      base: expect.stringContaining('summary: 要开餐馆'),
    })
  } finally {
    await app.close()
    await next.sql.end({ timeout: 5 })
    await rm(packs, { recursive: true, force: true })
  }
})
