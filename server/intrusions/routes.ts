// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { anId, pagedList, pageQuery } from '../kernel/index.ts'
import { listBlocks } from './queries.ts'
import { type IntrusionsCity, watchOf } from './watch.ts'

const text = Type.String()
const instant = Type.Unsafe<Date>({ type: 'string', format: 'date-time' })
const blockRows = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: text,
      address: text,
      rule: text,
      place: text,
      route: text,
      account: Type.Union([Type.Null(), text]),
      count: Type.Integer(),
      firstAt: instant,
      lastAt: instant,
    }),
  ),
  next: Type.Union([Type.Null(), text]),
})

const BLOCKS = pagedList('intrusions', anId)

export const intrusionRoutes =
  (city: IntrusionsCity): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Querystring: { limit?: number; after?: string } }>(
      '/intrusions',
      {
        config: { permission: 'security.read', reach: 'city' },
        schema: { querystring: Type.Object(pageQuery), response: { 200: blockRows } },
      },
      async ({ query }) => {
        await watchOf(city).write()
        const limit = query.limit ?? 20
        const [before = null] = BLOCKS.read(city.config, query.after) ?? []
        return BLOCKS.page(city.config, await listBlocks(city.sql, before, limit + 1), limit, (row) => [row.id])
      },
    )
  }
