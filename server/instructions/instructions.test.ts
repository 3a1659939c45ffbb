// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { fireTimers } from '../cases/index.ts'
import { composeCity } from '../compose.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, openTasks, prepare } from '../testing/journey.ts'
import { deductionsOf, scoreOf } from './score.ts'

/** Monday. */
const MONDAY = '2026-11-16T09:00:00+08:00'
const pipes = { unit: 'urban', title: '排查老旧地下管线', measure: '三个街道全部排查，隐患登记到点位', dueOn: '2026-11-20' }
const kitchens = { unit: 'market', title: '检查餐饮用气', measure: '持证餐饮店检查率 100%', dueOn: '2026-11-27' }
const given = {
  title: '冬季用气安全',
  text: '请城管、市场监管部门一周内拿出结果，逐点位销号。',
  source: '市政府专题会议',
  parts: [pipes, kitchens],
}

async function instruct(city: TestCity) {
  const leader = await city.as('leader')
  const answer = await leader.post('/instructions', given)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const look = async (city: TestCity, login: string, root: string) =>
  (await (await city.as(login)).get(`/instructions/${root}`)).body

async function fireOnTwoServers(city: TestCity): Promise<void> {
  const second = await composeCity(city.config, { clock: city.clock, content: city.content, url: city.databaseUrl })
  try {
    await Promise.all([fireTimers(city), fireTimers(second), fireTimers(city)])
  } finally {
    await second.sql.end({ timeout: 5 })
  }
  await city.settle()
}

test('E04: a leader’s instruction becomes tasks with unit, deadline and measure; an overdue one turns red and urges; a report is sent back once; the trace from instruction to result is complete', async () => {
  await using city = await testCity({ at: MONDAY })
  const { root, tasks, number } = await instruct(city)
  expect(number).toMatch(/^\d{23}$|^[\dA-Z]{20,}$/)
  expect(tasks).toMatchObject([
    {
      unit: { name: expect.stringContaining('城') },
      title: pipes.title,
      measure: pipes.measure,
      dueOn: '2026-11-20',
      light: 'green',
      score: 100,
    },
    { title: kitchens.title, dueOn: '2026-11-27' },
  ])
  const [first, second] = tasks
  const urban = await city.as('urban-handler')
  const progress = await urban.post(`/instructions/${root}/tasks/${first.id}/progress`, { percent: 40, text: '排查完一个街道' })
  expect(progress.status, JSON.stringify(progress.body)).toBe(200)

  // the day passes: red, and urged by the working calendar, once a rung on two servers
  const rungs = [
    ['2026-11-20T23:59:58+08:00', 'yellow', 0],
    ['2026-11-21T00:00:01+08:00', 'red', 1],
    ['2026-11-24T23:59:58+08:00', 'red', 1],
    ['2026-11-25T00:00:01+08:00', 'red', 2],
  ] as const
  for (const [at, light, urged] of rungs) {
    city.clock.set(at)
    await fireOnTwoServers(city)
    const [seen] = (await look(city, 'leader', root)).tasks
    expect([at, seen.light, seen.urged]).toEqual([at, light, urged])
    // the unit sees it in its own list of work
    const [own] = (await (await city.as('urban-handler')).get(`/desk/tasks?q=${first.number}&limit=10`)).body.rows
    expect([at, own.isUrged]).toEqual([at, urged > 0])
  }
  city.clock.set('2026-11-25T09:00:00+08:00')
  await doTask(city, 'urban-handler', first.number, { outcome: 'done', opinion: '三个街道排查完毕，登记 12 处' })
  await doTask(city, 'leader', first.number, { outcome: 'back', opinion: '缺少点位清单' })
  expect((await openTasks(city, 'urban-handler', first.number)).map((task) => task.name)).toEqual(['按退回意见再报告'])
  // what it costs stands there at once, not only at the end
  expect((await look(city, 'leader', root)).tasks[0].score).toBe(75)
  await doTask(city, 'urban-handler', first.number, { outcome: 'done', opinion: '附 12 处点位清单' })
  // it cannot be sent back again: accepted, or escalated
  const [again] = await openTasks(city, 'leader', first.number)
  const path = `/desk/tasks/${again?.root}/${again?.id}/completion`
  expect((await (await city.as('leader')).post(path, { outcome: 'back', opinion: '还是不够清楚' })).code).toBe('OUTCOME_UNKNOWN')
  await doTask(city, 'leader', first.number, { outcome: 'accept' })
  await doTask(city, 'market-decider', second.number, { outcome: 'done', opinion: '检查率 100%，整改 7 家' })
  expect((await look(city, 'leader', root)).endedAt).toBe(null)
  await doTask(city, 'leader', second.number, { outcome: 'accept' })

  const done = await look(city, 'leader', root)
  expect(done).toMatchObject({ score: 88, light: null, endedAt: expect.any(String) })
  expect(done.tasks[0]).toMatchObject({
    outcome: 'accepted',
    score: 75,
    because: [
      { text: '到期没有报告完成', points: -10 },
      { text: '到期以后每多催办一次', points: -5 },
      { text: '报告被退回', points: -10 },
    ],
  })
  expect(done.tasks[1]).toMatchObject({ score: 100, because: [] })
  const said = done.trace.map((entry: { what: string }) => entry.what)
  for (const step of [
    '交办',
    `交市城市管理局：${pipes.title}`,
    '进展 40%：排查完一个街道',
    '一级催办（到期）',
    '二级催办',
    '办理并报告结果：报告完成。三个街道排查完毕，登记 12 处',
    '核验报告：退回重报。缺少点位清单',
    '按退回意见再报告：报告完成。附 12 处点位清单',
    '再次核验：认可',
    '了结：认可，75 分',
    '全部任务了结，平均 88 分',
    '办结',
  ])
    expect(
      said.filter((one: string) => one.includes(step.replace('交市城市管理局：', ''))),
      step,
    ).not.toEqual([])
  expect(said.filter((one: string) => one === '一级催办（到期）')).toHaveLength(1)
  expect(await city.sql`select 1 from cases.timers where root = ${root}`).toEqual([])
})

test('督办: a unit sees and reports only what is its own; who may not instruct cannot; the day is a working day to come', async () => {
  await using city = await testCity({ at: MONDAY })
  const { root, tasks } = await instruct(city)
  const [first, second] = tasks
  const market = await city.as('market-handler')
  const seen = (await market.get(`/instructions/${root}`)).body
  expect(seen.tasks.map((one: { id: string }) => one.id)).toEqual([second.id])
  // neither its tasks nor, in the instruction's own history, what other units were given
  expect(JSON.stringify(seen.trace)).toContain(kitchens.title)
  expect(JSON.stringify(seen.trace)).not.toContain(pipes.title)
  expect(JSON.stringify((await look(city, 'leader', root)).trace)).toContain(pipes.title)
  expect(seen).toMatchObject({ maySplit: false, mayReport: [second.id] })
  const [row] = (await market.get('/instructions')).body.rows
  expect(row.tasks).toHaveLength(1)
  const say = { percent: 10, text: '不是我们的' }
  expect((await market.post(`/instructions/${root}/tasks/${first.id}/progress`, say)).code).toBe('NOT_PERMITTED')
  expect((await (await city.as('fire-handler')).get(`/instructions/${root}`)).code).toBe('INSTRUCTION_NOT_FOUND')
  expect((await (await city.as('fire-handler')).get('/instructions')).body.rows).toEqual([])
  expect((await market.post('/instructions', given)).status).toBe(403)
  const leader = await city.as('leader')
  for (const dueOn of ['2026-11-16', '2026-11-21', '2026-11-13'])
    expect((await leader.post(`/instructions/${root}/tasks`, { parts: [{ ...pipes, dueOn }] })).code).toBe(
      'INSTRUCTION_DAY_WRONG',
    )
  expect((await leader.post(`/instructions/${root}/tasks`, { parts: [{ ...pipes, unit: 'navy' }] })).code).toBe(
    'INSTRUCTION_UNIT_UNKNOWN',
  )
})

test('督办: the same instruction sent twice is one, and two tasks that end at the same instant end it once', async () => {
  await using city = await testCity({ at: MONDAY })
  const leader = await city.as('leader')
  const id = '0190a5d2-7c1e-7b3a-9f00-00000000e04a'
  const both = await Promise.all([1, 2].map(() => leader.post('/instructions', { ...given, id })))
  expect(both.map((answer) => answer.status)).toEqual([200, 200])
  expect(new Set(both.map((answer) => answer.body.root)).size).toBe(1)
  const { root, tasks } = (await leader.get(`/instructions/${both[0]?.body.root}`)).body
  expect(tasks).toHaveLength(2)
  const [first, second] = tasks
  await doTask(city, 'urban-handler', first.number, { outcome: 'done', opinion: '三个街道排查完毕' })
  await doTask(city, 'market-handler', second.number, { outcome: 'done', opinion: '检查率 100%' })
  const checks = [...(await openTasks(city, 'leader', first.number)), ...(await openTasks(city, 'leader', second.number))]
  const ended = await Promise.all(
    checks.map((one) => leader.post(`/desk/tasks/${one.root}/${one.id}/completion`, { outcome: 'accept' })),
  )
  expect(ended.map((answer) => answer.status)).toEqual([200, 200])
  const view = (await leader.get(`/instructions/${root}`)).body
  expect(view).toMatchObject({ score: 100, endedAt: expect.any(String) })
  expect(view.trace.filter((entry: { what: string }) => entry.what === '办结')).toHaveLength(3)
})

test('督办: an instruction does not take the id of a resident’s draft: she files all the same', async () => {
  await using city = await testCity({ at: MONDAY })
  const wang = await city.as('wang-jianguo')
  const draft = await prepare(wang, {
    id: 'old-age-allowance',
    values: { bankAccount: '6217990100000000814', bankName: '云州银行和平街支行' },
  })
  const taken = await (await city.as('leader')).post('/instructions', { ...given, id: draft, parts: [] })
  expect(taken.status).toBe(200)
  expect(taken.body.root).not.toBe(draft)
  expect((await wang.post(`/drafts/${draft}/submission`, {})).status).toBe(200)
})

test('督办: what is not accepted the second time is escalated and decided, and the score says why', async () => {
  await using city = await testCity({ at: MONDAY })
  const { root, tasks } = await instruct(city)
  const [first] = tasks
  for (const [login, outcome] of [
    ['urban-handler', 'done'],
    ['leader', 'back'],
    ['urban-handler', 'done'],
    ['leader', 'escalate'],
    ['leader', 'failed'],
  ] as const)
    await doTask(city, login, first.number, { outcome, opinion: '写明事实和理由' })
  const [failed] = (await look(city, 'leader', root)).tasks
  expect(failed).toMatchObject({ outcome: 'failed', score: 30, isFinal: true })
})

test('the score is a hundred less what the rule says, never below nothing', () => {
  expect(scoreOf({ rung: 0, timesBack: 0, isEscalated: false, outcome: null })).toBe(100)
  expect(scoreOf({ rung: 3, timesBack: 1, isEscalated: true, outcome: 'failed' })).toBe(10)
  expect(deductionsOf({ rung: 3, timesBack: 0, isEscalated: false, outcome: null })).toEqual([
    { text: '到期没有报告完成', points: -10 },
    { text: '到期以后每多催办一次（2 次）', points: -10 },
  ])
})
