// SPDX-License-Identifier: Apache-2.0
import { type TSchema, Type } from 'typebox'

const text = Type.String()
const maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const rows = <T extends TSchema>(row: T) => Type.Object({ rows: Type.Array(row) })
const uuid = Type.String({ format: 'uuid' })

export const oneUrging = Type.Object({ id: uuid })
export const urgingsView = rows(
  Type.Object({
    id: text,
    root: text,
    caseId: text,
    number: text,
    itemName: text,
    department: text,
    text,
    askedBy: text,
    askedAt: text,
    answerBy: text,
    isLate: Type.Boolean(),
    answer: maybe(text),
    answeredBy: maybe(text),
    answeredAt: maybe(text),
  }),
)
export const urgingBody = Type.Object(
  {
    root: uuid,
    caseId: uuid,
    text: Type.String({ minLength: 2, maxLength: 500 }),
    answerWithin: Type.Integer({ minimum: 1, maximum: 30 }),
  },
  { additionalProperties: false },
)
export const answerBody = Type.Object({ text: Type.String({ minLength: 2, maxLength: 1000 }) }, { additionalProperties: false })
