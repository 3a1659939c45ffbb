// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandFor, play, playServices, stageOf, start, waitingIn } from './rehearsal.ts'
import { stepsIn } from './steps.ts'

const items = join(import.meta.dirname, '../../../packs/yunzhou/items')
const text = (item: string, file: string) => readFileSync(join(items, item, file), 'utf8')
const now = '2026-11-20T09:00:00+08:00'

test('a rehearsal walks a process of the city to its end by the outcomes that are chosen', async () => {
  const stage = await stageOf(text('food-business-licence', 'process.bpmn'), [])
  if (!stage) throw new Error('no stage')
  let scene = playServices(stage, start(stage, { case: { delivery: 'electronic' }, form: {} }, now), now)
  const names: string[] = []
  for (const outcome of ['accept', 'pass', 'grant']) {
    const [waiting] = waitingIn(stage, scene)
    if (!waiting) throw new Error('nothing waits')
    expect(waiting.outcomes.map((one) => one.id)).toContain(outcome)
    names.push(waiting.name)
    scene = playServices(stage, play(stage, scene, commandFor(waiting, outcome), now), now)
  }
  expect(names).toEqual(['核对申请并受理', '审查材料', '作出决定'])
  expect(scene.state.end?.outcome).toBe('completed')
  expect(scene.done).toEqual(expect.arrayContaining(['accept', 'review', 'decide']))
  // what is told of it: who, within which limit, what was said, what the platform did
  const steps = stepsIn(stage, scene)
  expect(steps[0]).toMatchObject({
    ...{ name: '核对申请并受理', what: 'task', who: ['handler'], limit: '1 工作日', outcome: '受理', how: 'completed' },
  })
  expect(steps[1]).toMatchObject({ name: '受理，开始计时', what: 'service', topic: 'case.accept', how: 'completed' })
  expect(steps.filter((one) => one.what === 'task').map((one) => one.outcome)).toEqual(['受理', '书面审查通过', '准予许可'])
})

test('a decision of the same folder is made in the rehearsal, and what it lacks is told', async () => {
  const stage = await stageOf(text('old-age-allowance', 'process.bpmn'), [text('old-age-allowance', 'decision.dmn')])
  if (!stage) throw new Error('no stage')
  const evidence = { householdPage: { value: { householdId: '1' } } }
  const begun = start(stage, { applicant: { age: 86, status: '正常' }, evidence, form: {} }, now)
  expect(waitingIn(stage, begun)[0]).toMatchObject({ what: 'service', element: 'auto_accept' })
  const unknown = start(stage, { applicant: {}, evidence: {}, form: {} }, now)
  expect(waitingIn(stage, unknown)[0]).toMatchObject({ what: 'task', element: 'verify' })
  expect(unknown.missing).toContain('applicant.age')
  expect(stepsIn(stage, unknown)[0]).toMatchObject({ what: 'decided', decided: { output: { decision: 'refer' } } })
})

test('a bundle of which nothing is filled in stands still and names the questions that its way hangs on', async () => {
  const stage = await stageOf(readFileSync(join(items, '../bundles/open-restaurant/process.bpmn'), 'utf8'), [])
  if (!stage) throw new Error('no stage')
  const [still] = waitingIn(stage, playServices(stage, start(stage, { form: {} }, now), now))
  expect(still).toMatchObject({ what: 'parked', reads: expect.arrayContaining(['form.area', 'form.floor']) })
})

test('a drawing with an error cannot be rehearsed', async () => {
  expect(await stageOf('<nothing/>', [])).toBeNull()
})
