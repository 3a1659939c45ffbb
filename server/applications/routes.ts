// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { addressOf, aFile, fileOf, keyOf, pageQuery } from '../kernel/index.ts'
import { applicantOf } from './applicant.ts'
import { draftView } from './draft.ts'
import {
  checkDraft,
  checkEligibility,
  deleteDraft,
  fillingOf,
  getDraft,
  listDrafts,
  materialsOfDraft,
  objectToValue,
  openDraft,
  type Saving,
  saveDraft,
} from './draft-acts.ts'
import { fillerOf } from './filler.ts'
import { helpRoutes } from './help-routes.ts'
import { commitTo, objectToEvidence, removeUpload, uploadMaterial } from './material-acts.ts'
import { answerMySupplement, myPaper, uploadForSupplement, withdrawMyCase } from './my-acts.ts'
import type { City } from './needs.ts'
import * as schemas from './schemas.ts'
import { signDraft } from './sign-draft.ts'
import { submitDraft } from './submit-draft.ts'
import { listCases, listForOthers, trackCase, trackPublicly } from './tracking.ts'

type OneDraft = { Params: { id: string } }
type OneMaterial = { Params: { id: string; material: string } }
type OneNumber = { Params: { number: string } }

const signedIn = { config: { permission: 'signed-in', reach: 'own' } }
const withForm = { config: { ...signedIn.config, body: 'form' as const } }
const withFile = { config: { ...signedIn.config, body: 'file' as const } }

export const applicationRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.post<{ Body: { kind: 'item' | 'bundle'; id: string; form?: Record<string, never> } }>(
      '/eligibility',
      {
        config: { permission: 'public', reach: 'public', rateLimit: { max: 120, timeWindow: 60_000 } },
        schema: { body: schemas.eligibilityBody, response: { 200: schemas.eligibilityView } },
      },
      async (request) =>
        checkEligibility(
          city,
          request.caller?.kind === 'person' ? await applicantOf(city, city.sql, request.caller) : null,
          request.caller ?? { kind: 'person', id: 'anyone', name: '未登录' },
          request.body,
        ),
    )
    app.post<{ Body: { kind: 'item' | 'bundle'; id: string; proxy?: string } }>(
      '/drafts',
      { ...signedIn, schema: { body: schemas.openingBody, response: { 200: schemas.draftView } } },
      async (request) =>
        openDraft(city, await fillingOf(city, request.person, request.body, request.signedIn?.terminal), request.body),
    )
    app.get('/drafts', { ...signedIn, schema: { response: { 200: schemas.draftRows } } }, (request) =>
      listDrafts(city, fillerOf(request)),
    )
    app.get<OneDraft>(
      '/drafts/:id',
      { ...signedIn, schema: { params: schemas.oneDraft, response: { 200: schemas.draftView } } },
      async (request) => draftView(city, await getDraft(city, fillerOf(request), request.params.id)),
    )
    app.patch<OneDraft & { Body: Saving }>(
      '/drafts/:id',
      { ...withForm, schema: { params: schemas.oneDraft, body: schemas.savingBody, response: { 200: schemas.savedView } } },
      (request) => saveDraft(city, fillerOf(request), request.params.id, request.body),
    )
    app.delete<OneDraft>(
      '/drafts/:id',
      { ...signedIn, schema: { params: schemas.oneDraft, response: { 204: Type.Null() } } },
      async (request, reply) => {
        await deleteDraft(city, fillerOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
    app.post<OneDraft & { Body: { field: string; note: string } }>(
      '/drafts/:id/objections',
      { ...signedIn, schema: { params: schemas.oneDraft, body: schemas.objectionBody, response: { 200: schemas.draftView } } },
      (request) => objectToValue(city, fillerOf(request), request.params.id, request.body),
    )
    app.get<OneDraft>(
      '/drafts/:id/materials',
      { ...signedIn, schema: { params: schemas.oneDraft, response: { 200: schemas.materialRows } } },
      (request) => materialsOfDraft(city, fillerOf(request), request.params.id),
    )
    app.get<OneDraft>(
      '/drafts/:id/check',
      { ...signedIn, schema: { params: schemas.oneDraft, response: { 200: schemas.checkView } } },
      (request) => checkDraft(city, fillerOf(request), request.params.id),
    )
    app.post<OneDraft & { Body?: { anyway?: boolean } }>(
      '/drafts/:id/signing',
      {
        ...signedIn,
        schema: {
          params: schemas.oneDraft,
          body: schemas.submissionBody,
          response: { 200: Type.Object({ request: Type.String() }) },
        },
      },
      (request) => signDraft(city, { ...fillerOf(request), id: request.params.id, anyway: request.body?.anyway }),
    )
    app.post<OneDraft & { Body?: { anyway?: boolean } }>(
      '/drafts/:id/submission',
      {
        ...signedIn,
        schema: { params: schemas.oneDraft, body: schemas.submissionBody, response: { 200: schemas.submittedView } },
      },
      (request) => submitDraft(city, { ...fillerOf(request), id: request.params.id, anyway: request.body?.anyway }),
    )
    materialRoutes(city, app)
    myRoutes(city, app)
    await app.register(helpRoutes(city))
  }

function materialRoutes(city: City, app: Parameters<FastifyPluginAsync>[0]): void {
  const at = (request: FastifyRequest<OneMaterial>) => ({
    ...fillerOf(request),
    id: request.params.id,
    material: request.params.material,
  })
  const one = { params: schemas.oneMaterial, response: { 200: schemas.materialView } }
  app.post<OneMaterial>('/drafts/:id/materials/:material/file', { ...withFile, schema: one }, async (request) =>
    uploadMaterial(city, at(request), await fileOf(request)),
  )
  app.delete<OneMaterial>('/drafts/:id/materials/:material/file', { ...signedIn, schema: one }, (request) =>
    removeUpload(city, at(request)),
  )
  app.post<OneMaterial>(
    '/drafts/:id/materials/:material/commitment',
    { ...signedIn, schema: { ...one, body: Type.Object({ agreed: Type.Literal(true) }) } },
    (request) => commitTo(city, at(request)),
  )
  app.post<OneMaterial & { Body: { note: string } }>(
    '/drafts/:id/materials/:material/objection',
    { ...signedIn, schema: { ...one, body: schemas.noteBody } },
    (request) => objectToEvidence(city, at(request), request.body.note),
  )
}

function myRoutes(city: City, app: Parameters<FastifyPluginAsync>[0]): void {
  const listing = Type.Object({
    ...pageQuery,
    for: Type.Optional(Type.Literal('others', { description: '我替亲友办的' })),
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('done')])),
  })
  app.get<{ Querystring: { state?: 'open' | 'done'; limit?: number; after?: string; for?: 'others' } }>(
    '/me/cases',
    { ...signedIn, schema: { querystring: listing, response: { 200: schemas.caseRows } } },
    (request) =>
      request.query.for === 'others' ? listForOthers(city, request.person) : listCases(city, request.person, request.query),
  )
  app.get<OneNumber>(
    '/me/cases/:number',
    { ...signedIn, schema: { params: schemas.oneNumber, response: { 200: schemas.trackingView } } },
    (request) => trackCase(city, request.person, request.params.number),
  )
  app.post<OneNumber & { Body: { answers: { point: string; value?: never; fileId?: string; commitment?: boolean }[] } }>(
    '/me/cases/:number/supplement',
    { ...withForm, schema: { params: schemas.oneNumber, body: schemas.answersBody, response: { 200: schemas.trackingView } } },
    (request) => answerMySupplement(city, request.person, request.params.number, request.body.answers, keyOf(request)),
  )
  app.post<OneNumber>(
    '/me/cases/:number/supplement/files',
    {
      ...withFile,
      schema: {
        params: schemas.oneNumber,
        response: { 200: Type.Object({ fileId: schemas.text, name: schemas.text, bytes: Type.Integer() }) },
      },
    },
    async (request) => uploadForSupplement(city, request.person, request.params.number, await fileOf(request)),
  )
  app.post<OneNumber & { Body: { reason: string } }>(
    '/me/cases/:number/withdrawal',
    { ...signedIn, schema: { params: schemas.oneNumber, body: schemas.reasonBody, response: { 200: schemas.trackingView } } },
    (request) => withdrawMyCase(city, request.person, request.params.number, request.body.reason, keyOf(request)),
  )
  app.get<{ Params: { id: string }; Querystring: { number: string } }>(
    '/me/papers/:id',
    { ...signedIn, schema: { params: schemas.oneDraft, querystring: schemas.oneNumber, response: aFile('application/pdf') } },
    (request, reply) => myPaper(city, request.person, request.query.number, request.params.id, reply),
  )
  app.get<{ Querystring: { number: string; code: string } }>(
    '/track',
    {
      config: { permission: 'public', reach: 'public' },
      schema: {
        querystring: Type.Object({
          number: Type.String({ pattern: '^(\\d{11,14}|\\d{22,26})$' }),
          code: Type.String({ pattern: '^\\d{6}$' }),
        }),
        response: { 200: schemas.publicTracking },
      },
    },
    (request) => trackPublicly(city, { ...request.query, address: addressOf(request) }),
  )
}
