// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, openTasks } from '../testing/journey.ts'

const XIAOMEI = '91990102MA0C00016W'
const restaurant = {
  shopName: '晓梅小馆',
  floor: '首层',
  trade: '餐饮服务经营者',
  projects: ['热食类制售'],
  staff: 6,
  vending: false,
  alreadyHeld: false,
  hasSign: true,
  signKind: '门头招牌',
  signPosition: '门头',
  signArea: 6,
  signHeight: 3,
  signLighting: '内透光',
  sideline: '无',
}
const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }

test('A25: a qualified case is decided and its licence issued without a person; one fact unknown sends it to a person', async () => {
  await using city = await testCity()
  const granted = await file(city, 'wang-jianguo', { id: 'old-age-allowance', values: account })
  expect(granted).toMatchObject({ state: 'closed', decided: 'granted' })
  const tracking = await (await city.as('wang-jianguo')).get(`/me/cases/${granted.number}`)
  expect(tracking.body.results).toHaveLength(1)
  const unsure = await file(city, 'zhang-defu', { id: 'old-age-allowance', values: account })
  expect(unsure).toMatchObject({ state: 'submitted', decided: null })
  expect(await openTasks(city, 'civil-handler', unsure.number).then((rows) => rows.length)).toBe(1)
})

test('A21: opening a restaurant asks each fact once, for fewer materials, and its parts run in their departments at once', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  const guide = await chen.get('/bundles/open-restaurant')
  expect(guide.body.counts.materialsNow).toBeLessThan(guide.body.counts.materialsBefore)
  expect(guide.body.counts.fieldsNow).toBeLessThan(guide.body.counts.fieldsBefore)
  expect((await chen.get(`/search?q=${encodeURIComponent('开饭店')}`)).body.rows[0]).toMatchObject({
    kind: 'bundle',
    id: 'open-restaurant',
  })
  const filed = await file(city, 'chen-xiaomei', { kind: 'bundle', id: 'open-restaurant', values: restaurant, firm: XIAOMEI })
  const before = (await chen.get(`/me/cases/${filed.number}`)).body
  expect(before.lanes.map((lane: { name: string }) => lane.name)).toEqual([
    '食品经营许可核发',
    '户外招牌（大型户外广告）设置审批',
  ])
  const [food, sign] = before.lanes
  await doTask(city, 'market-handler', food.number, { outcome: 'accept' })
  await doTask(city, 'market-reviewer', food.number, { outcome: 'pass' })
  await doTask(city, 'market-decider', food.number, { outcome: 'grant' })
  for (const login of ['urban-handler', 'urban-reviewer', 'urban-decider'])
    for (
      let tasks = await openTasks(city, login, sign.number);
      tasks.length > 0;
      tasks = await openTasks(city, login, sign.number)
    )
      await doTask(city, login, sign.number, {
        outcome: login === 'urban-handler' ? 'accept' : login === 'urban-reviewer' ? 'pass' : 'grant',
      })
  const after = (await chen.get(`/me/cases/${filed.number}`)).body
  expect(after.lanes.map((lane: { decision: string }) => lane.decision)).toEqual(['granted', 'granted'])
  expect(after.public).toBe('已办结')
  expect(after.results.map((result: { name: string }) => result.name)).toEqual(['食品经营许可证', expect.any(String)])
  await city.settle()
})

test('who submits too early is told in whole sentences what is missing', async () => {
  await using city = await testCity()
  const wang = await city.as('wang-jianguo')
  const draft = (await wang.post('/drafts', { kind: 'item', id: 'old-age-allowance' })).body
  const early = await wang.post(`/drafts/${draft.id}/submission`, {})
  expect(early.code).toBe('APPLICATION_INCOMPLETE')
  expect(early.body.detail).toMatch(/^还有 2 处需要填写或补充：请填写「收款银行账号」。已填内容都已保存。$/)
})
