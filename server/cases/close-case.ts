// SPDX-License-Identifier: Apache-2.0
import { endTextField, groundField, opinionField, reasonField, resultCodeField } from './fields.ts'
import type { Act, Working } from './parts.ts'
import { enter, enterPhase } from './states.ts'
import { note, recordOf, tellOf } from './working.ts'

const FACTS: Record<string, string> = { refused: 'caseRefused', withdrawn: 'caseWithdrawn', terminated: 'caseTerminated' }

/** What is said at the end of a case, as far as there is anything to say. */
export type Ending = { ground?: string | null; opinion?: string | null; reason?: string; text?: string; code?: string }

/** Ends a case: the state (of its kind; its first end where it has none of this name), the day, the outcome; every clock stops. */
export function closeCase(act: Act, work: Working, state: string, said: Ending): void {
  const { case: subject, matter } = work
  if (matter.states.some(({ id, phase }) => id === state && phase === 'ended')) enter(work, state)
  else enterPhase(work, 'ended')
  subject.closedAt = act.now
  if (said.ground !== undefined) groundField.set(subject, said.ground)
  if (said.opinion !== undefined) opinionField.set(subject, said.opinion)
  if (said.reason !== undefined) reasonField.set(subject, said.reason)
  if (said.text !== undefined) endTextField.set(subject, said.text)
  if (said.code !== undefined) resultCodeField.set(subject, said.code)
  subject.parked = null
  note(work, subject.state, said)
  recordOf(act, work, subject.state in FACTS ? `case.${subject.state}` : 'case.closed')
  tellOf(act, work, FACTS[subject.state] ?? 'caseClosed', { ...said, decision: subject.decision })
}
