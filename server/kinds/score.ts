// SPDX-License-Identifier: Apache-2.0
import { type Act, contextOf, type Working } from '../cases/index.ts'
import { evaluate } from '../items/index.ts'
import type { Kind } from './content/index.ts'

/** What is counted of a case by its kind's rule, and why: as it stands at this moment, and for good when the case has ended. */
export function scoreOf(act: Pick<Act, 'now'>, work: Working, { score }: Kind): { points: number; because: string } | null {
  if (!score) return null
  const context = { ...work.case.process.v, ...contextOf(act, work) }
  const counted = score.rules.flatMap(({ text, points, times }) => {
    const many = evaluate(times, context)
    return typeof many === 'number' && many > 0
      ? [{ text: many === 1 ? text : `${text}（${many} 次）`, points: points * many }]
      : []
  })
  const sum = counted.reduce((all, { points }) => all + points, score.from)
  return {
    points: Math.min(score.most ?? sum, Math.max(score.least ?? sum, sum)),
    because: counted.map(({ text, points }) => `${text} ${points > 0 ? '+' : '−'}${Math.abs(points)}`).join('；'),
  }
}

/** Score and reasons stand among the answers, where lists and pages show them. Answers the points; null where the kind counts none. */
export function keepScore(act: Pick<Act, 'now'>, work: Working, kind: Kind): number | null {
  const { score } = kind
  const counted = scoreOf(act, work, kind)
  if (!score || !counted) return null
  const { form } = work.dossier
  const because = counted.because || null
  if (form[score.field] !== counted.points || (form[score.because] ?? null) !== because) {
    const { [score.because]: _before, ...rest } = form
    work.dossier = {
      ...work.dossier,
      form: { ...rest, [score.field]: counted.points, ...(because ? { [score.because]: because } : {}) },
    }
    work.dossierChanged = true
  }
  return counted.points
}
