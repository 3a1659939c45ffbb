// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { type TSchema, Type } from 'typebox'
import type { City } from '../city.ts'
import { aDay, pageQuery, type RefusalCodes, type Room } from '../kernel/index.ts'
import { coverageView, licenceCoverage } from './licence-coverage.ts'
import { visits } from './one-visit.ts'
import type { Period } from './period.ts'
import { answer, flags, lateList, overview, urge, urgings } from './supervise.ts'

export { flagSubscriber } from './supervise.ts'

const refusals: RefusalCodes = {
  URGING_NOT_YOURS: {
    status: 404,
    zh: '没有找到这条督办，或它不是发给您所在部门的。',
    en: 'There is no such urging for your department.',
  },
  URGING_ANSWERED: { status: 409, zh: '这条督办已由{by}答复。', en: 'This urging has been answered by {by}.' },
}

const text = Type.String()
const whole = Type.Integer()
const maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const rate = maybe(Type.Number())
const day = Type.Optional(aDay())
const period = { from: day, to: day }
const uuid = Type.String({ format: 'uuid' })
const rows = <T extends TSchema>(row: T) => Type.Object({ rows: Type.Array(row) })
const pages = <T extends TSchema>(row: T) => Type.Object({ rows: Type.Array(row), next: maybe(text) })

const department = Type.Object({
  code: text,
  name: text,
  open: whole,
  paused: whole,
  nearlyOverdue: whole,
  overdue: whole,
  closed: whole,
  onTimeRate: rate,
  oneVisitRate: rate,
  ratingCount: whole,
  goodRate: rate,
  badOpen: whole,
})
const overviewSchema = Type.Object({
  from: text,
  to: text,
  departments: Type.Array(department),
  totals: Type.Object({ open: whole, nearlyOverdue: whole, overdue: whole, closed: whole, onTimeRate: rate, oneVisitRate: rate }),
})
const late = pages(
  Type.Object({
    root: text,
    id: text,
    number: text,
    itemName: text,
    applicant: text,
    department: Type.Object({ code: text, name: text }),
    dueAt: text,
    light: maybe(text),
  }),
)
const urging = rows(
  Type.Object({
    id: text,
    root: text,
    caseId: text,
    number: text,
    itemName: text,
    department: text,
    text,
    askedBy: text,
    askedAt: text,
    answerBy: text,
    isLate: Type.Boolean(),
    answer: maybe(text),
    answeredBy: maybe(text),
    answeredAt: maybe(text),
  }),
)
const flag = pages(
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
const visit = Type.Object({
  totals: Type.Object(share),
  departments: Type.Array(Type.Object({ name: text, ...share })),
  rows: Type.Array(
    Type.Object({
      item: text,
      name: text,
      department: text,
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
const urgingBody = Type.Object(
  {
    root: uuid,
    caseId: uuid,
    text: Type.String({ minLength: 2, maxLength: 500 }),
    answerWithin: Type.Integer({ minimum: 1, maximum: 30 }),
  },
  { additionalProperties: false },
)

const routes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const read = { config: { permission: 'supervision.read', reach: 'district' } }
    app.get(
      '/licences/coverage',
      { config: { permission: 'licence.coverage', reach: 'district' }, schema: { response: { 200: coverageView } } },
      (request) => licenceCoverage(city, request.officer),
    )
    app.get<{ Querystring: Period }>(
      '/supervision/overview',
      { ...read, schema: { querystring: Type.Object(period), response: { 200: overviewSchema } } },
      (request) => overview(city, request.officer, request.query),
    )
    app.get<{ Querystring: { department?: string; light?: 'red' | 'yellow'; limit?: number; after?: string } }>(
      '/supervision/cases',
      {
        ...read,
        schema: {
          querystring: Type.Object({
            ...pageQuery,
            department: Type.Optional(Type.String({ maxLength: 18 })),
            light: Type.Optional(Type.Union([Type.Literal('red'), Type.Literal('yellow')])),
          }),
          response: { 200: late },
        },
      },
      (request) => lateList(city, request.officer, request.query),
    )
    app.get<{ Querystring: Period & { of?: 'enterprise' | 'all' } }>(
      '/supervision/visits',
      {
        ...read,
        schema: {
          querystring: Type.Object({
            ...period,
            of: Type.Optional(Type.Union([Type.Literal('enterprise'), Type.Literal('all')])),
          }),
          response: { 200: visit },
        },
      },
      (request) => visits(city, request.officer, request.query),
    )
    app.get<{ Querystring: { limit?: number; after?: string } }>(
      '/supervision/flags',
      {
        config: { permission: 'case.read', reach: 'department' },
        schema: { querystring: Type.Object(pageQuery), response: { 200: flag } },
      },
      (request) => flags(city, request.officer, request.query),
    )
    app.get(
      '/supervision/urgings',
      { config: { permission: 'case.read', reach: 'department' }, schema: { response: { 200: urging } } },
      (request) => urgings(city, request.officer),
    )
    app.post<{ Body: { root: string; caseId: string; text: string; answerWithin: number } }>(
      '/supervision/urgings',
      { config: { permission: 'supervision.urge', reach: 'district' }, schema: { body: urgingBody, response: { 200: urging } } },
      (request) => urge(city, request.officer, request.body),
    )
    app.post<{ Params: { id: string }; Body: { text: string } }>(
      '/supervision/urgings/:id/answer',
      {
        config: { permission: 'task.complete', reach: 'department' },
        schema: {
          params: Type.Object({ id: uuid }),
          body: Type.Object({ text: Type.String({ minLength: 2, maxLength: 1000 }) }, { additionalProperties: false }),
          response: { 200: urging },
        },
      },
      (request) => answer(city, request.officer, request.params.id, request.body.text),
    )
  }

export const supervisionRoom: Room<City> = {
  name: 'supervision',
  refusals,
  permissions: { 'supervision.read': '查看各部门办理情况', 'supervision.urge': '发出督办' },
  routes,
}
