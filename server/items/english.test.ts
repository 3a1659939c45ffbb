// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'

const HAN = /\p{Script=Han}/u
/** A name can only be registered in Chinese, so these English texts quote the Chinese that it has to hold. */
const QUOTED = /有限责任公司|股份有限公司|股份公司|有限公司|云州市晓梅餐饮有限公司|古城区大伟日用品店|公司|集团|店|馆|坊/g
const WITHOUT_NAMES = (text: string) => text.replace(QUOTED, '')

test('search in English finds the matter by its English name, by what else it is called, and by a word of it', async () => {
  await using city = await testCity()
  const anyone = city.anyone()
  const rows = async (typed: string) =>
    (await anyone.get(`/search?q=${encodeURIComponent(typed)}`)).body.rows as { id: string; en: { name: string } | null }[]
  const first = async (typed: string) => (await rows(typed))[0]?.id
  expect(await first('residence permit')).toBe('residence-permit')
  expect(await first('Social Security Card')).toBe('social-card')
  expect(await first('health insurance')).toBe('medical-insurance-enrolment')
  expect(['open-restaurant', 'food-business-licence']).toContain(await first('restaurant'))
  expect((await rows('baby')).map((row) => row.id)).toEqual(expect.arrayContaining(['newborn', 'birth-registration']))
  expect((await rows('residence permit'))[0]?.en?.name).toBe('Residence permit for people from other places')
  const { rows: all } = (await anyone.get('/items?limit=100')).body as { rows: { id: string; en: { name: string } }[] }
  for (const { id, en } of all)
    expect([en.name, (await rows(en.name)).map((row) => row.id)]).toEqual([en.name, expect.arrayContaining([id])])
})

test('A43: every guide and form of the city is whole in English, down to the choices, the laws and the questions', async () => {
  await using city = await testCity()
  const anyone = city.anyone()
  const { rows } = (await anyone.get('/items?limit=100')).body as {
    rows: { kind: string; id: string; en: Record<string, unknown> }[]
  }
  expect(rows.length).toBeGreaterThanOrEqual(25)
  for (const { kind, id, en } of rows) {
    expect([id, en.international]).toEqual([id, true])
    const guide = (await anyone.get(`/${kind}s/${id}`)).body
    const chinese = textsIn(guide.en).filter((text) => HAN.test(WITHOUT_NAMES(text)))
    expect([id, chinese]).toEqual([id, []])
    expect([id, guide.en.laws.length, guide.en.faq.length]).toEqual([id, guide.law.length, guide.faq.length])
  }
  for (const bundle of city.content.bundles.values())
    for (const { item } of bundle.parts)
      expect([bundle.id, item, city.content.items.get(item)?.en?.international]).toEqual([bundle.id, item, true])
})

test('A43: bodies, districts, halls, licences, life stages and what an officer may answer have English names', async () => {
  await using city = await testCity()
  const { names } = (await city.anyone().get('/english')).body as { names: Record<string, string> }
  const { content } = city
  const asked = [
    content.city,
    ...[...content.departments.values()].flatMap(({ name, short }) => [name, short]),
    ...[...content.regions.values()].map(({ name }) => name),
    ...[...content.halls.values()].flatMap(({ name, address }) => [name, address]),
    ...[...content.licenceTypes.values()].map(({ name }) => name),
    ...content.lifeStages.map(({ name }) => name),
    ...Object.values(content.grounds).flatMap((grounds) => grounds.map(({ text }) => text)),
    '高新区创新街道',
    '准予许可',
    '核对申请并受理',
    '房屋库',
  ]
  for (const name of asked) expect([name, names[name] ?? '']).toEqual([name, expect.stringMatching(/[A-Za-z]/)])
  expect(Object.entries(names).filter(([, en]) => HAN.test(en))).toEqual([])
  expect(names.云州市人力资源和社会保障局).toBe('Yunzhou Municipal Bureau of Human Resources and Social Security')
  expect(names.高新区创新街道).toBe('Chuangxin Subdistrict, Gaoxin District')
})

test('what nobody has translated says so: without its mark, or with one text missing, a matter is not called international', async () => {
  await using city = await testCity()
  const item = city.content.items.get('road-occupation')
  if (!item?.en) throw new Error('the item is there, in English')
  const cardOf = async () =>
    (await city.anyone().get('/items?limit=100')).body.rows.find((row: { id: string }) => row.id === item.id).en
  expect((await cardOf()).international).toBe(true)
  const { faq: _faq, ...without } = item.en
  city.content.items.set(item.id, { ...item, en: without })
  expect((await cardOf()).international).toBe(false)
  city.content.items.set(item.id, { ...item, en: undefined })
  expect(await cardOf()).toBeNull()
})

/** Every text in a value; the keys are the Chinese that it is said for. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
