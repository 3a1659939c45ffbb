// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, foodLicence, onePagePdf, openTasks, prepare } from '../testing/journey.ts'

const XIAOMEI = '91990102MA0C00016W'

test('A14: three defects make one notice with three points; a second notice is refused and flagged for supervision', async () => {
  await using city = await testCity()
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  const handler = await city.as('market-handler')
  const points = [
    { material: 'layout-plan', ground: '不清晰', text: '布局图看不清流向，请标出人流和物流' },
    { material: 'safety-rules', ground: '不齐全', text: '缺进货查验制度' },
    { field: 'contactName', ground: '不一致', text: '联系人请填写食品安全员' },
  ]
  expect(
    (
      await handler.post(`/desk/cases/${filed.root}/${filed.id}/supplement`, {
        points: [{ material: 'a-secret-paper', ground: 'x', text: '请再提供一份' }],
      })
    ).code,
  ).toBe('SUPPLEMENT_POINT_UNKNOWN')
  expect((await handler.post(`/desk/cases/${filed.root}/${filed.id}/supplement`, { points })).status).toBe(200)
  await city.settle()
  const chen = await city.as('chen-xiaomei')
  const notices = (await chen.get('/me/notices')).body.rows
  expect(notices.filter((one: { kind: string }) => one.kind === 'supplementAsked')).toHaveLength(1)
  const asked = (await chen.get(`/me/cases/${filed.number}`)).body
  expect(asked.supplement.points).toHaveLength(3)
  expect(asked.todo).toBe('supplement')
  const [task] = await openTasks(city, 'market-handler', filed.number)
  expect((await handler.post(`/desk/tasks/${task?.root}/${task?.id}/completion`, { outcome: 'accept' })).code).toBe('CASE_PAUSED')
  const answers: { point: string; fileId?: string; value?: string }[] = []
  for (const point of asked.supplement.points) {
    if (point.field) answers.push({ point: point.id, value: '周安全' })
    else
      answers.push({
        point: point.id,
        fileId: (
          await chen.upload(`/me/cases/${filed.number}/supplement/files`, {
            name: '补正.pdf',
            type: 'application/pdf',
            content: onePagePdf,
          })
        ).body.fileId,
      })
  }
  const half = await chen.post(`/me/cases/${filed.number}/supplement`, { answers: answers.slice(0, 1) })
  expect(half.code).toBe('SUPPLEMENT_INCOMPLETE')
  const whole = await chen.post(`/me/cases/${filed.number}/supplement`, { answers })
  expect(whole.status, JSON.stringify(whole.body)).toBe(200)
  const second = await handler.post(`/desk/cases/${filed.root}/${filed.id}/supplement`, { points: points.slice(0, 1) })
  expect(second.code).toBe('SUPPLEMENT_ONLY_ONCE')
  await city.settle()
  const flags = (await (await city.as('supervisor')).get('/supervision/flags')).body.rows
  expect(flags).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'supplementRepeated', number: filed.number })]))
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
})

test('行政许可法 art. 32: what is not told within five working days counts as accepted from the day of receipt', async () => {
  await using city = await testCity({ at: '2026-11-16T10:00:00+08:00' })
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  city.clock.set('2026-11-23T23:00:00+08:00')
  await city.settle()
  expect((await (await city.as('chen-xiaomei')).get(`/me/cases/${filed.number}`)).body.state.code).toBe('submitted')
  city.clock.set('2026-11-24T00:00:01+08:00')
  await city.settle()
  const chen = await city.as('chen-xiaomei')
  const after = (await chen.get(`/me/cases/${filed.number}`)).body
  expect(after.state.code).toBe('accepted')
  expect(after.dueOn).toBe('2026-11-23')
})

test('before acceptance nobody is promised the clock of telling as a day of completion: done page, list, tracking, counter and receipt say what is true', async () => {
  await using city = await testCity({ at: '2026-11-16T10:00:00+08:00' })
  const chen = await city.as('chen-xiaomei')
  const draft = await prepare(chen, foodLicence)
  const done = (await chen.post(`/drafts/${draft}/submission`, {})).body
  // told by Monday the 23rd; five working days from then on at the latest
  const promise = { tellBy: '2026-11-23', limit: '5 个工作日', latestOn: '2026-11-30' }
  expect(done).toMatchObject({ etaOn: null, promise })
  const list = async () => (await chen.get('/me/cases')).body.rows[0]
  expect(await list()).toMatchObject({ dueOn: null, promise })
  expect((await chen.get(`/me/cases/${done.number}`)).body).toMatchObject({ dueOn: null, due: null, promise })
  const tracked = `/track?number=${done.shortNumber}&code=${done.queryCode}`
  expect((await city.anyone().get(tracked)).body).toMatchObject({ dueOn: null, promise })
  await doTask(city, 'market-handler', done.number, { outcome: 'accept' })
  expect(await list()).toMatchObject({ dueOn: '2026-11-23', promise: null })
  expect((await city.anyone().get(tracked)).body).toMatchObject({ dueOn: '2026-11-23', promise: null })
})

test('A24: a person below the age limit is told the failing rule before filing; a pre-filled value shows its source and may be objected to', async () => {
  await using city = await testCity()
  const li = await city.as('li-xiulan')
  const judged = (await li.post('/eligibility', { kind: 'item', id: 'old-age-allowance' })).body
  expect(judged.verdict).toBe('no')
  expect(judged.conditions.filter((one: { verdict: string }) => one.verdict === 'no')).toHaveLength(1)
  const draft = (await li.post('/drafts', { kind: 'item', id: 'old-age-allowance' })).body
  expect(draft.prefilled.mobile).toMatchObject({ value: expect.any(String), label: expect.any(String), at: expect.any(String) })
  const objected = await li.post(`/drafts/${draft.id}/objections`, { field: 'mobile', note: '号码早就换了' })
  expect(objected.body.objections).toHaveLength(1)
})

test('道路交通安全法 art. 32: what the traffic police do not consent to is granted by nobody', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const road = {
    way: '占用',
    place: '云州市云东区滨江路口',
    area: 40,
    beginsOn: '2026-12-01',
    days: 20,
    purpose: '搭脚手架',
    hydrants: false,
  }
  const filed = await file(city, 'chen-xiaomei', { id: 'road-occupation', values: road, firm: XIAOMEI, anyway: true })
  await doTask(city, 'urban-handler', filed.number, { outcome: 'accept' })
  await doTask(city, 'urban-reviewer', filed.number, { outcome: 'pass' })
  await doTask(city, 'fire-reviewer', filed.number, { outcome: 'pass' })
  await doTask(city, 'police-reviewer', filed.number, { outcome: 'fail', opinion: '高峰时段不能封路' })
  await doTask(city, 'urban-reviewer', filed.number, { outcome: 'done' })
  const [task] = await openTasks(city, 'urban-decider', filed.number)
  const decision = `/desk/tasks/${task?.root}/${task?.id}/completion`
  const decider = await city.as('urban-decider')
  expect((await decider.post(decision, { outcome: 'grant' })).code).toBe('CONSENT_MISSING')
  expect((await decider.post(decision, { outcome: 'deny', ground: 'traffic-unsafe' })).status).toBe(200)
})

test('a second click, a replayed request and another server process all meet the same case', async () => {
  await using city = await testCity()
  const draft = await prepare(await city.as('chen-xiaomei'), foodLicence)
  const chen = await city.as('chen-xiaomei')
  const answers = await Promise.all([1, 2, 3].map(() => chen.post(`/drafts/${draft}/submission`, {})))
  expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(1)
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200])
})

test('two officers finish one task: one is counted, the other learns who did it; another department is refused', async () => {
  await using city = await testCity()
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  const [task] = await openTasks(city, 'market-handler', filed.number)
  const path = `/desk/tasks/${task?.root}/${task?.id}/completion`
  expect((await (await city.as('fire-handler')).post(path, { outcome: 'accept' })).code).toBe('CASE_NOT_YOURS')
  const both = await Promise.all(
    ['market-handler', 'market-handler-2'].map(async (login) => (await city.as(login)).post(path, { outcome: 'accept' })),
  )
  expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  expect(both.find((answer) => answer.status === 409)?.code).toBe('TASK_DONE')
})

test('A38: a bad rating opens a return visit; closing without a visit is refused; the score changes', async () => {
  await using city = await testCity()
  const filed = await file(city, 'wang-jianguo', {
    id: 'old-age-allowance',
    values: { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' },
  })
  const wang = await city.as('wang-jianguo')
  expect((await wang.post(`/me/cases/${filed.number}/rating`, { level: 1, reasons: ['510'] })).code).toBe('RATING_REASON_WRONG')
  const rated = await wang.post(`/me/cases/${filed.number}/rating`, { level: 1, reasons: ['115'], text: '电话没人接' })
  expect(rated.status, JSON.stringify(rated.body)).toBe(200)
  expect((await wang.post(`/me/cases/${filed.number}/rating`, { level: 5, reasons: [] })).code).toBe('RATED_ALREADY')
  await city.settle()
  const rows = (await (await city.as('civil-handler')).get('/desk/tasks?stage=回访')).body.rows
  expect(rows).toHaveLength(1)
  const visitor = await city.as('civil-handler')
  const path = `/desk/tasks/${rows[0].root}/${rows[0].id}/completion`
  expect((await visitor.post(path, { outcome: 'confirmed' })).code).toBe('VISIT_RECORD_NEEDED')
  expect(
    (await visitor.post(path, { outcome: 'confirmed', opinion: '电话回访，确认无人接听', output: { contact: '电话' } })).status,
  ).toBe(200)
  await doTask(city, 'civil-handler', rows[0].number, { outcome: 'done', opinion: '已调整值班，安排专人接听' })
  const scores = (await (await city.as('supervisor')).get('/ratings/scores')).body.rows
  expect(scores[0]).toMatchObject({ item: 'old-age-allowance', average: 1, bad: 1, badOpen: 0 })
})
