// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { REQUEST } from './order.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const id = Type.String({ format: 'uuid' })
const request = Type.String({ pattern: REQUEST, description: '签署请求的名称' })
const oneOf = <T extends string>(...words: T[]) => Type.Union(words.map((word) => Type.Literal(word)))
const digest = Type.String({ pattern: '^[0-9a-f]{64}$', description: '文件的 SM3 摘要' })
const outcome = oneOf('signed', 'declined')
const strict = { additionalProperties: false }

export const oneRequest = Type.Object({ request })
export const oneSeal = Type.Object({ seal: id })
export const oneLeave = Type.Object({ seal: id, leave: id })
export const oneCode = Type.Object({ code: Type.String({ maxLength: 80 }) })

/** docs/protocols/signing.md */
export const report = Type.Object(
  {
    request,
    sm3: digest,
    outcome,
    signedAt: Type.String({ format: 'date-time', maxLength: 40 }),
    serial: Type.String({ pattern: '^[\\w.:-]{4,80}$', description: '签章服务的流水号' }),
    suite: oneOf('sm', 'ed25519'),
    signature: Type.String({ pattern: '^[\\w-]{64,200}$', description: 'base64url' }),
  },
  strict,
)
export const booked = Type.Object({ booked: Type.Boolean() })
export const confirmation = Type.Object({ outcome }, strict)
export const change = Type.Object(
  { status: oneOf('active', 'suspended', 'revoked'), reason: Type.String({ minLength: 2, maxLength: 200 }) },
  strict,
)
export const leave = Type.Object({ authorisation: id }, strict)

export const firmSeals = Type.Object({
  firm: Type.Union([
    Type.Null(),
    Type.Object({ name: text, creditCode: text, isKeeper: Type.Boolean(), mayUse: Type.Boolean() }),
  ]),
  seals: Type.Array(
    Type.Object({
      id: text,
      number: text,
      name: text,
      status: oneOf('active', 'suspended', 'revoked'),
      uses: Type.Integer(),
      madeAt: text,
      lastUsedAt: maybe,
      changedAt: text,
      changedBecause: maybe,
    }),
  ),
  leaves: Type.Array(Type.Object({ id: text, authorisation: text, name: text, until: text })),
})
export const givenRows = Type.Object({
  next: maybe,
  rows: Type.Array(Type.Object({ request: text, title: text, user: text, sm3: text, code: text, signedAt: text })),
})
export const signing = Type.Object({
  request: text,
  document: text,
  title: text,
  purpose: text,
  sm3: text,
  signer: Type.Object({ kind: text, name: text, number: maybe }),
  seal: maybe,
  user: text,
  code: text,
  askedAt: text,
  endsAt: text,
  state: oneOf('asked', 'signed', 'declined', 'replaced', 'over'),
  simulated: Type.Boolean(),
})
export const verified = Type.Object({
  code: text,
  title: text,
  purpose: text,
  valid: Type.Boolean(),
  signer: Type.Object({ kind: text, name: text }),
  seal: maybe,
  user: maybe,
  signedAt: text,
  sm3: text,
  serial: text,
  suite: text,
  key: text,
  simulated: Type.Boolean(),
  checkedAt: text,
})
export const verdict = Type.Object({ result: oneOf('genuine', 'broken'), code: maybe, says: Type.Array(text) })
