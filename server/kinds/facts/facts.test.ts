// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { newId, transaction } from '../../kernel/index.ts'
import { checkPack } from '../../packs/index.ts'
import { goodPack, writePack } from '../../packs/testing-pack.ts'
import { findRow, followFact, registerOf, writeRow } from '../../registers/index.ts'
import { contentKinds } from '../../rooms.ts'
import { type TestCity, testCity } from '../../testing/city.ts'
import { newKindFiles } from '../content/new-kind.ts'
import { doTask } from '../testing-examples.ts'

const AT = '2026-11-16T09:00:00+08:00'
const pass = ['licence', 'health', 'source', 'expired', 'clean', 'pests', 'samples']

async function inspect(city: TestCity, school: string): Promise<string> {
  const form = { school, reason: '日常检查' }
  const { body } = await (await city.as('market-registrar')).post('/kinds/canteen-inspection/cases', { form })
  const list = Object.fromEntries([...pass.map((item) => [item, 'pass']), ['cold', { result: 'na', reason: 'no-such' }]])
  const step = { task: 'inspect', by: 'market-handler', outcome: 'done', checks: { list } }
  expect((await doTask(city, body.root, step)).status).toBe(200)
  return body.number
}

test('a field that follows a kind of case is written in the act in which the case comes to it, with the case in its history; no hand and no other process writes it; what was so earlier and is told later, or at the same instant, does not take the place of what is so now', async () => {
  await using city = await testCity({ at: AT })
  const number = await inspect(city, 'XX0001')
  const row = () => findRow(city, city.sql, 'school', 'XX0001')
  expect((await row())?.fields).toMatchObject({ inspectedOn: '2026-11-16', failedItems: 0 })
  const clerk = await city.as('market-handler')
  const shown = await clerk.get('/registers/school/rows/XX0001')
  if (shown.status === 200)
    expect(shown.body.follows).toEqual([expect.objectContaining({ field: 'inspectedOn', number }), expect.anything()])

  const by = { kind: 'system', id: 'test' } as const
  const now = city.clock.now()
  for (const mode of ['change', 'put'] as const)
    await expect(
      writeRow(city, city.sql, { register: 'school', key: 'XX0001', mode, fields: { failedItems: 7 }, why: '手工', by, now }),
    ).rejects.toMatchObject({ code: 'ROW_FIELD_BY_FACT' })
  const filled = { code: 'XX0009', name: '新学校', region: '990102', failedItems: 0 }
  await expect(
    writeRow(city, city.sql, { register: 'school', mode: 'add', fields: filled, why: '手工', by, now }),
  ).rejects.toMatchObject({ code: 'ROW_FIELD_BY_FACT' })

  const school = registerOf(city, 'school')
  if (!school) throw new Error('there are no schools')
  const tell = (at: string, failedItems: number) => {
    const root = newId()
    const fact = {
      key: 'XX0001',
      fields: { failedItems },
      at: new Date(at),
      case: { root, id: root, number: `JC-${failedItems}` },
    }
    return transaction(city.sql, (tx) => followFact(city, tx, school, fact, { by, now }))
  }
  expect((await tell('2026-11-10T00:00:00+08:00', 5))?.did).toBe('nothing')
  expect((await row())?.fields.failedItems).toBe(0)
  // told at the same instant in whatever order: the latest stands, and again it changes nothing
  await Promise.all([3, 1, 4, 2].map((day) => tell(`2026-11-2${day}T00:00:00+08:00`, day)))
  expect((await row())?.fields.failedItems).toBe(4)
  expect((await tell('2026-11-24T00:00:00+08:00', 4))?.did).toBe('nothing')
  const { version } = (await row()) ?? { version: 0 }
  await writeRow(city, city.sql, {
    register: 'school',
    key: 'XX0001',
    mode: 'change',
    fields: { pupils: 90 },
    why: '核对',
    by,
    now,
  })
  expect((await row())?.version).toBe(version + 1)
})

const kind = Object.fromEntries(
  Object.entries(newKindFiles({ id: 'device-repair', name: '设备报修', owner: 'market', operators: ['a', 'b'], at: AT })).map(
    ([file, text]) => [
      `kinds/device-repair/${file}`,
      text.replaceAll('operator', 'handler').replaceAll(', supervisor, leader', ''),
    ],
  ),
)
const register = `# SPDX-License-Identifier: Apache-2.0
id: device
name: 设备
about: 设备
owner: market
basis: 本单位办法
keep: 长期
keys: [code]
title: code
reads: owner
writes: owner
purposes: [{ id: look, name: 核对, positions: [handler] }]
sources: [{ id: filing, name: 登记, department: market }]
fields:
  - { id: "01", name: code, title: 编号, type: text, required: true, length: 10, index: true }
  - { id: "02", name: holder, title: 谁的, type: id-card, grade: 3 }
  - { id: "03", name: times, title: 修过几次, type: number, from: { kind: device-repair, on: [done], key: form.subject, value: "1" } }
`

test.each([
  ['a field that follows a kind has no finding', 'id: device', 'id: device', []],
  ['a kind that there is not', 'kind: device-repair', 'kind: nothing', ['FACT_KIND_UNKNOWN']],
  ['a state that there is not', 'on: [done]', 'on: [gone]', ['FACT_STATE_UNKNOWN']],
  ['a row that nobody knows which', 'key: form.subject, ', '', ['FACT_ROW_UNKNOWN']],
  ['a field that must be there before', 'type: number, from', 'type: number, required: true, from', ['FACT_FIELD_FIXED']],
  ['persons counted by their cases', 'title: code', 'title: code\nsubject: holder', ['FACT_SCORES_PERSON']],
  ['a value with a name that nobody gives', 'value: "1"', 'value: amount', ['NAME_UNKNOWN']],
])('%s', async (_, from, to, codes) => {
  expect(register).toContain(from)
  const { folder, remove } = writePack({ ...goodPack(), ...kind, 'registers/device.yaml': register.replace(from, to) })
  try {
    const { findings } = await checkPack(contentKinds, folder)
    expect([...new Set(findings.filter(({ level }) => level === 'error').map(({ code }) => code))].sort()).toEqual(codes)
  } finally {
    remove()
  }
})
