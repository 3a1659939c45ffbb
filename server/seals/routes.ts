// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { listSeals, listSealUses, listWaiting, setSealStatus } from './keep-seals.ts'
import type { SealsCity } from './needs.ts'
import * as schemas from './schemas.ts'
import type { SealStatus } from './seal-queries.ts'
import { FORM } from './sealed-file.ts'

type ById = { Params: { id: string } }

export const sealRoutes =
  (city: SealsCity): FastifyPluginAsync =>
  async (app) => {
    app.get(
      '/seals',
      { config: { permission: 'seal.manage', reach: 'department' }, schema: { response: { 200: schemas.sealsView } } },
      (request) => listSeals(city, request.officer),
    )
    app.post<ById & { Body: { status: SealStatus; reason: string } }>(
      '/seals/:id/status',
      {
        config: { permission: 'seal.manage', reach: 'department' },
        schema: { params: schemas.byId, body: schemas.sealChange, response: { 200: schemas.sealView } },
      },
      (request) => setSealStatus(city, request.officer, request.params.id, request.body),
    )
    app.get<ById>(
      '/seals/:id/waiting',
      {
        config: { permission: 'seal.manage', reach: 'department' },
        schema: { params: schemas.byId, response: { 200: schemas.sealWaitingView } },
      },
      (request) => listWaiting(city, request.officer, request.params.id),
    )
    app.get<ById>(
      '/seals/:id/uses',
      {
        config: { permission: 'seal.manage', reach: 'department' },
        schema: { params: schemas.byId, response: { 200: schemas.sealUsesView } },
      },
      (request) => listSealUses(city, request.officer, request.params.id),
    )
  }

/** Stands outside /api: where anyone finds the keys with which the city's documents are checked. Registered by the composition without a prefix. */
export const wellKnownRoutes =
  (city: Pick<SealsCity, 'vault' | 'content'>): FastifyPluginAsync =>
  async (app) => {
    app.get(
      '/.well-known/chengshu-keys.json',
      {
        config: { permission: 'public', reach: 'public', rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: { response: { 200: schemas.keysView } },
      },
      async (_request, reply) => {
        reply.header('cache-control', 'public, max-age=300')
        return { city: city.content.city, form: FORM, keys: city.vault.publicKeys() }
      },
    )
  }
