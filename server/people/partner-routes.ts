// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { leadsElsewhere, outsideUrlComplaint, Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { PeopleCity } from './needs.ts'
import { listPartners, putPartner, stopPartner } from './oidc/partner-queries.ts'
import { beginPartnerSignIn, finishPartnerSignIn } from './oidc/partner-sign-in.ts'

const slug = Type.String({ pattern: '^[a-z][a-z0-9-]{2,31}$' })
const onePartner = Type.Object({ id: slug })
const newPartner = Type.Object(
  {
    id: slug,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    issuer: Type.String({ pattern: '^https?://[^?#]+$', maxLength: 300 }),
    clientId: Type.String({ minLength: 1, maxLength: 100 }),
    secret: Type.String({ minLength: 16, maxLength: 200 }),
    mostLevel: Type.Integer({ minimum: 1, maximum: 4, description: '最多承认到第几级实名' }),
  },
  { additionalProperties: false },
)
type NewPartner = { id: string; name: string; issuer: string; clientId: string; secret: string; mostLevel: number }
const list = Type.Array(Type.Object({ id: Type.String(), name: Type.String() }))

/** Outside domains whose real-name identities this city accepts (A06 跨域互认). */
export const partnerRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.get('/session/partners', { config: { permission: 'public', reach: 'public' }, schema: { response: { 200: list } } }, () =>
      listPartners(city.sql),
    )
    app.get<{ Params: { id: string }; Querystring: { returnTo?: string } }>(
      '/session/partner/:id/begin',
      {
        config: { permission: 'public', reach: 'public' },
        schema: {
          params: onePartner,
          querystring: Type.Object({ returnTo: Type.Optional(Type.String({ maxLength: 500 })) }),
          response: leadsElsewhere,
        },
      },
      (request, reply) => beginPartnerSignIn(city, reply, request.params.id, request.query.returnTo ?? '/'),
    )
    app.get(
      '/session/partner/callback',
      { config: { permission: 'public', reach: 'public' }, schema: { response: leadsElsewhere } },
      (request, reply) => finishPartnerSignIn(city, request, reply),
    )
    app.post<{ Body: NewPartner }>(
      '/identity-partners',
      { config: { permission: 'people.clients', reach: 'city' }, schema: { body: newPartner, response: { 204: Type.Null() } } },
      async (request, reply) => {
        await register(city, request.officer.id, request.body)
        return reply.code(204).send()
      },
    )
    app.post<{ Params: { id: string } }>(
      '/identity-partners/:id/stop',
      { config: { permission: 'people.clients', reach: 'city' }, schema: { params: onePartner, response: { 204: Type.Null() } } },
      async (request, reply) => {
        await stop(city, request.officer.id, request.params.id)
        return reply.code(204).send()
      },
    )
  }

async function register(city: PeopleCity, officer: string, { secret, ...partner }: NewPartner): Promise<void> {
  const complaint = outsideUrlComplaint(partner.issuer)
  if (complaint !== undefined) throw new Refusal('BAD_INPUT', { detail: `issuer：${complaint}` })
  const at = city.clock.now()
  return transaction(city.sql, async (tx) => {
    await putPartner(tx, { ...partner, secret: city.vault.protect(secret) }, at)
    const facts = { issuer: partner.issuer, mostLevel: partner.mostLevel }
    await record(tx, at, [
      { act: 'partner.registered', actor: { kind: 'officer', id: officer }, subject: { kind: 'partner', id: partner.id }, facts },
    ])
  })
}

function stop(city: PeopleCity, officer: string, id: string): Promise<void> {
  const at = city.clock.now()
  return transaction(city.sql, async (tx) => {
    if (!(await stopPartner(tx, id, at))) throw new Refusal('NOT_FOUND')
    await record(tx, at, [{ act: 'partner.stopped', actor: { kind: 'officer', id: officer }, subject: { kind: 'partner', id } }])
  })
}
