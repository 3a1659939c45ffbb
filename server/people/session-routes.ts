// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { dayOf, leadsElsewhere, Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { beginSession, setSessionCookie } from './begin-session.ts'
import type { PeopleCity } from './needs.ts'
import { IDENTITY_COOKIE } from './oidc/identity.ts'
import { beginSignIn, finishSignIn, sessionBegun } from './oidc/own-sign-in.ts'
import { destroyIdentitySessions, destroyRecord } from './oidc/record-queries.ts'
import * as queries from './queries.ts'
import { callbackQuery, demoAccounts, demoSignIn, sessionView } from './schemas.ts'
import { csrfOf, SESSION_COOKIE } from './session.ts'
import * as sessions from './session-queries.ts'

export const sessionRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.get(
      '/session',
      { config: { permission: 'public', reach: 'public' }, schema: { response: { 200: sessionView } } },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        return viewOf(city, request)
      },
    )
    app.post(
      '/session/end',
      {
        config: { permission: 'signed-in', reach: 'own' },
        schema: {
          body: Type.Optional(
            Type.Union([
              Type.Null(),
              Type.Object({ everywhere: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
            ]),
          ),
          response: { 204: Type.Null() },
        },
      },
      (request, reply) => end(city, request, reply),
    )
    app.get<{ Querystring: { returnTo?: string } }>(
      '/session/begin',
      {
        config: { permission: 'public', reach: 'public' },
        schema: {
          querystring: Type.Object({ returnTo: Type.Optional(Type.String({ maxLength: 500 })) }),
          response: leadsElsewhere,
        },
      },
      async (request, reply) => beginSignIn(city, request, reply, request.query.returnTo ?? '/'),
    )
    app.get<{ Querystring: { code?: string; state?: string; error?: string } }>(
      '/session/callback',
      { config: { permission: 'public', reach: 'public' }, schema: { querystring: callbackQuery, response: leadsElsewhere } },
      (request, reply) => finishSignIn(city, request, reply, request.query),
    )
    if (city.config.demo) await app.register(demoRoutes(city))
  }

/** Exists only while the demo city is loaded: in a real city these addresses are unknown. */
const demoRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.get(
      '/session/demo',
      { config: { permission: 'public', reach: 'public' }, schema: { response: { 200: demoAccounts } } },
      () => queries.listDemoAccounts(city.sql, dayOf(city.clock.now())),
    )
    app.post<{ Body: { login: string } }>(
      '/session/demo',
      { config: { permission: 'public', reach: 'public' }, schema: { body: demoSignIn, response: { 204: Type.Null() } } },
      async (request, reply) => {
        const account = await queries.findLogin(city.sql, request.body.login)
        if (account === undefined) throw new Refusal('DEMO_ACCOUNT_UNKNOWN')
        const { cookie } = await transaction(city.sql, async (tx) => {
          await record(tx, city.clock.now(), [sessionBegun(account.kind, account.account, 'demo')])
          return beginSession(city, tx, account)
        })
        setSessionCookie(reply, city.config, cookie)
        return reply.code(204).send()
      },
    )
  }

function viewOf(city: PeopleCity, request: FastifyRequest) {
  return {
    caller: request.caller ?? null,
    csrf: request.signedIn ? csrfOf(request.signedIn.digest, city.config.secret) : null,
    terminal: request.signedIn?.terminal ?? null,
    demo: city.config.demo,
    city: { name: city.content.city, region: city.content.region },
  }
}

async function end(city: PeopleCity, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { signedIn } = request
  const body = request.body as { everywhere?: boolean } | null | undefined
  if (signedIn === undefined) return reply.code(204).send()
  const { id } = signedIn.caller
  if (body?.everywhere === true) {
    await sessions.endSessions(city.sql, id)
    await destroyIdentitySessions(city.sql, id)
  } else {
    await sessions.endSession(city.sql, id, signedIn.digest)
    const identity = request.cookies[IDENTITY_COOKIE]
    if (identity !== undefined) await destroyRecord(city.sql, 'Session', identity)
  }
  reply.clearCookie(SESSION_COOKIE, { path: '/' })
  return reply.code(204).send()
}
