// SPDX-License-Identifier: Apache-2.0
import { type FieldError, type MigrationProblem, validate } from '@chengshu/engine'
import type { Dossier } from './case.ts'
import type { Matter, Working } from './parts.ts'

export type Problem = Omit<MigrationProblem, 'code'> & {
  code: MigrationProblem['code'] | 'STATE_GONE' | 'STATE_DIFFERS' | 'ANSWER_WRONG'
}

type Mapping = { states?: Record<string, string> | undefined; fields?: Record<string, string> | undefined }
type Form = Dossier['form']

/**
 * State and answers of a case as another version has them. A state that is not there any more, or is something else to the platform, needs
 * a mapping. A field that was renamed takes its answer along; one that is gone keeps it, readable until retention ends. What was wrong
 * already does not hold the case up, a new fault does: it is named, to be repaired first.
 */
export function moveAnswers(work: Working, next: Matter, { states = {}, fields = {} }: Mapping) {
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
  const form = renamed(work.dossier.form, fields)
  const before = new Set(faults(work.matter, work.dossier.form).map(({ field, code }) => `${fields[field] ?? field} ${code}`))
  for (const { field, code, message } of faults(next, form))
    if (!before.has(`${field} ${code}`)) say('ANSWER_WRONG', field, `${message}新版本不收这个填写：请先补正，或改新版本的表单。`)
  return { standing, form, problems }
}

/** What is missing is asked by the tasks that come; what is there must be right. */
const faults = ({ form }: Matter, values: Form): FieldError[] =>
  validate(form, values).errors.filter(({ code }) => code !== 'required')

const renamed = (form: Form, fields: Record<string, string>): Form =>
  Object.keys(fields).some((old) => Object.hasOwn(form, old))
    ? Object.fromEntries(Object.entries(form).map(([name, value]) => [fields[name] ?? name, value]))
    : form
