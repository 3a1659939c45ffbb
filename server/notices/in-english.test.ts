// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { Json } from '../kernel/index.ts'
import { testCity } from '../testing/city.ts'
import { doTask, file, foodLicence } from '../testing/journey.ts'
import { noticeSubscriber } from './index.ts'
import { wordsInChinese } from './notify-chinese.ts'
import { wordsInEnglish } from './notify-english.ts'
import { noticeInEnglish, usedOf } from './say-notice.ts'

const HAN = /\p{Script=Han}/u
const OTHERS = [
  'answerBy',
  'ground',
  'reason',
  'licenceName',
  'issuer',
  'amountText',
  'endsOn',
  'source',
  'what',
  'answer',
  'text',
]
const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }

test('every fact that a person hears of can be told in English', () => {
  expect(Object.keys(wordsInEnglish).sort()).toEqual([...noticeSubscriber.facts].sort())
})

const SAID = {
  itemName: '高龄津贴（80 周岁以上）',
  number: '99010002520261122000174',
  name: '证明',
  consequence: '撤销',
  names: ['食品经营许可证', '营业执照'],
  contents: ['食品经营许可证', '营业执照'],
  count: 2,
  waybill: 'YZ1',
  why: '丢失',
  amount: 12.5,
  standing: 0,
  kind: '撤销',
  dueOn: '2026-12-01',
}
const CHOICES: Record<string, Json>[] = [
  ...['supply', 'check'].flatMap((of) => ['before', 'after'].map((when) => ({ of, when }))),
  ...[true, false].flatMap((yes) => [{ ends: yes, wasGranted: yes, corrected: yes, decision: yes ? 'granted' : 'denied' }]),
  { contents: [] },
]

test('what a notice was written from is read back from its Chinese text: notices from before are told in English too', () => {
  for (const kind of noticeSubscriber.facts.filter((one) => one !== 'caseTold'))
    for (const choice of CHOICES) {
      const payload = { ...SAID, ...Object.fromEntries(OTHERS.map((name) => [name, `某${name}`])), ...choice } as Record<
        string,
        Json
      >
      const { title, body } = wordsInChinese[kind]?.(payload) ?? { title: '', body: '' }
      const kept = noticeInEnglish({ kind, title, body, said: usedOf(kind, payload) }, (name) => name)
      expect([kind, noticeInEnglish({ kind, title, body, said: null }, (name) => name)]).toEqual([kind, kept])
    }
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
    notices: (await who.get('/me/notices')).body.rows as { title: string; text: string; en: { title: string; text: string } }[],
    texts: (await who.get('/me/messages')).body.rows as { text: string }[],
  })
  const english = await toldTo(wang)
  expect(english.notices.length).toBeGreaterThan(1)
  expect(english.notices.filter(({ en }) => HAN.test(en.title + en.text))).toEqual([])
  // whoever reads Chinese on the same account reads Chinese: the page has both
  expect(english.notices.every(({ title, text }) => HAN.test(title) && HAN.test(text))).toBe(true)
  expect(english.notices.map(({ en }) => en.text).join()).toContain('Old-age allowance (80 and over)')
  expect(english.texts.length).toBeGreaterThan(0)
  expect(english.texts.filter(({ text }) => !/^【Yunzhou】[^\p{Script=Han}]+$/u.test(text))).toEqual([])
  const chinese = await toldTo(zhang)
  expect(chinese.notices.length).toBeGreaterThan(0)
  expect(chinese.notices.every(({ title }) => HAN.test(title))).toBe(true)
})

test('A43: the history of a case, what comes next and how its day was counted are said in English beside the Chinese', async () => {
  await using city = await testCity()
  const filed = await file(city, 'chen-xiaomei', foodLicence)
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
