// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { oneWord } from '../kernel/index.ts'

const text = Type.String()
const strings = Type.Array(text)
const coded = Type.Object({ code: text, name: text })
const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()])

/** the catalogue's English, and whether guide and form are whole in it */
const enCard = nullable(Type.Object({ name: text, summary: text, international: Type.Boolean() }))
const words = Type.Record(text, text)
const enGuide = nullable(
  Type.Object({
    name: text,
    summary: text,
    international: Type.Boolean(),
    aka: strings,
    conditions: words,
    otherwise: words,
    materials: Type.Record(text, Type.Object({ name: text, standard: Type.Optional(text), commitment: Type.Optional(text) })),
    steps: strings,
    result: text,
    fee: text,
    once: text,
    laws: Type.Array(Type.Object({ name: text, article: text, gist: text })),
    faq: Type.Array(Type.Object({ question: text, answer: text })),
    basis: text,
    place: text,
    groups: Type.Record(text, Type.Object({ title: text, help: Type.Optional(text) })),
    fields: Type.Record(text, Type.Object({ title: text, help: Type.Optional(text), options: Type.Optional(words) })),
  }),
)

/** what is called what in English, by the Chinese */
export const englishView = Type.Object({ names: words })

const kind = oneWord('item', 'bundle')
export const card = {
  kind,
  id: text,
  name: text,
  summary: text,
  department: text,
  handling: text,
  promised: text,
  visits: Type.Integer(),
  online: Type.Boolean(),
  automatic: Type.Boolean(),
  en: enCard,
  level: text,
}
export const itemPage = Type.Object({ rows: Type.Array(Type.Object(card)), next: nullable(text) })
export const searchView = Type.Object({ rows: Type.Array(Type.Object({ ...card, why: text })), suggestions: strings })
export const homeView = Type.Object({
  city: Type.Object({ name: text, hotline: text }),
  lifeStages: Type.Array(Type.Object({ id: text, name: text, icon: text, hint: text, for: text })),
  frequent: Type.Array(Type.Object({ kind, id: text, name: text, count: Type.Integer(), en: enCard })),
})

export const guideMaterial = Type.Object({
  id: text,
  name: text,
  necessity: coded,
  type: text,
  form: text,
  got: nullable(Type.Object({ from: oneWord('licence', 'register', 'verification', 'earlier'), label: text })),
  commitment: nullable(Type.Object({ text, within: text })),
  upload: nullable(Type.Object({ accept: strings, maxMB: Type.Number() })),
  acceptStandard: text,
  isConditional: Type.Boolean(),
})
const hall = Type.Object({ id: text, name: text, region: text, level: text, address: text, hours: text, phone: text })
export const commonGuide = {
  id: text,
  kind,
  version: text,
  /** by which people know it: the first is 1 */
  versionNumber: Type.Integer(),
  effectiveOn: text,
  isInForce: Type.Boolean(),
  coming: Type.Array(Type.Object({ version: text, effectiveOn: text })),
  en: enGuide,
  name: text,
  aka: strings,
  summary: text,
  serves: strings,
  visits: Type.Integer(),
  channels: strings,
  conditions: Type.Array(Type.Object({ id: text, text })),
  law: Type.Array(Type.Object({ name: text, article: text, gist: text })),
  faq: Type.Array(Type.Object({ question: text, answer: text })),
  contact: Type.Object({ consult: text, complain: text, address: text, hours: text }),
  halls: Type.Array(hall),
  process: Type.Object({ bpmn: text }),
  department: Type.Object({ code: text, name: text, phone: text }),
  limits: Type.Object({ statutory: text, promised: text, basis: text, plain: text }),
  materials: Type.Array(guideMaterial),
  delivery: strings,
}
export const guideView = Type.Object({
  ...commonGuide,
  basic: text,
  level: coded,
  competence: text,
  bodies: Type.Array(
    Type.Object({
      item: text,
      code: text,
      name: text,
      phone: text,
      level: text,
      region: text,
      promised: text,
      address: text,
    }),
  ),
  codes: Type.Object({ catalog: text, task: text }),
  type: coded,
  handling: coded,
  onlineDepth: text,
  scope: text,
  fee: Type.Object({ charged: Type.Boolean(), name: text, amountText: text, basis: text }),
  result: Type.Object({ name: text, validity: text }),
  steps: Type.Array(Type.Object({ stage: text, name: text, limit: nullable(text), department: text })),
  automatic: Type.Boolean(),
  once: text,
})
export const versionRows = Type.Object({
  rows: Type.Array(Type.Object({ hash: text, number: Type.Integer(), effectiveOn: text, publishedAt: text, state: text })),
})
export const diffView = Type.Object({
  rows: Type.Array(Type.Object({ path: text, before: nullable(text), after: nullable(text) })),
})
export const differencesView = Type.Object({
  basic: Type.Object({ id: text, name: text }),
  rows: Type.Array(
    Type.Object({
      ...{ item: text, body: text, level: text, region: text, state: text },
      changes: Type.Array(Type.Object({ where: text, before: nullable(text), after: nullable(text) })),
    }),
  ),
})
export const bodyRows = Type.Object({
  rows: Type.Array(
    Type.Object({ code: text, name: text, short: text, level: text, levelName: text, region: text, items: Type.Integer() }),
  ),
})
export const departmentRows = Type.Object({
  rows: Type.Array(Type.Object({ code: text, key: text, name: text, short: text, region: text, phone: text })),
})
export const regionRows = Type.Object({
  rows: Type.Array(Type.Object({ code: text, name: text, level: text, parent: nullable(text) })),
})
export const hallRows = Type.Object({ rows: Type.Array(hall) })
