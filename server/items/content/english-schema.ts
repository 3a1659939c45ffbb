// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { flag, itemId, list, optional, short, strict, text } from '../../packs/index.ts'

const byId = <T extends Parameters<typeof Type.Record>[1]>(value: T) => Type.Record(itemId, value)
const fieldName = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)?$' })

/**
 * An item or bundle in English. Name and summary are enough for the catalogue and the search; `international` promises that guide and form
 * are whole, and the check holds it to that.
 */
export const english = strict({
  international: optional(flag),
  name: short,
  summary: text,
  aka: optional(list(short)),
  conditions: optional(byId(text)),
  /** what a condition says to whoever does not meet it */
  otherwise: optional(byId(text)),
  materials: optional(byId(strict({ name: short, standard: optional(text), commitment: optional(text) }))),
  /** user tasks of the process, by their id */
  steps: optional(Type.Record(Type.String({ pattern: '^[A-Za-z_][\\w-]*$' }), short)),
  result: optional(short),
  fee: optional(text),
  once: optional(text),
  /** in the order of the Chinese ones */
  laws: optional(list(strict({ name: text, article: optional(short), gist: text }))),
  faq: optional(list(strict({ question: text, answer: text }))),
  /** what the time limit rests on */
  basis: optional(text),
  /** what must lie where the authority is, when that decides who is competent: “the shop” */
  place: optional(short),
  groups: optional(Type.Record(Type.String({ pattern: '^[A-Za-z][\\w-]*$' }), strict({ title: short, help: optional(text) }))),
  fields: optional(
    Type.Record(fieldName, strict({ title: short, help: optional(text), options: optional(Type.Record(Type.String(), short)) })),
  ),
})

export type English = Static<typeof english>
