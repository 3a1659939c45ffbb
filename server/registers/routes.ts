// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { rowRoutes } from './desk/row-routes.ts'
import { importRoutes } from './imports/import-routes.ts'
import type { City } from './needs.ts'
import { listSources, setSource } from './sources.ts'

const sourceView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  owner: Type.String(),
  kind: Type.String(),
  url: Type.Union([Type.String(), Type.Null()]),
  timeoutMs: Type.Integer(),
  note: Type.Union([Type.String(), Type.Null()]),
})

const sourceBody = Type.Object(
  {
    kind: Type.Union([Type.Literal('table'), Type.Literal('http'), Type.Literal('closed')]),
    url: Type.Optional(Type.String({ maxLength: 500 })),
    timeoutMs: Type.Optional(Type.Integer({ minimum: 50, maximum: 10_000 })),
    note: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)

export const registerRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    await app.register(rowRoutes(city))
    await app.register(importRoutes(city))
    app.get(
      '/registers/sources',
      {
        config: { permission: 'register.source', reach: 'city' },
        schema: { response: { 200: Type.Object({ rows: Type.Array(sourceView) }) } },
      },
      () => listSources(city),
    )
    app.put<{ Params: { register: string }; Body: Parameters<typeof setSource>[3] }>(
      '/registers/:register/source',
      {
        config: { permission: 'register.source', reach: 'city' },
        schema: {
          params: Type.Object({ register: Type.String({ maxLength: 40 }) }),
          body: sourceBody,
          response: { 200: Type.Object({ rows: Type.Array(sourceView) }) },
        },
      },
      (request) => setSource(city, request.officer, request.params.register, request.body),
    )
  }
