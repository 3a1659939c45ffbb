// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { differences, differencesView } from '../items/index.ts'
import { checkTexts } from './check-draft.ts'
import { choicesOf } from './choices.ts'
import { changedTexts, type Matter, presentOf } from './draft.ts'
import { answerDraft, beginDraft, dropDraft, publishDraft, saveDraft, submitDraft, takeBackDraft } from './drafts.ts'
import type { City } from './needs.ts'
import { type RehearsalAsked, rehearseAs } from './rehearse-as.ts'
import * as schemas from './schemas.ts'
import { draftRows, draftView, matterRows, matterView } from './views.ts'

type OneDraft = { Params: { id: string } }

export const studioRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const read = { config: { permission: 'pack.read', reach: 'city' } }
    const write = { config: { permission: 'pack.draft', reach: 'city', body: 'content' as const } }
    const judge = { config: { permission: 'pack.publish', reach: 'city' } }
    const draft = { params: schemas.oneDraft, response: { 200: schemas.draftSchema } }

    app.get('/studio/matters', { ...read, schema: { response: { 200: schemas.mattersSchema } } }, async () => ({
      rows: await matterRows(city),
    }))
    app.get<{ Params: Matter }>(
      '/studio/matters/:kind/:id',
      { ...read, schema: { params: schemas.oneMatter, response: { 200: schemas.matterSchema } } },
      (request) => matterView(city, request.params),
    )
    app.get<{ Params: { id: string } }>(
      '/studio/items/:id/differences',
      { ...read, schema: { params: schemas.oneItem, response: { 200: differencesView } } },
      async ({ params: { id } }) => differences(city, id, 'all'),
    )
    app.get<{ Querystring: { kind?: Matter['kind']; matter?: string } }>(
      '/studio/drafts',
      { ...read, schema: { querystring: schemas.listQuery, response: { 200: schemas.draftsSchema } } },
      async ({ query: { kind, matter } }) => ({ rows: await draftRows(city, kind && matter ? { kind, id: matter } : null) }),
    )
    app.get<OneDraft>('/studio/drafts/:id', { ...read, schema: draft }, (request) =>
      draftView(city, request.officer, request.params.id),
    )
    app.post<{ Body: { kind: Matter['kind']; matter: string; files: Record<string, string> } }>(
      '/studio/check',
      { ...write, schema: { body: schemas.checkBody, response: { 200: schemas.findingsSchema } } },
      async ({ body: { kind, matter, files } }) => {
        const base = presentOf(city, { kind, id: matter })
        const { findings } = await checkTexts(city, { kind, id: matter }, base, changedTexts(base, files))
        return { findings }
      },
    )
    app.get('/studio/choices', { ...read, schema: { response: { 200: schemas.choicesSchema } } }, async () => choicesOf(city))
    app.post<{ Body: RehearsalAsked }>(
      '/studio/rehearsals',
      { ...write, schema: { body: schemas.rehearsalBody, response: { 200: schemas.rehearsalSchema } } },
      (request) => rehearseAs(city, request.officer, request.body),
    )
    app.post<{ Body: { kind: Matter['kind']; matter: string; note?: string; from?: string } }>(
      '/studio/drafts',
      { ...write, schema: { body: schemas.beginBody, response: { 201: schemas.draftSchema } } },
      async (request, reply) => {
        const { kind, matter, note = '', from } = request.body
        const begun = await beginDraft(city, request.officer, { kind, id: matter }, note, from)
        return reply.code(201).send(await draftView(city, request.officer, begun.id))
      },
    )
    app.put<OneDraft & { Body: { revision: number; files: Record<string, string>; note: string } }>(
      '/studio/drafts/:id',
      { ...write, schema: { ...draft, body: schemas.saveBody } },
      async (request) => {
        await saveDraft(city, request.officer, request.params.id, request.body)
        return draftView(city, request.officer, request.params.id)
      },
    )
    app.delete<OneDraft>(
      '/studio/drafts/:id',
      { ...write, schema: { params: schemas.oneDraft, response: { 204: Type.Null() } } },
      async (request, reply) => {
        await dropDraft(city, request.officer, request.params.id)
        return reply.code(204).send(null)
      },
    )
    app.post<OneDraft>('/studio/drafts/:id/submission', { ...write, schema: draft }, async (request) => {
      await submitDraft(city, request.officer, request.params.id)
      return draftView(city, request.officer, request.params.id)
    })
    app.delete<OneDraft>('/studio/drafts/:id/submission', { ...write, schema: draft }, async (request) => {
      await takeBackDraft(city, request.officer, request.params.id)
      return draftView(city, request.officer, request.params.id)
    })
    app.post<OneDraft & { Body: { revision: number; state: 'approved' | 'refused'; reason: string } }>(
      '/studio/drafts/:id/answer',
      { ...judge, schema: { ...draft, body: schemas.answerBody } },
      async (request) => {
        await answerDraft(city, request.officer, request.params.id, request.body)
        return draftView(city, request.officer, request.params.id)
      },
    )
    app.post<OneDraft>('/studio/drafts/:id/publication', { ...judge, schema: draft }, async (request) => {
      await publishDraft(city, request.officer, request.params.id)
      return draftView(city, request.officer, request.params.id)
    })
  }
