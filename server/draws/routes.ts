// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { keyOf } from '../kernel/index.ts'
import { holdDraw, type NewDraw, promiseDraw, withdrawDraw } from './hold.ts'
import type { City } from './needs.ts'
import * as schemas from './schemas.ts'
import { drawFor, drawsFor, publicDraw, publicDraws } from './view.ts'

type One = { Params: { id: string } }
type Pages = { Querystring: { limit?: number; after?: string } }

/** 随机抽取: prepared and held at the desk, looked at and replayed by anybody. */
export const drawRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const anyone = { permission: 'public', reach: 'public' }
    const holds = { permission: 'draw.hold', reach: 'department' }
    app.get<Pages>(
      '/draws',
      { config: holds, schema: { querystring: schemas.pages, response: { 200: schemas.deskList } } },
      (request) => drawsFor(city, request.officer, request.query),
    )
    app.post<{ Body: NewDraw }>(
      '/draws',
      { config: { ...holds, body: 'form' as const }, schema: { body: schemas.newDraw, response: { 201: schemas.made } } },
      async (request, reply) =>
        reply.code(201).send({ id: await promiseDraw(city, request.officer, request.body, keyOf(request)) }),
    )
    app.get<One>(
      '/draws/:id',
      { config: holds, schema: { params: schemas.oneDraw, response: { 200: schemas.deskDraw } } },
      (request) => drawFor(city, request.officer, request.params.id),
    )
    app.post<One & { Body: { published: string } }>(
      '/draws/:id/result',
      {
        config: { ...holds, body: 'form' as const },
        schema: { params: schemas.oneDraw, body: schemas.resultBody, response: { 200: schemas.deskDraw } },
      },
      async (request) => {
        await holdDraw(city, request.officer, request.params.id, request.body.published)
        return drawFor(city, request.officer, request.params.id)
      },
    )
    app.post<One & { Body: { why: string } }>(
      '/draws/:id/withdrawal',
      {
        config: { ...holds, body: 'form' as const },
        schema: { params: schemas.oneDraw, body: schemas.withdrawalBody, response: { 200: schemas.deskDraw } },
      },
      async (request) => {
        await withdrawDraw(city, request.officer, request.params.id, request.body.why)
        return drawFor(city, request.officer, request.params.id)
      },
    )
    app.get<Pages>(
      '/portal/draws',
      { config: anyone, schema: { querystring: schemas.pages, response: { 200: schemas.publicList } } },
      (request) => publicDraws(city, request.query),
    )
    app.get<One>(
      '/portal/draws/:id',
      {
        config: { ...anyone, rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: { params: schemas.oneDraw, response: { 200: schemas.publicDraw } },
      },
      (request) => publicDraw(city, request.params.id),
    )
  }
