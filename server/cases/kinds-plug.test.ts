// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { composeCity } from '../compose.ts'
import { newId } from '../kernel/index.ts'
import { caseField } from '../packs/index.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask } from '../testing/journey.ts'
import {
  actOn,
  type CaseKind,
  drawnMatter,
  findCase,
  joinCase,
  note,
  type Opening,
  openCase,
  openElsewhere,
  shownTexts,
  theSystem,
} from './index.ts'
import { nextNumber } from './number.ts'
import type { StateOfKind } from './states.ts'

const step = (id: string, to: string) => `
    <bpmn:serviceTask id="${id}" camunda:type="external" camunda:topic="case.state">
      <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="to">="${to}"</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>
    </bpmn:serviceTask>`
const flow = (from: string, to: string) => `<bpmn:sequenceFlow id="${from}_to_${to}" sourceRef="${from}" targetRef="${to}" />`
/** Somebody takes it, it is being handled, somebody is done, it is solved. */
const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:chengshu="https://chengshu.dev/bpmn" id="d" targetNamespace="https://chengshu.dev/processes">
  <bpmn:process id="hazard" name="隐患" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:userTask id="take" name="接单" camunda:candidateGroups="handler" />${step('begun', 'handling')}
    <bpmn:userTask id="mend" name="整改" camunda:candidateGroups="handler" />${step('over', 'solved')}
    <bpmn:endEvent id="end" />
    ${flow('start', 'take')}${flow('take', 'begun')}${flow('begun', 'mend')}${flow('mend', 'over')}${flow('over', 'end')}
  </bpmn:process>
</bpmn:definitions>`

const states: StateOfKind[] = [
  { id: 'reported', name: '待派单', phase: 'new' },
  { id: 'handling', name: '处置中', phase: 'running' },
  { id: 'solved', name: '已销号', phase: 'ended', keeps: true },
]

const kind = (id: string, pattern: string, gapless: boolean): CaseKind => ({
  id,
  states,
  matterOf: async (city, item, hash) => ({
    ...(await drawnMatter({
      kind: id,
      id: item,
      hash,
      name: '隐患',
      department: city.content.departments.get('urban')?.code ?? '',
      diagram: drawing,
      form: shownTexts('隐患', { title: '事由' }),
    })),
    states,
    number: { pattern, ...(gapless ? { gapless } : {}) },
  }),
})

const kinds = [kind('hazard', 'YH{yyyy}-{serial:4}', true), kind('order', 'GD{yyyy}{mm}-{serial:3}', false)]
const declared = (_: unknown, id: string) => kinds.find((one) => one.id === id)

const opening = (of: string, root = newId()): Opening => ({
  root,
  id: root,
  kind: of,
  item: of,
  hash: '1',
  applicant: { kind: 'firm', id: '11990100MB0A101012', name: '云州市政府办公室' },
  agent: null,
  region: '990100',
  hall: null,
  channel: 'desk',
  delivery: null,
  dossier: { form: { title: '井盖破损' }, applicant: {}, evidence: {}, sources: {} },
})
const open = (city: TestCity, one: Opening) => openCase(city, one, { name: 'open', actor: theSystem })

async function twoServers() {
  const city = await testCity()
  city.cases.declared = declared
  const second = await composeCity(city.config, { clock: city.clock, content: city.content, url: city.databaseUrl })
  second.cases.declared = declared
  return { city, second }
}

test('a kind that no room knows has states, numbers and an end of its own', async () => {
  await using city = await testCity()
  city.cases.declared = declared
  const filed = await open(city, opening('hazard'))
  expect(filed).toMatchObject({ number: 'YH2026-0001', state: 'reported', phase: 'new' })
  expect(await doTask(city, 'urban-handler', filed.number, { outcome: 'done' })).toMatchObject({ state: 'handling' })
  const view = (await (await city.as('urban-handler')).get(`/desk/cases/${filed.root}/${filed.id}`)).body
  expect(view.state).toEqual({ code: 'handling', name: '处置中' })
  expect(await doTask(city, 'urban-handler', filed.number, { outcome: 'done' })).toMatchObject({ state: 'solved' })
  const ended = await findCase(city.sql, filed.root, filed.id)
  expect(ended).toMatchObject({ state: 'solved', phase: 'ended', closedAt: expect.any(Date) })

  // what other rooms read of it
  const { root, id } = filed
  const [stands] =
    await city.sql`select kind, number, department, phase, visits, due_at, closed_at from cases.standings where root = ${root} and id = ${id}`
  expect(stands).toMatchObject({ kind: 'hazard', number: 'YH2026-0001', phase: 'ended', visits: 0, closed_at: ended?.closedAt })
  const done =
    await city.sql`select name, region from cases.work_done where root = ${root} and case_id = ${id} order by ended_at, task`
  expect(done.map(({ name }) => name)).toEqual(['接单', '整改'])
  expect(await city.sql`select 1 from worklist.in_hand where root = ${root}`).toHaveLength(0)
  const waits = await open(city, opening('order'))
  const [hand] = await city.sql`select task, name, position, assignee, is_paused from worklist.in_hand where root = ${waits.root}`
  expect(hand).toMatchObject({ name: '接单', position: 'handler', assignee: null, is_paused: false })

  // a kind without a rule is numbered by the law of applications; its department's digits do not hang on the order of the list
  const turned = new Map([...city.content.departments].reverse())
  const content = Object.create(city.content, { departments: { value: turned } }) as typeof city.content
  const department = city.content.departments.get('urban')?.code ?? ''
  const of = { department, region: '990100', rule: undefined }
  for (const one of [city, { ...city, content, cases: { ...city.cases, digits: new Map() } }])
    expect((await nextNumber(one, city.sql, of, city.clock.now())).number).toMatch(/^990100015/)
})

test('numbers without gaps: sixteen at a time on two servers, a third of them rolled back, none twice and none left out', async () => {
  const { city, second } = await twoServers()
  await using _city = city
  try {
    const fails = new Error('rolled back')
    const made = await Promise.allSettled(
      Array.from({ length: 48 }, (_, n) =>
        openCase(n % 2 ? city : second, opening('hazard'), { name: 'open', actor: theSystem }, async () => {
          if (n % 3 === 0) throw fails
        }),
      ),
    )
    const numbers = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value.number] : []))
    expect(made.filter((one) => one.status === 'rejected' && one.reason !== fails)).toEqual([])
    expect(numbers.sort()).toEqual(Array.from({ length: 32 }, (_, n) => `YH2026-${String(n + 1).padStart(4, '0')}`))
  } finally {
    await second.sql.end({ timeout: 5 })
  }
})

test('an act on one matter opens exactly one case of another: at the same instant on two servers, and none when it fails', async () => {
  const { city, second } = await twoServers()
  await using _city = city
  try {
    const alarm = await open(city, opening('hazard'))
    const turnIntoOrder = (server: TestCity | typeof second, fail = false) =>
      actOn(
        server,
        { root: alarm.root, id: alarm.id },
        { name: 'transfer', actor: theSystem, isAlone: true },
        async (act, work) => {
          if (work.case.particulars.order !== undefined) return
          const order = await openElsewhere(act, opening('order'))
          note(order, 'cameFrom', { number: work.case.number })
          work.case.particulars = { order: order.case.number }
          note(work, 'transferred', { number: order.case.number })
          if (fail) throw new Error('a service is away')
        },
      )
    await expect(turnIntoOrder(city, true)).rejects.toThrow('a service is away')
    await Promise.all([turnIntoOrder(city), turnIntoOrder(second), turnIntoOrder(city), turnIntoOrder(second)])
    const orders = await city.sql<{ number: string; root: string }[]>`select number, root from cases.cases where kind = 'order'`
    expect(orders).toHaveLength(1)
    const after = await findCase(city.sql, alarm.root, alarm.id)
    expect(after?.particulars).toEqual({ order: orders[0]?.number })
    const [said] =
      await city.sql`select count(*)::int as rows from cases.happened where root = ${orders[0]?.root ?? ''} and act = 'cameFrom'`
    expect(said).toEqual({ rows: 1 })
  } finally {
    await second.sql.end({ timeout: 5 })
  }
})

test('two matters that each move the other at the same instant both end as both acts left them', async () => {
  const { city, second } = await twoServers()
  await using _city = city
  try {
    const [one, other] = [await open(city, opening('hazard')), await open(city, opening('order'))]
    const count = (server: TestCity | typeof second, of: typeof one, joined: typeof one) =>
      actOn(server, { root: of.root, id: of.id }, { name: 'count', actor: theSystem, isAlone: true }, async (act, work) => {
        const beside = await joinCase(act, joined.id, joined.root)
        if (!beside) throw new Error('the other case is not there')
        for (const each of [work, beside]) {
          each.case.particulars = { times: Number(each.case.particulars.times ?? 0) + 1 }
          note(each, 'counted')
        }
      })
    await Promise.all([count(city, one, other), count(second, other, one), count(city, other, one), count(second, one, other)])
    for (const { root, id } of [one, other]) expect((await findCase(city.sql, root, id))?.particulars).toEqual({ times: 4 })
  } finally {
    await second.sql.end({ timeout: 5 })
  }
})

test('a field of a case has one room that writes it: the second that asks for the name does not start', () => {
  expect(() => caseField('todo')).toThrow('two rooms keep the field todo of a case')
})
