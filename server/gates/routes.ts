// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { gatesFor, refusalsFor } from './at-desk.ts'
import { gatesBeforehand, type Matter } from './beforehand.ts'
import type { City } from './needs.ts'
import { overrule } from './overrule.ts'
import type { At } from './queries.ts'
import { myRefusals } from './refused.ts'
import * as schemas from './schemas.ts'

export const gateRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const signedIn = { permission: 'signed-in', reach: 'own' }
    const read = { permission: 'gate.read', reach: 'department' }
    app.get<{ Querystring: Matter }>(
      '/me/gates',
      { config: signedIn, schema: { querystring: schemas.matterQuery, response: { 200: schemas.beforehand } } },
      (request) => gatesBeforehand(city, request.person, request.query),
    )
    app.get('/me/refusals', { config: signedIn, schema: { response: { 200: schemas.mine } } }, (request) =>
      myRefusals(city, request.person),
    )
    app.get('/gates', { config: read, schema: { response: { 200: schemas.gates } } }, (request) =>
      gatesFor(city, request.officer),
    )
    app.get<{ Params: { gate: string } }>(
      '/gates/:gate/refusals',
      { config: read, schema: { params: schemas.oneGate, response: { 200: schemas.atDesk } } },
      (request) => refusalsFor(city, request.officer, request.params.gate),
    )
    app.post<{ Body: At & { reason: string } }>(
      '/gates/overrules',
      {
        config: { permission: 'gate.overrule', reach: 'department' },
        schema: { body: schemas.overruleBody, response: { 200: schemas.atDesk } },
      },
      async (request) => {
        await overrule(city, request.officer, request.body, request.body.reason)
        return refusalsFor(city, request.officer, request.body.gate)
      },
    )
  }
