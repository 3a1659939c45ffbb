// SPDX-License-Identifier: Apache-2.0
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { run } from './index.ts'

async function ask(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const read = [text(stdout), text(stderr)] as const
  const code = await run(args, { stdin: Readable.from([]), stdout, stderr })
  stdout.end()
  stderr.end()
  return { code, out: await read[0], problems: await read[1] }
}

test('worktime due prints the due day, the instant, and how it was counted', async () => {
  const { code, out } = await ask('due', '--from', '2026-02-10T10:00:00+08:00', '--limit', '5 工作日')
  expect(code).toBe(0)
  expect(out.split('\n')[0]).toBe('2026-02-24 到期（2026-02-25T00:00:00+08:00）')
  expect(out).toContain('当日不计')
  expect(out).toContain('2026-02-14')
  expect(out).toContain('9 天为休息日和节假日')
})

test('worktime due takes a region of a pack and pauses, and gives JSON on request', async () => {
  const { out } = await ask(
    'due',
    '--from',
    '2026-03-02',
    '--limit',
    '五个工作日',
    '--region',
    '990102',
    '--pause',
    '2026-03-04T10:00/2026-03-06T10:00',
    '--json',
  )
  expect(JSON.parse(out)).toMatchObject({ dueOn: '2026-03-11', dueAt: '2026-03-12T00:00:00+08:00' })
})

test('an unknown region, a year without a calendar and an unreadable limit are refused in words', async () => {
  expect(await ask('due', '--from', '2026-02-10', '--limit', '5 工作日', '--region', '110000')).toMatchObject({
    code: 1,
    problems: expect.stringContaining('990100'),
  })
  expect(await ask('due', '--from', '2035-02-10', '--limit', '5 工作日')).toMatchObject({
    code: 1,
    problems: expect.stringContaining('2035'),
  })
  expect(await ask('due', '--from', '2026-02-10', '--limit', '5 日')).toMatchObject({
    code: 2,
    problems: expect.stringContaining('工作日还是自然日'),
  })
  expect(await ask('due', '--limit', '5 工作日')).toMatchObject({ code: 2 })
})
