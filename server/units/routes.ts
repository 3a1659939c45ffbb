// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { aDay } from '../kernel/index.ts'
import { endRole, grantRole, membersOfUnit, myUnits, type NewMember } from './members.ts'
import type { City } from './needs.ts'

const signedIn = { permission: 'signed-in', reach: 'own' }
const unit = Type.String({
  minLength: 3,
  maxLength: 160,
  pattern: '^[a-z][a-z0-9-]*/',
  description: 'firm/信用代码，或 登记册/行的主键',
})
const role = Type.Object({ id: Type.String(), name: Type.String(), until: Type.Union([Type.Null(), Type.String()]) })
const units = Type.Object({
  rows: Type.Array(
    Type.Object({
      unit: Type.String(),
      name: Type.String(),
      sort: Type.String({ description: '企业，或登记册的名称' }),
      roles: Type.Array(role),
      grants: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), en: Type.Union([Type.Null(), Type.String()]) }), {
        description: '我可以授予的角色；不是负责人的没有',
      }),
    }),
  ),
})
const members = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String({ description: '姓名；只有负责人看得到' }),
      role: Type.String(),
      grantedAt: Type.String(),
      until: Type.String(),
      state: Type.Union([Type.Literal('running'), Type.Literal('ended'), Type.Literal('withdrawn')]),
    }),
  ),
})
const newMember = Type.Object(
  {
    unit,
    role: Type.String({ minLength: 1, maxLength: 60 }),
    idNumber: Type.String({ minLength: 5, maxLength: 30 }),
    name: Type.String({ minLength: 1, maxLength: 50 }),
    until: aDay(),
  },
  { additionalProperties: false },
)

/** 我的单位: in which units I am what, and whom I gave a role. */
export const unitRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get('/me/units', { config: signedIn, schema: { response: { 200: units } } }, (request) => myUnits(city, request.person))
    app.get<{ Querystring: { unit: string } }>(
      '/me/units/members',
      { config: signedIn, schema: { querystring: Type.Object({ unit }), response: { 200: members } } },
      (request) => membersOfUnit(city, request.person, request.query.unit),
    )
    app.post<{ Body: NewMember }>(
      '/me/units/members',
      { config: signedIn, schema: { body: newMember, response: { 201: Type.Object({ id: Type.String() }) } } },
      async (request, reply) => reply.code(201).send(await grantRole(city, request.person, request.body)),
    )
    app.delete<{ Params: { id: string } }>(
      '/me/units/members/:id',
      {
        config: signedIn,
        schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: { 204: Type.Null() } },
      },
      async (request, reply) => {
        await endRole(city, request.person, request.params.id)
        return reply.code(204).send()
      },
    )
  }
