// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { keyOf } from '../kernel/index.ts'
import type { City } from './needs.ts'
import * as schemas from './schemas.ts'
import { answer, urge, urgings } from './urge.ts'

export const urgingRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get(
      '/supervision/urgings',
      { config: { permission: 'case.read', reach: 'department' }, schema: { response: { 200: schemas.urgingsView } } },
      (request) => urgings(city, request.officer),
    )
    app.post<{ Body: { root: string; caseId: string; text: string; answerWithin: number } }>(
      '/supervision/urgings',
      {
        config: { permission: 'supervision.urge', reach: 'district' },
        schema: { body: schemas.urgingBody, response: { 200: schemas.urgingsView } },
      },
      (request) => urge(city, request.officer, request.body, keyOf(request)),
    )
    app.post<{ Params: { id: string }; Body: { text: string } }>(
      '/supervision/urgings/:id/answer',
      {
        config: { permission: 'task.complete', reach: 'department' },
        schema: {
          params: schemas.oneUrging,
          body: schemas.answerBody,
          response: { 200: schemas.urgingsView },
        },
      },
      (request) => answer(city, request.officer, request.params.id, request.body.text),
    )
  }
