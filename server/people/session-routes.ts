// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { dayOf, Refusal } from '../kernel/index.ts'
import { beginSession, setSessionCookie } from './begin-session.ts'
import { listed, type PeopleCity } from './needs.ts'
import * as queries from './queries.ts'
import { demoAccounts, demoSignIn, sessionView } from './schemas.ts'
import { csrfOf, SESSION_COOKIE } from './session.ts'
import * as sessions from './session-queries.ts'

export const sessionRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.get(
      '/session',
      { config: { permission: 'public' }, schema: { response: { 200: sessionView } } },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        return viewOf(city, request)
      },
    )
    app.post(
      '/session/end',
      {
        config: { permission: 'signed-in' },
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
    if (city.config.demo) await app.register(demoRoutes(city))
  }

/** Exists only while the demo city is loaded: in a real city these addresses are unknown. */
const demoRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.get('/session/demo', { config: { permission: 'public' }, schema: { response: { 200: demoAccounts } } }, () =>
      queries.listDemoAccounts(city.sql, dayOf(city.clock.now())),
    )
    app.post<{ Body: { login: string } }>(
      '/session/demo',
      { config: { permission: 'public', withoutCsrf: true }, schema: { body: demoSignIn, response: { 204: Type.Null() } } },
      async (request, reply) => {
        const account = await queries.findLogin(city.sql, request.body.login)
        if (account === undefined) throw new Refusal('DEMO_ACCOUNT_UNKNOWN')
        const { cookie } = await beginSession(city, city.sql, account)
        setSessionCookie(reply, city.config, cookie)
        return reply.code(204).send()
      },
    )
  }

function viewOf(city: PeopleCity, request: FastifyRequest) {
  const region = listed(city.content.regions).find((row) => row.level === 'city')
  return {
    caller: request.caller ?? null,
    csrf: request.signedIn ? csrfOf(request.signedIn.digest, city.config.secret) : null,
    demo: city.config.demo,
    city: { name: region?.name ?? '', region: region?.code ?? '' },
  }
}

async function end(city: PeopleCity, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { signedIn } = request
  const body = request.body as { everywhere?: boolean } | null | undefined
  if (signedIn && body?.everywhere === true) await sessions.endSessions(city.sql, signedIn.caller.id)
  else if (signedIn) await sessions.endSession(city.sql, signedIn.caller.id, signedIn.digest)
  reply.clearCookie(SESSION_COOKIE, { path: '/' })
  return reply.code(204).send()
}
