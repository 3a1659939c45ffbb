// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { fileOf } from '../kernel/index.ts'
import { myCommitments, supply } from './mine.ts'
import type { City } from './needs.ts'

const text = Type.String()
/** A promise of a case and how it stands. */
export const commitmentRow = Type.Object({
  root: text,
  id: text,
  number: text,
  kind: Type.Union([Type.Literal('supply'), Type.Literal('check')]),
  name: text,
  text,
  consequence: text,
  dueOn: text,
  state: Type.Object({ code: text, name: text }),
  maySupply: Type.Boolean(),
})
const rows = Type.Object({ rows: Type.Array(commitmentRow) })
const number = Type.String({ minLength: 8, maxLength: 40 })
const oneCommitment = Type.Object({ number, id: Type.String({ format: 'uuid' }) })

export const commitmentRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Params: { number: string } }>(
      '/me/cases/:number/commitments',
      {
        config: { permission: 'signed-in', reach: 'own' },
        schema: { params: Type.Object({ number }), response: { 200: rows } },
      },
      (request) => myCommitments(city, request.person, request.params.number),
    )
    app.post<{ Params: { number: string; id: string } }>(
      '/me/cases/:number/commitments/:id/file',
      {
        config: { permission: 'signed-in', reach: 'own', body: 'file' },
        schema: { params: oneCommitment, response: { 200: rows } },
      },
      async (request) => supply(city, request.person, request.params, await fileOf(request)),
    )
  }
