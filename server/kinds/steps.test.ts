// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type TopicContext, theSystem } from '../cases/index.ts'
import { transaction } from '../kernel/index.ts'
import { writeRows } from '../registers/index.ts'
import { cityWithRegisters } from '../registers/testing-registers.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { kindInForce, openOfKind } from './open.ts'
import { kindTopics } from './topics.ts'

/** A step as a process asks for it, of a case that it does not look at. */
const step = (city: TestCity, name: string, input: Record<string, unknown>) =>
  kindTopics
    .find((one) => one.name === name)
    ?.run({ city, act: { city }, tx: city.sql, input, element: 'step', token: 1 } as unknown as TopicContext)

test('rows for a choice come without what is graded, and a part of them is no answer', async () => {
  await using city = await testCity()
  const resources = await step(city, 'row.list', { register: 'cloud-resource', where: { kind: 'backup' } })
  const [row] = (resources as { rows: Record<string, unknown>[] }).rows
  expect(Object.keys(row ?? {})).toContain('monthlyFee')
  expect(Object.keys(row ?? {})).not.toContain('contactMobile')
  const changes = Array.from({ length: 101 }, (_, n) => ({
    mode: 'add' as const,
    fields: { resource: 'YZY00001', period: `${1900 + n}-01`, unit: 'police', amount: 0.1 },
  }))
  const by = { kind: 'system' as const, id: 'system' }
  await transaction(city.sql, (tx) => writeRows(city, tx, 'cloud-metering', changes, { why: '测试', by, now: city.clock.now() }))
  const where = { resource: 'YZY00001' }
  await expect(step(city, 'row.list', { register: 'cloud-metering', where })).rejects.toMatchObject({ code: 'STEP_ROWS' })
  // a hundred and one tenths and two invoices: not a cent more or less
  const seeded = await city.sql<{ amount: string }[]>`
    select body ->> '05' as amount from registers.rows where register = 'cloud-metering' and key like 'YZY00001%' and body ->> '05' <> '0.1'`
  const cents = seeded.reduce((all, { amount }) => all + Math.round(Number(amount) * 100), 1010)
  expect(await step(city, 'row.sum', { register: 'cloud-metering', field: 'amount', where })).toEqual({
    sum: cents / 100,
    rows: 103,
  })
  await expect(step(city, 'row.sum', { register: 'cloud-metering', field: 'period' })).rejects.toMatchObject({
    code: 'STEP_INPUT',
  })
})

test('whose task it is is never guessed: where the process tells no department the act is refused', async () => {
  await using city = await testCity()
  const kind = kindInForce(city, 'cloud-request')
  const nodes = kind.process.nodes.map((node) =>
    node.id === 'review' && node.work
      ? { ...node, work: { ...node.work, properties: { ...node.work.properties, department: '=form.nobody' } } }
      : node,
  )
  const changed = { ...kind, process: { ...kind.process, nodes } }
  city.content = { ...city.content, caseKinds: new Map([...city.content.caseKinds, [kind.id, changed]]) }
  const opener = {
    actor: theSystem,
    applicant: { kind: 'firm' as const, id: '11990100MB0A10144F', name: '云州市工业和信息化局' },
    agent: null,
    channel: 'desk',
    region: '990100',
  }
  const form = { name: '应用服务器', kind: 'server', cores: 1, memory: 1, disk: 1, purpose: '测试用途说明' }
  await expect(openOfKind(city, changed, opener, { form })).rejects.toMatchObject({ code: 'TASK_DEPARTMENT' })
  expect(await city.sql`select 1 from cases.cases where kind = 'cloud-request'`).toHaveLength(0)
})

test('a place is found in the one grid that it lies in; outside of all, in a hole, in a grid that has ended or without a place in none', async () => {
  await using city = await cityWithRegisters()
  const square = (lon: number) => [
    [lon, 30],
    [lon + 0.01, 30],
    [lon + 0.01, 30.01],
    [lon, 30.01],
    [lon, 30],
  ]
  const hole = square(115.01).map(([lon = 0, lat = 0]) => [115.012 + (lon - 115.01) / 5, 30.002 + (lat - 30) / 5])
  const grids: [string, number[][][]][] = [
    ['G1', [square(115)]],
    ['G2', [square(115.01), hole]],
    ['G3', [square(115.02)]],
  ]
  const by = { kind: 'system' as const, id: 'system' }
  const write = (changes: Parameters<typeof writeRows>[3]) =>
    transaction(city.sql, (tx) => writeRows(city, tx, 'grid', changes, { why: '测试', by, now: city.clock.now() }))
  await write(grids.map(([code, area]) => ({ mode: 'add', fields: { code, area } })))
  await write([{ mode: 'end', key: 'G3' }])
  const at = async (place: unknown) =>
    ((await step(city, 'row.at', { register: 'grid', at: place })) as { key: string | null }).key
  expect([await at('115.005,30.005'), await at('115.011,30.001'), await at('115.01,30.005')]).toEqual(['G1', 'G2', 'G2'])
  expect([await at('115.013,30.003'), await at('115.025,30.005'), await at('115.1,30.1'), await at(null)]).toEqual([
    null,
    null,
    null,
    null,
  ])
  await expect(step(city, 'row.at', { register: 'grid', at: '121.5,31.2' })).rejects.toMatchObject({ code: 'STEP_INPUT' })
  await expect(step(city, 'row.at', { register: 'road', at: '115,30' })).rejects.toMatchObject({ code: 'REGISTER_OFF_MAP' })
})
