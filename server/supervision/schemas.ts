// SPDX-License-Identifier: Apache-2.0
import { type TSchema, Type } from 'typebox'
import { aDay, oneWord, pageQuery } from '../kernel/index.ts'
import { type Figure, figures, visitFigures } from './figure-queries.ts'
import { scoreFigures } from './figures.ts'

const text = Type.String()
const whole = Type.Integer()
const maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const rate = maybe(Type.Number())
const day = Type.Optional(aDay())
export const period = { from: day, to: day }
export const uuid = Type.String({ format: 'uuid' })
const rows = <T extends TSchema>(row: T) => Type.Object({ rows: Type.Array(row) })
const pages = <T extends TSchema>(row: T) => Type.Object({ rows: Type.Array(row), next: maybe(text) })

const count = Object.fromEntries(figures.map((figure) => [figure, whole])) as Record<Figure, typeof whole>
const rates = { closed: whole, onTimeRate: rate, oneVisitRate: rate }
const standing = { ...count, onTimeRate: rate, oneVisitRate: rate }
export const overviewView = Type.Object({
  from: text,
  to: text,
  by: oneWord('department', 'item', 'district'),
  before: Type.Object({ from: text, to: text, ...rates }),
  rows: Type.Array(
    Type.Object({
      code: text,
      name: text,
      ...standing,
      rated: whole,
      good: whole,
      goodRate: rate,
      badOpen: whole,
      before: Type.Object(rates),
    }),
  ),
  totals: Type.Object(standing),
})
const caseRow = Type.Object({
  root: text,
  id: text,
  number: text,
  itemName: text,
  applicant: text,
  state: text,
  department: Type.Object({ code: text, name: text }),
  region: text,
  submittedAt: text,
  dueAt: maybe(text),
  endedAt: maybe(text),
  visits: whole,
  light: maybe(oneWord('green', 'yellow', 'red', 'paused')),
})
export const casesView = pages(caseRow)
export const exportedView = Type.Object({ rows: Type.Array(caseRow), isCut: Type.Boolean() })
export const trendView = Type.Object({
  from: text,
  to: text,
  step: oneWord('day', 'week', 'month'),
  rows: Type.Array(Type.Object({ on: text, ...rates })),
})
export const peopleView = Type.Object({
  from: text,
  to: text,
  rows: Type.Array(Type.Object({ id: text, name: text, claimed: whole, overdue: whole, done: whole, doneLate: whole })),
})
export const tasksView = rows(
  Type.Object({
    root: text,
    id: text,
    task: text,
    name: text,
    at: text,
    number: text,
    itemName: text,
    applicant: text,
  }),
)
const word = Type.Optional(Type.String({ minLength: 1, maxLength: 80 }))
const by = Type.Optional(Type.Union(['department', 'item', 'district'].map((one) => Type.Literal(one))))
const narrowed = { ...period, department: word, item: word, district: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })) }
export const overviewQuery = Type.Object({ ...narrowed, by })
export const narrowedQuery = Type.Object(narrowed)
const figure = Type.Union([...figures, ...scoreFigures, ...visitFigures].map((one) => Type.Literal(one)))
const of = Type.Optional(Type.Union([Type.Literal('enterprise'), Type.Literal('all')]))
/** of the figures of visits alone: for which items, and for which somebody came exactly so often */
const visited = { of, visits: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })) }
export const listQuery = Type.Object({ ...pageQuery, ...narrowed, ...visited, figure })
export const exportBody = Type.Object({ ...narrowed, ...visited, by, figure }, { additionalProperties: false })
export const tasksQuery = Type.Object({
  ...period,
  officer: uuid,
  figure: Type.Union(['claimed', 'overdue', 'done', 'doneLate'].map((one) => Type.Literal(one))),
})
export const flagsView = pages(
  Type.Object({
    id: text,
    kind: text,
    what: text,
    root: text,
    caseId: text,
    number: text,
    itemName: text,
    department: text,
    at: text,
  }),
)
const burden = { days: text, visits: whole, links: whole, materials: whole }
const share = {
  items: whole,
  oneVisitItems: whole,
  itemShare: maybe(Type.Number()),
  cases: whole,
  oneVisitCases: whole,
  caseShare: maybe(Type.Number()),
  broken: whole,
}
export const visitsView = Type.Object({
  totals: Type.Object(share),
  departments: Type.Array(Type.Object({ code: text, name: text, ...share })),
  /** how many more rows there are than are shown */
  left: whole,
  rows: Type.Array(
    Type.Object({
      item: text,
      name: text,
      department: Type.Object({ code: text, name: text }),
      before: Type.Object({ ...burden, source: text }),
      after: Type.Object(burden),
      fewerDays: Type.Boolean(),
      promised: whole,
      cases: whole,
      average: maybe(Type.Number()),
      most: maybe(whole),
      exceeds: Type.Boolean(),
    }),
  ),
})
export const visitsQuery = Type.Object({ ...period, of })
export const unitsView = Type.Object({
  rows: Type.Array(
    Type.Object({
      ...{ unit: text, name: text, hasEnded: Type.Boolean({ description: '已注销或终止' }) },
      ...{ open: whole, paused: whole, nearlyOverdue: whole, overdue: whole },
    }),
  ),
})
export const unstaffedView = pages(
  Type.Object({
    root: text,
    caseId: text,
    number: text,
    itemName: text,
    task: text,
    department: text,
    region: text,
    positions: Type.Array(text),
    since: text,
  }),
)
