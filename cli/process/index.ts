// SPDX-License-Identifier: Apache-2.0
import { checkCommand } from './check.ts'
import { exits, type Io, type ProcessCommand, print } from './io.ts'
import { roundtripCommand } from './roundtrip.ts'
import { runCommand } from './run.ts'

export type { Io, ProcessCommand } from './io.ts'
/** chengshu process …: each with run(args, io), giving the exit code. */
export const processCommands: Record<'run' | 'roundtrip' | 'check', ProcessCommand> = {
  run: runCommand,
  roundtrip: roundtripCommand,
  check: checkCommand,
}

/** The command `chengshu process`: its first argument chooses. */
export async function run(args: string[], io: Io): Promise<number> {
  const [name, ...rest] = args
  if (name === 'run' || name === 'roundtrip' || name === 'check') return processCommands[name].run(rest, io)
  const { drawCommand } = await import('./draw.ts')
  if (name === 'draw') return drawCommand.run(rest, io)
  // it needs a database and the whole city, the others need neither
  const { migrateCommand } = await import('./migrate.ts')
  if (name === 'migrate') return migrateCommand.run(rest, io)
  const lines = [...Object.values(processCommands), drawCommand, migrateCommand].map(
    ({ usage, summary }) => `${usage}\n  ${summary}`,
  )
  print(name === undefined || name === 'help' || name === '--help' ? io.stdout : io.stderr, lines.join('\n'))
  return name === 'help' || name === '--help' ? exits.done : exits.wrong
}
