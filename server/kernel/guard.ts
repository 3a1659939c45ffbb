// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type AttackRule, attackIn, attackInWords, type Place } from './attack-features.ts'
import type { Metrics } from './metrics.ts'
import { waitOf } from './pace.ts'
import { addressOf } from './proxies.ts'
import { Refusal } from './refusal.ts'

/** One request that was stopped: what was tried, where, by whom. Never what was sent. */
export type Blocked = { rule: AttackRule; place: Place; route: string; address: string; account: string | undefined }

declare module 'fastify' {
  interface FastifyInstance {
    /** throws ATTACK_BLOCKED when a text of this place is an attack; `tried` is told */
    examine(request: FastifyRequest, place: Place, text: string): void
  }
}

/** So many stopped requests within ten minutes, and who sent them rests for the remainder of them. */
const OFFENCES = 10
const REST = 600_000

/** Sent by every browser in forms of their own; a session or a token is examined by whoever reads it. */
const OWN_GRAMMAR = /^(?:cookie|authorization|accept|accept-.*|if-.*|sec-.*|etag|x-csrf-token|content-length)$/
/** What is never read as a text, or has to hold any sign at all. */
const UNREAD = /password|secret|signature/i

type Parts = {
  metrics: Metrics
  tell: (blocked: Blocked) => void
  accountOf(request: FastifyRequest): string | undefined
}

/**
 * Examines requests for features of attacks: path, parameters, headers and cookies before anybody is recognised, the body when it has been
 * parsed, the name of a file when it arrives. Whoever is stopped again and again rests: strangers of the same address who use the same program
 * (a scanner, the same make of phone). Another browser of the same hall goes on, and so do people who are signed in (`isKnown`). Counts are of one server process.
 */
export function guardRequests(app: FastifyInstance, { metrics, tell, accountOf }: Parts) {
  const offences = app.createRateLimit({ max: OFFENCES - 1, timeWindow: REST, keyGenerator: senderOf })
  const stop = (request: FastifyRequest, rule: AttackRule, place: Place): never => {
    metrics.attacks.inc({ rule, place })
    // a picture on somebody else's page sent it, not whoever looks at that page: it would lock out all that share his address
    if (request.headers['sec-fetch-site'] !== 'cross-site') void offences(request)
    const route = request.routeOptions.url ?? 'unknown'
    tell({ rule, place, route, address: addressOf(request), account: accountOf(request) })
    throw new Refusal('ATTACK_BLOCKED', { requestId: request.id })
  }
  const examine = (request: FastifyRequest, place: Place, text: string): void => {
    const rule = attackIn(place, text)
    if (rule !== undefined) stop(request, rule, place)
  }
  app.decorate('examine', examine)
  app.addHook('preValidation', async (request) => {
    // what stewards write in the studio is content: processes, tables, texts of law; a second person reads it before it counts
    if (request.routeOptions.config.body !== 'content') examineBody(request, examine)
  })
  return {
    async rest(request: FastifyRequest): Promise<void> {
      const counted = await offences(request, { increment: false })
      if (!counted.isAllowed && counted.isExceeded) throw new Refusal('TOO_MANY_REQUESTS', waitOf(counted.ttlInSeconds))
    },
    examineHead(request: FastifyRequest): void {
      const [path = ''] = request.originalUrl.split('?', 1)
      examine(request, 'path', path)
      const { freeText = [] } = request.routeOptions.config
      for (const [name, value] of Object.entries(request.query as Record<string, unknown>)) {
        examine(request, 'name', name)
        for (const one of [value].flat()) {
          if (typeof one !== 'string') continue
          const rule = freeText.includes(name) ? attackInWords(one) : attackIn('query', one)
          if (rule !== undefined) stop(request, rule, 'query')
        }
      }
      for (const [name, value] of Object.entries(request.headers))
        if (!OWN_GRAMMAR.test(name)) for (const one of [value].flat()) if (one !== undefined) examine(request, 'header', one)
      for (const one of (request.headers.cookie ?? '').split(';')) {
        const [name = '', ...rest] = one.trim().split('=')
        if (!name.startsWith('chengshu_')) examine(request, 'cookie', rest.join('='))
      }
    },
  }
}

/** An address and the program that asks from there: behind one address a hall or a carrier has many people. */
const senderOf = (request: FastifyRequest): string => `${addressOf(request)} ${request.headers['user-agent'] ?? ''}`

/** Names and texts of a parsed body; as deep and as wide as the reader of JSON has let through. */
function examineBody(request: FastifyRequest, examine: FastifyInstance['examine']): void {
  const left: unknown[] = [request.body]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value === 'string') examine(request, 'field', value)
    else if (Array.isArray(value)) left.push(...value)
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) {
        examine(request, 'name', name)
        if (!UNREAD.test(name)) left.push(one)
      }
  }
}
