// SPDX-License-Identifier: Apache-2.0
import { type DecisionOutcome, decide, readDecisions } from '@chengshu/engine'

export type Tried = { outcome: DecisionOutcome } | { problem: string }
export type DecisionName = { id: string; name: string }

export async function decisionsIn(text: string): Promise<DecisionName[]> {
  const { decisions } = await readDecisions(text)
  return [...decisions.decisions.values()].map(({ id, name }) => ({ id, name }))
}

/** An input to begin with: every path that the tables read, empty. */
export function sampleOf(text: string): Record<string, unknown> {
  const sample: Record<string, unknown> = {}
  for (const [, body = ''] of text.matchAll(/<(?:\w+:)?inputExpression[^>]*>\s*<(?:\w+:)?text>([^<]*)<\/(?:\w+:)?text>/g)) {
    const path = body.trim()
    if (!/^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(path)) continue
    let at = sample
    const parts = path.split('.')
    for (const part of parts.slice(0, -1)) {
      const inner = at[part]
      if (typeof inner !== 'object' || inner === null) at[part] = {}
      at = at[part] as Record<string, unknown>
    }
    at[parts.at(-1) ?? ''] ??= null
  }
  return sample
}

/** Makes a decision by the text as it stands, with the same engine as the server's. */
export async function tryDecision(text: string, decision: string, input: string): Promise<Tried> {
  try {
    const given = JSON.parse(input) as Record<string, unknown>
    const { decisions, findings } = await readDecisions(text)
    const wrong = findings.find((one) => one.level === 'error')
    if (wrong) return { problem: wrong.message }
    return { outcome: decide(decisions, decision, given) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}
