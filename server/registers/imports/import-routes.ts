// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { fileOf } from '../../kernel/index.ts'
import type { City } from '../needs.ts'
import { beginImport, confirmImport, showImport, showLines } from './import-table.ts'

const text = Type.String()
const oneRegister = Type.Object({ register: Type.String({ maxLength: 40 }) })
const oneImport = Type.Object({ register: Type.String({ maxLength: 40 }), import: Type.String({ format: 'uuid' }) })
const many = Type.Integer()
const importView = Type.Object({
  id: text,
  register: text,
  name: text,
  isConfirmed: Type.Boolean(),
  counts: Type.Object({ new: many, changed: many, same: many, bad: many, added: many, written: many, unchanged: many }),
  left: Type.Integer({ description: '还有几行等待写入：再确认一次就接着写' }),
})
const linesView = Type.Object({
  rows: Type.Array(
    Type.Object({
      line: many,
      key: text,
      cells: Type.Record(Type.String(), Type.String()),
      says: Type.Union([text, Type.Null()]),
    }),
  ),
  next: Type.Union([many, Type.Null()]),
})
const linesQuery = Type.Object({
  verdict: Type.Union([Type.Literal('bad'), Type.Literal('new'), Type.Literal('changed')]),
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
})
const confirmBody = Type.Object({ why: Type.String({ minLength: 2, maxLength: 200 }) }, { additionalProperties: false })

type OneImport = { Params: { register: string; import: string } }

export const importRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const writes = { permission: 'register.write', reach: 'department' }
    app.post<{ Params: { register: string } }>(
      '/registers/:register/imports',
      {
        config: { ...writes, body: 'file', rateLimit: { max: 20, timeWindow: 600_000 } },
        schema: { params: oneRegister, response: { 200: importView } },
      },
      async (request) => beginImport(city, request.officer, request.params.register, await fileOf(request)),
    )
    app.get<OneImport>(
      '/registers/:register/imports/:import',
      { config: writes, schema: { params: oneImport, response: { 200: importView } } },
      (request) => showImport(city, request.officer, request.params),
    )
    app.get<OneImport & { Querystring: { verdict: 'bad' | 'new' | 'changed'; after?: number } }>(
      '/registers/:register/imports/:import/lines',
      { config: writes, schema: { params: oneImport, querystring: linesQuery, response: { 200: linesView } } },
      (request) => showLines(city, request.officer, request.params, request.query),
    )
    app.post<OneImport & { Body: { why: string } }>(
      '/registers/:register/imports/:import/confirmation',
      { config: writes, schema: { params: oneImport, body: confirmBody, response: { 200: importView } } },
      (request) => confirmImport(city, request.officer, request.params, request.body.why),
    )
  }
