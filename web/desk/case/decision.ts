// SPDX-License-Identifier: Apache-2.0
import type { CaseTask, CaseView, Ground, Outcome } from '../doors/types.ts'

/** How an outcome ends: it refuses to take the matter, it denies it, it is against it inside the house, or the matter goes on. */
export type Bent = 'refuse' | 'deny' | 'against' | 'onward'

const AGAINST = ['fail', 'objected', 'doubt', 'disagree']

export function bentOf(outcome: string): Bent {
  if (outcome === 'refuse' || outcome === 'deny') return outcome
  return AGAINST.includes(outcome) ? 'against' : 'onward'
}

/** Refusing and denying name their ground from the list (行政许可法 art. 38: 说明理由); the server asks for it too. */
export function groundsFor(view: CaseView, outcome: string): Ground[] {
  const bent = bentOf(outcome)
  if (bent === 'refuse') return view.grounds.refuse
  return bent === 'deny' ? view.grounds.deny : []
}

export function outcomesOf(task: CaseTask, done: string): Outcome[] {
  return task.outcomes.length > 0 ? task.outcomes : [{ id: 'done', name: done }]
}

/** The document that an outcome makes, or null where an inner stage makes none. */
export function paperOf(outcome: string): 'accepted' | 'refused' | 'granted' | 'denied' | null {
  if (outcome === 'accept') return 'accepted'
  if (outcome === 'grant') return 'granted'
  if (outcome === 'refuse') return 'refused'
  return outcome === 'deny' ? 'denied' : null
}

/** What a task writes down beside its outcome: a return visit, how the person was reached; a hand-over, who received it. */
export function outputsOf(task: CaseTask, kind: string): ('contact' | 'receiver' | 'servedOn')[] {
  if (kind === 'undelivered' && task.element === 'serve') return ['servedOn']
  if (kind === 'visit') return task.element === 'visit' ? ['contact'] : []
  return task.stage === '送达' && task.outcomes.every((outcome) => outcome.id === 'done') ? ['receiver'] : []
}

/** Some tasks are nothing without their record: a return visit, a service by other means. */
export function needsOpinion(outcome: string | undefined, kind: string, element?: string): boolean {
  return (
    kind === 'visit' ||
    kind === 'commitment' ||
    kind === 'objection' ||
    (kind === 'undelivered' && element === 'serve') ||
    (outcome !== undefined && bentOf(outcome) !== 'onward')
  )
}
