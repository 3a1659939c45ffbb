// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { sendFile } from '../files/index.ts'
import { aFile, keyOf, pageQuery } from '../kernel/index.ts'
import type { Ending, LicencesCity } from './licence.ts'
import {
  type Authorising,
  authorise,
  myAuthorisations,
  myLicence,
  myLicences,
  ownLicence,
  show,
  usesOfMine,
  withdraw,
} from './mine.ts'
import { endByOfficer, findForOfficer, useForOffice } from './office.ts'
import { licencePurposes } from './purposes.ts'
import * as schemas from './schemas.ts'
import { signedFileOf } from './signed-file.ts'
import type { OfficeUse } from './use.ts'
import { verifyCode, verifyShowing } from './verify.ts'

type ById = { Params: { id: string } }
const anyone = { permission: 'public', reach: 'public', rateLimit: { max: 60, timeWindow: 60_000 } }
const signedIn = { permission: 'signed-in', reach: 'own' }

export const licenceRoutes =
  (city: LicencesCity): FastifyPluginAsync =>
  async (app) => {
    await app.register(holderRoutes(city))
    await app.register(officeRoutes(city))
    app.get<{ Params: { code: string } }>(
      '/verify/:code',
      { config: anyone, schema: { params: schemas.byCode, response: { 200: schemas.verifyView } } },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        return verifyCode(city, request.params.code)
      },
    )
    app.get('/licences/purposes', { config: anyone, schema: { response: { 200: schemas.purposesView } } }, async () => ({
      rows: licencePurposes(city),
    }))
    app.get<{ Params: { token: string } }>(
      '/show/:token',
      { config: anyone, schema: { params: schemas.byToken, response: { 200: schemas.shownView } } },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        return verifyShowing(city, request.params.token, request.caller)
      },
    )
  }

const holderRoutes =
  (city: LicencesCity): FastifyPluginAsync =>
  async (app) => {
    app.get('/me/licences', { config: signedIn, schema: { response: { 200: schemas.myLicencesView } } }, (request) =>
      myLicences(city, request.person),
    )
    app.get<ById>(
      '/me/licences/:id',
      { config: signedIn, schema: { params: schemas.byId, response: { 200: schemas.myLicenceView } } },
      (request) => myLicence(city, request.person, request.params.id),
    )
    app.get<ById>(
      '/me/licences/:id/file',
      { config: signedIn, schema: { params: schemas.byId, response: aFile('application/pdf') } },
      async (request, reply) => {
        const { file, stream } = await signedFileOf(city, await ownLicence(city, request.person, request.params.id))
        return sendFile(reply, { ...file, content: stream() }, 'inline')
      },
    )
    app.get<ById & { Querystring: { limit?: number; after?: string } }>(
      '/me/licences/:id/uses',
      {
        config: signedIn,
        schema: { params: schemas.byId, querystring: Type.Object(pageQuery), response: { 200: schemas.usesView } },
      },
      (request) => usesOfMine(city, request.person, request.params.id, request.query),
    )
    app.post<ById>(
      '/me/licences/:id/showing',
      { config: signedIn, schema: { params: schemas.byId, response: { 200: schemas.showingView } } },
      (request) => show(city, request.person, request.params.id),
    )
    app.get<ById>(
      '/me/licences/:id/authorisations',
      { config: signedIn, schema: { params: schemas.byId, response: { 200: schemas.authorisationsView } } },
      (request) => myAuthorisations(city, request.person, request.params.id),
    )
    app.post<ById & { Body: Authorising }>(
      '/me/licences/:id/authorisations',
      {
        config: signedIn,
        schema: { params: schemas.byId, body: schemas.authorising, response: { 201: schemas.authorisationView } },
      },
      async (request, reply) => {
        const key = keyOf(request)?.text
        return reply.code(201).send(await authorise(city, request.person, request.params.id, { ...request.body, key }))
      },
    )
    app.delete<{ Params: { id: string; authorisation: string } }>(
      '/me/licences/:id/authorisations/:authorisation',
      { config: signedIn, schema: { params: schemas.byAuthorisation, response: { 204: Type.Null() } } },
      async (request, reply) => {
        await withdraw(city, request.person, request.params.id, request.params.authorisation)
        return reply.code(204).send()
      },
    )
  }

const officeRoutes =
  (city: LicencesCity): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Querystring: { type: string; number: string } }>(
      '/licences',
      {
        config: { permission: 'licence.revoke', reach: 'department' },
        schema: { querystring: schemas.findingLicence, response: { 200: schemas.foundView } },
      },
      (request) => findForOfficer(city, request.officer, request.query),
    )
    app.post<{ Body: OfficeUse }>(
      '/licences/use',
      {
        config: { permission: 'licence.use', reach: 'department' },
        schema: { body: schemas.officeUse, response: { 200: schemas.officeUseView } },
      },
      (request) => useForOffice(city, request.officer, request.body),
    )
    app.post<ById & { Body: { kind: Ending | '发还'; reason: string } }>(
      '/licences/:id/revocation',
      {
        config: { permission: 'licence.revoke', reach: 'department' },
        schema: { params: schemas.byId, body: schemas.revocation, response: { 200: schemas.revokedView } },
      },
      (request) => endByOfficer(city, request.officer, request.params.id, request.body),
    )
  }
