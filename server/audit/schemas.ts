// SPDX-License-Identifier: Apache-2.0
import { type TSchema, Type } from 'typebox'
import { aDay, oneWord, pageQuery } from '../kernel/index.ts'

const text = Type.String()
const maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const strict = { additionalProperties: false }
const day = aDay()

const purpose = Type.String({ minLength: 2, maxLength: 200, description: '查询事由，记入审计记录' })
const value = Type.String({
  minLength: 2,
  maxLength: 120,
  description: '姓名、手机号、身份证号、信用代码、证照编号、办件编号、短号或编号',
})
const narrowing = {
  only: Type.Optional(Type.String({ maxLength: 64, description: '同一个值对应多个对象时，只查其中一个' })),
  actor: Type.Optional(Type.String({ minLength: 2, maxLength: 64, description: '工作人员的姓名或账号编号' })),
  act: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  from: Type.Optional(day),
  to: Type.Optional(day),
}
export const searchBody = Type.Object({ purpose, value: Type.Optional(value), ...narrowing, ...pageQuery }, strict)
export const readersBody = Type.Object({ purpose, value, ...narrowing }, strict)
export const exportBody = Type.Object({ purpose, value: Type.Optional(value), ...narrowing }, strict)
export const answerBody = Type.Object({ answer: Type.Union([Type.Literal('granted'), Type.Literal('refused')]) }, strict)
export const oneId = Type.Object({ id: Type.String({ format: 'uuid' }) })

const matches = Type.Array(Type.Object({ id: text, kind: text, title: text, by: text }))
const actor = {
  actorKind: text,
  actor: text,
  actorName: maybe(text),
  actorDepartment: maybe(text),
  actorPosition: maybe(text),
}
const entry = Type.Object({
  seq: Type.Integer(),
  at: text,
  root: text,
  act: text,
  ...actor,
  subjectKind: text,
  subject: text,
  about: maybe(text),
  purpose: maybe(text),
  facts: Type.Record(Type.String(), Type.Unknown()),
})
export const entriesView = Type.Object({ matches, rows: Type.Array(entry), next: maybe(text) })
export const readersView = Type.Object({
  matches,
  isCut: Type.Boolean(),
  rows: Type.Array(
    Type.Object({
      ...actor,
      times: Type.Integer(),
      firstAt: text,
      lastAt: text,
      purposes: Type.Array(text),
      fields: Type.Array(text),
    }),
  ),
})
export const exportsView = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: text,
      purpose: text,
      search: Type.Object({ value: Type.Optional(text), ...narrowing }),
      askedBy: text,
      askedAt: text,
      endsAt: text,
      state: oneWord('asked', 'granted', 'refused', 'over'),
      answeredBy: maybe(text),
      taken: Type.Integer(),
      isMine: Type.Boolean(),
    }),
  ),
})
export const takenView = Type.Object({ rows: Type.Array(entry), isCut: Type.Boolean(), grantedBy: text, mark: text })
