// SPDX-License-Identifier: Apache-2.0
import { checkPack, type PackFinding, packsIn } from '../../server/packs/index.ts'
import { contentKinds } from '../../server/rooms.ts'
import { faultsAgainst, faultsInCity } from './against.ts'
import type { Streams } from './index.ts'

export type Asked = { asJson: boolean; against?: string | undefined; inCity?: boolean }

/**
 * Checks packs and tells what it found, grouped by file; 1 when there is any error. `against`: also what breaks with the packs of another
 * folder; `inCity`: what the city of this environment would refuse by the cases that it has.
 */
export async function check(folders: readonly string[], { asJson, against, inCity }: Asked, io: Streams): Promise<number> {
  const began = performance.now()
  const { findings, content } = await checkPack(contentKinds, folders.flatMap(packsIn))
  if (content && against !== undefined) findings.push(...(await faultsAgainst(against, content)))
  if (content && inCity) findings.push(...(await faultsInCity(content, io.env ?? process.env)))
  const errors = findings.filter((one) => one.level === 'error').length
  if (asJson) for (const one of findings) io.stdout.write(`${JSON.stringify(one)}\n`)
  else {
    io.stdout.write(report(findings))
    const what = content
      ? `${content.items.size} 个事项、${content.bundles.size} 件一件事、${content.licenceTypes.size} 种证照、${content.caseKinds.size} 类登记办件、${content.registers.size} 本登记册。`
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
