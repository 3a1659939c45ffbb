// SPDX-License-Identifier: Apache-2.0

/** How a task is scored: everybody sees the rule beside every score. Each begins with a hundred, none has less than nothing. */
export const RULE = [
  { code: 'late', text: '到期没有报告完成', points: -10 },
  { code: 'urged', text: '到期以后每多催办一次', points: -5 },
  { code: 'back', text: '报告被退回', points: -10 },
  { code: 'escalated', text: '再报仍未认可，上报裁定', points: -20 },
  { code: 'failed', text: '裁定为未完成', points: -40 },
] as const

export type Course = { rung: number; timesBack: number; isEscalated: boolean; outcome: 'accepted' | 'failed' | null }
export type Deduction = { text: string; points: number }

/** What is taken off, and why. */
export function deductionsOf(course: Course): Deduction[] {
  const times = {
    late: Math.min(course.rung, 1),
    urged: Math.max(course.rung - 1, 0),
    back: course.timesBack,
    escalated: Number(course.isEscalated),
    failed: Number(course.outcome === 'failed'),
  }
  return RULE.flatMap(({ code, text, points }) =>
    times[code] === 0 ? [] : [{ text: times[code] > 1 ? `${text}（${times[code]} 次）` : text, points: points * times[code] }],
  )
}

export const scoreOf = (course: Course): number =>
  Math.max(
    0,
    deductionsOf(course).reduce((left, { points }) => left + points, 100),
  )

/** An instruction is as good as its tasks on the average. */
export const averageOf = (scores: number[]): number => Math.round(scores.reduce((sum, one) => sum + one, 0) / scores.length)
