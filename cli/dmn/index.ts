// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Decisions, decide, readDecisions } from '../../engine/dmn/index.ts'
import { answerLines, type Io, objectOf } from '../feel/ndjson.ts'
import { beside } from './beside.ts'

export const usage = `chengshu dmn run [--now ISO] [--explain]
  从标准输入读入，每行一个 {"id","file","decision","input"}，每行答复 {"id","output"} 或 {"id","error"}。
  decision 是决策或决策服务的编号或名字。--explain 另附匹配的规则（trace）和缺少的数据（missing）。`

/** `chengshu dmn run`: any number of decisions in one process, each file read once. */
export async function run(args: string[], io: Io): Promise<number> {
  const [command, ...rest] = args
  const explain = rest.includes('--explain')
  const at = rest.indexOf('--now')
  const now = at >= 0 ? rest[at + 1] : undefined
  if (
    command !== 'run' ||
    rest.length !== (explain ? 1 : 0) + (at >= 0 ? 2 : 0) ||
    (now !== undefined && Number.isNaN(Date.parse(now)))
  ) {
    io.stderr.write(`${usage}\n`)
    return 2
  }
  const files = new Map<string, Promise<Decisions>>()
  return answerLines(io, async ({ file, decision, input }) => {
    if (typeof file !== 'string') throw new Error('缺少 file，应是 DMN 文件的路径。')
    if (typeof decision !== 'string') throw new Error('缺少 decision，应是决策的编号或名字。')
    const decisions = files.get(file) ?? open(file)
    files.set(file, decisions)
    const outcome = decide(await decisions, decision, objectOf(input, 'input'), now === undefined ? {} : { now })
    return explain ? outcome : { output: outcome.output }
  })
}

async function open(path: string): Promise<Decisions> {
  let xml: string
  try {
    xml = await readFile(path, 'utf8')
  } catch (cause) {
    throw new Error(`打不开文件 ${path}：${cause instanceof Error ? cause.message : String(cause)}`)
  }
  const { decisions, findings } = await readDecisions(xml, {
    load: (namespace, location) => beside(dirname(path), namespace, location),
  })
  const unusable = findings.find(
    (finding) => finding.level === 'error' && (decisions.decisions.size === 0 || finding.code === 'XML_UNREADABLE'),
  )
  if (unusable) throw new Error(`${path} 第 ${unusable.line ?? '?'} 行：${unusable.message}`)
  return decisions
}
