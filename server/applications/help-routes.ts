// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { localIso, Refusal } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { maskName, type Officer, reachOf, stemOf } from '../people/index.ts'
import { consentCode, endHelp, giveConsent, joinCall } from './consent.ts'
import type { Consent } from './consent-queries.ts'
import * as queries from './consent-queries.ts'
import { subjectOf } from './draft.ts'
import { getDraft, openOnly, ownOnly } from './draft-acts.ts'
import type { May } from './draft-row.ts'
import { fillerOf } from './filler.ts'
import type { City } from './needs.ts'
import { nullable, oneDraft, text } from './schemas.ts'

const strict = { additionalProperties: false }
const uuid = Type.String({ format: 'uuid' })
const oneConsent = Type.Object({ id: uuid, consent: uuid })
const oneCall = Type.Object({ draft: uuid, id: uuid })
const may = Type.Union([Type.Literal('guide'), Type.Literal('fill')])
const wanted = Type.Object(
  {
    kind: Type.Union([Type.Literal('counter'), Type.Literal('help')]),
    may,
    note: Type.Optional(Type.String({ maxLength: 300, description: '哪里不明白' })),
  },
  strict,
)
const given = Type.Object({ id: text, code: nullable(text), until: text })
const hint = Type.Object({ at: text, field: nullable(text), text, by: text })
const consentView = Type.Object({
  id: text,
  kind: text,
  may,
  state: Type.Union([Type.Literal('waiting'), Type.Literal('running'), Type.Literal('ended')]),
  until: text,
  helper: nullable(text),
  endedBy: nullable(text),
  hints: Type.Array(hint),
  stars: nullable(Type.Integer()),
})
const consentRows = Type.Object({ rows: Type.Array(consentView) })
const call = Type.Object({ draft: text, id: text, itemName: text, region: text, may, note: text, since: text })
const calls = Type.Object({ rows: Type.Array(call) })

const own = { permission: 'signed-in', reach: 'own' }
const helper = { permission: 'help.give', reach: 'district' }

type OneConsent = { Params: { id: string; consent: string } }

/** 帮办代办: somebody is let in to a draft, guides or fills in, and is rated; and the clerk who goes on at a counter. */
export const helpRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.post<{ Params: { id: string }; Body: { kind: 'counter' | 'help'; may: May; note?: string } }>(
      '/drafts/:id/consents',
      { config: own, schema: { params: oneDraft, body: wanted, response: { 200: given } } },
      async (request) => {
        const draft = await openOnly(city, fillerOf(request), request.params.id)
        if (draft.helping || draft.channel === 'counter') throw new Refusal('DRAFT_NOT_FOUND')
        const { name } = subjectOf(city, draft.kind, draft.of)
        const { kind, may, note = '' } = request.body
        const made = await giveConsent(city, draft, name, { kind, may, note })
        return {
          id: made.id,
          code: kind === 'counter' ? consentCode(city, made.id) : null,
          until: localIso(made.waitsUntil),
        }
      },
    )
    app.get<{ Params: { id: string } }>(
      '/drafts/:id/consents',
      { config: own, schema: { params: oneDraft, response: { 200: consentRows } } },
      async (request) => {
        const draft = await getDraft(city, fillerOf(request), request.params.id)
        const rows = await queries.consentsOfDraft(city.sql, draft.id)
        const shown = draft.helping ? rows.filter(({ id }) => id === draft.helping?.consent) : rows
        return { rows: shown.map((row) => viewOf(city, row)) }
      },
    )
    app.delete<OneConsent>(
      '/drafts/:id/consents/:consent',
      { config: own, schema: { params: oneConsent, response: { 204: Type.Null() } } },
      async (request, reply) => {
        const by = {
          id: request.caller?.id ?? '',
          as: request.caller?.kind === 'officer' ? ('helper' as const) : ('owner' as const),
        }
        await endHelp(city, { draft: request.params.id, id: request.params.consent }, by)
        return reply.code(204).send(null)
      },
    )
    app.post<{ Params: { id: string }; Body: { seal: string } }>(
      '/drafts/:id/confirmation',
      {
        config: own,
        schema: {
          params: oneDraft,
          body: Type.Object({ seal: Type.String({ pattern: '^index:[\\w-]{43}$' }) }, strict),
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        const draft = await ownOnly(city, fillerOf(request), request.params.id)
        if (!(await queries.confirmDraft(city.sql, draft.owner, draft.id, request.body.seal)))
          throw new Refusal('CONFIRMATION_STALE')
        await record(city.sql, city.clock.now(), [
          {
            ...{ root: draft.id, act: 'draft.confirmed', actor: { kind: 'person', id: draft.owner } },
            ...{ subject: { kind: 'draft', id: draft.id }, about: draft.applicantId },
          },
        ])
        return reply.code(204).send(null)
      },
    )
    app.post<OneConsent & { Body: { field?: string; text: string } }>(
      '/drafts/:id/consents/:consent/hints',
      {
        config: own,
        schema: {
          params: oneConsent,
          body: Type.Object(
            { field: Type.Optional(Type.String({ maxLength: 80 })), text: Type.String({ minLength: 2, maxLength: 500 }) },
            strict,
          ),
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        const { helping } = await getDraft(city, fillerOf(request), request.params.id)
        if (helping?.consent !== request.params.consent) throw new Refusal('CONSENT_ENDED')
        await addHint(city, request.officer, request.params, request.body)
        return reply.code(204).send(null)
      },
    )
    app.post<OneConsent & { Body: { stars: number; opinion?: string } }>(
      '/drafts/:id/consents/:consent/rating',
      {
        config: own,
        schema: {
          params: oneConsent,
          body: Type.Object(
            { stars: Type.Integer({ minimum: 1, maximum: 5 }), opinion: Type.Optional(Type.String({ maxLength: 500 })) },
            strict,
          ),
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await rate(city, request.person.id, request.params, request.body)
        return reply.code(204).send(null)
      },
    )
    app.get('/help/calls', { config: helper, schema: { response: { 200: calls } } }, async (request) => ({
      rows: (await queries.callsForHelp(city.sql, stemsOf(request.officer), city.clock.now(), 50)).map((row) =>
        callView(city, row),
      ),
    }))
    app.get('/help/mine', { config: helper, schema: { response: { 200: calls } } }, async (request) => ({
      rows: (await queries.helpedBy(city.sql, request.officer.id, city.clock.now())).map((row) => callView(city, row)),
    }))
    app.post<{ Params: { draft: string; id: string } }>(
      '/help/calls/:draft/:id/join',
      { config: helper, schema: { params: oneCall, response: { 200: call } } },
      async (request) => {
        const asked = await queries.findConsent(city.sql, request.params.draft, request.params.id)
        const isHers = asked?.kind === 'help' && stemsOf(request.officer).some((stem) => asked.region.startsWith(stem))
        if (!isHers) throw new Refusal('HELP_TAKEN')
        return callView(city, await joinCall(city, request.officer, request.params))
      },
    )
  }

const stemsOf = (officer: Officer): string[] => reachOf(officer, 'district', 'help.give').map(({ region }) => stemOf(region))

function callView(city: City, row: Consent) {
  const region = [...city.content.regions.values()].find(({ code }) => code === row.region)
  const since = localIso(row.joinedAt ?? row.givenAt)
  return { draft: row.draft, id: row.id, itemName: row.itemName, region: region?.name ?? '', may: row.may, note: row.note, since }
}

function viewOf(city: City, row: Consent) {
  const until = row.endsAt ?? row.waitsUntil
  const isOver = row.endedAt !== null || until <= city.clock.now()
  return {
    ...{ id: row.id, kind: row.kind, may: row.may, endedBy: row.endedBy, hints: row.hints, stars: row.stars },
    state: isOver ? ('ended' as const) : row.helper === null ? ('waiting' as const) : ('running' as const),
    until: localIso(until),
    helper: row.helperName === null ? null : maskName(row.helperName),
  }
}

async function addHint(
  city: City,
  officer: Officer,
  { id, consent }: OneConsent['Params'],
  said: { field?: string; text: string },
): Promise<void> {
  const now = city.clock.now()
  const hint = { at: localIso(now), field: said.field ?? null, text: said.text, by: maskName(officer.name) }
  if (!(await queries.addHint(city.sql, { draft: id, id: consent }, officer.id, hint, now))) throw new Refusal('CONSENT_ENDED')
}

async function rate(
  city: City,
  owner: string,
  { id, consent }: OneConsent['Params'],
  said: { stars: number; opinion?: string },
): Promise<void> {
  const now = city.clock.now()
  const rating = { stars: said.stars, opinion: said.opinion ?? null }
  const rated = await queries.rateHelp(city.sql, { draft: id, id: consent, owner }, rating, now)
  if (!rated) throw new Refusal('HELP_RATED')
  await record(city.sql, now, [
    {
      ...{ root: id, act: 'help.rated', actor: { kind: 'person', id: owner }, subject: { kind: 'consent', id: consent } },
      facts: { stars: said.stars, helper: rated.helper ?? '' },
    },
  ])
}
