// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'

const actingFor = Type.Union([
  Type.Null(),
  Type.Object({
    creditCode: Type.String(),
    name: Type.String(),
    as: Type.Union([Type.Literal('legal-representative'), Type.Literal('agent')]),
  }),
])

export const callerView = Type.Union([
  Type.Null(),
  Type.Object({
    kind: Type.Literal('officer'),
    id: Type.String(),
    login: Type.String(),
    name: Type.String(),
    positions: Type.Array(
      Type.Object({
        id: Type.String(),
        position: Type.String(),
        department: Type.String(),
        region: Type.String(),
        permissions: Type.Array(Type.String()),
        until: Type.Union([Type.Null(), Type.String()]),
      }),
    ),
  }),
  Type.Object({
    kind: Type.Literal('person'),
    id: Type.String(),
    name: Type.String({ description: '姓名；本人可见' }),
    level: Type.Integer(),
    actingFor,
  }),
])

export const sessionView = Type.Object({
  caller: callerView,
  csrf: Type.Union([Type.Null(), Type.String()]),
  terminal: Type.Union([Type.Null(), Type.String()], { description: '在哪一台自助终端上' }),
  demo: Type.Boolean(),
  city: Type.Object({ name: Type.String(), region: Type.String() }),
})

export const demoSignIn = Type.Object({ login: Type.String({ minLength: 1, maxLength: 64 }) }, { additionalProperties: false })

export const demoAccounts = Type.Array(
  Type.Object({
    login: Type.String(),
    kind: Type.Union([Type.Literal('officer'), Type.Literal('person')]),
    name: Type.String(),
    story: Type.Union([Type.Null(), Type.String()]),
    posts: Type.Union([Type.Null(), Type.Array(Type.String())]),
  }),
)

export const callbackQuery = Type.Object({
  code: Type.Optional(Type.String({ maxLength: 200 })),
  state: Type.Optional(Type.String({ maxLength: 200 })),
  error: Type.Optional(Type.String({ maxLength: 200 })),
})
