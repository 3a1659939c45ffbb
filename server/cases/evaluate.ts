// SPDX-License-Identifier: Apache-2.0
import { BudgetSpent, compileFeel } from '@chengshu/engine'
import { Refusal } from '../kernel/index.ts'

/** FEEL of the content over a context; what cannot be evaluated is null. Throws RULE_TOO_COSTLY: no value is not “nobody else has it”. */
export function evaluate(source: string, context: Record<string, unknown>): unknown {
  try {
    return compileFeel(source).evaluate(context).value
  } catch (cause) {
    if (cause instanceof BudgetSpent) throw new Refusal('RULE_TOO_COSTLY', { reason: cause.message })
    throw cause
  }
}
