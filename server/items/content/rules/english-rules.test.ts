// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { changed, check, item } from '../../../packs/testing-broken.ts'

const withEnglish = (en: string) => check(changed(item, 'visits: 0', `visits: 0\nen: ${en}`))

test('an item that promises an international version is told everything that has no English yet, one by one', async () => {
  const found = await withEnglish('{ international: true, name: Library card, summary: A card }')
  expect(new Set(found.map(({ code, file }) => [code, file].join(' ')))).toEqual(new Set([`ENGLISH_INCOMPLETE town/${item}`]))
  const said = found.map((one) => one.message).join('\n')
  for (const what of ['条件「', '不符合条件「', '材料「', '步骤「', '表单分组「', '填写项「', '办理结果'])
    expect(said).toContain(what)
})

test('English for what is not there, or is there no more, is named', async () => {
  const found = await withEnglish('{ name: Library card, summary: A card, conditions: { nothing-of-the-kind: Nothing } }')
  expect(found.map(({ code, level }) => [code, level])).toEqual([['ENGLISH_UNUSED', 'warning']])
})

test('name and summary alone are no mistake: the page says that the rest is Chinese only', async () => {
  expect(await withEnglish('{ name: Library card, summary: A card }')).toEqual([])
})

test('a city that names things in English is told what it has left out, once a name', async () => {
  const found = (await check(changed('words/english-names.yaml', '', '东区: East District\n'))).filter(
    ({ code }) => code === 'ENGLISH_NAME_MISSING',
  )
  expect(found.length).toBeGreaterThan(1)
  expect(new Set(found.map(({ level }) => level))).toEqual(new Set(['warning']))
  expect(new Set(found.map(({ message }) => message)).size).toBe(found.length)
  expect(found.map(({ message }) => message).join()).not.toContain('「东区」')
})
