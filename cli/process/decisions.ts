// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Decisions } from '../../engine/dmn/index.ts'
import { beside } from '../dmn/beside.ts'

type Decide = (decision: string, input: Record<string, unknown>) => { output: unknown; trace: unknown[]; missing: string[] }

/** The decisions of the DMN files in the same folder, or undefined when there are none: then a rule task waits like a service. */
export async function decisionsBeside(file: string): Promise<Decide | undefined> {
  const folder = dirname(file)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.dmn'))
  if (!names.length) return undefined
  const { DecisionError, decide, readDecisions } = await import('../../engine/dmn/index.ts')
  const all: Decisions[] = []
  const broken: string[] = []
  for (const name of names) {
    const load = (namespace: string, location: string | null) => beside(folder, namespace, location)
    const { decisions, findings } = await readDecisions(await readFile(join(folder, name), 'utf8'), { load })
    all.push(decisions)
    const unusable = decisions.decisions.size === 0 && findings.find((one) => one.level === 'error')
    if (unusable) broken.push(`${name} 第 ${unusable.line ?? '?'} 行：${unusable.message}`)
  }
  return (decision, input) => {
    for (const decisions of all) {
      try {
        return decide(decisions, decision, input)
      } catch (cause) {
        // another file may have it; whatever else is wrong with it stands
        if (!(cause instanceof DecisionError && cause.code === 'DECISION_UNKNOWN')) throw cause
      }
    }
    throw new Error(`旁边的 DMN 文件里没有决策「${decision}」。${broken.join('')}`)
  }
}
