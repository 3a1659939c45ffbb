// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import type { PeopleCity } from '../needs.ts'
import { configuredRequest, identityOf } from './identity.ts'

/**
 * Mounts the unified identity at /oidc, outside /api: discovery, authorization,
 * tokens, keys. oidc-provider reads requests itself, so nothing parses them before.
 */
export const identityRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    let answer: ReturnType<ReturnType<typeof identityOf>['callback']> | undefined
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, done) => done(null))
    app.route({
      method: ['GET', 'HEAD', 'POST', 'OPTIONS'],
      url: '/oidc/*',
      // clients prove themselves by secret, code verifier or token; a browser only follows redirects here
      config: { permission: 'public', reach: 'public', withoutCsrf: true },
      schema: { hide: true },
      handler: (request, reply) => {
        reply.hijack()
        for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value)
        const raw = configuredRequest(city, request)
        Object.assign(raw, { originalUrl: raw.url })
        raw.url = raw.url?.slice('/oidc'.length)
        answer ??= identityOf(city).callback()
        return answer(raw, reply.raw)
      },
    })
  }
