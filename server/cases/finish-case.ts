// SPDX-License-Identifier: Apache-2.0
import type { Effect } from '@chengshu/engine'
import type { Json } from '../kernel/index.ts'
import { advance } from './advance.ts'
import { hasEnded } from './case.ts'
import { type Act, clearTimers, note, recordOf, tellOf, type Working } from './working.ts'

/**
 * The process has run to its end. Normally a topic (case.close, case.refuse)
 * has closed the case before; a process that ends without saying so closes it
 * here. A child's end is told to the parent that called it, in the same act.
 */
export async function finishCase(act: Act, work: Working, ended: Extract<Effect, { effect: 'ended' }>): Promise<void> {
  const { case: subject } = work
  if (!hasEnded(subject.state)) {
    if (ended.outcome === 'error') {
      note(work, 'ended', { error: ended.error?.message ?? '' })
      closeCase(act, work, 'terminated', { reason: ended.error?.message ?? '流程异常结束' })
    } else closeCase(act, work, 'closed', {})
  }
  for (const kind of ['process', 'tell', 'answer', 'due', 'task'] as const) clearTimers(work, kind)
  await tellParent(act, work)
}

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

async function tellParent(act: Act, work: Working): Promise<void> {
  const { parent, parentToken, decision, number, state, result } = work.case
  if (parent === null || parentToken === null) return
  const above = act.works.get(parent)
  if (!above) throw new Error(`the act on ${work.case.id} did not read its parent ${parent}`)
  if (hasEnded(above.case.state)) return
  const element = above.case.process.t.find((token) => String(token.i) === parentToken)?.e ?? 'child'
  const outcome: Record<string, Json> = {
    decision: decision ?? (state === 'closed' ? 'granted' : state),
    number,
    state,
    ...(result ?? {}),
  }
  note(above, 'partEnded', { number, name: work.case.itemName, state, decision }, element)
  await advance(act, above, { do: 'complete', token: parentToken, output: { [element]: outcome } })
}
