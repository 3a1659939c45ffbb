// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, file, openTasks } from '../testing/journey.ts'

const hygiene = {
  id: 'public-place-hygiene',
  firm: '91990106MA0C000594',
  values: {
    ...{ placeName: '春晖宾馆', premisesAddress: '云州市古城区中山路40号', area: 600, placeKind: '住宿' },
    ...{ staff: 8, healthCards: 8, promise: true },
  },
}

type Listed = { number: string; task: string; department: string; positions: string[] }
const waiting = async (city: TestCity, login: string): Promise<Listed[]> =>
  (await (await city.as(login)).get('/supervision/unstaffed')).body.rows
const flagged = async (city: TestCity, login: string) =>
  (await (await city.as(login)).get('/supervision/flags')).body.rows
    .filter((one: { kind: string }) => one.kind === 'taskUnstaffed')
    .map((one: { number: string }) => one.number)

/** Ends every post of a department, or those of one position, as an administrator does it. */
async function endPosts(city: TestCity, department: string, position?: string): Promise<void> {
  const code = [...city.content.departments.values()].find((one) => one.key === department)?.code
  const admin = await city.as('admin')
  const { rows } = (await admin.get(`/officers?department=${code}&limit=100`)).body
  for (const post of rows.flatMap((one: { positions: { id: string; position: string; department: string }[] }) => one.positions))
    if (post.department === code && (position === undefined || post.position === position))
      expect((await admin.post(`/appointments/${post.id}/end`)).status).toBe(204)
}

async function appoint(city: TestCity, login: string, position: string, department: string, region: string): Promise<void> {
  const code = [...city.content.departments.values()].find((one) => one.key === department)?.code ?? ''
  const admin = await city.as('admin')
  const { rows } = (await admin.get('/officers?limit=100')).body
  const found = rows.find((one: { login: string }) => one.login === login)
  const asked = await admin.post(`/officers/${found.id}/positions`, { position, department: code, region, reason: '补位' })
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  const answered = await (await city.as('security')).post(`/appointments/${asked.body.id}/answer`, { answer: 'granted' })
  expect(answered.status).toBe(204)
}

test('a case that opens where nobody may do its task raises an alarm at once, seen by supervision there and by 运行值守, and by no other district', async () => {
  await using city = await testCity()
  await endPosts(city, 'health-gucheng', 'handler')
  const filed = await file(city, 'xie-chunyan', hygiene)
  await city.settle()
  expect(await waiting(city, 'supervisor')).toEqual([
    expect.objectContaining({ number: filed.number, department: '云州市古城区卫生健康局', positions: ['受理岗'] }),
  ])
  expect(await flagged(city, 'supervisor')).toEqual([filed.number])
  expect(await waiting(city, 'yundong-supervisor')).toEqual([])
  const stuck = (await (await city.as('admin')).get('/operations/stuck')).body.kinds
  expect(stuck).toContainEqual({ kind: 'unstaffed', count: 1 })
  const [listed] = (await (await city.as('admin')).get('/operations/stuck/unstaffed')).body.rows
  expect(listed).toMatchObject({ trouble: 'NOBODY_MAY_DO' })
  await city.settle()
  expect(await flagged(city, 'supervisor'), 'the same gap is told once').toEqual([filed.number])
})

test('when the last officer who may do an open task loses the post, the alarm is raised; when somebody is appointed, it is over and she finds the task', async () => {
  await using city = await testCity()
  const filed = await file(city, 'xie-chunyan', hygiene)
  await city.settle()
  expect(await waiting(city, 'supervisor')).toEqual([])
  await endPosts(city, 'health-gucheng', 'handler')
  await city.settle()
  expect((await waiting(city, 'supervisor')).map((one) => one.number)).toEqual([filed.number])
  await appoint(city, 'gucheng-health', 'handler', 'health-gucheng', '990106')
  await city.settle()
  expect(await waiting(city, 'supervisor')).toEqual([])
  await doTask(city, 'gucheng-health', filed.number, { outcome: 'accept' })
})

test('an account that is stopped leaves its tasks to nobody, and that is told', async () => {
  await using city = await testCity()
  const filed = await file(city, 'xie-chunyan', hygiene)
  await doTask(city, 'gucheng-health', filed.number, { outcome: 'accept' })
  const admin = await city.as('admin')
  const { rows } = (await admin.get('/officers?limit=100')).body
  const decider = rows.find((one: { login: string }) => one.login === 'gucheng-health-decider')
  expect((await admin.post(`/officers/${decider.id}/stop`)).status).toBe(204)
  await city.settle()
  expect(await waiting(city, 'supervisor')).toEqual([
    expect.objectContaining({ number: filed.number, positions: ['决定岗'], department: '云州市古城区卫生健康局' }),
  ])
})

test('a post that ends by its day leaves nobody: no act tells of it, the sweep does', async () => {
  await using city = await testCity({ at: '2026-11-20T09:00:00+08:00' })
  await city.sql`
    update people.appointments set until = '2026-11-20'
     where position = 'handler' and department = (select code from people.departments where key = 'health-gucheng')`
  const filed = await file(city, 'xie-chunyan', hygiene)
  await city.settle()
  expect(await waiting(city, 'supervisor')).toEqual([])
  city.clock.set('2026-11-21T09:00:00+08:00')
  await city.settle()
  expect((await waiting(city, 'supervisor')).map((one) => one.number)).toEqual([filed.number])
})

test('视为受理 of a case that nobody could have accepted says so, and the next task raises its own alarm', async () => {
  await using city = await testCity({ at: '2026-11-16T10:00:00+08:00' })
  await endPosts(city, 'health-gucheng')
  const filed = await file(city, 'xie-chunyan', hygiene)
  await city.settle()
  city.clock.set('2026-11-24T00:00:01+08:00')
  await city.settle()
  const flags = (await (await city.as('supervisor')).get('/supervision/flags')).body.rows
  expect(flags.find((one: { kind: string }) => one.kind === 'acceptedBySilence').what).toBe(
    '逾期未告知，视为受理（没有人可以办）',
  )
  expect((await waiting(city, 'supervisor')).map((one) => [one.number, one.positions])).toEqual([[filed.number, ['决定岗']]])
})

test('a task of another department lies where that department serves, so that its officers find it whatever the case’s district', async () => {
  await using whole = await testCity()
  const road = whole.content.items.get('road-occupation')
  if (!road) throw new Error('the city has no such item')
  // the police of one district alone are asked, whichever district the road lies in
  const nodes = road.process.nodes.map((node) =>
    node.work?.properties.department === 'police'
      ? { ...node, work: { ...node.work, properties: { ...node.work.properties, department: 'police-yunxi' } } }
      : node,
  )
  const items = new Map(whole.content.items).set(road.id, { ...road, process: { ...road.process, nodes } })
  await using city = await testCity({ content: { ...whole.content, items } })
  const example = road.examples.find((one) => (one.expect.fee ?? 0) > 0)
  const filed = await file(city, 'tang-jianping', {
    ...{ id: 'road-occupation', firm: '91990107MA0C00067D', anyway: true },
    values: { ...example?.form, place: '云州市云东区滨江路88号门前' },
  })
  await doTask(city, 'urban-handler', filed.number, { outcome: 'accept' })
  await city.settle()
  expect(await waiting(city, 'supervisor')).toEqual([])
  const [task] = await openTasks(city, 'yunxi-police', filed.number)
  expect(task).toBeDefined()
  const seen = await (await city.as('yunxi-police')).get(`/desk/cases/${filed.root}/${filed.id}`)
  expect(seen.status, seen.code).toBe(200)
  expect(seen.body.myTasks).toContain(task?.id)
})
