// SPDX-License-Identifier: Apache-2.0
import { type Bounds, placeInText, readPlace, validate } from '@chengshu/engine'
import { type Completion, fieldsOfTask, type Task, type Working } from '../cases/index.ts'
import { evaluate } from '../items/index.ts'
import { type Json, Refusal } from '../kernel/index.ts'
import { checklistFields } from './checklists/checklist.ts'
import type { Kind } from './content/index.ts'
import { formOf, openingForm } from './fields.ts'
import type { Listed } from './rows.ts'

/** What a task fills in stands among the answers from then on. Throws ANSWERS_INVALID with the fields that are wrong. */
export function fillAtTask(work: Working, kind: Kind, task: Task, said: Completion): void {
  fill(work, kind, typedAt(kind, task), said.output ?? {})
}

/** What is typed when a task is done; a checklist is answered before, item by item. */
export function typedAt(kind: Kind, { properties }: Pick<Task, 'properties'>): string[] {
  const lists = checklistFields(kind)
  return fieldsOfTask(properties).filter((field) => !lists.has(field))
}

/** Values of some fields are read by the form and kept with the others; what is given as null is there no more. Throws ANSWERS_INVALID. */
export function fill(work: Working, kind: Kind, fields: readonly string[], given: Record<string, Json>): void {
  if (fields.length === 0) return
  const values = Object.fromEntries(fields.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])))
  const read = check(formOf(kind, fields), { ...work.dossier.form, ...values })
  const kept = Object.fromEntries(fields.flatMap((field) => (read[field] === undefined ? [] : [[field, read[field] as Json]])))
  const before = Object.entries(work.dossier.form).filter(([field]) => values[field] !== null)
  work.dossier = { ...work.dossier, form: { ...Object.fromEntries(before), ...kept } }
  work.dossierChanged = true
  retitle(work, kind)
}

/** What a case is called follows its answers. */
function retitle(work: Working, kind: Kind): void {
  const listed = work.case.particulars.listed as Listed | undefined
  if (listed)
    work.case.particulars = {
      ...work.case.particulars,
      listed: { ...listed, title: titleOf(kind, { form: work.dossier.form, row: work.context.row ?? null }) },
    }
}

export const titleOf = (kind: Kind, context: Record<string, unknown>): string => {
  const title = evaluate(kind.title, context)
  return (typeof title === 'string' ? title.trim().slice(0, 120) : '') || kind.name
}

/** The answers of whoever opens a case, as they are kept. */
export const readOpening = (kind: Kind, form: Record<string, unknown>): Record<string, Json> =>
  check(openingForm(kind), form) as Record<string, Json>

/** What a machine tells, as far as it goes: what it names is read as the form reads it, what the form does not know is refused. */
export function readSignal(kind: Kind, form: Record<string, unknown>): Record<string, Json> {
  const fields = openingForm(kind).fields.filter((field) => Object.hasOwn(form, field))
  return check(formOf(kind, fields), form) as Record<string, Json>
}

function check(form: ReturnType<typeof formOf>, values: Record<string, unknown>): Record<string, unknown> {
  const checked = validate(form, values)
  const errors = checked.ok ? beyondTheCity(form, checked.values) : checked.errors
  if (!checked.ok || errors.length > 0)
    throw new Refusal('ANSWERS_INVALID', {
      fields: errors.map(({ message }) => message).join(' '),
      errors: errors.map(({ field, message }) => ({ field, message })),
    })
  return checked.values
}

type Asked = { title?: string; 'x-bounds'?: Bounds }

/** Answers for a place that lie outside the city. */
function beyondTheCity({ form }: ReturnType<typeof formOf>, values: Record<string, unknown>) {
  const { properties = {} } = form.schema as { properties?: Record<string, Asked> }
  return Object.entries(properties).flatMap(([field, { title = field, 'x-bounds': bounds }]) => {
    const value = values[field]
    if (bounds === undefined || typeof value !== 'string') return []
    const read = readPlace('point', placeInText(value), bounds)
    return 'wanted' in read ? [{ field, message: `「${title}」应是${read.wanted}。` }] : []
  })
}
