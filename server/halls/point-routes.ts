// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { sendFile } from '../files/index.ts'
import { aFile, pageQuery, Refusal } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { ownLicence, signedFileOf } from '../licences/index.ts'
import { type Officer, reachOf } from '../people/index.ts'
import { type AddressFigure, addressFigures, coverageOf, coveredAddresses, pointsIn, pointsOf } from './coverage.ts'
import type { City } from './needs.ts'

const text = Type.String()
const point = Type.Object({
  id: text,
  kind: Type.Union([Type.Literal('hall'), Type.Literal('kiosk')]),
  name: text,
  region: text,
  address: text,
  hours: text,
  allDay: Type.Boolean({ description: '24 小时' }),
  lon: Type.Number(),
  lat: Type.Number(),
})
const gap = Type.Object({
  region: text,
  name: text,
  addresses: Type.Integer(),
  within: Type.Integer(),
  atNight: Type.Integer(),
  beyond: Type.Integer(),
  farthest: Type.Integer({ description: '最远的一处到最近服务点的步行米数' }),
  nearest: text,
})
const coverage = Type.Object({
  model: Type.Object({
    minutes: Type.Integer(),
    metresAMinute: Type.Integer(),
    detour: Type.Number(),
    reach: Type.Integer(),
    text,
  }),
  points: Type.Integer(),
  nightPoints: Type.Integer(),
  addresses: Type.Integer(),
  within: Type.Integer(),
  atNight: Type.Integer({ description: '15 分钟内有 24 小时服务点的地址数' }),
  share: Type.Number({ description: '15 分钟内的地址占比' }),
  shareAtNight: Type.Number({ description: '15 分钟内有 24 小时服务点的地址占比' }),
  gaps: Type.Array(gap),
})
const metres = (description: string) => Type.Union([Type.Integer({ description }), Type.Null()])
const addressRows = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: text,
      address: text,
      region: text,
      nearest: text,
      metres: metres('到最近服务点的步行米数'),
      nightMetres: metres('到最近 24 小时服务点的步行米数'),
    }),
  ),
  next: Type.Union([text, Type.Null()]),
})
const addressQuery = Type.Object({
  ...pageQuery,
  figure: Type.Union(addressFigures.map((figure) => Type.Literal(figure))),
  region: Type.Optional(Type.String({ pattern: '^\\d{6,12}$' })),
})

/** Where the city serves, how many reach it in a quarter of an hour, and the printer of a terminal. */
export const pointRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get(
      '/service-points',
      {
        config: { permission: 'public', reach: 'public' },
        schema: { response: { 200: Type.Object({ rows: Type.Array(point) }) } },
      },
      async () => ({ rows: pointsOf(city) }),
    )
    const supervised = { permission: 'supervision.read', reach: 'district' } as const
    const regionsOf = (officer: Officer) => reachOf(officer, supervised.reach, supervised.permission).map(({ region }) => region)
    app.get('/halls/coverage', { config: supervised, schema: { response: { 200: coverage } } }, (request) =>
      coverageOf(city, regionsOf(request.officer)),
    )
    app.get(
      '/halls/coverage/points',
      { config: supervised, schema: { response: { 200: Type.Object({ rows: Type.Array(point) }) } } },
      async (request) => ({ rows: pointsIn(city, regionsOf(request.officer)) }),
    )
    app.get<{ Querystring: { figure: AddressFigure; region?: string; limit?: number; after?: string } }>(
      '/halls/coverage/addresses',
      { config: supervised, schema: { querystring: addressQuery, response: { 200: addressRows } } },
      (request) => coveredAddresses(city, regionsOf(request.officer), request.query),
    )
    app.post<{ Body: { licence: string } }>(
      '/kiosk/prints',
      {
        config: { permission: 'signed-in', reach: 'own' },
        schema: {
          body: Type.Object({ licence: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
          response: aFile('application/pdf'),
        },
      },
      async (request, reply) => {
        const terminal = request.signedIn?.terminal ?? null
        const { person } = request
        if (terminal === null) throw new Refusal('KIOSK_ONLY')
        const licence = await ownLicence(city, person, request.body.licence)
        const { file, stream } = await signedFileOf(city, licence)
        await record(city.sql, city.clock.now(), [
          {
            ...{ act: 'licence.printed', actor: { kind: 'person', id: person.id }, about: person.id },
            ...{ subject: { kind: 'licence', id: request.body.licence }, facts: { terminal } },
          },
        ])
        return sendFile(reply, { ...file, content: stream() }, 'inline')
      },
    )
  }
