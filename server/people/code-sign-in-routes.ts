// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { aDay, addressOf, Refusal } from '../kernel/index.ts'
import { type Holder, holdersOfMobile } from './code-queries.ts'
import { finish, interactionOf, oneInteraction, openStep, type Step, signedIn, stepView } from './interaction.ts'
import { placeOf, rememberDevice } from './known-device.ts'
import { maskName } from './mask.ts'
import type { PeopleCity } from './needs.ts'
import { indexOfMobile } from './person.ts'
import { type Registration, registerForeigner } from './register-foreigner.ts'
import { setNewPassword } from './reset-password.ts'
import { askCode, takeCode } from './sms-code.ts'

const mobile = Type.String({ pattern: '^1\\d{10}$' })
const code = Type.String({ pattern: '^\\d{6}$' })
const strict = { additionalProperties: false }
const asking = Type.Object(
  { mobile, purpose: Type.Union([Type.Literal('sign-in'), Type.Literal('reset'), Type.Literal('register')]) },
  strict,
)
const given = Type.Object({ mobile, code }, strict)
const reset = Type.Object(
  {
    mobile,
    code,
    idNumber: Type.String({ minLength: 5, maxLength: 30 }),
    newPassword: Type.String({ minLength: 1, maxLength: 200 }),
  },
  strict,
)
const registering = Type.Object(
  {
    document: Type.Union([Type.Literal('passport'), Type.Literal('permit')]),
    nationality: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 3166 三位国家代码' }),
    number: Type.String({ pattern: '^[A-Za-z0-9]{5,20}$' }),
    name: Type.String({ minLength: 2, maxLength: 100 }),
    birthDate: aDay(),
    mobile,
    code,
    login: Type.String({ pattern: '^[a-z][a-z0-9-]{3,31}$' }),
    newPassword: Type.String({ minLength: 1, maxLength: 200 }),
  },
  strict,
)
const askedView = Type.Object({
  sentTo: Type.String(),
  minutes: Type.Integer(),
  simulated: Type.Union([Type.Null(), Type.String()], { description: '演示城市：模拟短信的内容' }),
})

/** Residents come in with a code that is sent to their number (simulated SMS), also when the password is forgotten or locked. */
export const codeSignInRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.post<{ Body: { mobile: string; purpose: 'sign-in' | 'reset' | 'register' } }>(
      '/sign-in/:uid/sms',
      { config: openStep, schema: { params: oneInteraction, body: asking, response: { 200: askedView } } },
      async (request, reply) => {
        const { uid: interaction } = await interactionOf(city, request, reply)
        const from = placeOf(city.config, request, indexOfMobile(city.vault, request.body.mobile))
        return askCode(city, { ...request.body, interaction, address: addressOf(request), from })
      },
    )
    app.post<{ Body: { mobile: string; code: string } }>(
      '/sign-in/:uid/sms-code',
      { config: openStep, schema: { params: oneInteraction, body: given, response: { 200: stepView } } },
      (request, reply) => enter(city, request, reply, request.body),
    )
    app.post<{ Body: { account: string } }>(
      '/sign-in/:uid/account',
      {
        config: openStep,
        schema: {
          params: oneInteraction,
          body: Type.Object({ account: Type.String({ format: 'uuid' }) }, strict),
          response: { 200: stepView },
        },
      },
      (request, reply) => choose(city, request, reply, request.body.account),
    )
    app.post<{ Body: Omit<Registration, 'interaction' | 'address'> }>(
      '/sign-in/:uid/registration',
      { config: openStep, schema: { params: oneInteraction, body: registering, response: { 200: stepView } } },
      async (request, reply) => {
        const { uid: interaction } = await interactionOf(city, request, reply)
        const { holder, mobileIndex } = await registerForeigner(city, {
          ...request.body,
          interaction,
          address: addressOf(request),
        })
        return letIn(city, request, reply, holder, mobileIndex)
      },
    )
    app.post<{ Body: { mobile: string; code: string; idNumber: string; newPassword: string } }>(
      '/sign-in/:uid/new-password',
      { config: openStep, schema: { params: oneInteraction, body: reset, response: { 200: stepView } } },
      async (request, reply) => {
        const { uid: interaction } = await interactionOf(city, request, reply)
        const { holder, mobileIndex } = await setNewPassword(city, { ...request.body, interaction, address: addressOf(request) })
        return letIn(city, request, reply, holder, mobileIndex)
      },
    )
  }

async function enter(city: PeopleCity, request: FastifyRequest, reply: FastifyReply, body: { mobile: string; code: string }) {
  const { uid: interaction } = await interactionOf(city, request, reply)
  const mobileIndex = await takeCode(city, { ...body, interaction, purpose: 'sign-in' })
  const holders = await holdersOfMobile(city.sql, mobileIndex)
  const [first, ...others] = holders
  // whoever has the code has the telephone: that no account has its number is said to nobody else
  if (first === undefined) throw new Refusal('MOBILE_WITHOUT_ACCOUNT')
  if (others.length === 0) return letIn(city, request, reply, first, mobileIndex)
  await finish(city, request, reply, { choose: { mobileIndex } })
  return {
    ...{ next: 'choose' as const, redirectTo: null, uri: null, qr: null },
    accounts: holders.map(({ id, name }) => ({ id, name: maskName(name) })),
  }
}

async function choose(city: PeopleCity, request: FastifyRequest, reply: FastifyReply, account: string): Promise<Step> {
  const { result } = await interactionOf(city, request, reply)
  const proved = result?.choose as { mobileIndex: string } | undefined
  if (proved === undefined) throw new Refusal('SIGN_IN_EXPIRED')
  const holder = (await holdersOfMobile(city.sql, proved.mobileIndex)).find(({ id }) => id === account)
  if (holder === undefined) throw new Refusal('MOBILE_WITHOUT_ACCOUNT')
  return letIn(city, request, reply, holder, proved.mobileIndex)
}

function letIn(city: PeopleCity, request: FastifyRequest, reply: FastifyReply, holder: Holder, mobileIndex: string) {
  rememberDevice(city.config, request, reply, [holder.login, mobileIndex])
  return finish(city, request, reply, signedIn(holder.id, ['sms']))
}
