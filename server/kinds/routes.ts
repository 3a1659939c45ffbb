// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import type { Case } from '../cases/index.ts'
import { fileOf } from '../kernel/index.ts'
import { keepAnswer } from './answer-files.ts'
import { checklistRoutes } from './checklists/routes.ts'
import type { FileSort } from './content/tables.ts'
import { monthsFor } from './months.ts'
import type { City } from './needs.ts'
import { openAsOfficer, openAsPerson } from './opener.ts'
import * as schemas from './schemas.ts'
import { signalResult, type Told, takeSignal } from './signals.ts'
import { unitTaskRoutes } from './unit-routes.ts'
import { type AskedRows, casesOfKind, type Face, kindFor, kindOnPortal, kindsFor, kindsOnPortal, myCasesOfKind } from './view.ts'

type OneSort = { Params: { sort: FileSort } }
type OneKind = { Params: { kind: string } }
type Form = { Body: { id?: string; form: Record<string, unknown> } }

const brief = ({ root, id, number, state }: Case) => ({ root, id, number, state })

export const kindRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const read = { permission: 'kind.read', reach: 'department' }
    const signedIn = { permission: 'signed-in', reach: 'own' }
    const { params } = schemas
    app.get('/kinds', { config: read, schema: { response: { 200: schemas.kinds } } }, (request) =>
      kindsFor(city, request.officer),
    )
    app.get<OneKind>('/kinds/:kind', { config: read, schema: { params, response: { 200: schemas.kind } } }, (request) =>
      kindFor(city, request.officer, request.params.kind),
    )
    app.get<OneKind>('/kinds/:kind/months', { config: read, schema: { params, response: { 200: schemas.months } } }, (request) =>
      monthsFor(city, request.officer, request.params.kind),
    )
    app.get<OneKind & { Querystring: AskedRows }>(
      '/kinds/:kind/cases',
      {
        config: { ...read, freeText: ['q', 'value'] },
        schema: { params, querystring: schemas.rowsQuery, response: { 200: schemas.rows } },
      },
      (request) => casesOfKind(city, request.officer, request.params.kind, request.query),
    )
    app.post<OneKind & Form>(
      '/kinds/:kind/cases',
      {
        config: { permission: 'kind.open', reach: 'department', body: 'form' },
        schema: { params, body: schemas.openingBody, response: { 201: schemas.opened } },
      },
      async (request, reply) =>
        reply.code(201).send(brief(await openAsOfficer(city, request.officer, request.params.kind, request.body))),
    )
    app.post<{ Params: { kind: string; signal: string }; Body: Told }>(
      '/kinds/:kind/signals/:signal',
      {
        config: { permission: 'kind.signal', reach: 'department', body: 'form' },
        schema: { params: schemas.signalParams, body: schemas.signalBody, response: { 202: schemas.signalTaken } },
      },
      async (request, reply) => reply.code(202).send(await takeSignal(city, request.officer, request.params, request.body)),
    )
    app.get<{ Params: { kind: string; signal: string; sourceId: string } }>(
      '/kinds/:kind/signals/:signal/:sourceId',
      {
        config: { permission: 'kind.signal', reach: 'department' },
        schema: { params: schemas.sentSignal, response: { 200: schemas.signalResult } },
      },
      (request) => signalResult(city, request.officer, request.params),
    )
    app.post<OneSort>(
      '/kinds/answer-files/:sort',
      {
        config: { permission: 'kind.read', reach: 'department', body: 'file' },
        schema: { params: schemas.fileParams, response: { 201: schemas.keptFile } },
      },
      async (request, reply) =>
        reply.code(201).send(await keepAnswer(city, request.officer.id, request.params.sort, await fileOf(request))),
    )
    app.post<OneSort>(
      '/portal/kinds/answer-files/:sort',
      { config: { ...signedIn, body: 'file' }, schema: { params: schemas.fileParams, response: { 201: schemas.keptFile } } },
      async (request, reply) =>
        reply.code(201).send(await keepAnswer(city, request.person.id, request.params.sort, await fileOf(request))),
    )
    await app.register(unitTaskRoutes(city))
    await app.register(checklistRoutes(city))
    app.get<{ Querystring: { at?: Face } }>(
      '/portal/kinds',
      {
        config: { permission: 'public', reach: 'public' },
        schema: { querystring: schemas.facesQuery, response: { 200: schemas.portalKinds } },
      },
      (request) => kindsOnPortal(city, request.query.at),
    )
    app.get<OneKind>(
      '/portal/kinds/:kind',
      { config: { permission: 'public', reach: 'public' }, schema: { params, response: { 200: schemas.portalKind } } },
      (request) => kindOnPortal(city, request.params.kind),
    )
    app.post<OneKind & Form>(
      '/portal/kinds/:kind/cases',
      { config: { ...signedIn, body: 'form' }, schema: { params, body: schemas.openingBody, response: { 201: schemas.opened } } },
      async (request, reply) =>
        reply
          .code(201)
          .send(
            brief(
              await openAsPerson(city, request.person, request.params.kind, request.body, request.signedIn?.terminal ?? null),
            ),
          ),
    )
    app.get<OneKind & { Querystring: { limit?: number; after?: string } }>(
      '/portal/kinds/:kind/cases',
      { config: signedIn, schema: { params, querystring: schemas.pages, response: { 200: schemas.rows } } },
      (request) => myCasesOfKind(city, request.person, request.params.kind, request.query),
    )
  }
