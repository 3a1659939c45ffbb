// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { aDay, oneWord, pageQuery } from '../kernel/index.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const amount = Type.Integer({ description: 'in the smallest part of its unit: 分 of money' })
const strict = { additionalProperties: false }
const accountId = Type.String({ minLength: 1, maxLength: 200 })
const unit = Type.Object({ name: text, nameEn: maybe, decimals: Type.Integer() })

const account = Type.Object({
  account: text,
  type: text,
  name: text,
  nameEn: maybe,
  about: text,
  aboutEn: maybe,
  unit,
  owner: text,
  period: maybe,
  balance: amount,
  held: Type.Integer({ description: 'reserved, beside the balance' }),
  over: Type.Array(Type.Object({ expiresOn: text, amount }), { description: 'what runs out next' }),
})

export const accounts = Type.Object({ rows: Type.Array(account) })

export const statementQuery = Type.Object(
  { ...pageQuery, account: accountId, from: Type.Optional(aDay()), to: Type.Optional(aDay()) },
  strict,
)
export const exportBody = Type.Object({ account: accountId, from: Type.Optional(aDay()), to: Type.Optional(aDay()) }, strict)

export const statement = Type.Object({
  account,
  opening: amount,
  into: amount,
  out: amount,
  closing: amount,
  agrees: Type.Boolean({ description: 'the balance is the sum of all postings' }),
  next: maybe,
  rows: Type.Array(
    Type.Object({
      id: text,
      at: text,
      amount,
      act: oneWord('post', 'hold', 'release', 'capture', 'hand', 'expire', 'period'),
      other: text,
      purpose: text,
      caseNumber: maybe,
      case: Type.Union([Type.Object({ root: text, id: text }), Type.Null()]),
      by: maybe,
    }),
  ),
})

export const oneType = Type.Object({ type: Type.String({ minLength: 1, maxLength: 60 }) })
export const pages = Type.Object(pageQuery, strict)
export const types = Type.Object({
  rows: Type.Array(Type.Object({ id: text, name: text, about: text, keeper: text, unit, all: Type.Boolean() })),
})
export const accountsOfType = Type.Object({
  next: maybe,
  controls: Type.Array(Type.Object({ account: text, name: text, balance: amount })),
  rows: Type.Array(Type.Object({ account: text, owner: text, period: maybe, balance: amount })),
})
