// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { allTasks, type Completion, completeTask, findCase, findDossier, type Migrating, migrateCases } from '../cases/index.ts'
import { compileTexts } from '../packs/index.ts'
import { officerByLogin } from '../people/index.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { kindContent } from './content/index.ts'
import { kindInForce } from './open.ts'
import { doTask, sendPhoto } from './testing-examples.ts'

const KIND = 'manhole-report'

/** The kind with a state and a field called otherwise, and one answer fewer to choose from, in force in this city. */
function publishNext(city: TestCity): { from: string; to: string } {
  const kind = kindInForce(city, KIND)
  const turned = (file: string, ...pairs: [string, string][]) =>
    pairs.reduce((text, [old, now]) => text.replaceAll(old, now), kind.files[file] ?? '')
  const next = compileTexts(kindContent, KIND, {
    ...kind.files,
    'kind.yaml': turned('kind.yaml', ['id: handling', 'id: repairing'], ['on: handling', 'on: repairing']),
    'process.bpmn': turned('process.bpmn', ['&quot;handling&quot;', '&quot;repairing&quot;']),
    'form.yaml': turned('form.yaml', ['near', 'beside'], ['破损, 移位, 异响', '破损, 异响']),
  })
  city.content = { ...city.content, caseKinds: new Map([...city.content.caseKinds, [KIND, { ...next, examples: [] }]]) }
  return { from: kind.hash, to: next.hash }
}

async function report(city: TestCity, form: object) {
  const answer = await (await city.as('city-counter')).post(`/kinds/${KIND}/cases`, { form })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  const { root, number } = answer.body as { root: string; number: string }
  expect((await doTask(city, root, { task: 'look', outcome: 'real', by: 'urban-handler' })).status).toBe(200)
  return { root, number }
}

async function moved(city: TestCity, asked: Omit<Migrating, 'item' | 'isDryRun'>) {
  const told: Record<string, string[]> = {}
  for await (const { number, problems } of migrateCases(city, { ...asked, item: null, isDryRun: false }))
    told[number] = problems.map(({ code, element }) => `${code} ${element}`)
  return told
}

test('a running case moves to a new version of its kind with state and answers mapped; one in a state without a mapping, or with an answer that the new form does not take, stays on its own version and is told why', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const place = '云州市古城区中山路40号门前'
  const taken = await report(city, { problem: '破损', place, near: '公交站旁' })
  const kept = await report(city, { problem: '移位', place })
  const { from, to } = publishNext(city)
  const gone = ['STATE_GONE handling']
  expect(await moved(city, { from, to, map: {} })).toEqual({
    [taken.number]: gone,
    [kept.number]: [...gone, 'ANSWER_WRONG problem'],
  })
  const map = { states: { handling: 'repaired' }, fields: { near: 'beside' } }
  // running cannot become ended by a mapping
  expect((await moved(city, { from, to, map: {}, ...map }))[taken.number]).toEqual(['STATE_DIFFERS handling'])
  await expect(moved(city, { from, to, map: {}, states: { handling: 'nowhere' } })).rejects.toMatchObject({
    code: 'MAPPING_WRONG',
  })
  expect((await findCase(city.sql, taken.root, taken.root))?.itemHash).toBe(from)

  const whole = { from, to, map: {}, states: { handling: 'repairing' }, fields: { near: 'beside' } }
  expect(await moved(city, whole)).toEqual({ [taken.number]: [], [kept.number]: ['ANSWER_WRONG problem'] })
  // again: what has moved is not moved twice
  expect(await moved(city, whole)).toEqual({ [kept.number]: ['ANSWER_WRONG problem'] })
  expect(await findCase(city.sql, taken.root, taken.root)).toMatchObject({ itemHash: to, state: 'repairing' })
  expect((await findDossier(city.sql, taken.root, taken.root))?.form).toEqual({ problem: '破损', place, beside: '公交站旁' })

  // the one that stayed opens in its own form and goes on by its own states
  const handler = await city.as('urban-handler')
  const old = (await handler.get(`/desk/cases/${kept.root}/${kept.root}`)).body
  expect(Object.keys(old.form.schema.properties)).toContain('near')
  for (const { root } of [taken, kept]) {
    await finish(city, root, 'urban-handler', { outcome: 'done', output: { measure: '更换', result: '已换上新井盖' } })
    const after = await sendPhoto(await city.as('urban-reviewer'), '', '修好以后.jpg')
    await finish(city, root, 'urban-reviewer', { outcome: 'pass', output: { after } })
    expect((await findCase(city.sql, root, root))?.state).toBe('repaired')
  }
})

/** By the room's own door, for the new version is in force in this test alone. */
async function finish(city: TestCity, root: string, login: string, said: Completion): Promise<void> {
  const officer = await officerByLogin(city, login)
  const task = (await allTasks(city.sql, root, root)).find((one) => one.state === 'open')
  if (!officer || !task) throw new Error(`${login} has nothing to do`)
  await completeTask(city, { root, task: task.id }, officer, said)
}
