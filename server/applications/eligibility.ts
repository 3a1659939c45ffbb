// SPDX-License-Identifier: Apache-2.0
import { judge, withinBudget } from '@chengshu/engine'
import type { Subject } from '../items/index.ts'

export type Verdict = 'yes' | 'no' | 'unknown'
export type JudgedCondition = { id: string; text: string; verdict: Verdict; reason: string }
export type Eligibility = { verdict: Verdict; conditions: JudgedCondition[] }

/**
 * Each condition on its own: met, not met and what to do, or not known and what is missing. One “no” decides. All share one budget;
 * those that it does not reach are not known.
 */
export function eligibilityOf(subject: Subject, context: Record<string, unknown>): Eligibility {
  return withinBudget(() => judgeAll(subject, context))
}

function judgeAll(subject: Subject, context: Record<string, unknown>): Eligibility {
  const conditions = subject.conditions.map((condition): JudgedCondition => {
    if (!condition.check) return { id: condition.id, text: condition.text, verdict: 'unknown', reason: '由工作人员审核' }
    const { verdict, missing } = judge(condition.check, context)
    const reason =
      verdict === 'yes' ? '符合' : verdict === 'no' ? (condition.otherwise ?? '不符合这一条') : unknownReason(subject, missing)
    return { id: condition.id, text: condition.text, verdict, reason }
  })
  const checked = conditions.filter((_, place) => subject.conditions[place]?.check)
  const verdict = checked.some((one) => one.verdict === 'no')
    ? 'no'
    : checked.every((one) => one.verdict === 'yes')
      ? 'yes'
      : 'unknown'
  return { verdict, conditions }
}

function unknownReason(subject: Subject, missing: string[]): string {
  const properties = (subject.formFile.schema as { properties?: Record<string, { title?: string }> }).properties ?? {}
  const named = missing.flatMap((path) => {
    const [head, tail = ''] = path.split(/\.(.*)/)
    if (head === 'form') return [properties[tail]?.title ?? tail]
    if (head === 'evidence') return ['相关证明材料']
    return []
  })
  if (named.length > 0) return `还不知道：填写${[...new Set(named)].join('、')}后就能判断`
  return '目前查不到相关信息，提交后由工作人员核实'
}
