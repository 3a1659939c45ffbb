// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { anId, type Clock, dayOf, pagedList, pageQuery, type Room, type Sql } from '../kernel/index.ts'
import { listBlocks, sweepBlocks } from './queries.ts'
import { type IntrusionsCity, watchOf } from './watch.ts'

export { watchOf } from './watch.ts'

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

const intrusionRoutes =
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

const DAYS_KEPT = 180

/** 网络安全法 art. 21: records of the network are kept for at least six months; an address is a person's, so not for longer. */
export const intrusionSweep = {
  name: 'intrusions.sweep',
  everyMilliseconds: 3_600_000,
  run: (city: { sql: Sql; clock: Clock }): Promise<number> =>
    sweepBlocks(city.sql, dayOf(new Date(city.clock.now().getTime() - DAYS_KEPT * 86_400_000))),
}

export const intrusionsRoom: Room<IntrusionsCity> = {
  name: 'intrusions',
  permissions: { 'security.read': '查看攻击拦截' },
  routes: intrusionRoutes,
}
