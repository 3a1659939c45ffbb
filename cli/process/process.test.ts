// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from './index.ts'

const cases = new URL('../../engine/bpmn/cases/', import.meta.url)
const file = (name: string) => new URL(`${name}.bpmn`, cases).pathname
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chengshu-process-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function chengshu(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const kept = { out: '', err: '' }
  stdout.on('data', (chunk: Buffer) => {
    kept.out += chunk.toString()
  })
  stderr.on('data', (chunk: Buffer) => {
    kept.err += chunk.toString()
  })
  const code = await run(args, { stdin: new PassThrough(), stdout, stderr })
  await new Promise((resolve) => setImmediate(resolve))
  const lines = args[0] === 'roundtrip' ? [] : kept.out.split('\n').filter(Boolean)
  return { code, ...kept, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

describe('process run', () => {
  test('prints one JSON line for each happening and last the outcome; completed is exit code 0', async () => {
    const { code, lines } = await chengshu(
      'run',
      file('task-user'),
      '--auto',
      '--trace',
      '--now',
      '2026-03-02T01:00:00Z',
      '--variables',
      '{"n":1}',
    )
    expect(code).toBe(0)
    expect(lines.slice(0, -1)).toContainEqual({
      at: 'a',
      name: '审查',
      type: 'bpmn:UserTask',
      did: 'waiting',
      time: '2026-03-02T09:00:00+08:00',
    })
    expect(lines.at(-1)).toEqual({ outcome: 'completed', error: null, variables: { n: 1 } })
  })
  test('a process whose decision cannot be read is stuck with the reason, and does not go on without it', async () => {
    const beside = await mkdtemp(join(folder, 'rule-'))
    await writeFile(
      join(beside, 'p.bpmn'),
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="r"/><businessRuleTask id="r" camunda:decisionRef="资格"/><sequenceFlow id="g" sourceRef="r" targetRef="e"/><endEvent id="e"/></process></definitions>',
    )
    await writeFile(
      join(beside, 'd.dmn'),
      '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="d" namespace="t"><decision id="资格" name="资格"><literalExpression><text>5 +* 3</text></literalExpression></decision></definitions>',
    )
    const { code, lines } = await chengshu('run', join(beside, 'p.bpmn'), '--auto')
    expect(code).toBe(4)
    expect(lines.at(-1)).toMatchObject({ outcome: 'stuck', error: { element: 'r', message: expect.stringContaining('5 +* 3') } })
  })
  test('without --trace only the outcome is printed', async () => {
    expect((await chengshu('run', file('sequence'))).lines).toHaveLength(1)
  })
  test('terminated is exit code 0, an error 3, stuck 4, refused 5', async () => {
    expect(await chengshu('run', file('end-terminate'))).toMatchObject({ code: 0, lines: [{ outcome: 'terminated' }] })
    expect(await chengshu('run', file('end-error'))).toMatchObject({
      code: 3,
      lines: [{ outcome: 'error', error: { code: 'FALSE', element: 'bad' } }],
    })
    expect(await chengshu('run', file('task-user'))).toMatchObject({
      code: 4,
      lines: [{ outcome: 'stuck', error: { code: 'WAITING', element: 'a' } }],
    })
    expect(await chengshu('run', file('error/script-javascript'))).toMatchObject({
      code: 5,
      lines: [{ outcome: 'refused', error: { code: 'SCRIPT_FORMAT', element: 'a' } }],
    })
  })
  test('--fail parks the element, --throw makes it throw', async () => {
    expect(await chengshu('run', file('task-user'), '--auto', '--fail', 'a')).toMatchObject({
      code: 4,
      lines: [{ error: { code: 'TASK_FAILED', element: 'a' } }],
    })
    expect(await chengshu('run', file('boundary-error'), '--auto', '--throw', 'w=NOT_FOUND')).toMatchObject({
      code: 0,
      lines: [{ variables: { code: 'NOT_FOUND' } }],
    })
    expect(await chengshu('run', file('task-user'), '--auto', '--throw', 'a=X')).toMatchObject({
      code: 3,
      lines: [{ error: { code: 'X', element: 'a' } }],
    })
  })
  test('--message and --signal reach whoever waits', async () => {
    expect(await chengshu('run', file('task-receive'), '--message', '回函={"ok":true}')).toMatchObject({
      code: 0,
      lines: [{ variables: { ok: true } }],
    })
    expect(await chengshu('run', file('boundary-signal'), '--signal', '停办')).toMatchObject({ code: 0 })
  })
  test('--process chooses, an unknown one is refused', async () => {
    expect(await chengshu('run', file('call-activity'), '--process', 'child', '--variables', '{"m":3}')).toMatchObject({
      code: 0,
      lines: [{ variables: { m: 3, r: 6 } }],
    })
    expect(await chengshu('run', file('call-activity'), '--process', 'nobody')).toMatchObject({ code: 5 })
  })
  test('--max-steps bounds an endless process', async () => {
    expect(await chengshu('run', file('endless'), '--auto', '--max-steps', '20')).toMatchObject({
      code: 4,
      lines: [{ error: { code: 'TOO_MANY_MOVES' } }],
    })
    const cycle = join(folder, 'cycle.bpmn')
    await writeFile(
      cycle,
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p"><userTask id="a"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/><sequenceFlow id="g" sourceRef="a" targetRef="a"/><startEvent id="s"/></process></definitions>',
    )
    expect(await chengshu('run', cycle, '--auto', '--max-steps', '20')).toMatchObject({
      code: 4,
      lines: [{ error: { code: 'TOO_MANY_STEPS' } }],
    })
  })
  test('decisions are taken from the DMN files in the same folder', async () => {
    const bpmn = join(folder, 'decide.bpmn')
    await writeFile(
      bpmn,
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x"><process id="p"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="d"/><businessRuleTask id="d" camunda:decisionRef="grade" camunda:resultVariable="grade"/></process></definitions>',
    )
    await writeFile(
      join(folder, 'grade.dmn'),
      '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="x" name="x" namespace="x"><inputData id="n" name="n"/><decision id="grade" name="grade"><variable name="grade"/><informationRequirement id="r"><requiredInput href="#n"/></informationRequirement><literalExpression id="l"><text>if n &gt; 5 then "甲" else "乙"</text></literalExpression></decision></definitions>',
    )
    expect(await chengshu('run', bpmn, '--variables', '{"n":7}')).toMatchObject({
      code: 0,
      lines: [{ variables: { n: 7, grade: '甲' } }],
    })
  })
  test('a wrong command says how to write it', async () => {
    for (const args of [
      ['run'],
      ['run', 'a', 'b'],
      ['run', file('sequence'), '--variables', '[1]'],
      ['run', file('sequence'), '--max-steps', '0'],
      ['dance'],
    ])
      expect(await chengshu(...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('chengshu process') })
  })
})

describe('process roundtrip and check', () => {
  test('roundtrip writes the file as it was read', async () => {
    const { code, out } = await chengshu('roundtrip', file('pools'))
    expect(code).toBe(0)
    expect(out).toBe(await readFile(file('pools'), 'utf8'))
  })
  test('check lists findings as JSON lines and exits 5 when the file would be refused', async () => {
    expect(await chengshu('check', file('sequence'))).toMatchObject({ code: 0, lines: [] })
    const { code, lines } = await chengshu('check', file('error/duplicate-id'))
    expect(code).toBe(5)
    expect(lines[0]).toMatchObject({ level: 'error', code: 'ID_DOUBLE', element: 's', line: 6 })
  })
  test('a drawing that cannot run is refused by check and by run alike', async () => {
    const drawing = join(folder, 'drawing.bpmn')
    await writeFile(
      drawing,
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p" isExecutable="false"><callActivity id="c"/></process></definitions>',
    )
    const { code, lines } = await chengshu('check', drawing)
    expect(code).toBe(5)
    expect(lines.map((one) => one.code)).toEqual(['CALL_EMPTY', 'NOT_EXECUTABLE', 'NOT_RUNNABLE'])
    expect(await chengshu('run', drawing)).toMatchObject({
      code: 5,
      lines: [{ outcome: 'refused', error: { code: 'NOT_RUNNABLE' } }],
    })
  })
  test('a file of 50 MB and a file that is not there are refused', async () => {
    const big = join(folder, 'big.bpmn')
    const handle = await open(big, 'w')
    await handle.truncate(50 * 1024 * 1024)
    await handle.close()
    expect(await chengshu('check', big)).toMatchObject({ code: 5, lines: [{ code: 'XML_TOO_LARGE' }] })
    expect(await chengshu('run', join(folder, 'nothing.bpmn'))).toMatchObject({
      code: 5,
      lines: [{ outcome: 'refused', error: { code: 'FILE_UNREADABLE' } }],
    })
  })
  test('a file in another encoding is read and written in UTF-8', async () => {
    const gbk = join(folder, 'gbk.bpmn')
    const name = Buffer.from([0xc9, 0xf3, 0xb2, 0xe9]) // 审查
    await writeFile(
      gbk,
      Buffer.concat([
        Buffer.from(
          '<?xml version="1.0" encoding="GBK"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p"><task id="t" name="',
        ),
        name,
        Buffer.from('"/></process></definitions>'),
      ]),
    )
    expect(await chengshu('run', gbk, '--trace')).toMatchObject({ code: 0, lines: [{ name: '审查' }, { name: '审查' }, {}] })
  })
})
