// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { fireTimers } from '../cases/index.ts'
import { verify } from '../ledger/index.ts'
import { testCity } from '../testing/city.ts'
import { doTask } from '../testing/journey.ts'
import { seedInstructions } from './index.ts'

type Task = { title: string; unit: { name: string }; number: string; light: string; urged: number; score: number }

test('督办: the demo city begins with an instruction whose tasks are in time, nearly over, late, sent back, and done; the platform urges the late one by itself; a second start changes nothing', async () => {
  await using city = await testCity({ at: '2026-11-30T09:00:00+08:00' })
  await seedInstructions(city)
  const leader = await city.as('leader')
  const list = async () => (await leader.get('/instructions')).body.rows
  const [row, ...more] = await list()
  expect(more).toEqual([])
  const told = (one: Task) => [one.title, one.light, one.urged, one.score]
  expect(row.tasks.map(told)).toEqual([
    ['排查主要路口信号灯', null, 0, 100],
    ['检查高层住宅消防通道', 'red', 0, 100],
    ['检查餐饮场所用气', 'yellow', 0, 100],
    ['检查养老机构用电', 'green', 0, 90],
    ['排查老旧地下管线', 'green', 0, 100],
  ])
  await fireTimers(city)
  await city.settle()
  expect((await list())[0].tasks.map((one: Task) => [one.urged, one.score])[1]).toEqual([1, 90])
  expect((await list())[0].tasks.map((one: Task) => one.urged)).toEqual([0, 1, 0, 0, 0])
  const { trace } = (await leader.get(`/instructions/${row.root}`)).body
  const said = trace.map((entry: { what: string }) => entry.what)
  for (const step of ['一级催办（到期）', '退回重报', '了结：认可，100 分', '进展 80%'])
    expect(
      said.filter((one: string) => one.includes(step)),
      step,
    ).toHaveLength(1)

  // whoever goes on with it is not set back by the next start
  await doTask(city, 'civil-handler', row.tasks[3].number, { outcome: 'done', opinion: '附逐家检查记录和照片' })
  const before = (await leader.get(`/instructions/${row.root}`)).body
  await seedInstructions(city)
  expect((await leader.get(`/instructions/${row.root}`)).body).toEqual(before)
  await city.settle()
  expect(await verify(city.sql, city.vault)).toMatchObject({ ok: true })
})
