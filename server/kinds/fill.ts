// SPDX-License-Identifier: Apache-2.0
import { validate } from '@chengshu/engine'
import type { Completion, Task, Working } from '../cases/index.ts'
import { type Json, Refusal } from '../kernel/index.ts'
import type { Kind } from './content/index.ts'
import { fieldsOfTask, formOf, openingForm } from './fields.ts'

/** What a task fills in stands among the answers from then on. Throws ANSWERS_INVALID with the fields that are wrong. */
export function fillAtTask(work: Working, kind: Kind, task: Task, said: Completion): void {
  fill(work, kind, fieldsOfTask(task.properties), said.output ?? {})
}

/** Values of some fields are read by the form and kept with the others. Throws ANSWERS_INVALID. */
export function fill(work: Working, kind: Kind, fields: readonly string[], given: Record<string, Json>): void {
  if (fields.length === 0) return
  const values = Object.fromEntries(fields.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])))
  const read = check(formOf(kind, fields), { ...work.dossier.form, ...values })
  const kept = Object.fromEntries(fields.flatMap((field) => (read[field] === undefined ? [] : [[field, read[field] as Json]])))
  work.dossier = { ...work.dossier, form: { ...work.dossier.form, ...kept } }
  work.dossierChanged = true
}

/** The answers of whoever opens a case, as they are kept. */
export const readOpening = (kind: Kind, form: Record<string, unknown>): Record<string, Json> =>
  check(openingForm(kind), form) as Record<string, Json>

function check(form: ReturnType<typeof formOf>, values: Record<string, unknown>): Record<string, unknown> {
  const checked = validate(form, values)
  if (!checked.ok)
    throw new Refusal('ANSWERS_INVALID', {
      fields: checked.errors.map(({ message }) => message).join(' '),
      errors: checked.errors.map(({ field, message }) => ({ field, message })),
    })
  return checked.values
}
