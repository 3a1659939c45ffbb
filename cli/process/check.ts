// SPDX-License-Identifier: Apache-2.0
import { exits, type Io, type ProcessCommand, print } from './io.ts'
import { openProcess } from './source.ts'

async function run(args: string[], io: Io): Promise<number> {
  const [file, ...rest] = args
  if (file === undefined || rest.length) {
    print(io.stderr, `用法：${checkCommand.usage}`)
    return exits.wrong
  }
  const { processes, findings } = await openProcess(file)
  for (const one of findings) print(io.stdout, one)
  // a drawing is readable, but it is refused where a process is to run
  const first = processes.find((one) => one.executable) ?? processes[0]
  return first?.runnable ? exits.done : exits.refused
}

export const checkCommand: ProcessCommand = {
  usage: 'chengshu process check FILE.bpmn',
  summary: '检查流程文件，一行一个发现',
  run,
}
