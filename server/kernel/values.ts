// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'

/** A day that exists, in a year that the calendar, JavaScript and PostgreSQL all know: 1900 to 2199. */
export function aDay(options: { description?: string } = {}) {
  return Type.String({ format: 'date', pattern: '^(19|20|21)', ...options })
}

/** One of the words that an answer may carry: the contract lists them. */
export function oneWord<W extends string>(...words: W[]) {
  return Type.Unsafe<W>({ type: 'string', enum: words })
}

/** What the content shapes itself: the JSON Schema of a form, its UI schema. The client knows both as types of their own (clien./content.ts). */
export const formSchema = Type.Object({}, { additionalProperties: true, 'x-type': 'FormSchema' })
export const formUi = Type.Object({}, { additionalProperties: true, 'x-type': 'FormUi' })
