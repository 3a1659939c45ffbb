// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from 'node:util'
import { type Clock, dueOf, instantOf, parseLimit } from '../../engine/worktime/index.ts'
import type { Io } from '../feel/ndjson.ts'
import { calendarOf } from './calendar.ts'

export const usage = `chengshu worktime due --from ISO --limit "5 工作日" [--region CODE] [--pause ISO/ISO]… [--extend LIMIT]… [--packs DIR] [--json]
  算出期限的到期时间，并说明是怎么数出来的。--pause 是不计时的一段，写成 开始/结束，还没恢复的写成 开始/。
  --region 用 packs/ 里这个地区的工作日历；不写则用全国日历。`

/** `chengshu worktime due`. Exit 0, 1 when the limit cannot be counted, 2 when it was asked wrongly. */
export async function run(args: string[], io: Io): Promise<number> {
  const [command, ...rest] = args
  let given: ReturnType<typeof readOptions>
  try {
    if (command !== 'due') throw new Error('')
    given = readOptions(rest)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    io.stderr.write(`${message === '' ? '' : `${message}\n`}${usage}\n`)
    return 2
  }
  try {
    const due = dueOf(await calendarOf(given.region, given.packs), given.clock, given.now)
    if (given.json) io.stdout.write(`${JSON.stringify(due)}\n`)
    else {
      const first = due.dueAt === null ? `尚未确定（中止中）；若此刻恢复，${due.dueOn} 到期` : `${due.dueOn} 到期（${due.dueAt}）`
      io.stdout.write(`${[first, ...due.explained.map((step) => `  · ${step.text}`)].join('\n')}\n`)
    }
    return 0
  } catch (cause) {
    io.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
    return 1
  }
}

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string' },
      limit: { type: 'string' },
      region: { type: 'string' },
      pause: { type: 'string', multiple: true },
      extend: { type: 'string', multiple: true },
      now: { type: 'string' },
      packs: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  if (!values.from || !values.limit) throw new Error('请写明 --from 和 --limit。')
  if (Number.isNaN(instantOf(values.from)))
    throw new Error(`--from「${values.from}」不是时间，应写成 2026-02-10T10:00:00+08:00 或 2026-02-10。`)
  const suspensions = (values.pause ?? []).map((text) => {
    const [from = '', to = ''] = text.split('/')
    return { from, to: to === '' ? null : to, reason: '中止' }
  })
  const extensions = (values.extend ?? []).map((text) => ({ limit: parseLimit(text), reason: '经批准延长' }))
  const clock: Clock = { limit: parseLimit(values.limit), startedAt: values.from, suspensions, extensions }
  return { clock, region: values.region, now: values.now, packs: values.packs, json: values.json === true }
}
