// SPDX-License-Identifier: Apache-2.0
import { type TSchema, Type } from 'typebox'

const text = Type.String()
const maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const rows = <T extends TSchema>(row: T) => Type.Object({ rows: Type.Array(row) })
const uuid = Type.String({ format: 'uuid' })
const id = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 100 })

const said = {
  title: text,
  titleEn: text,
  basis: text,
  basisEn: text,
  remedy: text,
  remedyEn: text,
  unlock: text,
  unlockEn: text,
}
const told = {
  gate: text,
  act: Type.Object({ id: text, name: text }),
  matter: Type.Object({ kind: text, id: text, name: text }),
  number: maybe(text),
  at: text,
  times: Type.Integer(),
  mayBeOverruled: Type.Boolean(),
  overruledBy: maybe(text),
  ...said,
}

export const matterQuery = Type.Object(
  { kind: Type.Union([Type.Literal('item'), Type.Literal('bundle'), Type.Literal('kind')]), id },
  { additionalProperties: false },
)
export const beforehand = rows(Type.Object({ gate: text, mayBeOverruled: Type.Boolean(), ...said }))
export const mine = rows(Type.Object(told))
export const gates = rows(
  Type.Object({
    id: text,
    title: text,
    effect: text,
    owner: text,
    register: text,
    basis: text,
    unlock: text,
    from: maybe(text),
    until: maybe(text),
    cases: Type.Integer(),
    times: Type.Integer(),
    last: maybe(text),
  }),
)
export const oneGate = Type.Object({ gate: id })
export const oneCase = Type.Object({ root: uuid, id: uuid })
export const atDesk = rows(
  Type.Object({ ...told, root: text, caseId: maybe(text), by: text, department: text, mayOverrule: Type.Boolean() }),
)
export const overruleBody = Type.Object(
  { root: uuid, gate: id, act: Type.String({ maxLength: 200 }), reason: Type.String({ minLength: 2, maxLength: 500 }) },
  { additionalProperties: false },
)
