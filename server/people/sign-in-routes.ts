// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Refusal, transaction } from '../kernel/index.ts'
import { codeSignInRoutes } from './code-sign-in-routes.ts'
import { finish, interactionOf, oneInteraction, openStep, type Step, signedIn, stepView } from './interaction.ts'
import { placeOf, rememberDevice } from './known-device.ts'
import type { PeopleCity } from './needs.ts'
import * as queries from './officer-queries.ts'
import { identityOf } from './oidc/identity.ts'
import { proveByPassword, secondTryWasRight, takeSecondTry } from './prove-account.ts'
import type { Solved } from './puzzle.ts'
import { beginEnrolment, confirmEnrolment, spendCode } from './second-factor.ts'

const solved = Type.Object(
  { challenge: Type.String({ maxLength: 60 }), answer: Type.String({ pattern: '^[0-9a-z]{1,12}$' }) },
  { additionalProperties: false, description: 'PUZZLE_NEEDED 给出的题和答案：SHA-256(challenge.answer) 的前 bits 位是 0' },
)
const passwordForm = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 64 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
    puzzle: Type.Optional(solved),
  },
  { additionalProperties: false },
)
type PasswordGiven = { login: string; password: string; puzzle?: Solved }
const codeForm = Type.Object({ code: Type.String({ pattern: '^\\d{6}$' }) }, { additionalProperties: false })

/** The steps of signing in, for the pages at /sign-in/:uid. */
export const signInRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    const interactionView = Type.Object({
      client: Type.String({ description: '要登录的系统' }),
      prompt: Type.Union([Type.Literal('login'), Type.Literal('consent')]),
      scopes: Type.Array(Type.String(), { description: 'consent：请求读取的资料' }),
    })
    app.get(
      '/sign-in/:uid',
      { config: openStep, schema: { params: oneInteraction, response: { 200: interactionView } } },
      (request, reply) => describe(city, request, reply),
    )
    app.post<{ Body: PasswordGiven }>(
      '/sign-in/:uid/password',
      { config: openStep, schema: { params: oneInteraction, body: passwordForm, response: { 200: stepView } } },
      (request, reply) => password(city, request, reply, request.body),
    )
    app.post<{ Body: { code: string } }>(
      '/sign-in/:uid/code',
      { config: openStep, schema: { params: oneInteraction, body: codeForm, response: { 200: stepView } } },
      (request, reply) => code(city, request, reply, request.body.code),
    )
    app.post(
      '/sign-in/:uid/consent',
      { config: openStep, schema: { params: oneInteraction, response: { 200: stepView } } },
      (request, reply) => consent(city, request, reply),
    )
    app.post(
      '/sign-in/:uid/abort',
      { config: openStep, schema: { params: oneInteraction, response: { 200: stepView } } },
      (request, reply) => finish(city, request, reply, { error: 'access_denied', error_description: 'the person went back' }),
    )
    await app.register(codeSignInRoutes(city))
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

async function password(city: PeopleCity, request: FastifyRequest, reply: FastifyReply, given: PasswordGiven): Promise<Step> {
  const { uid: interaction } = await interactionOf(city, request, reply)
  const proved = await proveByPassword(city, { ...given, interaction, from: placeOf(city.config, request, given.login) })
  if (proved.next === 'done') {
    rememberDevice(city.config, request, reply, [given.login])
    return finish(city, request, reply, signedIn(proved.account, ['pwd']))
  }
  await finish(city, request, reply, { half: { account: proved.account, login: given.login, next: proved.next } })
  if (proved.next === 'code') return { next: 'code', redirectTo: null, uri: null, qr: null }
  const enrolment = await beginEnrolment(city, city.sql, { id: proved.account, login: given.login })
  return { next: 'enrol', redirectTo: null, ...enrolment }
}

async function code(city: PeopleCity, request: FastifyRequest, reply: FastifyReply, given: string): Promise<Step> {
  const { result } = await interactionOf(city, request, reply)
  const half = result?.half as { account: string; login: string; next: 'code' | 'enrol' } | undefined
  if (half === undefined) throw new Refusal('SIGN_IN_EXPIRED')
  const from = placeOf(city.config, request, half.login)
  await takeSecondTry(city, half.login, from)
  await transaction(city.sql, async (tx) => {
    const officer = await queries.findOfficer(tx, half.account)
    if (half.next === 'enrol') await confirmEnrolment(city, tx, half.account, given)
    else if (officer?.secondFactor && officer.stoppedAt === null) await spendCode(city, tx, officer, officer.secondFactor, given)
    else throw new Refusal('SIGN_IN_FAILED')
  })
  await secondTryWasRight(city, half.login, from)
  rememberDevice(city.config, request, reply, [half.login])
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
