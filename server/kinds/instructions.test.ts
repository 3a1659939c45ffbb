// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actOn, findCase, findDossier, fireTimers, openBeside, theSystem } from '../cases/index.ts'
import { composeCity } from '../compose.ts'
import { verify } from '../ledger/index.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, openTasks } from '../testing/journey.ts'
import { completeBrought } from './brought.ts'
import { kindInForce } from './open.ts'
import { openedBy } from './origin.ts'
import { seedCases } from './seed-cases.ts'

/** Monday. */
const MONDAY = '2026-11-16T09:00:00+08:00'
const pipes = { unit: 'urban', title: '排查老旧地下管线', measure: '三个街道全部排查，隐患登记到点位', dueOn: '2026-11-20' }
const kitchens = { unit: 'market', title: '检查餐饮用气', measure: '持证餐饮店检查率 100%', dueOn: '2026-11-27' }
const given = {
  title: '冬季用气安全',
  body: '请城管、市场监管部门一周内拿出结果，逐点位销号。',
  source: '市政府专题会议',
  leader: '尹泽民',
  parts: [pipes, kitchens],
}

type Traced = {
  cases: {
    root: string
    id: string
    number: string
    name: string
    light: string | null
    shown: { title: string; value: string }[]
  }[]
  rows: { what: string; detail: Record<string, string>; title: string }[]
}

async function instruct(city: TestCity, form: object = given, id?: string) {
  const answer = await (await city.as('leader')).post('/kinds/instruction/cases', { form, ...(id ? { id } : {}) })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as { root: string; id: string; number: string }
}
const trace = async (city: TestCity, login: string, { root, id }: { root: string; id: string }): Promise<Traced> =>
  (await (await city.as(login)).get(`/desk/cases/${root}/${id}/trace`)).body
const listed = async (city: TestCity, login: string, kind = 'assignment') =>
  (await (await city.as(login)).get(`/kinds/${kind}/cases`)).body.rows as {
    number: string
    title: string
    light: string | null
    state: { code: string }
    shown: Record<string, string>
  }[]
const scoreOf = async (city: TestCity, title: string) =>
  (await listed(city, 'leader')).find((row) => row.title === title)?.shown.score
/** what a line of the trace says, as the page joins it */
const saidIn = ({ rows }: Traced) =>
  rows.map(({ what, detail }) =>
    detail.outcomeName ? `${detail.name}：${[detail.outcomeName, detail.opinion].filter(Boolean).join('。')}` : what,
  )

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
  const instruction = await instruct(city)
  const tasks = (await trace(city, 'leader', instruction)).cases
  expect(tasks).toMatchObject([
    { name: pipes.title, department: '市城管局', light: 'green', isOpen: true },
    { name: kitchens.title, department: '市市场监管局' },
  ])
  expect(tasks[0]?.shown).toEqual(
    expect.arrayContaining([
      { title: '责任单位', value: '市城管局' },
      { title: '完成期限', value: '2026-11-20' },
      { title: '得分', value: '100' },
    ]),
  )
  const [first, second] = tasks.map((one) => one.number) as [string, string]
  // how far it has come, as often as there is something to say; the task stays
  await doTask(city, 'urban-handler', first, { outcome: 'progress', opinion: '排查完一个街道', output: { percent: 40 } })

  // the day passes: red, and urged by the working calendar, once a rung on two servers
  const rungs = [
    ['2026-11-20T23:59:58+08:00', 'yellow', '100'],
    ['2026-11-21T00:00:01+08:00', 'red', '90'],
    ['2026-11-24T23:59:58+08:00', 'red', '90'],
    ['2026-11-25T00:00:01+08:00', 'red', '85'],
  ] as const
  for (const [at, light, score] of rungs) {
    city.clock.set(at)
    await fireOnTwoServers(city)
    const [row] = (await listed(city, 'urban-handler')).filter((one) => one.number === first)
    expect([at, row?.light, row?.shown.score]).toEqual([at, light, score])
    // the unit sees it in its own list of work
    const [own] = (await (await city.as('urban-handler')).get(`/desk/tasks?q=${first}&limit=10`)).body.rows
    expect([at, own.isUrged]).toEqual([at, light === 'red'])
  }
  city.clock.set('2026-11-25T09:00:00+08:00')
  await doTask(city, 'urban-handler', first, { outcome: 'done', opinion: '三个街道排查完毕，登记 12 处' })
  await doTask(city, 'leader', first, { outcome: 'back', opinion: '缺少点位清单' })
  expect((await openTasks(city, 'urban-handler', first)).map((task) => task.name)).toEqual(['按退回意见再报告'])
  // what it costs stands there at once, not only at the end
  expect(await scoreOf(city, pipes.title)).toBe('75')
  await doTask(city, 'urban-handler', first, { outcome: 'done', opinion: '附 12 处点位清单' })
  // it cannot be sent back again: accepted, or escalated
  const [again] = await openTasks(city, 'leader', first)
  const path = `/desk/tasks/${again?.root}/${again?.id}/completion`
  expect((await (await city.as('leader')).post(path, { outcome: 'back', opinion: '还是不够清楚' })).code).toBe('OUTCOME_UNKNOWN')
  await doTask(city, 'leader', first, { outcome: 'accept' })
  await doTask(city, 'market-decider', second, { outcome: 'done', opinion: '检查率 100%，整改 7 家' })
  expect((await listed(city, 'leader', 'instruction'))[0]?.state.code).toBe('running')
  await doTask(city, 'leader', second, { outcome: 'accept' })

  const [done] = await listed(city, 'leader', 'instruction')
  expect(done).toMatchObject({ light: null, state: { code: 'done' }, shown: { score: '88' } })
  const whole = await trace(city, 'leader', instruction)
  const [mine] = whole.cases
  const answers = (await findDossier(city.sql, mine?.root ?? '', mine?.id ?? ''))?.form
  expect(answers).toMatchObject({ score: 75, because: '到期没有报告完成 −10；到期以后每多催办一次 −5；报告被退回 −10' })
  const said = saidIn(whole)
  for (const step of [
    '登记',
    `转出 ${first}（${pipes.title}）`,
    '进展 40%：排查完一个街道',
    '一级催办（到期）',
    '二级催办',
    '办理并报告结果：报告完成。三个街道排查完毕，登记 12 处',
    '核验报告：退回重报。缺少点位清单',
    '按退回意见再报告：报告完成。附 12 处点位清单',
    '再次核验：认可',
    '了结：认可，75 分',
    '全部任务了结，平均 88 分',
    '已办结',
  ])
    expect(said, step).toContain(step)
  expect(said.filter((one) => one === '一级催办（到期）')).toHaveLength(1)
  expect(await city.sql`select 1 from cases.timers where root = any(${[mine?.root ?? '', instruction.root]}::uuid[])`).toEqual([])
})

test('督办: a unit sees and does only what is its own; who may not instruct cannot; the day is a working day to come, the unit one of the leader’s region', async () => {
  await using city = await testCity({ at: MONDAY })
  const instruction = await instruct(city)
  const market = await city.as('market-handler')
  const own = await listed(city, 'market-handler')
  expect(own.map((row) => row.title)).toEqual([kitchens.title])
  const tasks = (await trace(city, 'leader', instruction)).cases
  const pages = (one: { root: string; id: string }) => [
    `/desk/cases/${one.root}/${one.id}`,
    `/desk/cases/${one.root}/${one.id}/trace`,
  ]
  // neither what other units were given nor the instruction itself, of which its own task says what it must know
  for (const page of [...pages(instruction), ...pages(tasks[0] ?? instruction)])
    expect((await market.get(page)).code, page).toBe('CASE_NOT_YOURS')
  const seen = (await market.get(pages(tasks[1] ?? instruction)[0] ?? '')).body
  expect(seen.form.values).toMatchObject({ instruction: given.title, body: given.body, leader: '尹泽民' })
  expect(JSON.stringify(seen)).not.toContain(pipes.title)
  const [report] = await city.sql<{ id: string }[]>`
    select id from cases.open_tasks where root = ${tasks[0]?.root ?? ''} and element = 'report'`
  const say = { outcome: 'progress', opinion: '不是我们的', output: { percent: 10 } }
  expect((await market.post(`/desk/tasks/${tasks[0]?.root}/${report?.id}/completion`, say)).code).toBe('CASE_NOT_YOURS')
  expect(await listed(city, 'fire-handler')).toEqual([])
  expect((await market.post('/kinds/instruction/cases', { form: given })).status).toBe(403)
  const leader = await city.as('leader')
  for (const dueOn of ['2026-11-16', '2026-11-21', '2026-11-13', '2031-03-04'])
    expect(
      (await leader.post('/kinds/instruction/cases', { form: { ...given, parts: [pipes, { ...pipes, dueOn }] } })).code,
    ).toBe('UNTIL_WRONG')
  const nobody = { ...given, parts: [{ ...pipes, unit: 'navy' }] }
  expect((await leader.post('/kinds/instruction/cases', { form: nobody })).code).toBe('ANSWERS_INVALID')
  // nothing of what was refused is there: the instruction and its tasks begin together or not at all
  expect(await listed(city, 'leader', 'instruction')).toHaveLength(1)
  expect(await listed(city, 'leader')).toHaveLength(2)
})

test('督办: the same instruction sent twice is one, tasks may be added, and two that end at the same instant end it once', async () => {
  await using city = await testCity({ at: MONDAY })
  const id = '0190a5d2-7c1e-7b3a-9f00-00000000e04a'
  const both = await Promise.all([1, 2].map(() => instruct(city, { ...given, parts: [pipes] }, id)))
  expect(new Set(both.map(({ root }) => root)).size).toBe(1)
  const [instruction] = both as [{ root: string; id: string; number: string }]
  await doTask(city, 'leader', instruction.number, { outcome: 'add', output: { more: [kitchens] } })
  const [first, second] = (await trace(city, 'leader', instruction)).cases.map((one) => one.number) as [string, string]
  await doTask(city, 'urban-handler', first, { outcome: 'done', opinion: '三个街道排查完毕' })
  await doTask(city, 'market-handler', second, { outcome: 'done', opinion: '检查率 100%' })
  const leader = await city.as('leader')
  const checks = [...(await openTasks(city, 'leader', first)), ...(await openTasks(city, 'leader', second))]
  const ended = await Promise.all(
    checks.map((one) => leader.post(`/desk/tasks/${one.root}/${one.id}/completion`, { outcome: 'accept' })),
  )
  expect(ended.map((answer) => answer.status)).toEqual([200, 200])
  expect(await listed(city, 'leader', 'instruction')).toMatchObject([{ state: { code: 'done' }, shown: { score: '100' } }])
  expect(saidIn(await trace(city, 'leader', instruction)).filter((one) => one === '全部任务了结，平均 100 分')).toHaveLength(1)
})

test('督办: what is not accepted the second time is escalated and decided, and the score says why', async () => {
  await using city = await testCity({ at: MONDAY })
  const instruction = await instruct(city, { ...given, parts: [pipes] })
  const [task] = (await trace(city, 'leader', instruction)).cases
  for (const [login, outcome] of [
    ['urban-handler', 'done'],
    ['leader', 'back'],
    ['urban-handler', 'done'],
    ['leader', 'escalate'],
    ['leader', 'failed'],
  ] as const)
    await doTask(city, login, task?.number ?? '', { outcome, opinion: '写明事实和理由' })
  expect(await listed(city, 'leader')).toMatchObject([{ state: { code: 'failed' }, shown: { score: '30' } }])
})

test('督办: the demo city begins with an instruction whose tasks are in time, nearly over, late, sent back, and done; the platform urges the late one by itself; a second start changes nothing', async () => {
  await using city = await testCity({ at: '2026-11-30T09:00:00+08:00' })
  await seedCases(city)
  const list = async () =>
    (await listed(city, 'leader'))
      .map((row) => [row.title, row.light, row.shown.score])
      .toSorted(([one], [other]) => String(one).localeCompare(String(other), 'zh'))
  expect(await list()).toEqual([
    ['检查餐饮场所用气', 'yellow', '100'],
    ['检查高层住宅消防通道', 'red', '100'],
    ['检查养老机构用电', 'green', '90'],
    ['排查老旧地下管线', 'green', '100'],
    ['排查主要路口信号灯', 'green', '100'],
  ])
  await fireTimers(city)
  await city.settle()
  const urged = await list()
  expect(urged.map(([, , score]) => score)).toEqual(['100', '90', '90', '100', '100'])
  await seedCases(city)
  expect(await list()).toEqual(urged)
  // a volunteer of the demo city has points, and has reserved some of them
  const accounts = (await (await city.as('lin-yuanshan')).get('/me/accounts')).body.rows
  expect(accounts).toMatchObject([{ type: 'volunteer-points', balance: 40, held: 20 }])
  expect(await verify(city.sql, city.vault)).toMatchObject({ ok: true })
})

/** What the room of instructions kept in its own tables before its cases were of kinds by files. */
const OLD_TABLES = `
  create schema instructions;
  create table instructions.instructions (root uuid primary key, number text, title text, body text, source text, given_by uuid, given_by_name text,
    department text, region text, given_at timestamptz, ended_at timestamptz, score smallint);
  create table instructions.assignments (root uuid, id uuid, number text, unit text, region text, title text, measure text, due_on date, given_at timestamptz,
    progress smallint not null default 0, progress_text text, reported_at timestamptz, rung smallint not null default 0, times_back smallint not null default 0,
    is_escalated boolean not null default false, outcome text, score smallint, ended_at timestamptz, primary key (root, id));`

test('督办: instructions of a city from before are cases of the kinds after it, with their tasks, urgings and scores, and go on to their end', async () => {
  await using city = await testCity({ at: MONDAY })
  // as that room left them: both cases in one matter, under hashes that said their terms
  const { root, number } = await instruct(city, { ...given, parts: [] })
  const { hash } = kindInForce(city, 'assignment')
  await actOn(city, { root, id: root }, { name: 'split', actor: theSystem }, async (act, work) => {
    await openBeside(act, work, { kind: 'assignment', item: 'assignment', hash, name: pipes.title, form: pipes })
  })
  const [task] = await city.sql<{ id: string; number: string; department: string }[]>`
    select id, number, department from cases.cases where root = ${root} and id <> ${root}`
  const before = await findCase(city.sql, root, root)
  await actOn(city, { root, id: task?.id ?? '' }, { name: 'old', actor: theSystem }, (_, work) => {
    const { unit: _unit, score: _score, ...form } = work.dossier.form
    work.dossier = { ...work.dossier, form }
    work.dossierChanged = true
  })
  await city.owner.unsafe(OLD_TABLES)
  await city.owner`
    insert into instructions.instructions (root, number, title, body, source, department, region, given_at)
    values (${root}, ${number}, ${given.title}, ${given.body}, ${given.source}, ${before?.applicantId ?? ''}, '990100', ${city.clock.now()})`
  await city.owner`
    insert into instructions.assignments (root, id, number, unit, region, title, measure, due_on, progress, rung)
    values (${root}, ${task?.id ?? ''}, ${task?.number ?? ''}, ${task?.department ?? ''}, '990100', ${pipes.title}, ${pipes.measure}, ${pipes.dueOn}, 40, 1)`
  await city.owner`update cases.cases set item_hash = '4/office/urban', state = 'accepted' where root = ${root}`
  await city.owner`delete from kinds.rows`
  await city.owner`drop table kinds.brought`
  await city.owner.unsafe(readFileSync('server/kinds/migrations/0003_instructions_become_cases.sql', 'utf8'))
  expect(await city.owner`select 1 from pg_namespace where nspname = 'instructions'`).toEqual([])

  // two servers that start at the same instant complete them once
  await city.owner`grant select, insert, update, delete on kinds.brought to public`
  await Promise.all([completeBrought(city), completeBrought(city)])
  expect(await completeBrought(city)).toBe(0)
  const moved = await findCase(city.sql, root, root)
  expect([moved?.itemHash, moved && openedBy({ case: moved }).length]).toEqual([kindInForce(city, 'instruction').hash, 1])
  expect(await listed(city, 'urban-handler')).toMatchObject([
    { number: task?.number, state: { code: 'reporting' }, shown: { unit: '市城管局', percent: '40', score: '90' } },
  ])
  await doTask(city, 'urban-handler', task?.number ?? '', { outcome: 'done', opinion: '三个街道排查完毕' })
  await doTask(city, 'leader', task?.number ?? '', { outcome: 'accept' })
  expect(await listed(city, 'leader', 'instruction')).toMatchObject([{ number, state: { code: 'done' }, shown: { score: '90' } }])
})
