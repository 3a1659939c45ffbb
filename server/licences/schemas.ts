// SPDX-License-Identifier: Apache-2.0
import { type TProperties, Type } from 'typebox'
import { aDay } from '../kernel/index.ts'

const text = Type.String()
const orNull = Type.Union([Type.Null(), Type.String()])
const closed = <T extends TProperties>(properties: T) => Type.Object(properties, { additionalProperties: false })

export const byId = closed({ id: Type.String({ maxLength: 60 }) })
export const byAuthorisation = closed({ id: Type.String({ maxLength: 60 }), authorisation: Type.String({ maxLength: 60 }) })
export const byCode = closed({ code: Type.String({ maxLength: 40 }) })
export const byToken = closed({ token: Type.String({ maxLength: 80 }) })

const status = Type.Object({ code: text, name: text })
const face = Type.Array(Type.Object({ title: text, value: text }))

const state = {
  type: text,
  name: text,
  number: text,
  version: Type.Integer(),
  status,
  holder: text,
  issuer: text,
  issuedOn: text,
  validFrom: text,
  validTo: orNull,
}

const mine = { ...state, id: text, layout: text, holderKind: text, face }

export const myLicencesView = Type.Object({ rows: Type.Array(Type.Object(mine)) })
export const myLicenceView = Type.Object({ ...mine, mark: text, code: text, verifyUrl: text, endedBecause: orNull })

/** by its code it is compared, by its name it is read */
const purpose = Type.Object({ code: text, name: text })
export const purposesView = Type.Object({ rows: Type.Array(purpose) })

export const authorisationView = Type.Object({
  id: text,
  to: text,
  department: text,
  purpose,
  until: text,
  uses: Type.Integer(),
  used: Type.Integer(),
  on: Type.Boolean(),
  state: text,
})
export const authorisationsView = Type.Object({ rows: Type.Array(authorisationView) })

export const authorising = closed({
  to: Type.String({ minLength: 1, maxLength: 60, description: '部门的名称、简称、统一社会信用代码或代号' }),
  purpose: Type.String({ minLength: 1, maxLength: 40, description: '用途目录里的代码' }),
  until: aDay(),
  uses: Type.Integer({ minimum: 1, maximum: 100 }),
})

export const showingView = Type.Object({ token: text, url: text, expiresAt: text, seconds: Type.Integer() })

const publicState = { ...state, valid: Type.Boolean(), revokedAt: orNull, simulated: Type.Boolean(), checkedAt: text }
export const verifyView = Type.Object(publicState)
export const shownView = Type.Object({ ...publicState, face })

export const usesView = Type.Object({
  next: orNull,
  rows: Type.Array(
    Type.Object({
      id: text,
      at: text,
      basis: text,
      what: text,
      who: text,
      allowed: Type.Boolean(),
      purpose: text,
      caseNumber: orNull,
      item: orNull,
      fields: Type.Array(text),
    }),
  ),
})

export const findingLicence = closed({
  type: Type.String({ minLength: 1, maxLength: 60 }),
  number: Type.String({ minLength: 1, maxLength: 60 }),
})

export const officeUse = closed({
  type: Type.String({ minLength: 1, maxLength: 60 }),
  number: Type.String({ minLength: 1, maxLength: 60 }),
  purpose: Type.String({ minLength: 1, maxLength: 40, description: '用途目录里的代码' }),
  fields: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 40 }),
})
export const officeUseView = Type.Object({
  number: text,
  name: text,
  status,
  authorisation: Type.Object({ id: text, purpose }),
  fields: Type.Array(Type.Object({ id: text, title: text, value: text })),
})

export const foundView = Type.Object({ ...state, id: text, endedBecause: orNull })

export const revocation = closed({
  kind: Type.Union([
    Type.Literal('撤销'),
    Type.Literal('注销'),
    Type.Literal('吊销'),
    Type.Literal('暂扣'),
    Type.Literal('发还'),
  ]),
  reason: Type.String({ minLength: 4, maxLength: 300 }),
})
export const revokedView = Type.Object({ id: text, number: text, status })
