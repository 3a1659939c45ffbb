// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { findCase, fireTimers, historyOf } from '../cases/index.ts'
import { compileTexts, loadContent, packsIn } from '../packs/index.ts'
import { contentKinds } from '../rooms.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { type Kind, kindContent } from './content/index.ts'
import { doTask } from './testing-examples.ts'

const content = await loadContent(contentKinds, packsIn('packs'))

/** The kind of the pack with other limits, under a name of its own. */
function withLimits(id: string, anchor: string, more = ''): [string, Kind] {
  const files = content.caseKinds.get('election-roll')?.files ?? {}
  const text = (files['kind.yaml'] ?? '')
    .replace('id: election-roll', `id: ${id}`)
    .replace('{ of: electionDay, before: 20 自然日 }', anchor)
  return [id, { ...compileTexts(kindContent, id, { ...files, 'kind.yaml': text + more }), examples: [] }]
}

const ours = {
  ...content,
  caseKinds: new Map([
    ...content.caseKinds,
    withLimits(
      'roll-after',
      '{ of: task.publish, after: 3 工作日 }',
      'extension: { most: 5 工作日, law: 试行办法第五条, until: 1 工作日 }\n',
    ),
    withLimits('roll-late', '{ of: electionDay, before: 48 小时, past: late }'),
  ]),
}

async function open(city: TestCity, kind: string, electionDay: string): Promise<string> {
  const answer = await (await city.as('office-operator')).post(`/kinds/${kind}/cases`, { form: { committee: kind, electionDay } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.root
}
const dueOf = async (city: TestCity, root: string) => (await findCase(city.sql, root, root))?.dueAt?.toISOString()
const timesNoted = async (city: TestCity, root: string, act: string) =>
  (await historyOf(city.sql, root, [root])).filter((one) => one.act === act).length

test('a limit runs from the end of an earlier step and from the newest one, says so to supervision, and is put off only when that is asked for in time', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00', content: ours })
  const root = await open(city, 'roll-after', '2027-03-01')
  expect(await dueOf(city, root)).toBe('2027-01-15T16:00:00.000Z')
  city.clock.set('2026-11-17T10:00:00+08:00')
  expect((await doTask(city, root, { task: 'publish', outcome: 'published', by: 'civil-handler' })).status).toBe(200)
  expect(await dueOf(city, root)).toBe('2026-11-20T16:00:00.000Z')
  const page = (await (await city.as('civil-reviewer')).get(`/desk/cases/${root}/${root}`)).body
  const [clock] = page.clocks.filter((one: { id: string }) => one.id === 'promised')
  expect(clock.explained[0]).toContain('以“公布选民名单”2026-11-17 10:00 为准')
  expect(clock.sum).toMatchObject({ anchor: { way: 'after', name: '公布选民名单' }, from: '2026-11-17', due: '2026-11-20' })
  expect(JSON.stringify(page.history)).toContain('期限随“公布选民名单”2026-11-17 10:00 改为 2026-11-21 00:00 到期')
  await city.settle()
  const flags = (await (await city.as('supervisor')).get('/supervision/flags')).body.rows
  expect(flags.map((one: { kind: string }) => one.kind)).toContain('caseLimitMoved')
  // by what it is now, and not told a second time where nothing moved
  city.clock.set('2026-11-18T10:00:00+08:00')
  await doTask(city, root, { task: 'check', outcome: 'redo', by: 'civil-reviewer', opinion: '没有张贴' })
  expect(await timesNoted(city, root, 'limitMoved')).toBe(1)
  await doTask(city, root, { task: 'publish', outcome: 'published', by: 'civil-handler' })
  expect(await dueOf(city, root)).toBe('2026-11-23T16:00:00.000Z')
  const extend = async () =>
    (await city.as('civil-decider')).post(`/desk/cases/${root}/${root}/extension`, { amount: '2 工作日', reason: '张贴点太多' })
  city.clock.set('2026-11-21T00:00:00+08:00')
  expect((await extend()).code).toBe('EXTENSION_ASKED_LATE')
  city.clock.set('2026-11-20T23:59:59+08:00')
  expect((await extend()).status).toBe(200)
  expect(await dueOf(city, root)).toBe('2026-11-25T16:00:00.000Z')
})

test('where a kind lets it be late, a case whose limit is over at its opening is red at once and told once', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00', content: ours })
  const root = await open(city, 'roll-late', '2026-11-17')
  expect(await dueOf(city, root)).toBe('2026-11-14T16:00:00.000Z')
  for (let look = 0; look < 3; look++) await fireTimers(city)
  expect(await timesNoted(city, root, 'overdue')).toBe(1)
})
