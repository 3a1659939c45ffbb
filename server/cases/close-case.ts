// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../kernel/index.ts'
import { type Act, note, recordOf, tellOf, type Working } from './working.ts'

/** Ends a case: the state, the day, the outcome; every clock stops. */
export function closeCase(
  act: Act,
  work: Working,
  state: 'closed' | 'refused' | 'withdrawn' | 'terminated',
  result: Record<string, Json>,
): void {
  const { case: subject } = work
  subject.state = state
  subject.closedAt = act.now
  subject.result = { ...(subject.result ?? {}), ...result }
  subject.parked = null
  const fact = { closed: 'caseClosed', refused: 'caseRefused', withdrawn: 'caseWithdrawn', terminated: 'caseTerminated' }[state]
  note(work, state, result)
  recordOf(act, work, `case.${state}`)
  tellOf(act, work, fact, { ...result, decision: subject.decision })
}
