// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Interaction } from 'oidc-provider'
import { Type } from 'typebox'
import { Refusal } from '../kernel/index.ts'
import type { PeopleCity } from './needs.ts'
import { configuredRequest, identityOf } from './oidc/identity.ts'

export const oneInteraction = Type.Object({ uid: Type.String({ minLength: 1, maxLength: 64 }) })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([Type.Null(), type])

export const stepView = Type.Object({
  next: Type.Union([Type.Literal('continue'), Type.Literal('code'), Type.Literal('enrol'), Type.Literal('choose')]),
  redirectTo: nullable(Type.String()),
  uri: nullable(Type.String()),
  qr: nullable(Type.String()),
  accounts: Type.Optional(
    Type.Array(Type.Object({ id: Type.String(), name: Type.String() }), { description: 'choose：同一个手机号的几个账号' }),
  ),
})
export type Step = {
  next: 'continue' | 'code' | 'enrol' | 'choose'
  redirectTo: string | null
  uri: string | null
  qr: string | null
  accounts?: { id: string; name: string }[]
}

/** Whoever calls holds the interaction's own signed cookie and proves himself: there is no session to forge yet. */
export const openStep = { permission: 'public', reach: 'public', withoutCsrf: 'own-pages' as const }

/** The sign-in that this browser has begun; its signed cookie proves it. Throws SIGN_IN_EXPIRED. */
export async function interactionOf(city: PeopleCity, request: FastifyRequest, reply: FastifyReply): Promise<Interaction> {
  const { uid: asked } = request.params as { uid: string }
  try {
    const interaction = await identityOf(city).interactionDetails(configuredRequest(city, request), reply.raw)
    if (interaction.uid === asked) return interaction
  } catch (error) {
    if (!(error instanceof Error && error.name === 'SessionNotFound')) throw error
  }
  throw new Refusal('SIGN_IN_EXPIRED')
}

/** Keeps what has been proved so far with the sign-in, or, with `login`, finishes it. */
export async function finish(
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

export const signedIn = (account: string, amr: string[]) => ({ login: { accountId: account, amr, remember: true } })
