// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { myCase } from '../applications/index.ts'
import { reachInCases } from '../cases/index.ts'
import { aDay, dayOf } from '../kernel/index.ts'
import { headOf } from '../packs/index.ts'
import type { City } from './needs.ts'
import { ratingsOfCase, scoresOf } from './queries.ts'
import { type Given, RATING_DAYS, rateCase, ratingView } from './rate.ts'

const text = Type.String()
const ratingSchema = Type.Object({
  turn: Type.Integer(),
  level: Type.Integer(),
  levelName: text,
  reasons: Type.Array(text),
  text,
  anonymous: Type.Boolean(),
  at: text,
})
const oneNumber = Type.Object({ number: Type.String({ minLength: 8, maxLength: 40 }) })
const body = Type.Object(
  {
    level: Type.Integer({ minimum: 1, maximum: 5 }),
    reasons: Type.Array(Type.String({ pattern: '^[1-5]\\d\\d$' }), { maxItems: 10 }),
    text: Type.Optional(Type.String({ maxLength: 500 })),
    anonymous: Type.Optional(Type.Boolean()),
    channel: Type.Optional(Type.String({ pattern: '^[1-7]$' })),
  },
  { additionalProperties: false },
)

export const ratingRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const signedIn = { config: { permission: 'signed-in', reach: 'own' } }
    app.get(
      '/ratings/reasons',
      {
        config: { permission: 'public', reach: 'public' },
        schema: {
          response: { 200: Type.Object({ rows: Type.Array(Type.Object({ code: text, level: Type.Integer(), text })) }) },
        },
      },
      async () => ({ rows: city.content.ratingReasons }),
    )
    app.get<{ Params: { number: string } }>(
      '/me/cases/:number/rating',
      {
        ...signedIn,
        schema: { params: oneNumber, response: { 200: Type.Object({ rows: Type.Array(ratingSchema), days: Type.Integer() }) } },
      },
      async (request) => {
        const { subject } = await myCase(city, request.person, request.params.number)
        return { rows: (await ratingsOfCase(city.sql, subject.root, subject.id)).map(ratingView), days: RATING_DAYS }
      },
    )
    app.post<{ Params: { number: string }; Body: Given }>(
      '/me/cases/:number/rating',
      { ...signedIn, schema: { params: oneNumber, body, response: { 200: ratingSchema } } },
      (request) => rateCase(city, request.person, request.params.number, request.body, 1),
    )
    app.put<{ Params: { number: string }; Body: Given }>(
      '/me/cases/:number/rating',
      { ...signedIn, schema: { params: oneNumber, body, response: { 200: ratingSchema } } },
      (request) => rateCase(city, request.person, request.params.number, request.body, 2),
    )
    app.get<{ Querystring: { from?: string; to?: string } }>(
      '/ratings/scores',
      {
        config: { permission: 'rating.read', reach: 'department' },
        schema: {
          querystring: Type.Object({
            from: Type.Optional(aDay()),
            to: Type.Optional(aDay()),
          }),
          response: {
            200: Type.Object({
              rows: Type.Array(
                Type.Object({
                  item: text,
                  name: text,
                  department: text,
                  ratings: Type.Integer(),
                  average: Type.Number(),
                  good: Type.Integer(),
                  bad: Type.Integer(),
                  badOpen: Type.Integer(),
                  rank: Type.Integer(),
                }),
              ),
            }),
          },
        },
      },
      async (request) => {
        const today = dayOf(city.clock.now())
        const rows = await scoresOf(
          city.sql,
          reachInCases(request.officer, 'rating.read'),
          request.query.from ?? `${today.slice(0, 4)}-01-01`,
          request.query.to ?? today,
        )
        return {
          rows: rows.map((row, place) => ({
            item: row.item,
            name: (headOf(city.content.items, row.item) ?? headOf(city.content.bundles, row.item))?.name ?? row.item,
            department:
              [...city.content.departments.values()].find((one) => one.code === row.department)?.short ?? row.department,
            ratings: row.ratings,
            average: Math.round((row.points / row.ratings) * 100) / 100,
            good: row.good,
            bad: row.bad,
            badOpen: row.badOpen,
            rank: rows.length - place,
          })),
        }
      },
    )
  }
