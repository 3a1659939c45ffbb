// SPDX-License-Identifier: Apache-2.0
import { type TSchema, Type } from 'typebox'
import { formSchema, formUi, oneWord } from '../kernel/index.ts'

export const text = Type.String()
export const optionalText = Type.Union([Type.String(), Type.Null()])
/** answers whose shape the content itself gives: values by field */
export const free = Type.Object({}, { additionalProperties: true })
const anything = Type.Any()
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const kindOf = Type.Union([Type.Literal('item'), Type.Literal('bundle')])
const choice = Type.Union([Type.Literal('electronic'), Type.Literal('pickup'), Type.Literal('courier')])

export const oneDraft = Type.Object({ id: Type.String({ format: 'uuid' }) })
export const oneMaterial = Type.Object({ id: Type.String({ format: 'uuid' }), material: Type.String({ maxLength: 80 }) })
export const oneNumber = Type.Object({ number: Type.String({ minLength: 8, maxLength: 40 }) })

export const openingBody = Type.Object(
  {
    kind: kindOf,
    id: Type.String({ maxLength: 80 }),
    proxy: Type.Optional(Type.String({ format: 'uuid', description: '亲友代办：按哪一份授权' })),
  },
  { additionalProperties: false },
)
export const savingBody = Type.Object(
  {
    revision: Type.Integer({ minimum: 1 }),
    values: free,
    corrected: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 500 })),
    delivery: Type.Optional(
      Type.Object(
        {
          choice,
          address: Type.Optional(Type.String({ maxLength: 200 })),
          receiver: Type.Optional(Type.String({ maxLength: 50 })),
          mobile: Type.Optional(Type.String({ maxLength: 20 })),
          each: Type.Optional(Type.Boolean({ description: '一件事：办好一件给一件，不等其他几件' })),
        },
        { additionalProperties: false },
      ),
    ),
    place: Type.Optional(Type.Union([Type.String({ pattern: '^\\d{6}$', description: '选择由哪个区受理' }), Type.Null()])),
  },
  { additionalProperties: false },
)
export const eligibilityBody = Type.Object(
  { kind: kindOf, id: Type.String({ maxLength: 80 }), form: Type.Optional(free) },
  { additionalProperties: false },
)
export const noteBody = Type.Object({ note: Type.String({ minLength: 2, maxLength: 500 }) }, { additionalProperties: false })
export const objectionBody = Type.Object(
  { field: Type.String({ maxLength: 80 }), note: Type.String({ minLength: 2, maxLength: 500 }) },
  { additionalProperties: false },
)
export const submissionBody = Type.Optional(
  Type.Object({ anyway: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
)
export const reasonBody = Type.Object({ reason: Type.String({ minLength: 2, maxLength: 500 }) }, { additionalProperties: false })
export const answersBody = Type.Object(
  {
    answers: Type.Array(
      Type.Object(
        {
          point: Type.String({ maxLength: 60 }),
          value: Type.Optional(anything),
          fileId: Type.Optional(Type.String({ format: 'uuid' })),
          commitment: Type.Optional(Type.Boolean()),
        },
        { additionalProperties: false },
      ),
      { maxItems: 100 },
    ),
  },
  { additionalProperties: false },
)

const verdict = oneWord('yes', 'no', 'unknown')

/** What the same person, firm or thing has already; `isSame`: it would be refused, and not only is alike; of another's case neither the whole number nor its state. */
const existingView = nullable(
  Type.Object({
    item: text,
    note: text,
    as: oneWord('applied', 'granted'),
    isOwn: Type.Boolean(),
    isSame: Type.Boolean(),
    number: text,
    state: nullable(text),
    at: nullable(Type.Object({ root: text, id: text })),
  }),
)

export const eligibilityView = Type.Object({
  existing: existingView,
  verdict,
  conditions: Type.Array(Type.Object({ id: text, text, verdict, reason: text })),
})

/** Who receives it and why: one entry an item. `asked`: she chooses among the options; `nobody`: it cannot be sent. */
const competence = Type.Array(
  Type.Object({
    item: text,
    name: text,
    state: Type.Union([Type.Literal('known'), Type.Literal('asked'), Type.Literal('nobody')]),
    why: text,
    whyEn: text,
    body: nullable(Type.Object({ name: text, phone: text, item: text })),
    options: Type.Array(Type.Object({ region: text, name: text, body: text })),
  }),
)

const sourced = Type.Object({ value: anything, source: text, label: text, at: text })
export const draftView = Type.Object({
  id: text,
  kind: kindOf,
  of: Type.Object({ id: text, name: text }),
  version: text,
  versionNumber: Type.Integer(),
  revision: Type.Integer(),
  seal: text,
  form: Type.Object({ schema: formSchema, ui: formUi }),
  values: free,
  prefilled: Type.Record(Type.String(), sourced),
  corrected: Type.Array(text),
  objections: Type.Array(Type.Object({ field: text, note: text, at: text })),
  savedAt: text,
  delivery: Type.Object({
    choice: oneWord('', 'electronic', 'pickup', 'courier'),
    options: Type.Array(choice),
    address: optionalText,
    receiver: optionalText,
    mobile: optionalText,
    together: Type.Boolean(),
    each: Type.Boolean(),
  }),
  applicant: Type.Object({ kind: oneWord('person', 'firm'), name: text, facts: free }),
  channel: text,
  agent: nullable(text),
  helping: nullable(Type.Object({ consent: text, may: oneWord('guide', 'fill') })),
  parts: nullable(Type.Array(Type.Object({ item: text, name: text }))),
  place: optionalText,
  competence,
  submitted: nullable(Type.Object({ root: text, id: text, number: text })),
})
export const draftRows = Type.Object({
  rows: Type.Array(
    Type.Object({ id: text, kind: kindOf, of: Type.Object({ id: text, name: text }), applicant: text, savedAt: text }),
  ),
})
export const savedView = Type.Object({
  revision: Type.Integer(),
  savedAt: text,
  errors: Type.Array(Type.Object({ field: text, code: text, message: text })),
  competence,
})

export const materialView = Type.Object({
  id: text,
  name: text,
  necessity: text,
  parts: Type.Optional(Type.Array(text)),
  state: oneWord('obtained', 'needed', 'optional', 'uploaded', 'committed', 'not-required'),
  source: nullable(
    Type.Object({
      kind: oneWord('licence', 'register', 'verification', 'earlier', 'commitment', 'upload'),
      label: text,
      at: text,
      basis: text,
      number: optionalText,
      fields: Type.Array(Type.Object({ title: text, value: text })),
      trust: oneWord('A', 'B', 'C', 'D'),
    }),
  ),
  fallback: optionalText,
  upload: nullable(Type.Object({ accept: Type.Array(text), maxMB: Type.Number() })),
  commitment: nullable(Type.Object({ text, within: optionalText })),
  file: nullable(Type.Object({ id: text, name: text, bytes: Type.Integer() })),
  objected: Type.Boolean(),
  acceptStandard: optionalText,
})
export const materialRows = Type.Object({ rows: Type.Array(materialView) })
export const checkView = Type.Object({
  ready: Type.Boolean(),
  errors: Type.Array(Type.Object({ field: Type.Optional(text), material: Type.Optional(text), message: text })),
  eligibility: eligibilityView,
  competence,
  /** of the application paper, where the item asks for one */
  signature: nullable(
    Type.Object({
      by: Type.Union([Type.Literal('person'), Type.Literal('firm')]),
      title: text,
      state: Type.Union([Type.Literal('needed'), Type.Literal('changed'), Type.Literal('signed')]),
      request: optionalText,
      signer: optionalText,
      user: optionalText,
      signedAt: optionalText,
      code: optionalText,
      simulated: Type.Boolean(),
    }),
  ),
})
/** Before acceptance: by when the office says whether it takes the case, how long it takes then, the latest day of both. */
const promise = nullable(Type.Object({ tellBy: text, limit: text, latestOn: optionalText }))
export const submittedView = Type.Object({
  root: text,
  id: text,
  number: text,
  shortNumber: text,
  queryCode: text,
  state: text,
  decided: optionalText,
  etaOn: optionalText,
  promise,
  submittedAt: text,
})

const light = nullable(oneWord('green', 'yellow', 'red', 'paused'))
const stateView = Type.Object({ code: text, name: text })
const timelineEntry = Type.Object({
  id: text,
  at: text,
  act: text,
  what: text,
  who: optionalText,
  detail: optionalText,
  documents: Type.Array(Type.Object({ name: text, nameEn: text, url: text })),
  en: Type.Object({ what: text, who: optionalText, detail: optionalText }),
})
const row = {
  number: text,
  shortNumber: text,
  kind: kindOf,
  item: text,
  name: text,
  applicant: text,
  agent: nullable(text),
  state: stateView,
  public: text,
  submittedAt: text,
  closedAt: optionalText,
  dueOn: optionalText,
  promise,
  light,
  next: text,
  /** the same in English, as far as the city has it */
  en: Type.Object({ name: text, next: text }),
  todo: nullable(oneWord('supplement', 'pay', 'rate', 'collect', 'parcel')),
  decision: optionalText,
}
export const caseRows = Type.Object({ rows: Type.Array(Type.Object(row)), next: optionalText })
export const trackingView = Type.Object({
  ...row,
  queryCode: text,
  timeline: Type.Array(timelineEntry),
  lanes: Type.Array(
    Type.Object({
      number: text,
      id: text,
      name: text,
      department: text,
      state: stateView,
      public: text,
      dueOn: optionalText,
      light,
      decision: optionalText,
      waits: Type.Boolean(),
      isDecided: Type.Boolean(),
      ground: optionalText,
      timeline: Type.Array(timelineEntry),
    }),
  ),
  /** between decision and hand-over: since when all is decided, until when the law wants licences handed over */
  handOver: nullable(Type.Object({ decidedOn: text, by: optionalText })),
  due: nullable(Type.Object({ on: text, explained: Type.Array(text), explainedEn: Type.Array(text) })),
  supplement: nullable(
    Type.Object({
      caseNumber: text,
      id: text,
      askedAt: text,
      askedBy: text,
      department: text,
      answerBy: text,
      points: Type.Array(
        Type.Object({
          id: text,
          material: Type.Optional(text),
          materialName: Type.Optional(text),
          field: Type.Optional(text),
          ground: text,
          text,
          answered: Type.Boolean(),
        }),
      ),
      form: Type.Object({ schema: formSchema, ui: formUi, values: free }),
    }),
  ),
  help: Type.Array(Type.Object({ draft: text, consent: text, helper: text })),
  canWithdraw: Type.Boolean(),
  delivery: nullable(
    Type.Object({
      choice: text,
      address: Type.Optional(text),
      receiver: Type.Optional(text),
      mobile: Type.Optional(text),
      each: Type.Optional(Type.Boolean()),
    }),
  ),
  served: nullable(Type.Object({ on: text, how: text })),
  results: Type.Array(
    Type.Object({
      licenceId: text,
      name: text,
      number: text,
      from: text,
      url: text,
      pays: Type.Union([
        Type.Object({ amount: Type.Number(), monthly: Type.Boolean(), tail: text, from: Type.Union([text, Type.Null()]) }),
        Type.Null(),
      ]),
    }),
  ),
  materials: Type.Array(Type.Object({ id: text, name: text, source: text, label: text, at: text, basis: text })),
  form: Type.Object({ schema: formSchema, ui: formUi, values: free }),
})
export const publicTracking = Type.Object({
  shortNumber: text,
  name: text,
  public: text,
  submittedAt: text,
  dueOn: optionalText,
  promise,
})
