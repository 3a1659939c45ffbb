// SPDX-License-Identifier: Apache-2.0
import type { Writable } from 'node:stream'
import { checkPack, type PackFinding, packsIn } from '../../server/packs/index.ts'

type Streams = { stdout: Pick<Writable, 'write'>; stderr: Pick<Writable, 'write'> }

const usage = `chengshu pack check 文件夹… [--json]
  读内容包（有 pack.yaml 的文件夹，或装着几个内容包的文件夹），说出每一处错误：文件、行号、要做什么。
  --json  每个发现一行 JSON
  退出码：0 没有错误，1 有错误，2 命令写错
`

/** The command `chengshu pack`. Gives the exit code. */
export async function run(args: string[], io: Streams): Promise<number> {
  const [command, ...rest] = args
  const folders = rest.filter((one) => !one.startsWith('--'))
  const flags = rest.filter((one) => one.startsWith('--'))
  if (command !== 'check' || folders.length === 0 || flags.some((one) => one !== '--json')) {
    io.stderr.write(usage)
    return command === '--help' || command === 'help' ? 0 : 2
  }
  const began = performance.now()
  const { findings, content } = await checkPack(folders.flatMap(packsIn))
  const errors = findings.filter((one) => one.level === 'error').length
  if (flags.includes('--json')) for (const one of findings) io.stdout.write(`${JSON.stringify(one)}\n`)
  else {
    io.stdout.write(report(findings))
    const what = content
      ? `${content.items.size} 个事项、${content.bundles.size} 件一件事、${content.licenceTypes.size} 种证照。`
      : ''
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    io.stdout.write(
      errors > 0
        ? `有 ${errors} 处错误、${findings.length - errors} 处提醒（${seconds} 秒）。改完再查一次。\n`
        : `没有错误，${findings.length} 处提醒。${what}（${seconds} 秒）\n`,
    )
  }
  return errors > 0 ? 1 : 0
}

function report(findings: readonly PackFinding[]): string {
  const lines: string[] = []
  let file = ''
  for (const one of findings) {
    if (one.file !== file) lines.push(`${file ? '\n' : ''}${one.file}`)
    file = one.file
    lines.push(`  第 ${one.line} 行  ${one.level === 'error' ? '错误' : '提醒'}  ${one.message}  [${one.code}]`)
  }
  return lines.length > 0 ? `${lines.join('\n')}\n\n` : ''
}
