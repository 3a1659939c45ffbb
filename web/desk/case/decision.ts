// SPDX-License-Identifier: Apache-2.0
import type { CaseTask, CaseView, Ground, Outcome } from '../doors/types.ts'

/** How an outcome ends: it refuses to accept, it denies, or it lets the matter go on. */
export type Bent = 'refuse' | 'deny' | 'onward'

const REFUSES = ['refuse', 'reject', 'not-accept']
const DENIES = ['deny', 'fail', 'disagree', 'oppose', 'not-pass']

export function bentOf(outcome: string): Bent {
  if (REFUSES.includes(outcome)) return 'refuse'
  if (DENIES.includes(outcome)) return 'deny'
  return 'onward'
}

/** A negative outcome names its ground from the list (行政许可法 art. 38: 说明理由); a positive one needs none. */
export function groundsFor(view: CaseView, outcome: string): Ground[] {
  const bent = bentOf(outcome)
  if (bent === 'refuse') return view.grounds.refuse ?? []
  if (bent === 'deny') return view.grounds.deny ?? []
  return []
}

export function outcomesOf(task: CaseTask, done: string): Outcome[] {
  return task.outcomes !== undefined && task.outcomes.length > 0 ? task.outcomes : [{ id: 'done', name: done }]
}

/** The document that an outcome makes, or null where an inner stage makes none. */
export function paperOf(task: CaseTask, outcome: string): 'accepted' | 'refused' | 'granted' | 'denied' | null {
  if (outcome === 'accept') return 'accepted'
  if (bentOf(outcome) === 'refuse') return 'refused'
  const decides = /decide|decision/.test(task.element) || (task.outcomes ?? []).some((each) => each.id === 'grant')
  if (!decides) return null
  if (outcome === 'grant') return 'granted'
  return bentOf(outcome) === 'deny' ? 'denied' : null
}
