// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Interaction } from 'oidc-provider'
import { Type } from 'typebox'
import { addressOf, Refusal, transaction } from '../kernel/index.ts'
import type { PeopleCity } from './needs.ts'
import * as queries from './officer-queries.ts'
import { configuredRequest, identityOf } from './oidc/identity.ts'
import { proveByPassword, takeCodeTry, unlockAccount } from './prove-account.ts'
import { beginEnrolment, confirmEnrolment, spendCode } from './second-factor.ts'

const uid = Type.Object({ uid: Type.String({ minLength: 1, maxLength: 64 }) })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([Type.Null(), type])

const stepView = Type.Object({
  next: Type.Union([Type.Literal('continue'), Type.Literal('code'), Type.Literal('enrol')]),
  redirectTo: nullable(Type.String()),
  uri: nullable(Type.String()),
  qr: nullable(Type.String()),
})
type Step = { next: 'continue' | 'code' | 'enrol'; redirectTo: string | null; uri: string | null; qr: string | null }

const passwordForm = Type.Object(
  { login: Type.String({ minLength: 1, maxLength: 64 }), password: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
)
const codeForm = Type.Object({ code: Type.String({ pattern: '^\\d{6}$' }) }, { additionalProperties: false })

// whoever calls holds the interaction's own signed cookie and proves himself: there is no session to forge yet
const open = { permission: 'public', reach: 'public', withoutCsrf: 'own-pages' as const }

/** The steps of signing in, for the pages at /sign-in/:uid. */
export const signInRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    const interactionView = Type.Object({
      client: Type.String({ description: '要登录的系统' }),
      prompt: Type.Union([Type.Literal('login'), Type.Literal('consent')]),
      scopes: Type.Array(Type.String(), { description: 'consent：请求读取的资料' }),
    })
    app.get('/sign-in/:uid', { config: open, schema: { params: uid, response: { 200: interactionView } } }, (request, reply) =>
      describe(city, request, reply),
    )
    app.post<{ Body: { login: string; password: string } }>(
      '/sign-in/:uid/password',
      { config: open, schema: { params: uid, body: passwordForm, response: { 200: stepView } } },
      (request, reply) => password(city, request, reply, request.body),
    )
    app.post<{ Body: { code: string } }>(
      '/sign-in/:uid/code',
      { config: open, schema: { params: uid, body: codeForm, response: { 200: stepView } } },
      (request, reply) => code(city, request, reply, request.body.code),
    )
    app.post('/sign-in/:uid/consent', { config: open, schema: { params: uid, response: { 200: stepView } } }, (request, reply) =>
      consent(city, request, reply),
    )
    app.post('/sign-in/:uid/abort', { config: open, schema: { params: uid, response: { 200: stepView } } }, (request, reply) =>
      finish(city, request, reply, { error: 'access_denied', error_description: 'the person went back' }),
    )
  }

async function interactionOf(city: PeopleCity, request: FastifyRequest, reply: FastifyReply): Promise<Interaction> {
  const { uid: asked } = request.params as { uid: string }
  try {
    const interaction = await identityOf(city).interactionDetails(configuredRequest(city, request), reply.raw)
    if (interaction.uid === asked) return interaction
  } catch (error) {
    if (!(error instanceof Error && error.name === 'SessionNotFound')) throw error
  }
  throw new Refusal('SIGN_IN_EXPIRED')
}

async function describe(city: PeopleCity, request: FastifyRequest, reply: FastifyReply) {
  const { params, prompt } = await interactionOf(city, request, reply)
  const client = await identityOf(city).Client.find(String(params.client_id))
  const missing = prompt.details.missingOIDCScope
  return {
    client: client?.clientName ?? '',
    prompt: prompt.name === 'consent' ? ('consent' as const) : ('login' as const),
    scopes: Array.isArray(missing) ? missing.map(String) : [],
  }
}

async function finish(
  city: PeopleCity,
  request: FastifyRequest,
  reply: FastifyReply,
  result: Record<string, unknown>,
): Promise<Step> {
  await interactionOf(city, request, reply)
  const redirectTo = await identityOf(city).interactionResult(configuredRequest(city, request), reply.raw, result, {
    mergeWithLastSubmission: false,
  })
  return { next: 'continue', redirectTo, uri: null, qr: null }
}

const signedIn = (account: string, amr: string[]) => ({ login: { accountId: account, amr, remember: true } })

async function password(
  city: PeopleCity,
  request: FastifyRequest,
  reply: FastifyReply,
  given: { login: string; password: string },
): Promise<Step> {
  await interactionOf(city, request, reply)
  const proved = await proveByPassword(city, { ...given, address: addressOf(request) })
  if (proved.next === 'done') return finish(city, request, reply, signedIn(proved.account, ['pwd']))
  await finish(city, request, reply, { half: { account: proved.account, login: given.login, next: proved.next } })
  if (proved.next === 'code') return { next: 'code', redirectTo: null, uri: null, qr: null }
  const enrolment = await beginEnrolment(city, city.sql, { id: proved.account, login: given.login })
  return { next: 'enrol', redirectTo: null, ...enrolment }
}

async function code(city: PeopleCity, request: FastifyRequest, reply: FastifyReply, given: string): Promise<Step> {
  const { result } = await interactionOf(city, request, reply)
  const half = result?.half as { account: string; login: string; next: 'code' | 'enrol' } | undefined
  if (half === undefined) throw new Refusal('SIGN_IN_EXPIRED')
  await takeCodeTry(city, half.login)
  await transaction(city.sql, async (tx) => {
    const officer = await queries.findOfficer(tx, half.account)
    if (half.next === 'enrol') await confirmEnrolment(city, tx, half.account, given)
    else if (officer?.secondFactor && officer.stoppedAt === null) await spendCode(city, tx, officer, officer.secondFactor, given)
    else throw new Refusal('SIGN_IN_FAILED')
  })
  await unlockAccount(city, half.login)
  return finish(city, request, reply, signedIn(half.account, ['pwd', 'otp']))
}

async function consent(city: PeopleCity, request: FastifyRequest, reply: FastifyReply): Promise<Step> {
  const { params, prompt, session, grantId } = await interactionOf(city, request, reply)
  if (prompt.name !== 'consent' || session?.accountId === undefined) throw new Refusal('SIGN_IN_EXPIRED')
  const { Grant } = identityOf(city)
  const known = grantId === undefined ? undefined : await Grant.find(grantId)
  const grant = known ?? new Grant({ accountId: session.accountId, clientId: String(params.client_id) })
  const missing = prompt.details.missingOIDCScope
  if (Array.isArray(missing)) grant.addOIDCScope(missing.join(' '))
  return finish(city, request, reply, { consent: { grantId: await grant.save() } })
}
