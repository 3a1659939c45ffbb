// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readProcess } from '../../engine/bpmn/index.ts'
import { run } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chengshu-draw-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function draw(text: string, to?: string) {
  const from = join(folder, 'steps.yaml')
  await writeFile(from, text)
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const kept = { out: '', err: '' }
  stdout.on('data', (chunk: Buffer) => {
    kept.out += chunk.toString()
  })
  stderr.on('data', (chunk: Buffer) => {
    kept.err += chunk.toString()
  })
  const code = await run(['draw', from, ...(to === undefined ? [] : [to])], { stdin: new PassThrough(), stdout, stderr })
  await new Promise((resolve) => setImmediate(resolve))
  return { code, ...kept }
}

const good = `id: device-repair
name: 设备报修
steps:
  - { id: asked, name: 报修, start: true, next: class }
  - { id: class, name: 谁来修, decide: repair-class, next: repair }
  - { id: repair, name: 维修, task: operator, limit: 3 工作日, outcomes: "done:修好了,scrap:修不好，报废", fields: result, next: fixed }
  - { id: fixed, name: 修好了吗？, choose: true, next: [{ to: up, when: repair.outcome = "done" }, { to: gone }] }
  - { id: up, name: 记为可用, do: row.write, with: { register: device, key: = form.device, fields: "= {state: \\"up\\"}" }, next: end }
  - { id: gone, name: 报废, do: case.state, with: { to: gone }, next: end_gone }
  - { id: end, name: 修好, end: true }
  - { id: end_gone, name: 报废, end: true }
`

test('a plain list of steps becomes a process that can run, with its picture; a text is itself and = begins an expression', async () => {
  const to = join(folder, 'process.bpmn')
  expect(await draw(good, to)).toEqual({ code: 0, out: '', err: '' })
  const text = await readFile(to, 'utf8')
  const { processes, findings } = await readProcess(text)
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  expect(processes[0]).toMatchObject({ id: 'device_repair', runnable: true })
  expect(text).toContain('<camunda:inputParameter name="register">=&quot;device&quot;</camunda:inputParameter>')
  expect(text).toContain('<camunda:inputParameter name="key">=form.device</camunda:inputParameter>')
  for (const id of ['asked', 'class', 'repair', 'fixed', 'end']) expect(text).toContain(`bpmnElement="${id}"`)
  expect((await draw(good)).out).toBe(text)
})

test('what is wrong with a list of steps is said by line, all at once, and nothing is written', async () => {
  const to = join(folder, 'none.bpmn')
  const wrong = good
    .replace('next: repair', 'next: repare')
    .replace('when: repair.outcome = "done"', 'when: repair.outcome ==')
    .replace('end: true }\n  - { id: end_gone', 'end: true, next: asked }\n  - { id: end_gone')
    .replace('decide: repair-class', 'decide: repair-class, limit: 1 工作日')
  const { code, err } = await draw(wrong, to)
  expect(code).toBe(5)
  expect(existsSync(to)).toBe(false)
  for (const line of [
    /第 5 行 {2}「谁来修」写了 limit，只有 task/,
    /第 5 行 {2}「谁来修」后面要到「repare」，没有这一步/,
    /第 7 行 {2}「修好了吗？」的表达式第 \d+ 列读不懂/,
    /第 10 行 {2}「修好」是结束，后面不能再有步骤/,
    /第 6 行 {2}「维修」从开始走不到/,
  ])
    expect(err).toMatch(line)
})

test.each([
  ['a word that is not known', 'start: true', 'begin: true', 'KEY_UNKNOWN'],
  ['an outcome without a name', '"done:修好了,scrap:修不好，报废"', 'done', 'VALUE_SHAPE'],
  ['a task without outcomes', 'outcomes: "done:修好了,scrap:修不好，报废", ', '', 'STEP_OUTCOMES'],
  ['two ways without a choice', 'next: class', 'next: [{ to: class }, { to: repair }]', 'STEP_WAYS'],
  ['a choice without a way for all others', '{ to: gone }', '{ to: gone, when: "true" }', 'STEP_WAYS'],
  ['a step that is two things', 'decide: repair-class', 'decide: repair-class, wait: x.y', 'STEP_KIND'],
  ['a name used twice', 'id: class', 'id: repair', 'STEP_TWICE'],
  ['no end', ', end: true }', ', wait: a.b, next: asked }', 'STEP_END'],
  ['YAML that cannot be read', 'id: device-repair', 'id: [', 'YAML_SYNTAX'],
])('%s is refused', async (_, from, to, code) => {
  const { code: exit, err } = await draw(good.replaceAll(from, to))
  expect(exit).toBe(5)
  expect(err).toContain(`[${code}]`)
})
