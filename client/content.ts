// SPDX-License-Identifier: Apache-2.0

/** A field of a form: JSON Schema 2020-12, of which forms use this. */
export type FieldSchema = {
  type?: string | string[]
  title?: string
  description?: string
  format?: string
  /** an answer that is a file: a photo or a paper */
  'x-file'?: 'photo' | 'paper'
  'x-checklist'?: string
  /** of a place (format point): west, south, east, north of the city */
  'x-bounds'?: number[]
  enum?: unknown[]
  /** what the values of `enum` are called, in its order */
  enumNames?: string[]
  oneOf?: { const: unknown; title: string }[]
  items?: FieldSchema
  properties?: Record<string, FieldSchema>
  required?: string[]
  minimum?: number
  maximum?: number
  maxLength?: number
  minLength?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  pattern?: string
  default?: unknown
}
export type FormSchema = { type: 'object'; required?: string[]; properties: Record<string, FieldSchema> }

/** How a field is shown; `when`: FEEL over the values of the form. */
export type FieldUi = {
  widget?: string
  help?: string
  when?: string
  example?: string
  options?: { value: string; label: string }[]
}
export type FormGroup = { id: string; title: string; help?: string; fields: string[]; when?: string }
export type FormUi = { groups: FormGroup[]; fields: Record<string, FieldUi> }

/** What a table decided and what it saw (DMN). */
export type DecisionTrace = {
  decision: string
  name: string
  tables: { inputs: { expression: string; value: unknown }[]; rules: Record<string, unknown>[]; hitPolicy: string }[]
  output: unknown
}
export type RuleDecision = { decision: string; output: unknown; trace: DecisionTrace[]; missing: string[] }

/** Where a pre-filled value came from, and whether the person corrected it. */
export type FieldSource = { source: string; label: string; at?: string; corrected?: boolean }
