// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { begin, migrate, type ProcessDefinition, readProcessNow, step } from './index.ts'

const world = { now: '2026-03-02T09:00:00+08:00' }
function version(body: string): ProcessDefinition {
  const { processes, findings } = readProcessNow(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p" isExecutable="true"><startEvent id="s" />${body}<endEvent id="e" /></process></definitions>`,
  )
  expect(findings.filter((one) => one.level === 'error')).toEqual([])
  return processes[0] as ProcessDefinition
}
const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}" />`
const timer = (id: string, host: string) =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="false"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>`

const old = version(`<userTask id="a" name="初审" />${timer('old-limit', 'a')}${flow('s', 'a')}${flow('a', 'e')}`)

test('a running case moves to a renamed task of the new version and ends there', () => {
  const next = version(`<userTask id="b" /><task id="c" />${flow('s', 'b')}${flow('b', 'c')}${flow('c', 'e')}`)
  const { state } = begin(old, {}, world)
  const { problems, ...moved } = migrate(old, next, state, { a: 'b' }, world)
  expect(problems).toEqual([])
  if (!moved.state) throw new Error('not moved')
  expect(moved.state.t.map((one) => one.e)).toEqual(['b'])
  expect(step(next, moved.state, { do: 'complete', token: '2' }, world).state.end).toEqual({ outcome: 'completed' })
})

test('limits that the new version lacks are closed, those it adds begin to run', () => {
  const next = version(`<userTask id="a" />${timer('new-limit', 'a')}${flow('s', 'a')}${flow('a', 'e')}`)
  const moved = migrate(old, next, begin(old, {}, world).state, {}, world)
  if (!moved.state) throw new Error('not moved')
  expect(moved.effects).toMatchObject([
    { effect: 'closed', element: 'old-limit' },
    { effect: 'timer', element: 'new-limit', dueAt: '2026-03-02T10:00:00+08:00' },
  ])
})

test('what cannot be moved is explained, and then nothing moves', () => {
  const { state } = begin(old, {}, world)
  const gone = version(`<userTask id="z" />${flow('s', 'z')}`)
  expect(migrate(old, gone, state, {}, world)).toMatchObject({
    state: null,
    problems: [{ code: 'ELEMENT_GONE', element: 'a', token: '2' }],
  })
  expect(migrate(old, version(`<manualTask id="a" />${flow('s', 'a')}`), state, {}, world).problems).toMatchObject([
    { code: 'TYPE_DIFFERS' },
  ])
  const deeper = version(`<subProcess id="w"><userTask id="a" /></subProcess>${flow('s', 'w')}`)
  expect(migrate(old, deeper, state, {}, world).problems).toMatchObject([{ code: 'SCOPE_DIFFERS' }])
  const ended = step(old, state, { do: 'complete', token: '2' }, world).state
  expect(migrate(old, gone, ended, {}, world).problems).toMatchObject([{ code: 'ENDED' }])
})

test('a token that waits at a join needs its flow in the new version', () => {
  const fork = (join: string) =>
    version(
      `<parallelGateway id="f" /><task id="x" /><userTask id="y" /><parallelGateway id="${join}" />${flow('s', 'f')}${flow('f', 'x')}${flow('f', 'y')}${flow('x', join)}${flow('y', join)}${flow(join, 'e')}`,
    )
  const { state } = begin(fork('j'), {}, world)
  expect(migrate(fork('j'), fork('k'), state, { j: 'k' }, world).problems).toMatchObject([{ code: 'FLOW_GONE' }])
  const moved = migrate(fork('j'), fork('k'), state, { j: 'k', 'x-j': 'x-k' }, world)
  if (!moved.state) throw new Error('not moved')
  const y = moved.state.t.find((one) => one.e === 'y')
  expect(step(fork('k'), moved.state, { do: 'complete', token: String(y?.i) }, world).state.end).toEqual({ outcome: 'completed' })
})
