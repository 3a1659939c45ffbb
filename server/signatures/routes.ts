// SPDX-License-Identifier: Apache-2.0
import { buffer } from 'node:stream/consumers'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { sendFile } from '../files/index.ts'
import { fileOf, pageQuery } from '../kernel/index.ts'
import type { SignaturesCity } from './city.ts'
import { applyForSeal, firmSealsOf, giveLeave, setFirmSeal, withdrawLeave } from './firm-seals.ts'
import { confirmSimulated, mySignatures, mySigning, paperToSign, signedFile, usesOfSeal } from './mine.ts'
import { receiveReport } from './receive.ts'
import type { Outcome, Report } from './report.ts'
import * as schemas from './schemas.ts'
import type { FirmSealStatus } from './seal-queries.ts'
import { verifyCode, verifyFile } from './verify.ts'

const signedIn = { permission: 'signed-in', reach: 'own' }
const nothing = { 204: Type.Null() }
const paging = Type.Object(pageQuery)
type OneRequest = { Params: { request: string } }
type OneSeal = { Params: { seal: string } }
type Paging = { Querystring: { limit?: number; after?: string } }

export const signatureRoutes =
  (city: SignaturesCity): FastifyPluginAsync =>
  async (app) => {
    await app.register(sealRoutes(city))
    await app.register(signingRoutes(city))
    app.post<{ Body: Report }>(
      '/signatures/callback',
      {
        config: { permission: 'public', reach: 'public', withoutCsrf: true },
        schema: { body: schemas.report, response: { 200: schemas.booked } },
      },
      (request) => receiveReport(city, request.body),
    )
    app.get<{ Params: { code: string } }>(
      '/verify/signatures/:code',
      {
        config: { permission: 'public', reach: 'public', rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: { params: schemas.oneCode, response: { 200: schemas.verified } },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        return verifyCode(city, request.params.code)
      },
    )
    app.post(
      '/verify/signatures/file',
      {
        // a stranger sends no files: whoever has an account may, and anybody checks by code or with the command line
        config: { ...signedIn, rateLimit: { max: 20, timeWindow: 60_000 }, body: 'file' },
        schema: { response: { 200: schemas.verdict } },
      },
      async (request) => verifyFile(city, await buffer((await fileOf(request)).content)),
    )
  }

const sealRoutes =
  (city: SignaturesCity): FastifyPluginAsync =>
  async (app) => {
    app.get('/me/firm-seals', { config: signedIn, schema: { response: { 200: schemas.firmSeals } } }, (request) =>
      firmSealsOf(city, request.person),
    )
    app.post('/me/firm-seals', { config: signedIn, schema: { response: nothing } }, async (request, reply) => {
      await applyForSeal(city, request.person)
      return reply.code(204).send()
    })
    app.post<OneSeal & { Body: { status: FirmSealStatus; reason: string } }>(
      '/me/firm-seals/:seal/status',
      { config: signedIn, schema: { params: schemas.oneSeal, body: schemas.change, response: nothing } },
      async (request, reply) => {
        await setFirmSeal(city, request.person, request.params.seal, request.body)
        return reply.code(204).send()
      },
    )
    app.post<OneSeal & { Body: { authorisation: string } }>(
      '/me/firm-seals/:seal/leaves',
      { config: signedIn, schema: { params: schemas.oneSeal, body: schemas.leave, response: nothing } },
      async (request, reply) => {
        await giveLeave(city, request.person, request.params.seal, request.body.authorisation)
        return reply.code(204).send()
      },
    )
    app.delete<{ Params: { seal: string; leave: string } }>(
      '/me/firm-seals/:seal/leaves/:leave',
      { config: signedIn, schema: { params: schemas.oneLeave, response: nothing } },
      async (request, reply) => {
        await withdrawLeave(city, request.person, request.params.seal, request.params.leave)
        return reply.code(204).send()
      },
    )
    app.get<OneSeal & Paging>(
      '/me/firm-seals/:seal/uses',
      { config: signedIn, schema: { params: schemas.oneSeal, querystring: paging, response: { 200: schemas.givenRows } } },
      (request) => usesOfSeal(city, request.person, request.params.seal, request.query),
    )
  }

const signingRoutes =
  (city: SignaturesCity): FastifyPluginAsync =>
  async (app) => {
    app.get<Paging>(
      '/me/signatures',
      { config: signedIn, schema: { querystring: paging, response: { 200: schemas.givenRows } } },
      (request) => mySignatures(city, request.person, request.query),
    )
    app.get<OneRequest>(
      '/me/signatures/:request/file',
      { config: signedIn, schema: { params: schemas.oneRequest } },
      async (request, reply) => {
        const { file, stream } = await signedFile(city, request.person, request.params.request)
        return sendFile(reply, { ...file, content: stream() }, 'inline')
      },
    )
    app.get<OneRequest>(
      '/me/signings/:request',
      { config: signedIn, schema: { params: schemas.oneRequest, response: { 200: schemas.signing } } },
      (request) => mySigning(city, request.person, request.params.request),
    )
    app.get<OneRequest>(
      '/me/signings/:request/paper',
      { config: signedIn, schema: { params: schemas.oneRequest } },
      async (request, reply) => {
        const { name, content } = await paperToSign(city, request.person, request.params.request)
        return sendFile(reply, { name, type: 'pdf', bytes: content.length, content }, 'inline')
      },
    )
    app.post<OneRequest & { Body: { outcome: Outcome } }>(
      '/me/signings/:request/simulation',
      { config: signedIn, schema: { params: schemas.oneRequest, body: schemas.confirmation, response: { 200: schemas.booked } } },
      (request) => confirmSimulated(city, request.person, request.params.request, request.body.outcome),
    )
  }
