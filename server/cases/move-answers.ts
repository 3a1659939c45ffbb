// SPDX-License-Identifier: Apache-2.0
import { type FieldError, type MigrationProblem, validate } from '@chengshu/engine'
import type { Json } from '../kernel/index.ts'
import type { Dossier } from './case.ts'
import { evaluate } from './evaluate.ts'
import type { FormerNames, Matter, Working } from './parts.ts'

export type Problem = Omit<MigrationProblem, 'code'> & {
  code: MigrationProblem['code'] | 'STATE_GONE' | 'STATE_DIFFERS' | 'ANSWER_WRONG' | 'ANSWER_UNREADABLE'
}

type Mapping = Pick<FormerNames, 'converted'> & {
  states?: Record<string, string> | undefined
  fields?: Record<string, string> | undefined
}
type Form = Dossier['form']

/**
 * State and answers of a case as another version has them. A state that is not there any more, or is something else to the platform, needs
 * a mapping. A field that was renamed takes its answer along, with its file and where it came from; one that is gone keeps it, readable until
 * retention ends, and so does one that is read otherwise now. What was wrong already does not hold the case up, a new fault does: it is named,
 * to be repaired first.
 */
export function moveAnswers(work: Working, next: Matter, { states = {}, fields = {}, converted = [] }: Mapping) {
  const { state, phase } = work.case
  const standing = states[state] ?? state
  const problems: Problem[] = []
  const say = (code: Problem['code'], element: string, message: string) => problems.push({ code, token: null, element, message })
  const found = next.states.find(({ id }) => id === standing)
  const called = work.matter.states.find(({ id }) => id === state)?.name ?? state
  if (!found)
    say('STATE_GONE', state, `办件停在「${called}」，新版本没有状态「${standing}」。请在映射的 states 里指明它成为哪个状态。`)
  else if (found.phase !== phase)
    say(
      'STATE_DIFFERS',
      state,
      `办件停在「${called}」（${phase}），新版本的「${found.name}」是 ${found.phase}：计时会变，不能迁移。`,
    )
  const { form: old, evidence, sources } = work.dossier
  for (const [was, now] of Object.entries(fields))
    if (Object.hasOwn(old, was) && Object.hasOwn(old, now))
      say('ANSWER_UNREADABLE', was, `「${was}」改名为「${now}」，办件里两个都有回答：请在映射里换一个名字，或先去掉一个。`)
  const form = { ...renamed(old, fields) }
  for (const { from, to, as } of converted) {
    if (!Object.hasOwn(form, from) || Object.hasOwn(form, to)) continue
    const value = evaluate(as, { value: form[from], form }) as Json
    if (value === null) say('ANSWER_UNREADABLE', from, `「${from}」的回答换算不成「${to}」：请先补正，或改新版本的换算。`)
    else form[to] = value
  }
  const before = new Set(faults(work.matter, old).map(({ field, code }) => `${fields[field] ?? field} ${code}`))
  for (const { field, code, message } of faults(next, form))
    if (!before.has(`${field} ${code}`)) say('ANSWER_WRONG', field, `${message}新版本不收这个填写：请先补正，或改新版本的表单。`)
  // an item's materials have names of their own, which are no answers
  const files = Object.fromEntries(Object.entries(fields).filter(([was]) => !work.matter.materials.has(was)))
  const dossier: Dossier = { ...work.dossier, form, evidence: renamed(evidence, files), sources: renamed(sources, fields) }
  return {
    standing,
    dossier: isSame(form, old) && dossier.evidence === evidence && dossier.sources === sources ? work.dossier : dossier,
    problems,
  }
}

/** What is missing is asked by the tasks that come; what is there must be right. */
const faults = ({ form }: Matter, values: Form): FieldError[] =>
  validate(form, values).errors.filter(({ code }) => code !== 'required')

/** The same under the new names; the very same where none of them is there. */
const renamed = <T>(all: Record<string, T>, fields: Record<string, string>): Record<string, T> =>
  Object.keys(fields).some((old) => Object.hasOwn(all, old))
    ? Object.fromEntries(Object.entries(all).map(([name, value]) => [fields[name] ?? name, value]))
    : all

const isSame = (form: Form, old: Form): boolean =>
  Object.keys(form).length === Object.keys(old).length && Object.keys(form).every((name) => Object.hasOwn(old, name))
