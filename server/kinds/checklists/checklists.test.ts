// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { findCase, findDossier, historyOf } from '../../cases/index.ts'
import { transaction } from '../../kernel/index.ts'
import { compileTexts, publish } from '../../packs/index.ts'
import { officerByLogin } from '../../people/index.ts'
import { type Client, type TestCity, testCity } from '../../testing/city.ts'
import { openTaskAt } from '../../testing/reach-queries.ts'
import { kindInForce } from '../open.ts'
import { openAsOfficer } from '../opener.ts'
import { sendPhoto } from '../testing-examples.ts'
import { checkedIn } from './checklist.ts'
import { checklistContent } from './content.ts'
import { panelsOfLists } from './panel.ts'
import { recordAsOfficer } from './record.ts'

const AT = '2026-11-16T09:00:00+08:00'

async function inspection(city: TestCity) {
  const form = { school: 'XX0001', reason: '日常检查' }
  const { status, body } = await (await city.as('market-registrar')).post('/kinds/canteen-inspection/cases', { form })
  expect(status, JSON.stringify(body)).toBe(201)
  const { root } = body as { root: string }
  const task = await openTaskAt(city, root)
  const say = (by: Client, ...answers: object[]) => by.post(`/desk/tasks/${root}/${task}/checks/list`, { answers })
  const kept = async () => checkedIn((await findDossier(city.sql, root, root))?.form.list)
  return { root, task, say, kept }
}

test('two inspectors who answer different items at the same instant both keep theirs; of two answers to the same item one stands and the other is told; the same again, or after the task was taken by the other, changes nothing and loses nothing', async () => {
  await using city = await testCity({ at: AT })
  const [one, two, stranger] = [await city.as('market-handler'), await city.as('market-handler-2'), await city.as('fire-handler')]
  const { root, task, say, kept } = await inspection(city)
  const both = await Promise.all([
    say(one, { item: 'licence', result: 'pass', seen: 0 }),
    say(two, { item: 'health', result: 'fail', note: '缺一人', seen: 0 }),
    say(one, { item: 'clean', result: 'pass', seen: 0 }),
    say(two, { item: 'pests', result: 'pass', seen: 0 }),
  ])
  expect(both.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(await kept()).toMatchObject({ asked: 9, answered: 4, passed: 3, failed: 1, score: 75 })

  const same = await Promise.all([
    say(one, { item: 'expired', result: 'pass', seen: 0 }),
    say(two, { item: 'expired', result: 'fail', note: '两袋过期', seen: 0 }),
  ])
  expect(same.map(({ status }) => status).sort()).toEqual([200, 409])
  const told = same.find(({ status }) => status === 409)
  expect(told?.code).toBe('CHECK_CHANGED')
  expect(JSON.stringify(told?.body)).toMatch(/“没有过期、变质的食材”刚才由(沈一鸣|郝一鸣)填为/)

  // the answer that came with a connection that broke is sent again
  expect((await say(two, { item: 'health', result: 'fail', note: '缺一人', seen: 0 })).status).toBe(200)
  expect((await kept())?.items.health).toMatchObject({ n: 1, by: '郝一鸣' })
  expect((await one.post(`/desk/tasks/${root}/${task}/claim`)).status).toBe(200)
  expect((await say(two, { item: 'health', result: 'pass', seen: 1 })).status).toBe(200)
  expect((await historyOf(city.sql, root, [root])).filter(({ act }) => act === 'checkChanged')).toHaveLength(1)

  for (const [by, answer, code] of [
    [stranger, { item: 'source', result: 'pass', seen: 0 }, 'CASE_NOT_YOURS'],
    [one, { item: 'toString', result: 'pass', seen: 0 }, 'CHECK_UNKNOWN'],
    [one, { item: 'licence', result: 'na', reason: 'closed', seen: 1 }, 'CHECK_REASON'],
    [one, { item: 'clean', result: 'pass', value: 3, seen: 1 }, 'CHECK_VALUE'],
    [one, { item: 'health', result: 'fail', files: [await sendPhoto(one, '', '证.jpg')], seen: 2 }, 'CHECK_VALUE'],
    [one, { item: 'samples', result: 'fail', files: [await sendPhoto(two, '', '他的.jpg')], seen: 0 }, 'FILE_NOT_FOUND'],
  ] as const)
    expect((await say(by, answer)).code, JSON.stringify(answer)).toBe(code)
  // what is filled in item by item is not filled in by the way
  const list = { items: { licence: { result: 'pass' } }, failed: 0 }
  const finished = await one.post(`/desk/tasks/${root}/${task}/completion`, { outcome: 'done', output: { list } })
  expect(finished.code).toBe('CHECK_INCOMPLETE')
  expect((await kept())?.answered).toBe(5)

  // a case stays with the version with which it began, whatever is published meanwhile
  const now = city.content.checklists.get('school-canteen')
  const text = (now?.files['checklist.yaml'] ?? '').replace('2026 年版', '2027 年版').replace('从业人员有', '全体人员有')
  const next = compileTexts(checklistContent, 'school-canteen', { 'checklist.yaml': text })
  const { fingerprint: _, ...content } = { ...city.content, checklists: new Map([['school-canteen', next]]) }
  await transaction(city.sql, (tx) => publish(tx, content, city.clock.now()))
  // by the room's own doors, for the new version is in force in this test alone
  city.content = content
  const registrar = await officerByLogin(city, 'market-registrar')
  const inspector = await officerByLogin(city, 'market-handler')
  if (!registrar || !inspector) throw new Error('nobody inspects canteens')
  const later = await openAsOfficer(city, registrar, 'canteen-inspection', { form: { school: 'XX0002', reason: '复查' } })
  const shown = async (at: string) => {
    const subject = await findCase(city.sql, at, at)
    const [panel] = subject ? await panelsOfLists(city, kindInForce(city, 'canteen-inspection'), subject, []) : []
    return [panel?.version, panel?.groups[0]?.items[1]?.text]
  }
  expect(await shown(root)).toEqual(['2026 年版', '从业人员有有效的健康证明'])
  expect(await shown(later.root)).toEqual(['2027 年版', '全体人员有有效的健康证明'])
  await recordAsOfficer(city, { root, task }, inspector, {
    field: 'list',
    answers: [{ item: 'source', result: 'pass', seen: 0 }],
  })
  expect(await kept()).toMatchObject({ version: '2026 年版', answered: 6 })
})
