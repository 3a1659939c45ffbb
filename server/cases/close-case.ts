// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../kernel/index.ts'
import type { Act, Working } from './parts.ts'
import { enter, enterPhase } from './states.ts'
import { note, recordOf, tellOf } from './working.ts'

const FACTS: Record<string, string> = { refused: 'caseRefused', withdrawn: 'caseWithdrawn', terminated: 'caseTerminated' }

/** Ends a case: the state (of its kind; its first end where it has none of this name), the day, the outcome; every clock stops. */
export function closeCase(act: Act, work: Working, state: string, result: Record<string, Json>): void {
  const { case: subject, matter } = work
  if (matter.states.some(({ id, phase }) => id === state && phase === 'ended')) enter(work, state)
  else enterPhase(work, 'ended')
  subject.closedAt = act.now
  subject.result = { ...(subject.result ?? {}), ...result }
  subject.parked = null
  note(work, subject.state, result)
  recordOf(act, work, subject.state in FACTS ? `case.${subject.state}` : 'case.closed')
  tellOf(act, work, FACTS[subject.state] ?? 'caseClosed', { ...result, decision: subject.decision })
}
