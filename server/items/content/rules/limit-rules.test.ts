// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { readProcess } from '../../../../engine/bpmn/index.ts'
import { longestPath } from './limit-rules.ts'

const task = (id: string, limit: string): string => `<userTask id="${id}" name="${id}" chengshu:limit="${limit}" />`
const topic = (id: string, name: string): string => `<serviceTask id="${id}" camunda:type="external" camunda:topic="${name}" />`
const flows = (...pairs: string[]): string =>
  pairs
    .map((pair) => pair.split('>'))
    .map(([from, to]) => `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}" />`)
    .join('')

async function daysOf(body: string): Promise<{ days: number; tasks: string[] }> {
  const { processes, findings } = await readProcess(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:chengshu="https://chengshu.dev/bpmn" id="d" targetNamespace="x"><process id="p" isExecutable="true">${body}</process></definitions>`,
  )
  expect(findings.filter((one) => one.level === 'error')).toEqual([])
  const [process] = processes
  if (!process) throw new Error('no process')
  return longestPath(process)
}

test('branches at the same time take as long as the longest of them, not their sum', async () => {
  const body = `<startEvent id="s" />${topic('go', 'case.accept')}<parallelGateway id="f" />${task('a', '2 工作日')}${task('b', '5 工作日')}<parallelGateway id="j" />${task('c', '1 工作日')}<endEvent id="e" />`
  expect(await daysOf(body + flows('s>go', 'go>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>c', 'c>e'))).toEqual({
    days: 6,
    tasks: ['b 5 个工作日', 'c 1 个工作日'],
  })
})

test('the promise runs from acceptance to the decision: what is before and after does not count', async () => {
  const body = `<startEvent id="s" />${task('look', '3 工作日')}${topic('go', 'case.accept')}${task('think', '2 工作日')}${topic('say', 'case.decide')}${task('hand_over', '9 工作日')}<endEvent id="e" />`
  expect(await daysOf(body + flows('s>look', 'look>go', 'go>think', 'think>say', 'say>hand_over', 'hand_over>e'))).toMatchObject({
    days: 2,
  })
})

test('a way back is walked once, and the check ends', async () => {
  const body = `<startEvent id="s" />${task('a', '1 工作日')}<exclusiveGateway id="again" />${task('b', '2 工作日')}<endEvent id="e" />`
  expect(await daysOf(body + flows('s>a', 'a>again', 'again>b', 'b>a', 'again>e'))).toMatchObject({ days: 3 })
})

test('a sub-process takes as long as its own longest way, and hours are parts of a working day', async () => {
  const inner = `<subProcess id="sub"><startEvent id="is" />${task('x', '7 工作时')}${task('y', '1 工作日')}<endEvent id="ie" />${flows('is>x', 'x>y', 'y>ie')}</subProcess>`
  expect((await daysOf(`<startEvent id="s" />${inner}<endEvent id="e" />${flows('s>sub', 'sub>e')}`)).days).toBeCloseTo(2)
})
