// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { aDay } from '../kernel/index.ts'
import type { PeopleCity } from './needs.ts'
import { giveProxy, listProxies, type NewProxy, withdrawProxy } from './proxy.ts'

const signedIn = { permission: 'signed-in', reach: 'own' }
const matter = Type.String({ minLength: 1, maxLength: 80 })
const newProxy = Type.Object(
  {
    idNumber: Type.String({ minLength: 5, maxLength: 30 }),
    name: Type.String({ minLength: 1, maxLength: 50 }),
    relation: Type.String({ minLength: 1, maxLength: 20, description: '与授权人的关系，如女儿' }),
    matters: Type.Array(matter, { minItems: 1, maxItems: 30, description: '可以代办的事项或一件事' }),
    until: aDay(),
  },
  { additionalProperties: false },
)
const proxies = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String({ description: '对方的姓名' }),
      isMine: Type.Boolean({ description: '我授权给对方的' }),
      relation: Type.String(),
      matters: Type.Array(Type.String()),
      givenAt: Type.String(),
      until: Type.String(),
      state: Type.Union([Type.Literal('running'), Type.Literal('ended'), Type.Literal('withdrawn')]),
    }),
  ),
})

/** 亲友代办: who may do what for whom, until when. */
export const proxyRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.get('/me/proxies', { config: signedIn, schema: { response: { 200: proxies } } }, async (request) => ({
      rows: await listProxies(city, request.person),
    }))
    app.post<{ Body: NewProxy }>(
      '/me/proxies',
      { config: signedIn, schema: { body: newProxy, response: { 201: Type.Object({ id: Type.String() }) } } },
      async (request, reply) => reply.code(201).send(await giveProxy(city, request.person, request.body)),
    )
    app.delete<{ Params: { id: string } }>(
      '/me/proxies/:id',
      {
        config: signedIn,
        schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: { 204: Type.Null() } },
      },
      async (request, reply) => {
        await withdrawProxy(city, request.person, request.params.id)
        return reply.code(204).send()
      },
    )
  }
