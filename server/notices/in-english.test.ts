// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, smallRestaurant } from '../testing/journey.ts'
import { noticeSubscriber } from './index.ts'
import { wordsInEnglish } from './notify-english.ts'

const HAN = /\p{Script=Han}/u
const XIAOMEI = '91990102MA0C00016W'
const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }

test('every fact that a person hears of can be told in English', () => {
  expect(Object.keys(wordsInEnglish).sort()).toEqual([...noticeSubscriber.facts].sort())
})

test('A43: who chose English is told in English, in notices and text messages; who chose nothing, in Chinese', async () => {
  await using city = await testCity()
  const [wang, zhang] = [await city.as('wang-jianguo'), await city.as('zhang-defu')]
  expect((await wang.put('/me/language', { language: 'fr' })).code).toBe('BAD_INPUT')
  expect((await city.anyone().put('/me/language', { language: 'en' })).status).toBe(401)
  expect((await wang.put('/me/language', { language: 'en' })).status).toBe(204)
  for (const login of ['wang-jianguo', 'zhang-defu']) await file(city, login, { id: 'old-age-allowance', values: account })
  await city.settle()
  const toldTo = async (who: typeof wang) => ({
    notices: (await who.get('/me/notices')).body.rows as { title: string; text: string }[],
    texts: (await who.get('/me/messages')).body.rows as { text: string }[],
  })
  const english = await toldTo(wang)
  expect(english.notices.length).toBeGreaterThan(1)
  expect(english.notices.filter(({ title, text }) => HAN.test(title + text))).toEqual([])
  expect(english.notices.map(({ text }) => text).join()).toContain('Old-age allowance (80 and over)')
  expect(english.texts.length).toBeGreaterThan(0)
  expect(english.texts.filter(({ text }) => !/^【Yunzhou】[^\p{Script=Han}]+$/u.test(text))).toEqual([])
  const chinese = await toldTo(zhang)
  expect(chinese.notices.length).toBeGreaterThan(0)
  expect(chinese.notices.every(({ title }) => HAN.test(title))).toBe(true)
})

test('A43: the history of a case, what comes next and how its day was counted are said in English beside the Chinese', async () => {
  await using city = await testCity()
  const filed = await file(city, 'chen-xiaomei', { id: 'food-business-licence', values: smallRestaurant, firm: XIAOMEI })
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  const chen = await city.as('chen-xiaomei')
  const open = (await chen.get(`/me/cases/${filed.number}`)).body
  expect(open.en).toEqual({
    name: 'Food business licence',
    next: 'Yunzhou Municipal Administration for Market Regulation: Check the documents',
  })
  expect(open.due.explainedEn.filter((line: string) => HAN.test(line))).toEqual([])
  await doTask(city, 'market-reviewer', filed.number, { outcome: 'pass' })
  await doTask(city, 'market-decider', filed.number, { outcome: 'grant' })
  const done = (await chen.get(`/me/cases/${filed.number}`)).body
  expect(done.timeline.length).toBeGreaterThan(4)
  const said = done.timeline.flatMap(({ en }: { en: Record<string, string | null> }) => Object.values(en))
  expect(said.filter((text: string | null) => text !== null && HAN.test(text))).toEqual([])
})
