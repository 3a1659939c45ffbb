// SPDX-License-Identifier: Apache-2.0
import { type TProperties, Type } from 'typebox'

const text = Type.String()
const orNull = Type.Union([Type.Null(), Type.String()])
const closed = <T extends TProperties>(properties: T) => Type.Object(properties, { additionalProperties: false })

export const byId = closed({ id: Type.String({ maxLength: 60 }) })

const seal = { id: text, department: text, name: text, status: text }
export const sealView = Type.Object(seal)
export const sealsView = Type.Object({
  rows: Type.Array(
    Type.Object({ ...seal, changedAt: text, because: orNull, waiting: Type.Integer(), uses: Type.Integer(), lastUsedAt: orNull }),
  ),
})
export const sealChange = closed({
  status: Type.Union([Type.Literal('active'), Type.Literal('suspended'), Type.Literal('destroyed')]),
  reason: Type.String({ minLength: 4, maxLength: 300 }),
})
export const sealWaitingView = Type.Object({
  rows: Type.Array(Type.Object({ document: text, what: text, by: text, since: text, why: text })),
})
export const sealUsesView = Type.Object({
  rows: Type.Array(
    Type.Object({
      document: text,
      documentKind: text,
      sm3: text,
      usedAt: text,
      usedBy: text,
      usedByKind: text,
      usedByName: text,
      purpose: text,
    }),
  ),
})

export const keysView = Type.Object({
  city: text,
  form: text,
  keys: Type.Array(
    Type.Object({ id: text, suite: text, algorithm: text, value: text, createdAt: text, current: Type.Boolean() }),
  ),
})
