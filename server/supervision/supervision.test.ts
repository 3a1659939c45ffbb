// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, foodLicence, smallRestaurant } from '../testing/journey.ts'

const food = smallRestaurant

test('E04: an overdue case turns red, is flagged without anybody reporting it, is urged, and the urging is answered once', async () => {
  await using city = await testCity({ at: '2026-11-02T09:00:00+08:00' })
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  city.clock.set('2026-11-12T09:00:00+08:00')
  await city.settle()
  const supervisor = await city.as('supervisor')
  const overview = (await supervisor.get('/supervision/overview')).body
  expect(overview.rows.find((row: { name: string }) => row.name.includes('市场监督'))).toMatchObject({
    overdue: 1,
    nearlyOverdue: 0,
    open: 1,
    onTimeRate: null,
  })
  const [late] = (await supervisor.get('/supervision/cases?figure=overdue')).body.rows
  expect(late).toMatchObject({ number: filed.number, light: 'red' })
  const kinds = (await supervisor.get('/supervision/flags')).body.rows.map((row: { kind: string }) => row.kind)
  expect(kinds).toEqual(expect.arrayContaining(['caseOverdue', 'taskOverdue']))
  expect(
    (
      await (
        await city.as('market-reviewer')
      ).post('/supervision/urgings', { root: filed.root, caseId: filed.id, text: '请尽快', answerWithin: 1 })
    ).status,
  ).toBe(403)
  expect(
    (
      await supervisor.post('/supervision/urgings', {
        root: filed.root,
        caseId: filed.id,
        text: '已超期，请说明原因并尽快办结',
        answerWithin: 2,
      })
    ).status,
  ).toBe(200)
  const receiver = await city.as('market-decider')
  const [urging] = (await receiver.get('/supervision/urgings')).body.rows
  expect(urging).toMatchObject({ number: filed.number, answer: null, isLate: false, answerBy: '2026-11-16T23:59:59+08:00' })
  expect(
    (await (await city.as('fire-decider')).post(`/supervision/urgings/${urging.id}/answer`, { text: '不是我们的' })).code,
  ).toBe('URGING_NOT_YOURS')
  expect((await receiver.post(`/supervision/urgings/${urging.id}/answer`, { text: '审查人员出差，今日安排现场' })).status).toBe(
    200,
  )
  expect((await receiver.post(`/supervision/urgings/${urging.id}/answer`, { text: '再答一次' })).code).toBe('URGING_ANSWERED')
})

test('A18: the share of enterprise approvals with one visit at most from item data and from the facts of cases, by department; who came more often than promised is listed', async () => {
  await using city = await testCity()
  const filed = await file(city, 'chen-xiaomei', {
    id: 'food-business-licence',
    values: food,
    firm: '91990102MA0C00016W',
    delivery: { choice: 'pickup' },
  })
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  await doTask(city, 'market-reviewer', filed.number, { outcome: 'pass' })
  await doTask(city, 'market-decider', filed.number, { outcome: 'grant' })
  await doTask(city, 'city-issuer', filed.number, { outcome: 'done' })
  const supervisor = await city.as('supervisor')
  const report = (await supervisor.get('/supervision/visits')).body
  const approvals = [...city.content.items.values()].filter(
    ({ type, serves }) => type === '01' && serves.some((one) => one === 'firm' || one === 'sole-trader'),
  )
  expect(new Set(report.rows.map((row: { item: string }) => row.item))).toEqual(new Set(approvals.map(({ id }) => id)))
  expect(report.left).toBe(0)
  const atMostOne = approvals.filter(({ visits }) => (visits ?? 0) <= 1).length
  expect(report.totals).toMatchObject({
    items: approvals.length,
    oneVisitItems: atMostOne,
    itemShare: Math.round((atMostOne / approvals.length) * 1000) / 10,
    cases: 1,
    oneVisitCases: 1,
    caseShare: 100,
    broken: 1,
  })
  // she came once for what promises none: that is listed, with what the item asked before and asks now
  expect(report.rows.filter((row: { exceeds: boolean }) => row.exceeds)).toEqual([
    expect.objectContaining({
      item: 'food-business-licence',
      promised: 0,
      most: 1,
      cases: 1,
      before: expect.objectContaining({ days: '10 个工作日', visits: 2, materials: 5, source: '' }),
      after: { days: '5 个工作日', visits: 0, links: 6, materials: 2 },
    }),
  ])
  const market = report.departments.find((one: { name: string }) => one.name === '云州市市场监督管理局')
  expect(market).toMatchObject({ cases: 1, caseShare: 100, broken: 1 })
  expect((await supervisor.get('/supervision/visits?of=all')).body.totals.items).toBe(
    [...city.content.items.values()].filter(({ state }) => state === 'published').length,
  )
  expect((await supervisor.get('/supervision/overview')).body.totals).toMatchObject({
    closed: 1,
    oneVisitRate: 100,
    onTimeRate: 100,
  })
})
