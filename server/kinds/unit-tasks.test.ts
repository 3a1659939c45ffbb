// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeAsUnit, fireTimers } from '../cases/index.ts'
import { composeCity } from '../compose.ts'
import { transaction } from '../kernel/index.ts'
import { noteFirmEnded, personByIdNumber } from '../people/index.ts'
import { writeRow } from '../registers/index.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { sendPhoto } from './testing-examples.ts'

const HEAD = 'tang-jianping'
const SCHOOL = 'school/XX0001'
const SUPPLIER = '91990107MA0C00040M'
const found = {
  school: 'XX0001',
  problem: '索证不齐',
  text: '三批蔬菜没有合格证明',
  supplier: SUPPLIER,
  informant: '13900139041',
}
const answer = { measure: '已补齐三批证明', rectifiedOn: '2026-11-20' }
/** accounts without any part in the school before somebody gives them one */
const he = { idNumber: '990106199010101416', name: '何大伟' }
const zheng = { idNumber: '990107199608081313', name: '郑凯' }

type Open = { root: string; id: string; number: string; task: string }

async function issue(city: TestCity, form: object = found): Promise<Open> {
  const opened = await (await city.as('market-registrar')).post('/kinds/campus-food/cases', { form })
  expect(opened.status, JSON.stringify(opened.body)).toBe(201)
  return { ...opened.body, task: await waiting(city, opened.body.root) }
}

async function waiting(city: TestCity, root: string): Promise<string> {
  const [task] = await city.sql<{ id: string }[]>`select id from cases.open_tasks where root = ${root}`
  return task?.id ?? ''
}

async function grant(city: TestCity, who: object, role: string, change: object = {}) {
  const head = await city.as(HEAD)
  return head.post('/me/units/members', { unit: SCHOOL, role, ...who, until: '2027-06-30', ...change })
}

const schoolsOf = async (client: Client) =>
  (await client.get('/me/units')).body.rows.filter(({ unit }: { unit: string }) => unit.startsWith('school/'))
const pageOf = (client: Client, { root, task }: Open) => client.get(`/me/units/tasks/${root}/${task}`)
const listOf = async (client: Client, query = '') =>
  (await client.get(`/me/units/tasks${query}`)).body.rows.map(({ number }: { number: string }) => number)
const act = (client: Client, { root, task }: Open, name: string, body?: object, key?: string) =>
  client.post(`/me/units/tasks/${root}/${task}/${name}`, body, key === undefined ? {} : { 'idempotency-key': key })

describe('a school answers for itself', () => {
  let city: TestCity
  let open: Open
  beforeAll(async () => {
    // no more connections than a server must have: an act that held one and asked for another would stop the city
    city = await testCity({ env: { DATABASE_POOL: '2' } })
    open = await issue(city)
  })
  afterAll(() => city[Symbol.asyncDispose]())

  test('whoever the register names has it in her list; nobody else has, not by its ids either, and no officer does it', async () => {
    const head = await city.as(HEAD)
    expect(await schoolsOf(head)).toMatchObject([
      {
        unit: SCHOOL,
        name: '云州市云东区实验小学',
        sort: '学校（含幼儿园）台账',
        roles: [{ id: 'representative', name: '负责人' }],
      },
    ])
    expect(await listOf(head)).toEqual([open.number])
    expect(await listOf(head, `?unit=${SCHOOL}&q=${encodeURIComponent('索证')}`)).toEqual([open.number])
    // by whom the case was opened, or whatever she may not know, nothing is found
    expect(await listOf(head, `?q=${encodeURIComponent('市场监督管理局')}`)).toEqual([])
    for (const login of ['song-wanqing', 'gao-qiming', 'he-dawei']) {
      const other = await city.as(login)
      expect(await listOf(other)).toEqual([])
      expect((await pageOf(other, open)).code).toBe('TASK_NOT_FOUND')
      for (const [name, body] of [
        ['claim', undefined],
        ['hand-over', { to: null }],
        ['completion', { outcome: 'answer', output: answer }],
      ] as const)
        expect((await act(other, open, name, body)).code).toBe('TASK_NOT_FOUND')
    }
    const officer = await city.as('market-handler')
    const refused = await officer.post(`/desk/tasks/${open.root}/${open.task}/completion`, { outcome: 'answer' })
    expect([refused.code, refused.body.facts.owner]).toEqual(['CASE_NOT_YOURS', '云州市云东区实验小学'])
    expect((await pageOf(officer, open)).code).toBe('PERSONS_ONLY')
  })

  test('each reads what the kind lets this unit read, and nothing else: the leak matrix of a case with two units', async () => {
    expect((await grant(city, he, 'handler')).status).toBe(201)
    expect((await grant(city, zheng, 'school-doctor')).status).toBe(201)
    const both = await issue(city, { ...found, problem: '食材过期' })
    const head = await city.as(HEAD)
    const scene = await sendPhoto(head, '/portal', 'after.jpg')
    expect((await act(head, both, 'completion', { outcome: 'answer', output: { ...answer, after: scene } })).status).toBe(204)
    const second: Open = { ...both, task: await waiting(city, both.root) }
    const fields = ['problem', 'text', 'supplier', 'informant', 'measure', 'rectifiedOn', 'after', 'source']
    const readBy = async (login: string, at: Open) => {
      const page = await pageOf(await city.as(login), at)
      if (page.status !== 200) return page.code
      const said = JSON.stringify(page.body)
      // nothing of what is not named stands anywhere on the page
      expect([login, said.includes(found.informant)]).toEqual([login, false])
      return page.body.answers.map(({ field }: { field: string }) => field).filter((one: string) => fields.includes(one))
    }
    const matrix: Record<string, [unknown, unknown, unknown]> = {}
    for (const login of [HEAD, 'he-dawei', 'zheng-kai', 'gao-qiming', 'song-wanqing'])
      matrix[login] = [await readBy(login, open), await readBy(login, both), await readBy(login, second)]
    const asked = ['problem', 'text']
    const own = ['measure', 'rectifiedOn', 'after']
    expect(matrix).toEqual({
      // what waits; what she answered, of which she reads her own answers; what waits for another unit
      [HEAD]: [asked, own, 'TASK_NOT_FOUND'],
      'he-dawei': [asked, own, 'TASK_NOT_FOUND'],
      'zheng-kai': ['TASK_NOT_FOUND', 'TASK_NOT_FOUND', 'TASK_NOT_FOUND'],
      'gao-qiming': ['TASK_NOT_FOUND', 'TASK_NOT_FOUND', ['problem']],
      'song-wanqing': ['TASK_NOT_FOUND', 'TASK_NOT_FOUND', 'TASK_NOT_FOUND'],
    })
    // the file is its readers' alone
    const page = (await pageOf(head, both)).body
    const { url } = page.answers.find(({ field }: { field: string }) => field === 'after').file
    expect((await head.get(url.slice(4))).status).toBe(200)
    for (const login of ['gao-qiming', 'zheng-kai'])
      expect((await (await city.as(login)).get(url.slice(4))).code).toBe('TASK_NOT_FOUND')
    const elsewhere = url.slice(4).replace(both.task, second.task)
    expect((await (await city.as('gao-qiming')).get(elsewhere)).code).toBe('FILE_NOT_FOUND')
  })

  test('a member hands a task over within the unit; whoever loses the role loses it at once, and what she had in hand is free', async () => {
    const [head, member] = [await city.as(HEAD), await city.as('he-dawei')]
    const me = await transaction(city.sql, (tx) => personByIdNumber(city, tx, he.idNumber))
    expect((await act(member, open, 'claim')).status).toBe(204)
    expect((await act(head, open, 'completion', { outcome: 'answer', output: answer })).body).toMatchObject({
      code: 'UNIT_TASK_TAKEN',
      facts: { by: '何大伟' },
    })
    const doctor = await transaction(city.sql, (tx) => personByIdNumber(city, tx, zheng.idNumber))
    expect((await act(member, open, 'hand-over', { to: doctor?.id })).code).toBe('UNIT_COLLEAGUE_UNKNOWN')
    expect((await act(head, open, 'hand-over', { to: null })).status).toBe(204)
    expect((await act(head, open, 'hand-over', { to: me?.id })).status).toBe(204)
    await city.settle()
    const notices = (await member.get('/me/notices')).body.rows.map(({ title }: { title: string }) => title)
    expect(notices).toContain('一件事转交给您办')
    const { rows } = (await head.get(`/me/units/members?unit=${SCHOOL}`)).body
    const role = rows.find(({ name }: { name: string }) => name === '何大伟')
    expect((await member.get(`/me/units/members?unit=${SCHOOL}`)).code).toBe('UNIT_NOT_YOURS')
    expect((await (await city.as('song-wanqing')).delete(`/me/units/members/${role.id}`)).code).toBe('NOT_FOUND')
    expect((await head.delete(`/me/units/members/${role.id}`)).status).toBe(204)
    expect(await listOf(member)).toEqual([])
    expect((await pageOf(member, open)).code).toBe('TASK_NOT_FOUND')
    expect((await act(member, open, 'completion', { outcome: 'answer', output: answer })).code).toBe('TASK_NOT_FOUND')
    expect((await act(head, open, 'claim')).status).toBe(204)
    await city.settle()
    const told = await city.sql<{ act: string }[]>`select act from ledger.entries where act like 'unit.%' order by seq`
    expect(told.map((one) => one.act)).toEqual(['unit.roleGranted', 'unit.roleGranted', 'unit.roleEnded'])
  })

  test('only the head grants, only roles of such a unit, only for a time; a role ends with its last day', async () => {
    expect((await grant(city, he, 'captain')).code).toBe('UNIT_ROLE_UNKNOWN')
    expect((await grant(city, he, 'representative')).code).toBe('UNIT_ROLE_UNKNOWN')
    expect((await grant(city, { ...he, name: '何小伟' }, 'handler')).code).toBe('AGENT_UNKNOWN')
    expect((await grant(city, he, 'handler', { until: '2026-11-19' })).code).toBe('AUTHORISATION_TOO_LONG')
    expect((await grant(city, he, 'handler', { unit: 'school/XX0002' })).code).toBe('UNIT_NOT_YOURS')
    expect((await grant(city, he, 'handler', { unit: `firm/${SUPPLIER}` })).code).toBe('UNIT_NOT_YOURS')
    // granted again at the same instant it is there once
    const twice = await Promise.all([1, 2].map(() => grant(city, he, 'handler', { until: '2026-11-20' })))
    expect(twice.map(({ status }) => status)).toEqual([201, 201])
    expect(await listOf(await city.as('he-dawei'))).toEqual([open.number])
    city.clock.set('2026-11-21T00:00:00+08:00')
    expect(await listOf(await city.as('he-dawei'))).toEqual([])
  })

  test('on two connections twenty acts at once are all done or refused: none waits for a connection while it holds one', async () => {
    const [head, officer, counter] = [await city.as(HEAD), await city.as('market-handler'), await city.as('city-counter')]
    const resident = await city.as('chen-xiaomei')
    const given = { relation: '朋友', matters: ['bundle/restaurant'], until: '2027-06-30', ...he }
    const report = { problem: '破损', place: '云州市古城区中山路40号门前' }
    const [one, two] = [await issue(city), await issue(city)]
    const answers = await Promise.all(
      [1, 2, 3, 4].flatMap((n) => [
        act(head, one, n % 2 === 0 ? 'claim' : 'completion', n % 2 === 0 ? undefined : { outcome: 'answer', output: {} }),
        officer.post(`/desk/tasks/${two.root}/${two.task}/completion`, { outcome: 'answer' }),
        counter.post('/kinds/manhole-report/cases', { form: { ...report, place: `${report.place}${n}` } }),
        resident.get('/me/licences'),
        n % 2 === 0 ? grant(city, zheng, 'school-doctor') : resident.post('/me/proxies', given),
      ]),
    )
    expect(answers.filter(({ status }) => status >= 500).map(({ body }) => body)).toEqual([])
    expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThan(12)
  })
})

test('two of a unit answer at the same instant on two servers: one is counted, the other is told who, and the same sending again is one', async () => {
  await using city = await testCity()
  const second = await composeCity(city.config, { clock: city.clock, content: city.content, url: city.databaseUrl })
  try {
    expect((await grant(city, he, 'handler')).status).toBe(201)
    const open = await issue(city)
    const persons = await Promise.all(
      ['990107197503211717', he.idNumber].map((number) => transaction(city.sql, (tx) => personByIdNumber(city, tx, number))),
    )
    const said = { outcome: 'answer', output: answer }
    const done = await Promise.allSettled(
      persons.map((person, n) =>
        completeAsUnit(n === 0 ? city : second, { ...person, kind: 'person', actingFor: null } as never, open, { ...said }),
      ),
    )
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(done.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'UNIT_TASK_DONE' })
    const again = await issue(city)
    const head = await city.as(HEAD)
    const twice = await Promise.all([1, 2].map(() => act(head, again, 'completion', said, 'k-1')))
    expect(twice.map(({ status }) => status)).toEqual([204, 204])
    // what was counted, asked for again after the right has ended, answers nothing
    await transaction(city.sql, (tx) =>
      writeRow(city, tx, {
        ...{ register: 'school', key: 'XX0001', fields: { headId: '990106199206181526' }, mode: 'change', why: '换了校长' },
        ...{ by: { kind: 'system', id: 'system' }, now: city.clock.now() },
      }),
    )
    expect((await act(head, again, 'completion', said, 'k-1')).code).toBe('TASK_NOT_FOUND')
    expect(await schoolsOf(head)).toEqual([])
    // whoever has two units has the tasks of both, each under its own name
    const third = await issue(city)
    await issue(city, { ...found, school: 'XX0002' })
    const song = await city.as('song-wanqing')
    expect((await song.get('/me/units/tasks')).body.rows.map(({ unit }: { unit: { id: string } }) => unit.id).toSorted()).toEqual(
      [SCHOOL, 'school/XX0002'],
    )
    expect(await listOf(song, `?unit=${SCHOOL}`)).toEqual([third.number])
  } finally {
    await second.sql.end({ timeout: 5 })
  }
})

test('a unit is told when something waits, is soon due and is late; it is counted as the unit’s; one that is gone or has nobody is an alarm of the department, which takes the task back', async () => {
  await using city = await testCity()
  const open = await issue(city)
  await city.settle()
  const titles = async (login: string) =>
    (await (await city.as(login)).get('/me/notices')).body.rows.map(({ title, link }: { title: string; link: string }) => [
      title,
      link,
    ])
  const link = `/my/units/tasks/${open.root}/${open.task}`
  expect(await titles(HEAD)).toEqual([['有一件事待单位办理', link]])
  const supervisor = async () => (await (await city.as('supervisor')).get('/supervision/units')).body.rows
  expect(await supervisor()).toMatchObject([{ unit: SCHOOL, name: '云州市云东区实验小学', open: 1, overdue: 0, hasEnded: false }])
  // three working days from a Friday: soon on the last of them, late after it
  city.clock.set('2026-11-25T08:00:00+08:00')
  await fireTimers(city)
  await city.settle()
  expect((await titles(HEAD)).map(([title]: string[]) => title)).toEqual(['单位的事快到期了', '有一件事待单位办理'])
  city.clock.set('2026-11-26T08:00:00+08:00')
  await fireTimers(city)
  await city.settle()
  expect((await titles(HEAD)).map(([title]: string[]) => title)).toEqual([
    '单位的事超期了',
    '单位的事快到期了',
    '有一件事待单位办理',
  ])
  expect(await supervisor()).toMatchObject([{ unit: SCHOOL, open: 1, overdue: 1 }])
  expect((await (await city.as(HEAD)).get('/me/units/tasks?light=red')).body.rows).toHaveLength(1)
  const flags = (await (await city.as('supervisor')).get('/supervision/flags')).body.rows
  expect(flags).toMatchObject([{ kind: 'taskOverdue', department: '云州市云东区实验小学', number: open.number }])
  // the school is no more: nobody is anything there, and the department hears of it
  await transaction(city.sql, (tx) =>
    writeRow(city, tx, {
      ...{ register: 'school', key: 'XX0001', fields: {}, mode: 'end', why: '撤并' },
      ...{ by: { kind: 'system', id: 'system' }, now: city.clock.now() },
    }),
  )
  expect((await pageOf(await city.as(HEAD), open)).code).toBe('TASK_NOT_FOUND')
  await city.settle()
  const alarms = (await (await city.as('supervisor')).get('/supervision/unstaffed')).body.rows
  expect(alarms).toMatchObject([{ number: open.number, department: '云州市云东区实验小学' }])
  const decider = await city.as('market-decider')
  const recall = `/desk/tasks/${open.root}/${open.task}/recall`
  expect((await decider.get(`/desk/cases/${open.root}/${open.id}`)).body.tasks[0]).toMatchObject({ mayRecall: true })
  expect((await (await city.as('fire-decider')).post(recall, { reason: '学校已撤并' })).code).toBe('NOT_PERMITTED')
  expect((await decider.post(recall, { reason: '学校已撤并' })).status).toBe(200)
  expect((await city.sql`select element from cases.open_tasks where root = ${open.root}`).map((one) => one.element)).toEqual([
    'reassess',
  ])
  await city.settle()
  expect((await (await city.as('supervisor')).get('/supervision/unstaffed')).body.rows).toEqual([])
  // nothing is given to what is gone, or is nothing
  const registrar = await city.as('market-registrar')
  const tried = async (form: object) => (await registrar.post('/kinds/campus-food/cases', { form })).code
  expect(await tried(found)).toBe('UNIT_ENDED')
  expect(await tried({ ...found, school: 'XX9999' })).toBe('ROW_UNKNOWN')
  // a head without an account: the alarm stands until she has one, or somebody has a role
  const nobody = await issue(city, { ...found, school: 'XX0003' })
  await transaction(city.sql, (tx) =>
    writeRow(city, tx, {
      ...{ register: 'school', key: 'XX0003', fields: { headId: '99010719730309101X' }, mode: 'change', why: '换了校长' },
      ...{ by: { kind: 'system', id: 'system' }, now: city.clock.now() },
    }),
  )
  city.cases.staffed.clear()
  await city.settle()
  expect((await (await city.as('supervisor')).get('/supervision/unstaffed')).body.rows).toMatchObject([{ number: nobody.number }])
})

test('nothing is given to a firm that is dissolved, and nobody acts for it', async () => {
  await using city = await testCity()
  const [open, next] = [await issue(city), await issue(city)]
  expect((await act(await city.as(HEAD), open, 'completion', { outcome: 'answer', output: answer })).status).toBe(204)
  const gao = await city.as('gao-qiming')
  expect(await listOf(gao)).toEqual([open.number])
  await transaction(city.sql, (tx) => noteFirmEnded(tx, SUPPLIER, true))
  expect(await listOf(gao)).toEqual([])
  expect((await act(gao, { ...open, task: await waiting(city, open.root) }, 'claim')).code).toBe('TASK_NOT_FOUND')
  const registrar = await city.as('market-registrar')
  expect((await registrar.post('/kinds/campus-food/cases', { form: found })).code).toBe('UNIT_ENDED')
  expect((await registrar.post('/kinds/campus-food/cases', { form: { ...found, supplier: '11990100MB0A103474' } })).code).toBe(
    'UNIT_UNKNOWN',
  )
  // the school is not held up by it: the department hears that nobody can answer
  expect((await act(await city.as(HEAD), next, 'completion', { outcome: 'answer', output: answer })).status).toBe(204)
  await city.settle()
  const alarms = (await (await city.as('supervisor')).get('/supervision/unstaffed')).body.rows
  expect(alarms.map(({ number }: { number: string }) => number).toSorted()).toEqual([open.number, next.number].toSorted())
})
