// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { feel, list, name, optional, short, strict, text } from './words.ts'

/** Where a pre-filled value comes from: a fact of the applicant, a register's field or a licence's field. */
const prefill = strict(
  {
    applicant: optional(name),
    register: optional(name),
    key: optional(Type.Record(name, feel)),
    where: optional(feel),
    licence: optional(short),
    holder: optional(feel),
    field: optional(name),
    value: optional(feel),
  },
  { minProperties: 1 },
)

const option = strict({ value: Type.Union([short, Type.Number(), Type.Boolean()]), label: short, help: optional(text) })

/** The JSON Schema part is checked by engine/forms, which knows its keywords and says what is wrong with them. */
export const formFile = strict({
  schema: Type.Object({ type: Type.Literal('object'), properties: Type.Record(Type.String(), Type.Unknown()) }),
  ui: strict({
    groups: list(
      strict({ id: name, title: short, help: optional(text), fields: list(name, { minItems: 1 }), when: optional(feel) }),
      { minItems: 1 },
    ),
    fields: optional(
      Type.Record(
        Type.String(),
        strict({
          widget: optional(short),
          help: optional(text),
          when: optional(feel),
          example: optional(Type.Union([text, Type.Number()])),
          source: optional(text),
          options: optional(list(option)),
          readBy: optional(list(short, { minItems: 1 })),
        }),
      ),
    ),
    facts: optional(list(name)),
  }),
  prefill: optional(Type.Record(name, prefill)),
})

export type FormFile = Static<typeof formFile>
export type Prefill = Static<typeof prefill>
