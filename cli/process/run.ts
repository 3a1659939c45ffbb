// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from 'node:util'
import { type Outcome, rehearse, type TraceLine } from '../../engine/bpmn/index.ts'
import { decisionsBeside } from './decisions.ts'
import { exits, type Io, type ProcessCommand, print } from './io.ts'
import { openProcess } from './source.ts'

const usage =
  'chengshu process run FILE.bpmn [--process ID] [--variables JSON] [--auto] [--trace] [--max-steps N] [--now ISO] [--fail ELEMENT]… [--throw ELEMENT=CODE]… [--message NAME[=JSON]]… [--signal NAME]…'

type Variables = Record<string, unknown>

/** `NAME=VALUE`, cut at the first = . */
function pair(text: string): [string, string | undefined] {
  const at = text.indexOf('=')
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function variablesOf(json: string, option: string): Variables {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new Error(`${option} 不是 JSON：${cause instanceof Error ? cause.message : String(cause)}`)
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Error(`${option} 应是 JSON 对象，例如 {"amount":5}`)
  return value as Variables
}

async function run(args: string[], io: Io): Promise<number> {
  let parsed: ReturnType<typeof readArguments>
  try {
    parsed = readArguments(args)
  } catch (cause) {
    print(io.stderr, `${cause instanceof Error ? cause.message : String(cause)}\n用法：${usage}`)
    return exits.wrong
  }
  const { file, options } = parsed
  const { processes, findings } = await openProcess(file)
  const refused = findings.find((one) => one.level === 'error')
  for (const one of findings) if (one.level === 'error') print(io.stderr, one)
  if (refused) {
    const outcome: Outcome = {
      outcome: 'refused',
      error: { code: refused.code, message: refused.message, element: refused.element },
      variables: options.variables ?? {},
    }
    print(io.stdout, outcome)
    return exits.refused
  }
  const decide = await decisionsBeside(file)
  const lines: string[] = []
  const flush = () => {
    if (lines.length) io.stdout.write(`${lines.join('\n')}\n`)
    lines.length = 0
  }
  const outcome = rehearse(processes, {
    ...options,
    ...(decide ? { decide } : {}),
    ...(parsed.trace
      ? {
          trace: (line: TraceLine) => {
            lines.push(JSON.stringify(line))
            if (lines.length > 500) flush()
          },
        }
      : {}),
  })
  flush()
  print(io.stdout, outcome)
  return outcome.outcome === 'completed' || outcome.outcome === 'terminated' ? exits.done : exits[outcome.outcome]
}

function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      process: { type: 'string' },
      variables: { type: 'string' },
      auto: { type: 'boolean' },
      trace: { type: 'boolean' },
      'max-steps': { type: 'string' },
      now: { type: 'string' },
      fail: { type: 'string', multiple: true },
      throw: { type: 'string', multiple: true },
      message: { type: 'string', multiple: true },
      signal: { type: 'string', multiple: true },
    },
  })
  const [file, ...rest] = positionals
  if (file === undefined || rest.length) throw new Error('请给出一个 BPMN 文件')
  const steps = values['max-steps'] === undefined ? undefined : Number(values['max-steps'])
  if (steps !== undefined && !(Number.isInteger(steps) && steps > 0)) throw new Error('--max-steps 应是正整数')
  const now = values.now ?? new Date().toISOString()
  if (Number.isNaN(Date.parse(now))) throw new Error('--now 应是 ISO 8601 时间')
  return {
    file,
    trace: values.trace === true,
    options: {
      now,
      ...(values.process === undefined ? {} : { process: values.process }),
      ...(values.variables === undefined ? {} : { variables: variablesOf(values.variables, '--variables') }),
      auto: values.auto === true,
      ...(steps === undefined ? {} : { maxSteps: steps }),
      fail: values.fail ?? [],
      throws: (values.throw ?? []).map((text) => {
        const [element, code = ''] = pair(text)
        return { element, code }
      }),
      messages: (values.message ?? []).map((text) => {
        const [name, json] = pair(text)
        return { name, ...(json === undefined ? {} : { payload: variablesOf(json, '--message') }) }
      }),
      signals: values.signal ?? [],
    },
  }
}

export const runCommand: ProcessCommand = { usage, summary: '在内存里运行一个流程文件', run }
