// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../kernel/index.ts'
import type { Kind } from './content/index.ts'

type Property = {
  title?: string
  'x-checklist'?: unknown
  enum?: unknown[]
  enumNames?: string[]
  oneOf?: { const: unknown; title: string }[]
}
const propertyOf = (kind: Kind, field: string): Property | undefined =>
  ((kind.formFile.schema.properties ?? {}) as Record<string, Property>)[field]

export const titleOfField = (kind: Kind, field: string): string => propertyOf(kind, field)?.title ?? field

/** The same over a column: of a checklist it holds how many items failed. */
export const titleOfColumn = (kind: Kind, field: string): string =>
  `${titleOfField(kind, field)}${propertyOf(kind, field)?.['x-checklist'] === undefined ? '' : '不合格项'}`

/** What a column may hold, where its question names all answers. */
export function choicesOf(kind: Kind, field: string): { value: string; label: string }[] {
  const { enum: values, enumNames, oneOf } = propertyOf(kind, field) ?? {}
  if (oneOf) return oneOf.map((one) => ({ value: String(one.const), label: one.title }))
  const { options } = kind.form.form.ui.fields?.[field] ?? {}
  if (options && !enumNames) return options
  return (values ?? []).map((one, n) => ({ value: String(one), label: enumNames?.[n] ?? String(one) }))
}

/** An answer in words: by its label, a list joined. */
export function shownText(kind: Kind, field: string, value: Json): string {
  if (Array.isArray(value)) return value.map((one) => shownText(kind, field, one)).join('、')
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'object') return ''
  return choicesOf(kind, field).find((one) => one.value === String(value))?.label ?? String(value)
}
