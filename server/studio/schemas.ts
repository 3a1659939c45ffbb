// SPDX-License-Identifier: Apache-2.0
import { type TSchema, Type } from 'typebox'

const text = Type.String()
const strict = { additionalProperties: false }
const maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const yes = Type.Boolean()
const applied = Type.Union([Type.Literal('item'), Type.Literal('bundle')])
const kind = Type.Union([Type.Literal('item'), Type.Literal('bundle'), Type.Literal('kind')])
const matterId = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,79}$' })
const what = Type.Union([Type.Literal('guide'), Type.Literal('form'), Type.Literal('process'), Type.Literal('decision')])
const files = Type.Record(Type.String({ pattern: '^[\\w.-]{1,80}$' }), Type.String({ maxLength: 900_000 }))
const note = Type.String({ maxLength: 500 })
const rows = <T extends TSchema>(row: T) => Type.Object({ rows: Type.Array(row) })

export const oneMatter = Type.Object({ kind, id: matterId })
export const oneItem = Type.Object({ id: matterId })
export const oneDraft = Type.Object({ id: Type.String({ format: 'uuid' }) })
export const listQuery = Type.Object({ kind: Type.Optional(kind), matter: Type.Optional(matterId) })
export const beginBody = Type.Object(
  { kind, matter: matterId, note: Type.Optional(note), from: Type.Optional(Type.String({ format: 'uuid' })) },
  strict,
)
export const saveBody = Type.Object({ revision: Type.Integer({ minimum: 1 }), files, note }, strict)
export const checkBody = Type.Object({ kind, matter: matterId, files }, strict)
export const answerBody = Type.Object(
  {
    revision: Type.Integer({ minimum: 1, description: '审核人看到的修订号' }),
    state: Type.Union([Type.Literal('approved'), Type.Literal('refused')]),
    reason: Type.String({ maxLength: 500 }),
  },
  strict,
)

const matterRow = {
  kind,
  id: text,
  name: text,
  department: text,
  hash: text,
  version: maybe(Type.Object({ number: Type.Integer(), publishedAt: text, publishedBy: maybe(text) })),
  isFromStudio: yes,
  /** what was published here last, when the files have taken its place since */
  overtaken: maybe(Type.Object({ draft: text, publishedBy: text, publishedAt: text, note: text })),
}
export const mattersSchema = rows(Type.Object({ ...matterRow, decisions: Type.Integer(), bodies: Type.Integer() }))

const draftRow = {
  id: text,
  kind,
  matter: text,
  name: text,
  note: text,
  state: Type.Object({ code: text, name: text }),
  author: text,
  changedAt: text,
  submittedAt: maybe(text),
  decidedBy: maybe(text),
  decidedAt: maybe(text),
  reason: maybe(text),
  publishedBy: maybe(text),
  publishedAt: maybe(text),
  publishedHash: maybe(text),
  isOutdated: yes,
}
export const draftsSchema = rows(Type.Object(draftRow))

export const matterSchema = Type.Object({
  ...matterRow,
  files: Type.Array(Type.Object({ name: text, what, text })),
  versions: Type.Array(
    Type.Object({
      ...{ hash: text, number: Type.Integer(), publishedAt: text, publishedBy: maybe(text), note: text },
      ...{ inForceOn: text, isCurrent: yes, isComing: yes },
    }),
  ),
  drafts: Type.Array(Type.Object(draftRow)),
})

const finding = Type.Object({
  file: maybe(text),
  place: text,
  line: Type.Integer(),
  level: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  code: text,
  message: text,
  element: maybe(text),
})
export const findingsSchema = Type.Object({ findings: Type.Array(finding) })

export const draftSchema = Type.Object({
  ...draftRow,
  revision: Type.Integer(),
  files: Type.Array(Type.Object({ name: text, what, text, base: text })),
  findings: Type.Array(finding),
  changes: Type.Array(Type.Object({ where: text, before: maybe(text), after: maybe(text) })),
  baseNumber: Type.Integer(),
  published: maybe(Type.Object({ number: Type.Integer(), inForceOn: text })),
  others: Type.Array(Type.Object({ id: text, author: text, state: text, changedAt: text })),
  may: Type.Object({ edit: yes, submit: yes, takeBack: yes, answer: yes, publish: yes }),
})

const named = Type.Object({ id: text, name: text })
export const choicesSchema = Type.Object({
  positions: Type.Array(named),
  departments: Type.Array(named),
  licences: Type.Array(Type.Object({ id: text, name: text, fields: Type.Array(named) })),
  registers: Type.Array(Type.Object({ id: text, name: text, keys: Type.Array(text), fields: Type.Array(named) })),
  items: Type.Array(named),
  lifeStages: Type.Array(text),
  people: Type.Array(Type.Object({ login: text, name: text, story: text, firms: Type.Array(named) })),
})

export const rehearsalBody = Type.Object(
  {
    kind: applied,
    matter: matterId,
    files,
    login: Type.String({ pattern: '^[a-z0-9-]{1,60}$' }),
    firm: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{18}$' })),
    answers: Type.Record(Type.String({ pattern: '^[A-Za-z]\\w{0,60}$' }), Type.Unknown()),
  },
  strict,
)
/** what the content itself shapes: a form, its layout, answers by field */
const free = Type.Object({}, { additionalProperties: true })
const verdict = Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('unknown')])
export const rehearsalSchema = Type.Object({
  applicant: Type.Object({ name: text, facts: free }),
  evidence: free,
  form: Type.Object({ schema: free, ui: free }),
  values: free,
  prefilled: Type.Record(text, Type.Object({ value: Type.Any(), source: text, label: text, at: text })),
  errors: Type.Array(Type.Object({ field: text, code: text, message: text })),
  eligibility: Type.Object({
    verdict,
    conditions: Type.Array(Type.Object({ id: text, text, verdict, reason: text })),
  }),
  materials: Type.Array(
    Type.Object({ name: text, state: text, label: maybe(text), fallback: maybe(text), upload: yes, commitment: maybe(text) }),
  ),
})
