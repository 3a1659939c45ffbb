// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stretchOf } from '../../web/desk/supervision/trend-stretch.ts'
import { itemsBehind } from '../../web/desk/supervision/visit-rows.ts'
import { doTask, openTasks } from '../testing/journey.ts'
import { departments, districts, type Reached, reachedCity } from '../testing/reach.ts'
import { appoint } from '../testing/reach-queries.ts'

const CASE_FIGURES = ['open', 'paused', 'nearlyOverdue', 'overdue', 'closed', 'onTime', 'endedLate', 'oneVisit', 'manyVisits']
const FIGURES = [...CASE_FIGURES, 'rated', 'good', 'badOpen']

let fixture: Reached
beforeAll(async () => {
  fixture = await reachedCity()
})
afterAll(() => fixture.city[Symbol.asyncDispose]())

const get = async (login: string, path: string) => {
  const answer = await (await fixture.city.as(login)).get(`/supervision/${path}`)
  expect(answer.status, `${login} ${path} ${JSON.stringify(answer.body)}`).toBe(200)
  return answer.body
}
/** Every row behind a figure, page by page. */
async function rowsBehind(login: string, query: string): Promise<{ number: string }[]> {
  const rows: { number: string }[] = []
  for (let after = ''; ; ) {
    const page = await get(login, `cases?limit=1&${query}${after}`)
    rows.push(...page.rows)
    if (page.next === null) return rows
    after = `&after=${page.next}`
  }
}

test('every figure opens its rows: as many as it says, by department, by item and by district, for a city’s and for a district’s supervisor and leader', async () => {
  let opened = 0
  for (const login of ['supervisor', 'yundong-supervisor', 'leader'])
    for (const by of ['department', 'item', 'district']) {
      const { rows, from, to } = await get(login, `overview?by=${by}`)
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows)
        for (const figure of FIGURES) {
          const behind = await rowsBehind(login, `figure=${figure}&${by}=${row.code}&from=${from}&to=${to}`)
          expect([login, by, row.code, figure, behind.length]).toEqual([login, by, row.code, figure, row[figure]])
          expect(new Set(behind.map((one) => one.number)).size).toBe(behind.length)
          opened += behind.length
        }
    }
  expect(opened, 'there was something to open').toBeGreaterThan(30)
})

test('a figure’s totals are the sum of its rows, and a supervisor of another district sees nothing of them', async () => {
  await appoint(fixture.city, 'far-supervisor', [
    { position: 'supervisor', department: departments.fire, region: districts.hightech },
  ])
  const { rows, totals } = await get('supervisor', 'overview')
  for (const figure of CASE_FIGURES)
    expect([figure, totals[figure]]).toEqual([
      figure,
      rows.reduce((sum: number, row: Record<string, number>) => sum + (row[figure] ?? 0), 0),
    ])
  expect(totals.overdue).toBeGreaterThan(0)
  for (const figure of FIGURES) expect(await rowsBehind('far-supervisor', `figure=${figure}`)).toEqual([])
  expect((await get('far-supervisor', 'trend')).rows).toEqual([])
  expect((await (await fixture.city.as('far-supervisor')).post('/supervision/exports', { figure: 'open' })).body.rows).toEqual([])
})

test('a period is set beside as many days before it, and the trend counts each ended case once', async () => {
  const period = 'from=2026-11-12&to=2026-11-13'
  const now = await get('supervisor', `overview?${period}`)
  expect(now).toMatchObject({
    from: '2026-11-12',
    to: '2026-11-13',
    before: { from: '2026-11-10', to: '2026-11-11', closed: 0, onTimeRate: null },
  })
  expect(now.totals.closed).toBeGreaterThan(0)
  const later = await get('supervisor', 'overview?from=2026-11-14&to=2026-11-15')
  expect([later.totals.closed, later.before.closed]).toEqual([0, now.totals.closed])
  for (const span of ['from=2026-11-01&to=2026-11-30', 'from=2026-08-01&to=2026-11-30', 'from=2026-01-01&to=2026-11-30']) {
    const { rows } = await get('supervisor', `trend?${span}`)
    expect(rows.reduce((sum: number, row: { closed: number }) => sum + row.closed, 0)).toBe(now.totals.closed)
  }
  expect(['day', 'week', 'month']).toEqual([
    (await get('supervisor', 'trend?from=2026-11-01&to=2026-11-30')).step,
    (await get('supervisor', 'trend?from=2026-08-01&to=2026-11-30')).step,
    (await get('supervisor', 'trend?from=2026-01-01&to=2026-11-30')).step,
  ])
})

test('how often people came opens its cases and its items, and each step of the trend its cases: as many as each figure says', async () => {
  let opened = 0
  for (const login of ['supervisor', 'yundong-supervisor'])
    for (const of of ['enterprise', 'all']) {
      const period = 'from=2026-01-01&to=2026-11-30'
      const { totals, departments: shares, rows } = await get(login, `visits?${period}&of=${of}`)
      for (const share of [totals, ...shares]) {
        const whose = share.code === undefined ? '' : `&department=${share.code}`
        for (const [figure, name] of [
          ['visited', 'cases'],
          ['visitedOnce', 'oneVisitCases'],
        ] as const) {
          const behind = await rowsBehind(login, `figure=${figure}&of=${of}&${period}${whose}`)
          expect([login, of, whose, figure, behind.length]).toEqual([login, of, whose, figure, share[name]])
          opened += behind.length
        }
        for (const figure of ['items', 'oneVisitItems', 'broken'] as const)
          expect([whose, figure, itemsBehind(rows, figure, share.code).length]).toEqual([whose, figure, share[figure]])
      }
      for (const row of rows) {
        if (row.cases === 0) continue
        const its = `figure=visited&of=${of}&${period}&item=${row.item}&department=${row.department.code}`
        expect([row.name, (await rowsBehind(login, its)).length]).toEqual([row.name, row.cases])
        expect((await rowsBehind(login, `${its}&visits=${row.most}`)).length).toBeGreaterThan(0)
        expect(await rowsBehind(login, `${its}&visits=${row.most + 1}`)).toEqual([])
      }
      for (const span of ['from=2026-11-10&to=2026-11-20', 'from=2026-08-01&to=2026-11-30', period]) {
        const trend = await get(login, `trend?${span}`)
        for (const row of trend.rows) {
          const { from, to } = stretchOf(trend, row.on)
          const behind = await rowsBehind(login, `figure=closed&from=${from}&to=${to}`)
          expect([trend.step, row.on, behind.length]).toEqual([trend.step, row.on, row.closed])
        }
      }
    }
  expect(opened, 'there was something to open').toBeGreaterThan(2)
})

test('who decides for a department sees what each of its people has in hand and has done, with the tasks; of another department nobody', async () => {
  const { city } = fixture
  const mine = await get('market-decider', 'people')
  const names = mine.rows.map((row: { name: string }) => row.name)
  expect(names).toEqual(expect.arrayContaining(['沈一鸣', '卢晓东', '蒋永康']))
  expect(names).not.toContain('叶新民')
  expect(names).toEqual(names.toSorted())
  expect(Object.keys(mine.rows[0]).toSorted(), 'facts, and no score').toEqual([
    'claimed',
    'done',
    'doneLate',
    'id',
    'name',
    'overdue',
  ])
  let counted = 0
  for (const row of mine.rows)
    for (const figure of ['claimed', 'overdue', 'done', 'doneLate']) {
      const { rows } = await get('market-decider', `tasks?officer=${row.id}&figure=${figure}`)
      expect([row.name, figure, rows.length]).toEqual([row.name, figure, row[figure]])
      counted += rows.length
    }
  expect(counted).toBeGreaterThan(2)
  const shen = mine.rows.find((row: { name: string }) => row.name === '沈一鸣').id
  for (const login of ['urban-decider', 'supervisor'])
    expect([login, (await (await city.as(login)).get(`/supervision/tasks?officer=${shen}&figure=done`)).code]).toEqual([
      login,
      'NOT_FOUND',
    ])
  expect((await get('supervisor', 'people')).rows.map((row: { name: string }) => row.name)).not.toContain('沈一鸣')
  expect((await (await city.as('market-handler')).get('/supervision/people')).code).toBe('NOT_PERMITTED')
})

test('what is written out is the list that was seen, and that it was taken is on record before it leaves', async () => {
  const { city } = fixture
  const seen = await rowsBehind('supervisor', 'figure=open')
  const taken = await (await city.as('supervisor')).post('/supervision/exports', { figure: 'open', by: 'department' })
  expect(taken.body.rows.map((row: { number: string }) => row.number)).toEqual(seen.map((row) => row.number))
  expect(taken.body.isCut).toBe(false)
  await city.settle()
  const [entry] = await city.sql`select facts from ledger.entries where act = 'supervision.exported' order by seq desc limit 1`
  expect(entry?.facts).toMatchObject({ by: 'department', count: seen.length })
})

test('a leader urges from the list by one act: the department is told, its officers see it on the case and in their list, and the same click twice is one urging', async () => {
  const { city, waiting } = fixture
  const leader = await city.as('leader')
  const said = { root: waiting.root, caseId: waiting.id, text: '请今日内说明进展', answerWithin: 1 }
  const key = { 'idempotency-key': 'one-click' }
  expect((await leader.post('/supervision/urgings', said, key)).status).toBe(200)
  expect((await leader.post('/supervision/urgings', said, key)).status).toBe(200)
  const mine = (await get('market-handler', 'urgings')).rows.filter((row: { number: string }) => row.number === waiting.number)
  expect(mine).toEqual([expect.objectContaining({ askedBy: '尹泽民', text: said.text, answer: null })])
  const [task] = (await (await city.as('market-handler')).get(`/desk/tasks?q=${waiting.number}`)).body.rows
  expect(task).toMatchObject({ isUrged: true, isUnread: true })
  const seen = (await (await city.as('market-handler')).get(`/desk/cases/${waiting.root}/${waiting.id}`)).body
  expect(seen.history.filter((entry: { act: string }) => entry.act === 'urged')).toEqual([
    expect.objectContaining({ who: '尹泽民', detail: expect.objectContaining({ text: said.text }) }),
  ])
  await (await city.as('market-decider')).post(`/supervision/urgings/${mine[0].id}/answer`, { text: '今日受理' })
  expect((await openTasks(city, 'market-handler', waiting.number))[0]).toMatchObject({ isUrged: false })
  await doTask(city, 'market-handler', waiting.number, { outcome: 'accept' })
  await city.settle()
  expect(await city.sql`select 1 from ledger.entries where act = 'case.urged' and subject = ${waiting.id}`).toHaveLength(1)
})
