// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Decisions } from '../../engine/dmn/index.ts'

type Decide = (decision: string, input: Record<string, unknown>) => { output: unknown; trace: unknown[]; missing: string[] }

/** The decisions of the DMN files in the same folder, or undefined when there are none: then a rule task waits like a service. */
export async function decisionsBeside(file: string): Promise<Decide | undefined> {
  const folder = dirname(file)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.dmn'))
  if (!names.length) return undefined
  const { decide, readDecisions } = await import('../../engine/dmn/index.ts')
  const all: Decisions[] = []
  for (const name of names) {
    const { decisions, findings } = await readDecisions(await readFile(join(folder, name), 'utf8'))
    if (!findings.some((one) => one.level === 'error')) all.push(decisions)
  }
  if (!all.length) return undefined
  return (decision, input) => {
    let problem: unknown = new Error(`旁边的 DMN 文件里没有决策「${decision}」`)
    for (const decisions of all) {
      try {
        return decide(decisions, decision, input)
      } catch (cause) {
        problem = cause
      }
    }
    throw problem
  }
}
