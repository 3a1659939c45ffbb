// SPDX-License-Identifier: Apache-2.0
import { type DecisionOutcome, decide, readDecisions } from '@chengshu/engine'

export type Tried = { outcome: DecisionOutcome } | { problem: string }

/** Makes a decision by the text as it stands, with the same engine as the server's. */
export async function tryDecision(text: string, decision: string, given: Record<string, unknown>): Promise<Tried> {
  try {
    const { decisions, findings } = await readDecisions(text)
    const wrong = findings.find((one) => one.level === 'error')
    if (wrong) return { problem: wrong.message }
    return { outcome: decide(decisions, decision, given) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}
