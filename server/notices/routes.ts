// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { namesInEnglish } from '../items/index.ts'
import { anId, localIso, pagedList, pageQuery } from '../kernel/index.ts'
import type { City } from './needs.ts'
import type { Say } from './notify-english.ts'
import { countUnread, markRead, messagesOf, noticesOf } from './queries.ts'
import { noticeInEnglish } from './say-notice.ts'

const text = Type.String()
const rows = Type.Array(
  Type.Object({
    ...{ id: text, at: text, kind: text, title: text, text, link: text, isRead: Type.Boolean() },
    /** the same in English; null where nobody can say it */
    en: Type.Union([Type.Object({ title: text, text }), Type.Null()]),
  }),
)

function inEnglish(row: Parameters<typeof noticeInEnglish>[0], say: Say) {
  const said = noticeInEnglish(row, say)
  return said && { title: said.title, text: said.body }
}

const NOTICES = pagedList<[string]>('notices', anId)

export const noticeRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Querystring: { limit?: number; after?: string } }>(
      '/me/notices',
      {
        config: { permission: 'signed-in', reach: 'own' },
        schema: {
          querystring: Type.Object(pageQuery),
          response: { 200: Type.Object({ rows, next: Type.Union([text, Type.Null()]), unread: Type.Integer() }) },
        },
      },
      async (request) => {
        const limit = request.query.limit ?? 20
        const [after] = NOTICES.read(city.config, request.query.after) ?? []
        const shown = NOTICES.page(city.config, await noticesOf(city.sql, request.person.id, limit, after), limit, (row) => [
          row.id,
        ])
        const names = namesInEnglish(city)
        return {
          rows: shown.rows.map((row) => ({
            en: inEnglish(row, (name) => names.get(name) ?? name),
            id: row.id,
            at: localIso(row.at),
            kind: row.kind,
            title: row.title,
            text: row.body,
            link: row.link,
            isRead: row.readAt !== null,
          })),
          next: shown.next,
          unread: await countUnread(city.sql, request.person.id),
        }
      },
    )
    app.post(
      '/me/notices/read',
      { config: { permission: 'signed-in', reach: 'own' }, schema: { response: { 204: Type.Null() } } },
      async (request, reply) => {
        await markRead(city.sql, request.person.id, city.clock.now())
        return reply.code(204).send(null)
      },
    )
    app.get(
      '/me/messages',
      {
        config: { permission: 'signed-in', reach: 'own' },
        schema: {
          response: {
            200: Type.Object({
              simulated: Type.Literal(true),
              rows: Type.Array(Type.Object({ id: text, text, state: text, at: text })),
            }),
          },
        },
      },
      async (request) => {
        const sent = await messagesOf(city.sql, request.person.id, 50)
        return {
          simulated: true as const,
          rows: sent.map((one) => ({ id: one.id, text: one.body, state: one.state, at: localIso(one.askedAt) })),
        }
      },
    )
  }
