// SPDX-License-Identifier: Apache-2.0
import { evaluateFeel, FeelSyntaxError } from '../../engine/feel/index.ts'
import { answerLines, type Io, objectOf } from './ndjson.ts'

export const usage = `chengshu feel eval [--now ISO]
  从标准输入读入，每行一个 {"id","expression","context"}，每行答复 {"id","value"} 或 {"id","error"}。
  --now  now() 和 today() 所用的时刻；不写则用本机时间（Asia/Shanghai）。`

/** `chengshu feel eval`. */
export async function run(args: string[], io: Io): Promise<number> {
  const [command, ...rest] = args
  const at = rest.indexOf('--now')
  const now = at >= 0 ? rest[at + 1] : undefined
  if (command !== 'eval' || rest.length !== (at >= 0 ? 2 : 0) || (now !== undefined && Number.isNaN(Date.parse(now)))) {
    io.stderr.write(`${usage}\n`)
    return 2
  }
  return answerLines(io, ({ expression, context }) => {
    if (typeof expression !== 'string') throw new Error('缺少 expression，应是一段 FEEL 文字。')
    try {
      return { value: evaluateFeel(expression, objectOf(context, 'context'), now === undefined ? undefined : { now }).value }
    } catch (cause) {
      if (cause instanceof FeelSyntaxError) throw new Error(`第 ${cause.line} 行第 ${cause.column} 列：${cause.message}`)
      throw cause
    }
  })
}
