// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { allTasks, type Completion, completeTask, findCase, findDossier, type Migrating, migrateCases } from '../cases/index.ts'
import { transaction } from '../kernel/index.ts'
import { compileTexts, PackRefused, publish } from '../packs/index.ts'
import { officerByLogin } from '../people/index.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { type Kind, kindContent } from './content/index.ts'
import { kindInForce } from './open.ts'
import { doTask, sendPhoto } from './testing-examples.ts'
import { casesOfKind, kindFor } from './view.ts'

const KIND = 'manhole-report'

/** The kind with a state and a field called otherwise, and one answer fewer to choose from. */
function nextVersion(city: TestCity, former = ''): Kind {
  const kind = kindInForce(city, KIND)
  const turned = (file: string, ...pairs: [string, string][]) =>
    pairs.reduce((text, [old, now]) => text.replaceAll(old, now), kind.files[file] ?? '')
  const next = compileTexts(kindContent, KIND, {
    ...kind.files,
    'kind.yaml': turned('kind.yaml', ['id: handling', 'id: repairing'], ['on: handling', 'on: repairing']) + former,
    'process.bpmn': turned('process.bpmn', ['&quot;handling&quot;', '&quot;repairing&quot;']),
    'form.yaml': turned('form.yaml', ['near', 'beside'], ['破损, 移位, 异响', '破损, 异响']),
  })
  return { ...next, examples: [] }
}

const withKind = (city: TestCity, kind: Kind) => ({
  ...city.content,
  caseKinds: new Map([...city.content.caseKinds, [KIND, kind]]),
})

/** What a start with this version says: nothing where it is taken. */
async function published(city: TestCity, kind: Kind): Promise<string[]> {
  const { fingerprint: _, ...content } = withKind(city, kind)
  try {
    await transaction(city.sql, (tx) => publish(tx, content, city.clock.now()))
    return []
  } catch (error) {
    if (!(error instanceof PackRefused)) throw error
    return error.findings.map(({ file, line, level, code, message }) => `${file}:${line} ${level} ${code} ${message}`)
  }
}

async function report(city: TestCity, form: object) {
  const answer = await (await city.as('city-counter')).post(`/kinds/${KIND}/cases`, { form })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  const { root, number } = answer.body as { root: string; number: string }
  expect((await doTask(city, root, { task: 'look', outcome: 'real', by: 'urban-handler' })).status).toBe(200)
  return { root, number }
}

async function moved(city: TestCity, asked: Omit<Migrating, 'item' | 'isDryRun'>, isDryRun = false) {
  const told: Record<string, string[]> = {}
  for await (const { number, problems } of migrateCases(city, { ...asked, item: null, isDryRun }))
    told[number] = problems.map(({ code, element }) => `${code} ${element}`)
  return told
}

test('a running case moves to a new version of its kind with state and answers mapped; one in a state without a mapping, or with an answer that the new form does not take, stays on its own version and is told why', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const place = '云州市古城区中山路40号门前'
  const taken = await report(city, { problem: '破损', place, near: '公交站旁' })
  const kept = await report(city, { problem: '移位', place })
  const from = kindInForce(city, KIND).hash
  const next = nextVersion(city)
  const to = next.hash
  // a start with it is refused while cases stand in what is gone, by file, line, number and what still says the old name
  expect(await published(city, next)).toEqual([
    expect.stringMatching(/^kinds\/manhole-report\/form.yaml:5 error FIELD_GONE .*「near」.*former.fields/),
    expect.stringMatching(/^kinds\/manhole-report\/form.yaml:6 warning FIELD_STRICTER /),
    expect.stringMatching(
      /^kinds\/manhole-report\/kind.yaml:17 error STATE_IN_USE 停在「处置中」（handling）的办件有 2 件.*former.states/,
    ),
  ])
  const named = nextVersion(city, 'former: { states: { handling: repairing }, fields: { near: beside } }\n')
  expect(await published(city, named)).toEqual([])
  city.content = withKind(city, named)
  // what has not moved stands in every list under the names of today
  const clerk = await officerByLogin(city, 'urban-handler')
  if (!clerk) throw new Error('nobody handles this')
  const standing = expect.objectContaining({ id: 'repairing', name: '处置中', cases: 2 })
  expect((await kindFor(city, clerk, KIND)).states).toContainEqual(standing)
  const { rows } = await casesOfKind(city, clerk, KIND, { state: 'repairing' })
  expect(rows.map((one) => one.state)).toEqual(Array(2).fill({ code: 'handling', name: '处置中' }))
  const wouldMove = await moved(city, { from, to: named.hash, map: {} }, true)
  expect(wouldMove).toEqual({ [taken.number]: [], [kept.number]: ['ANSWER_WRONG problem'] })
  city.content = withKind(city, next)

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
