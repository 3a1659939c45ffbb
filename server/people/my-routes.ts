// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { aDay, Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { Person } from './caller.ts'
import { changePassword } from './change-password.ts'
import { identityOf } from './declared.ts'
import {
  actFor,
  authoriseAgent,
  firmsOf,
  listAuthorisations,
  type NewAuthorisation,
  withdrawAuthorisation,
} from './firm-authorisation.ts'
import { maskIdNumber, maskMobile } from './mask.ts'
import type { PeopleCity } from './needs.ts'
import { isDeclared } from './person.ts'
import { type Language, setLanguage } from './queries.ts'
import { confirmEnrolment, replaceSecondFactor } from './second-factor.ts'

const signedIn = { permission: 'signed-in', reach: 'own' }
const nothing = { 204: Type.Null() }
const mayAct = Type.Object({
  creditCode: Type.String(),
  name: Type.String(),
  as: Type.Union([Type.Literal('legal-representative'), Type.Literal('agent')]),
  until: Type.Union([Type.Null(), Type.String()]),
})
const profileView = Type.Object({
  name: Type.String(),
  /** of the document: also of one that is declared and no counter has seen yet */
  idNumber: Type.String(),
  document: Type.Union([Type.Literal('id-card'), Type.Literal('passport'), Type.Literal('permit')]),
  isConfirmed: Type.Boolean(),
  mobile: Type.String(),
  level: Type.Integer(),
  masked: Type.Boolean(),
  firms: Type.Array(mayAct),
})
const authorisationsView = Type.Object({
  firms: Type.Array(mayAct),
  authorisations: Type.Array(
    Type.Object({
      id: Type.String(),
      creditCode: Type.String(),
      firm: Type.String(),
      agentName: Type.String(),
      mine: Type.Boolean({ description: '我是被授权人' }),
      givenAt: Type.String(),
      until: Type.String(),
      state: Type.Union([Type.Literal('running'), Type.Literal('ended'), Type.Literal('withdrawn')]),
    }),
  ),
})
const creditCode = Type.String({ minLength: 18, maxLength: 18 })
const newAuthorisation = Type.Object(
  {
    creditCode,
    idNumber: Type.String({ minLength: 18, maxLength: 18 }),
    name: Type.String({ minLength: 1, maxLength: 50 }),
    until: aDay(),
  },
  { additionalProperties: false },
)
const newPassword = Type.Object(
  { password: Type.String({ minLength: 1, maxLength: 200 }), newPassword: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
)
const oneId = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** What a signed-in account does for itself. */
export const myRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.post<{ Body: { creditCode: string | null } }>(
      '/session/acting-for',
      {
        config: signedIn,
        schema: {
          body: Type.Object({ creditCode: Type.Union([Type.Null(), creditCode]) }, { additionalProperties: false }),
          response: nothing,
        },
      },
      async (request, reply) => {
        await actFor(city, request.person, request.signedIn?.digest ?? '', request.body.creditCode)
        return reply.code(204).send()
      },
    )
    app.get<{ Querystring: { full?: boolean } }>(
      '/me/profile',
      {
        config: signedIn,
        schema: { querystring: Type.Object({ full: Type.Optional(Type.Boolean()) }), response: { 200: profileView } },
      },
      (request) => profile(city, request.person, request.query.full === true),
    )
    app.put<{ Body: { language: Language } }>(
      '/me/language',
      {
        config: signedIn,
        schema: {
          body: Type.Object(
            { language: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]) },
            { additionalProperties: false },
          ),
          response: nothing,
        },
      },
      async (request, reply) => {
        await setLanguage(city.sql, request.person.id, request.body.language)
        return reply.code(204).send()
      },
    )
    app.get('/me/firm-authorisations', { config: signedIn, schema: { response: { 200: authorisationsView } } }, (request) =>
      listAuthorisations(city, request.person),
    )
    app.post<{ Body: NewAuthorisation }>(
      '/me/firm-authorisations',
      { config: signedIn, schema: { body: newAuthorisation, response: { 201: Type.Object({ id: Type.String() }) } } },
      async (request, reply) => reply.code(201).send(await authoriseAgent(city, request.person, request.body)),
    )
    app.delete<{ Params: { id: string } }>(
      '/me/firm-authorisations/:id',
      { config: signedIn, schema: { params: oneId, response: nothing } },
      async (request, reply) => {
        await withdrawAuthorisation(city, request.person, request.params.id)
        return reply.code(204).send()
      },
    )
    app.post<{ Body: { password: string; newPassword: string } }>(
      '/me/password',
      { config: signedIn, schema: { body: newPassword, response: nothing } },
      async (request, reply) => {
        if (request.signedIn === undefined) throw new Refusal('NOT_SIGNED_IN')
        await changePassword(city, request.signedIn, request.body)
        return reply.code(204).send()
      },
    )
    await app.register(secondFactorRoutes(city))
  }

const secondFactorRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    const enrolment = Type.Object({ uri: Type.String(), qr: Type.String({ description: 'PNG, data: URL' }) })
    const proof = Type.Object(
      {
        password: Type.String({ minLength: 1, maxLength: 200 }),
        code: Type.Optional(Type.String({ pattern: '^\\d{6}$', description: '已绑定的，更换时须给出现在的口令' })),
      },
      { additionalProperties: false },
    )
    app.post<{ Body: { password: string; code?: string } }>(
      '/me/second-factor',
      { config: signedIn, schema: { body: proof, response: { 200: enrolment } } },
      (request) =>
        replaceSecondFactor(city, request.officer, {
          ...request.body,
          from: { kind: 'session', id: request.signedIn?.digest ?? '' },
        }),
    )
    app.post<{ Body: { code: string } }>(
      '/me/second-factor/confirmation',
      {
        config: signedIn,
        schema: {
          body: Type.Object({ code: Type.String({ pattern: '^\\d{6}$' }) }, { additionalProperties: false }),
          response: nothing,
        },
      },
      async (request, reply) => {
        const { id } = request.officer
        await transaction(city.sql, async (tx) => {
          await confirmEnrolment(city, tx, id, request.body.code)
          const account = { kind: 'account', id }
          await record(tx, city.clock.now(), [
            { act: 'account.secondFactorSet', actor: { kind: 'officer', id }, subject: account },
          ])
        })
        return reply.code(204).send()
      },
    )
  }

/** Masked by default, so that a glance over the shoulder tells little; the holder may see his own in full. */
async function profile(city: PeopleCity, person: Person, full: boolean) {
  const { document, number } = (await identityOf(city, city.sql, person)) ?? { document: 'id-card' as const, number: '' }
  return {
    name: person.name,
    idNumber: full ? number : maskIdNumber(number),
    document,
    isConfirmed: !isDeclared(person.idNumber),
    mobile: full ? person.mobile : maskMobile(person.mobile),
    level: person.level,
    masked: !full,
    firms: await firmsOf(city, person),
  }
}
