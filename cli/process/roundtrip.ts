// SPDX-License-Identifier: Apache-2.0
import { roundTrip } from '../../engine/bpmn/index.ts'
import { exits, type Io, type ProcessCommand, print } from './io.ts'
import { openProcess, readText } from './source.ts'

async function run(args: string[], io: Io): Promise<number> {
  const [file, ...rest] = args
  if (file === undefined || rest.length) {
    print(io.stderr, `用法：${roundtripCommand.usage}`)
    return exits.wrong
  }
  const text = await readText(file)
  if (typeof text !== 'string') {
    print(io.stderr, text)
    return exits.refused
  }
  let written: string
  try {
    written = roundTrip(text)
  } catch {
    const { findings } = await openProcess(file)
    for (const one of findings) print(io.stderr, one)
    return exits.refused
  }
  await new Promise<void>((resolve, reject) =>
    io.stdout.write(written.endsWith('\n') ? written : `${written}\n`, (error) => (error ? reject(error) : resolve())),
  )
  return exits.done
}

export const roundtripCommand: ProcessCommand = {
  usage: 'chengshu process roundtrip FILE.bpmn',
  summary: '读入流程文件并按平台导出的样子写出',
  run,
}
