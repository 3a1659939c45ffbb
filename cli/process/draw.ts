// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises'
import { readSteps } from '../../server/kinds/index.ts'
import { exits, type Io, type ProcessCommand, print } from './io.ts'
import { readText } from './source.ts'

/** Draws a plain list of steps as BPMN with its picture; nothing is written where the list is wrong. */
async function run(args: string[], io: Io): Promise<number> {
  const [from, to, ...rest] = args
  if (from === undefined || rest.length > 0) {
    print(io.stderr, `用法：${drawCommand.usage}`)
    return exits.wrong
  }
  const text = await readText(from)
  if (typeof text !== 'string') {
    print(io.stderr, text.message)
    return exits.refused
  }
  const { bpmn, findings } = readSteps({ path: from, shown: from, text: text.replaceAll('\r\n', '\n') })
  for (const { file, line, message, code } of findings) print(io.stderr, `${file} 第 ${line} 行  ${message}  [${code}]`)
  if (bpmn === null) return exits.refused
  if (to === undefined) print(io.stdout, bpmn.trimEnd())
  else await writeFile(to, bpmn)
  return exits.done
}

export const drawCommand: ProcessCommand = {
  usage: 'chengshu process draw STEPS.yaml [FILE.bpmn]',
  summary: '把一份步骤清单画成带图的流程文件；写法见 docs/guides/make-a-system.md',
  run,
}
