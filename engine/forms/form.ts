// SPDX-License-Identifier: Apache-2.0

export type UiGroup = { id: string; title: string; help?: string; fields: string[]; when?: string }
export type UiField = {
  widget?: string
  help?: string
  when?: string
  example?: string
  source?: string
  options?: { value: string; label: string }[]
  /** tasks whose officers read what is answered; without it, whoever may look at the case */
  readBy?: string[]
}
/** How a form is laid out. `when` is FEEL over the form's fields and over `facts`, names that the host adds to the values. */
export type UiSchema = { groups: UiGroup[]; fields: Record<string, UiField>; facts?: string[] }
/** A form: JSON Schema 2020-12 of type object (the keywords in schema.ts) and its layout. */
export type Form = { schema: object; ui: UiSchema }

export type FieldError = { field: string; code: string; message: string }
export type FormProblem = { code: string; field: string | null; message: string }
export type Values = Record<string, unknown>

/** A form that cannot be used: every problem at once, each with a sentence that says what to change. */
export class FormError extends Error {
  readonly problems: FormProblem[]
  constructor(problems: FormProblem[]) {
    super(problems.map((problem) => problem.message).join('\n'))
    this.name = 'FormError'
    this.problems = problems
  }
}
