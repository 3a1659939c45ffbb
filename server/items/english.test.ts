// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing.ts'

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
})

test('the twenty-five matters of the city have an English name and summary, and eight of them a whole guide and form', async () => {
  await using city = await testCity()
  const { rows } = (await city.anyone().get('/items?limit=100')).body as {
    rows: { id: string; en: { name: string; summary: string; international: boolean } | null }[]
  }
  expect(rows.length).toBeGreaterThanOrEqual(25)
  for (const { id, en } of rows) {
    expect([id, en?.name ?? '中']).toEqual([id, expect.not.stringMatching(/\p{Script=Han}/u)])
    expect([id, en?.summary ?? '中']).toEqual([id, expect.not.stringMatching(/\p{Script=Han}/u)])
  }
  expect(rows.filter((row) => row.en?.international).length).toBeGreaterThanOrEqual(8)
})

test('A43: of an international matter also the choices of the form, and what a condition says to whoever does not meet it, are English', async () => {
  await using city = await testCity()
  const { rows } = (await city.anyone().get('/items?limit=100')).body as {
    rows: { id: string; en: { international: boolean } }[]
  }
  for (const { id } of rows.filter((row) => row.en?.international)) {
    const item = city.content.items.get(id)
    if (!item) continue
    for (const condition of item.conditions ?? [])
      if (condition.otherwise)
        expect([id, condition.id, item.en?.otherwise?.[condition.id]]).toEqual([id, condition.id, expect.any(String)])
    const properties = item.formFile.schema.properties as Record<string, { enum?: unknown[]; items?: { enum?: unknown[] } }>
    for (const [name, field] of Object.entries(properties))
      for (const choice of field.enum ?? field.items?.enum ?? [])
        if (/\p{Script=Han}/u.test(String(choice)))
          expect([id, name, choice, item.en?.fields?.[name]?.options?.[String(choice)]]).toEqual([
            id,
            name,
            choice,
            expect.any(String),
          ])
  }
})
