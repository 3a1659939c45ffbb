// SPDX-License-Identifier: Apache-2.0
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { run } from './index.ts'

async function ask(args: string[], lines: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const read = [text(stdout), text(stderr)] as const
  const code = await run(args, { stdin: Readable.from(lines.map((line) => `${line}\n`)), stdout, stderr })
  stdout.end()
  stderr.end()
  const answers = (await read[0]).split('\n').filter((line) => line !== '')
  return { code, answers: answers.map((line) => JSON.parse(line)), problems: await read[1] }
}

test('feel eval answers each line in order, with plain JSON values or with an error', async () => {
  const { code, answers } = await ask(
    ['eval'],
    [
      '{"id":1,"expression":"年龄 >= 60 and 户籍区 in (\\"云东区\\",\\"云西区\\")","context":{"年龄":61,"户籍区":"云东区"}}',
      '{"id":"b","expression":"0.1 + 0.2"}',
      '{"id":3,"expression":"date(\\"2026-01-31\\") + duration(\\"P1M\\")","context":{}}',
      '{"id":4,"expression":"1 +"}',
      'not json',
      '',
      '{"id":5}',
      '{"id":6,"expression":"Loan Amount * 2","context":{"Loan Amount":5}}',
      '{"id":7,"expression":"1","context":[1]}',
    ],
  )
  expect(code).toBe(0)
  expect(answers).toEqual([
    { id: 1, value: true },
    { id: 'b', value: 0.3 },
    { id: 3, value: '2026-02-28' },
    { id: 4, error: expect.stringContaining('第 1 行第 4 列') },
    { id: null, error: expect.stringContaining('不是 JSON') },
    { id: 5, error: expect.stringContaining('expression') },
    { id: 6, value: 10 },
    { id: 7, error: expect.stringContaining('context') },
  ])
})

test('feel eval can be told the time', async () => {
  const { answers } = await ask(['eval', '--now', '2026-11-22T17:00:00Z'], ['{"id":1,"expression":"today()"}'])
  expect(answers).toEqual([{ id: 1, value: '2026-11-23' }])
})

test('ten thousand lines are answered in order', async () => {
  const { answers } = await ask(
    ['eval'],
    Array.from({ length: 10_000 }, (_, id) => JSON.stringify({ id, expression: `x * ${id % 7}`, context: { x: id } })),
  )
  expect(answers.length).toBe(10_000)
  expect(answers.every(({ id, value }, i) => id === i && value === i * (i % 7))).toBe(true)
})

test('a wrong command says how it is written', async () => {
  expect(await ask(['run'], [])).toMatchObject({ code: 2, problems: expect.stringContaining('chengshu feel eval') })
})
