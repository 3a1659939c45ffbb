// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { aDay, aWord, dayOf, pagedList, pageQuery } from '../kernel/index.ts'
import { type Asking, answerAppointment, askAppointment, endAppointment } from './appointment.ts'
import { listOfficers, waitingAppointments } from './appointment-queries.ts'
import type { PeopleCity } from './needs.ts'
import { addOfficer, type NewClient, registerClient, stopClient, stopOfficer, unlockOfficer } from './officer.ts'
import { ofTheCity, reachOf, within } from './reach.ts'

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([Type.Null(), type])
const day = aDay()
const oneId = Type.Object({ id: Type.String({ format: 'uuid' }) })
const nothing = { 204: Type.Null() }
const OFFICERS = pagedList<[string]>('officers', aWord)
const strict = { additionalProperties: false }

const officerList = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      login: Type.String(),
      name: Type.String(),
      stopped: Type.Boolean(),
      positions: Type.Array(
        Type.Object({
          id: Type.String(),
          position: Type.String(),
          positionName: Type.String(),
          department: Type.String(),
          departmentName: Type.String(),
          region: Type.String(),
          since: Type.String(),
          until: nullable(Type.String()),
        }),
      ),
    }),
  ),
  next: nullable(Type.String()),
})
const waitingList = Type.Array(
  Type.Object({
    id: Type.String(),
    officerName: Type.String(),
    login: Type.String(),
    positionName: Type.String(),
    departmentName: Type.String(),
    regionName: Type.String(),
    since: Type.String(),
    until: nullable(Type.String()),
    askedByName: nullable(Type.String()),
    askedAt: Type.Unsafe<Date>({ type: 'string', format: 'date-time' }),
    reason: Type.String(),
  }),
)
const asking = Type.Object(
  {
    position: Type.String({ maxLength: 64 }),
    department: Type.String({ maxLength: 18 }),
    region: Type.String({ maxLength: 12 }),
    since: Type.Optional(day),
    until: Type.Optional(nullable(day)),
    reason: Type.String({ minLength: 1, maxLength: 200 }),
  },
  strict,
)
const newOfficer = Type.Object(
  { login: Type.String({ pattern: '^[a-z][a-z0-9-]{2,31}$' }), name: Type.String({ minLength: 1, maxLength: 50 }) },
  strict,
)
const newClient = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{2,31}$' }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    redirectUris: Type.Array(Type.String({ pattern: '^https?://[^#]+$', maxLength: 300 }), { minItems: 1, maxItems: 10 }),
    scopes: Type.Array(
      Type.Union([Type.Literal('openid'), Type.Literal('profile'), Type.Literal('phone'), Type.Literal('identity')]),
      { minItems: 1 },
    ),
  },
  strict,
)

/** Officers, their posts, and the systems that use the unified identity. */
export const officerRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Querystring: { department?: string; limit?: number; after?: string } }>(
      '/officers',
      {
        config: { permission: 'people.read', reach: 'district' },
        schema: {
          querystring: Type.Object({ department: Type.Optional(Type.String({ maxLength: 18 })), ...pageQuery }),
          response: { 200: officerList },
        },
      },
      async ({ officer, query }) => {
        const reach = reachOf(officer, 'district', 'people.read')
        const limit = query.limit ?? 20
        const [after = ''] = OFFICERS.read(city.config, query.after) ?? []
        const asked = {
          today: dayOf(city.clock.now()),
          reach,
          withoutPost: within(reach, ofTheCity(city.content.region)),
          department: query.department ?? null,
          after,
          limit: limit + 1,
        }
        return OFFICERS.page(city.config, await listOfficers(city.sql, asked), limit, (row) => [row.login])
      },
    )
    app.post<{ Body: { login: string; name: string } }>(
      '/officers',
      {
        config: { permission: 'people.grant', reach: 'district' },
        schema: { body: newOfficer, response: { 201: Type.Object({ id: Type.String(), password: Type.String() }) } },
      },
      async (request, reply) => reply.code(201).send(await addOfficer(city, request.officer, request.body)),
    )
    app.post<{ Params: { id: string } }>(
      '/officers/:id/stop',
      { config: { permission: 'people.grant', reach: 'district' }, schema: { params: oneId, response: nothing } },
      async (request, reply) => {
        await stopOfficer(city, request.officer, request.params.id)
        return reply.code(204).send()
      },
    )
    app.post<{ Params: { id: string } }>(
      '/officers/:id/unlock',
      { config: { permission: 'people.unlock', reach: 'district' }, schema: { params: oneId, response: nothing } },
      async (request, reply) => {
        await unlockOfficer(city, request.officer, request.params.id)
        return reply.code(204).send()
      },
    )
    await app.register(appointmentRoutes(city))
    await app.register(clientRoutes(city))
  }

const appointmentRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.post<{ Params: { id: string }; Body: Asking }>(
      '/officers/:id/positions',
      {
        config: { permission: 'people.grant', reach: 'district' },
        schema: { params: oneId, body: asking, response: { 201: Type.Object({ id: Type.String() }) } },
      },
      async (request, reply) =>
        reply.code(201).send(await askAppointment(city, request.officer, request.params.id, request.body)),
    )
    app.get(
      '/appointments/waiting',
      { config: { permission: 'people.read', reach: 'district' }, schema: { response: { 200: waitingList } } },
      (request) => waitingAppointments(city.sql, reachOf(request.officer, 'district', 'people.read'), 100),
    )
    app.post<{ Params: { id: string }; Body: { answer: 'granted' | 'refused' } }>(
      '/appointments/:id/answer',
      {
        config: { permission: 'people.approve', reach: 'district' },
        schema: {
          params: oneId,
          body: Type.Object({ answer: Type.Union([Type.Literal('granted'), Type.Literal('refused')]) }, strict),
          response: nothing,
        },
      },
      async (request, reply) => {
        await answerAppointment(city, request.officer, request.params.id, request.body.answer)
        return reply.code(204).send()
      },
    )
    app.post<{ Params: { id: string } }>(
      '/appointments/:id/end',
      { config: { permission: 'people.grant', reach: 'district' }, schema: { params: oneId, response: nothing } },
      async (request, reply) => {
        await endAppointment(city, request.officer, request.params.id)
        return reply.code(204).send()
      },
    )
  }

const clientRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.post<{ Body: NewClient }>(
      '/identity-clients',
      {
        config: { permission: 'people.clients', reach: 'city' },
        schema: { body: newClient, response: { 201: Type.Object({ secret: Type.String() }) } },
      },
      async (request, reply) => reply.code(201).send(await registerClient(city, request.officer, request.body)),
    )
    app.post<{ Params: { id: string } }>(
      '/identity-clients/:id/stop',
      {
        config: { permission: 'people.clients', reach: 'city' },
        schema: { params: Type.Object({ id: Type.String({ maxLength: 32 }) }), response: nothing },
      },
      async (request, reply) => {
        await stopClient(city, request.officer, request.params.id)
        return reply.code(204).send()
      },
    )
  }
