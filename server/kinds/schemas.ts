// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { formSchema, formUi, oneWord, pageQuery } from '../kernel/index.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const count = Type.Integer()
const strict = { additionalProperties: false }
const kindId = Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9-]+$' })
const form = Type.Object({ schema: formSchema, ui: formUi })

export const params = Type.Object({ kind: kindId })
export const signalParams = Type.Object({ kind: kindId, signal: kindId })
export const pages = Type.Object(pageQuery)
export const rowsQuery = Type.Object(
  {
    ...pageQuery,
    state: Type.Optional(kindId),
    is: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('late'), Type.Literal('ended')])),
    by: Type.Optional(
      Type.Union([Type.Literal('us'), Type.Literal('office'), Type.Literal('me')], {
        description: 'us: opened by my own body; office: handled by it; me: I opened it or hold a task of it',
      }),
    ),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, description: 'opened in so many days' })),
    q: Type.Optional(Type.String({ maxLength: 60 })),
    field: Type.Optional(Type.String({ maxLength: 60 })),
    value: Type.Optional(Type.String({ maxLength: 100 })),
  },
  strict,
)
export const openingBody = Type.Object(
  { id: Type.Optional(Type.String({ format: 'uuid' })), form: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown()) },
  strict,
)
export const signalBody = Type.Object(
  {
    sourceId: Type.String({
      minLength: 1,
      maxLength: 120,
      description: 'the id that the sender gives this signal; told twice, done once',
    }),
    form: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown()),
  },
  strict,
)
export const signalTaken = Type.Object({
  did: Type.Union(['opened', 'told', 'before', 'nothing'].map((one) => Type.Literal(one))),
  root: maybe,
})
export const sentSignal = Type.Object({ kind: kindId, signal: kindId, sourceId: Type.String({ minLength: 1, maxLength: 120 }) })
export const signalResult = Type.Object({
  number: text,
  state: Type.Object({ code: text, name: text }),
  result: maybe,
  closedAt: maybe,
})
export const facesQuery = Type.Object({ at: Type.Optional(oneWord('portal', 'kiosk', 'counter')) })
export const fileParams = Type.Object({ sort: oneWord('photo', 'paper') })
export const keptFile = Type.Object({ id: text, name: text, type: text, bytes: count })
export const opened = Type.Object({ root: text, id: text, number: text, state: text })

/** Counts go as far as one more than this: then there are more. */
const countedTo = Type.Integer()

export const kinds = Type.Object({
  countedTo,
  rows: Type.Array(
    Type.Object({
      id: text,
      name: text,
      owner: text,
      purpose: text,
      mayOpen: Type.Boolean(),
      open: count,
      late: count,
      ended: Type.Integer({ description: 'in the last thirty days' }),
    }),
  ),
})
export const kind = Type.Object({
  id: text,
  name: text,
  owner: text,
  basis: text,
  purpose: text,
  retention: text,
  version: text,
  effectiveOn: text,
  countedTo,
  mayOpen: Type.Boolean(),
  states: Type.Array(Type.Object({ id: text, name: text, phase: text, cases: count })),
  columns: Type.Array(
    Type.Object({
      field: text,
      title: text,
      filter: Type.Boolean(),
      choices: Type.Array(Type.Object({ value: text, label: text })),
    }),
  ),
  form,
})
export const months = Type.Object({
  rows: Type.Array(Type.Object({ month: text, opened: count, ended: count, late: count })),
})
export const portalKinds = Type.Object({
  rows: Type.Array(Type.Object({ id: text, name: text, nameEn: maybe, owner: text, purpose: text })),
})
export const portalKind = Type.Object({
  id: text,
  name: text,
  nameEn: maybe,
  owner: text,
  basis: text,
  purpose: text,
  promised: maybe,
  form,
})
export const rows = Type.Object({
  rows: Type.Array(
    Type.Object({
      root: text,
      id: text,
      number: text,
      title: text,
      state: Type.Object({ code: text, name: text }),
      isOpen: Type.Boolean(),
      department: text,
      region: text,
      openedAt: text,
      dueAt: maybe,
      light: Type.Union([oneWord('green', 'yellow', 'red', 'paused'), Type.Null()]),
      shown: Type.Record(text, text),
    }),
  ),
  next: maybe,
  /** with the first page: how many there are, counted as far as one more than `countedTo` */
  count: Type.Union([Type.Object({ cases: count, countedTo }), Type.Null()]),
})
