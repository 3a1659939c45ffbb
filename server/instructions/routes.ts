// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { aDay, keyOf, oneWord, pageQuery } from '../kernel/index.ts'
import { type Given, give, type Part, reportProgress, split } from './give.ts'
import type { City } from './needs.ts'
import { instructionList, instructionView, unitsFor } from './view.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const light = Type.Union([oneWord('green', 'yellow', 'red', 'paused'), Type.Null()])
const named = Type.Object({ code: text, name: text })
const points = Type.Object({ text, points: Type.Integer() })
const rule = Type.Array(Type.Object({ code: text, text, points: Type.Integer() }))
const task = Type.Object({
  root: text,
  id: text,
  number: text,
  unit: named,
  title: text,
  measure: text,
  dueOn: text,
  light,
  progress: Type.Object({ percent: Type.Integer(), text: maybe }),
  urged: Type.Integer(),
  outcome: Type.Union([oneWord('accepted', 'failed'), Type.Null()]),
  score: Type.Integer(),
  isFinal: Type.Boolean(),
  because: Type.Array(points),
  endedAt: maybe,
})
const row = {
  root: text,
  number: text,
  title: text,
  source: text,
  leader: text,
  department: text,
  givenAt: text,
  endedAt: maybe,
  score: Type.Union([Type.Integer(), Type.Null()]),
  light,
  tasks: Type.Array(task),
}
const listView = Type.Object({ rows: Type.Array(Type.Object(row)), next: maybe, rule })
const oneView = Type.Object({
  ...row,
  text,
  maySplit: Type.Boolean(),
  mayReport: Type.Array(text),
  trace: Type.Array(Type.Object({ id: text, at: text, who: text, task: maybe, what: text })),
  rule,
})

const line = (most: number) => Type.String({ minLength: 2, maxLength: most })
const part = Type.Object(
  { unit: Type.String({ minLength: 1, maxLength: 40 }), title: line(100), measure: line(300), dueOn: aDay() },
  { additionalProperties: false },
)
const given = Type.Object(
  {
    id: Type.Optional(Type.String({ format: 'uuid' })),
    title: line(100),
    text: line(2000),
    source: line(60),
    parts: Type.Array(part, { maxItems: 30 }),
  },
  { additionalProperties: false },
)
const parts = Type.Object({ parts: Type.Array(part, { minItems: 1, maxItems: 30 }) }, { additionalProperties: false })
const progress = Type.Object(
  { percent: Type.Integer({ minimum: 0, maximum: 100 }), text: line(500) },
  { additionalProperties: false },
)
const oneRoot = Type.Object({ root: Type.String({ format: 'uuid' }) })
const oneTask = Type.Object({ root: Type.String({ format: 'uuid' }), id: Type.String({ format: 'uuid' }) })

const read = { config: { permission: 'instruction.read', reach: 'department' } }
const order = { config: { permission: 'instruction.give', reach: 'district' } }

export const instructionRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Querystring: { limit?: number; after?: string } }>(
      '/instructions',
      { ...read, schema: { querystring: Type.Object(pageQuery), response: { 200: listView } } },
      (request) => instructionList(city, request.officer, request.query),
    )
    app.get(
      '/instructions/units',
      { ...order, schema: { response: { 200: Type.Object({ rows: Type.Array(named) }) } } },
      async (request) => ({ rows: unitsFor(city, request.officer) }),
    )
    app.get<{ Params: { root: string } }>(
      '/instructions/:root',
      { ...read, schema: { params: oneRoot, response: { 200: oneView } } },
      (request) => instructionView(city, request.officer, request.params.root),
    )
    app.post<{ Body: Given }>('/instructions', { ...order, schema: { body: given, response: { 200: oneView } } }, (request) =>
      give(city, request.officer, request.body),
    )
    app.post<{ Params: { root: string }; Body: { parts: Part[] } }>(
      '/instructions/:root/tasks',
      { ...order, schema: { params: oneRoot, body: parts, response: { 200: oneView } } },
      (request) => split(city, request.officer, request.params.root, request.body.parts, keyOf(request)),
    )
    app.post<{ Params: { root: string; id: string }; Body: { percent: number; text: string } }>(
      '/instructions/:root/tasks/:id/progress',
      {
        config: { permission: 'instruction.report', reach: 'department' },
        schema: { params: oneTask, body: progress, response: { 200: oneView } },
      },
      (request) => reportProgress(city, request.officer, request.params, request.body),
    )
  }
