// SPDX-License-Identifier: Apache-2.0
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance, type FastifyRequest, type FastifySchema, LogController } from 'fastify'
import { FILE_LIMIT, LONGEST_SENDING, limitBodies, timeBodies } from './body.ts'
import { compressAnswers } from './compress.ts'
import type { Config } from './config.ts'
import { derivedKey } from './crypto/index.ts'
import { type Blocked, guardRequests } from './guard.ts'
import { newId } from './ids.ts'
import type { Metrics } from './metrics.ts'
import { capConnections, HALL, paceCallers, waitOf } from './pace.ts'
import { answerErrors } from './problems.ts'
import { addressOf, trustFunction } from './proxies.ts'
import { type EnglishName, Refusal, type RefusalCodes } from './refusal.ts'
import { readTyped } from './typed.ts'
import { isWritableThroughout } from './writable.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `public`, `signed-in`, or a permission that a position carries. A route without one does not boot. */
    permission?: string
    /** how far the permission goes from the post that carries it (`Reach`). A route without one does not boot. */
    reach?: string
    /** true for callbacks of outside systems that prove themselves otherwise than by a session; `own-pages` where nobody is signed in yet, but only the city's pages may ask */
    withoutCsrf?: boolean | 'own-pages'
    /** for what a load balancer asks: a flood from its own address shall not make it believe that the server is dead; and for files that are the same for everybody */
    unpaced?(request: FastifyRequest): boolean
    /** parameters of the address in which people write what they look for: they are examined as a field of a form is */
    freeText?: string[]
  }
  interface FastifyInstance {
    /** every route as it was declared: for the page of permissions, and for the tests that are made from the routes */
    declared: Declared[]
  }
}

/**
 * How far a permission goes: `own`, what is the caller's; `department`, what is of the post's department in the post's region;
 * `district`, what is of any department in the post's region; `city`, what is of the whole city and needs a post for all of it.
 */
export const reaches = ['public', 'own', 'department', 'district', 'city'] as const
export type Reach = (typeof reaches)[number]

export type Declared = { method: string; url: string; permission: string; reach: Reach; schema: FastifySchema | undefined }

/** How the kernel learns who calls and what they may do; `people` gives it. */
export type Doorkeeper = {
  /** finds out who calls; throws nothing when nobody is signed in */
  recognise(request: FastifyRequest): Promise<void>
  /** throws a Refusal when the caller holds the permission nowhere, or not for as much as it reaches */
  admit(request: FastifyRequest, permission: string, reach: Reach): void
  /** throws a Refusal when a changing request does not carry the session's token */
  checkCsrf(request: FastifyRequest): void
  /** throws a Refusal when a page of another site asks */
  checkOrigin(request: FastifyRequest): void
  /** names the session that the request claims to be of, proved or not, without asking anybody */
  claimedBy(request: FastifyRequest): string | undefined
  /** names the account for the rate limit, if somebody is signed in */
  accountOf(request: FastifyRequest): string | undefined
}

export type HttpParts = {
  config: Config
  metrics: Metrics
  refusals: RefusalCodes
  /** what the city's own names are called in English */
  inEnglish?: EnglishName
  permissions: Set<string>
  doorkeeper: Doorkeeper
  version: string
  /** what the contract says beyond the routes' schemas */
  contract?: Pick<FastifyDynamicSwaggerOptions, 'transform' | 'transformObject'>
  /** is told of each request that was stopped as an attack */
  onBlocked?: (blocked: Blocked) => void
}

/** The HTTP floor: validation, headers, limits, metrics, problems, OpenAPI. Rooms add their routes to what it returns. */
export async function buildHttp(parts: HttpParts): Promise<FastifyInstance> {
  const { config } = parts
  const app = Fastify({
    trustProxy: trustFunction(config.trustProxy),
    rewriteUrl: (raw) => readablePath(raw.url ?? '/'),
    genReqId: () => newId(),
    requestIdHeader: false,
    // whoever sends a byte a second is cut off (`timeBodies` is stricter by route); a connection on which nothing moves is closed
    requestTimeout: LONGEST_SENDING,
    connectionTimeout: 120_000,
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5000 },
    forceCloseConnections: 'idle',
    logger: {
      level: config.logLevel,
      // a path may carry a case number or a name: only the route pattern is logged
      serializers: {
        req: (request) => ({ method: request.method, route: request.routeOptions?.url }),
        res: (reply) => ({ status: reply.statusCode }),
      },
    },
    logController: new LogController({ disableRequestLogging: config.logLevel !== 'debug' }),
  })
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  answerErrors(app, parts)
  await app.register(cookie, { secret: derivedKey(config.secret, 'cookie') })
  await app.register(helmet, securityHeaders(config))
  allowHalls(app, parts.doorkeeper)
  await app.register(rateLimit, {
    global: false,
    hook: 'onRequest',
    keyGenerator: (request) => parts.doorkeeper.accountOf(request) ?? addressOf(request),
    errorResponseBuilder: (_request, context) => new Refusal('TOO_MANY_REQUESTS', waitOf(Math.ceil(context.ttl / 1000))),
  })
  await app.register(multipart, {
    // the name as it was sent is examined; `fileOf` hands on its last part
    preservePath: true,
    limits: { fileSize: FILE_LIMIT, files: 1, fields: 20, fieldSize: 10_000 },
    throwFileSizeLimit: true,
  })
  await app.register(swagger, {
    ...parts.contract,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Chengshu 城枢',
        version: parts.version,
        description: 'One open platform on which a city runs its government.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
    },
  })
  if (config.trustProxy === false) capConnections(app.server)
  await compressAnswers(app, (request) => parts.doorkeeper.claimedBy(request) !== undefined)
  requirePermissions(app, parts)
  limitBodies(app)
  timeBodies(app)
  refuseUnwritable(app)
  readWhatWasTyped(app)
  keepOutOfCaches(app)
  partInClosing(app)
  measure(app, parts.metrics)
  return app
}

/** Who is answered while the server stops is not kept on the line, or stopping would wait for idle browsers. */
function partInClosing(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}

/** A text that no table can keep (a name of a field too) stops here, wherever in the request it is. */
function refuseUnwritable(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ params, query, body }) => {
    if (!isWritableThroughout([params, query, body]))
      throw new Refusal('BAD_INPUT', { detail: '文字里有无法保存的符号', detailEn: 'a sign that cannot be kept' })
  })
}

/** What people type is read once, here, before any room or schema sees it; content of the studio is kept to the letter. */
function readWhatWasTyped(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    request.params = readTyped(request.params)
    request.query = readTyped(request.query)
    if (request.routeOptions.config.body !== 'content') request.body = readTyped(request.body)
  })
}

/**
 * A route that names no permission, or one that no room declared, stops the start; so does one that does not say how far it
 * reaches, or reaches farther than another with the same permission. Every request is recognised, admitted and, if it changes
 * something, checked for forgery.
 */
function requirePermissions(app: FastifyInstance, parts: HttpParts): void {
  const { permissions, doorkeeper, config } = parts
  const declared: Declared[] = []
  app.decorate('declared', declared)
  app.addHook('onRoute', (route) => {
    const named = `The route ${String(route.method)} ${route.url}`
    const { permission, reach } = route.config ?? {}
    if (permission === undefined) throw new Error(`${named} names no permission.`)
    if (!permissions.has(permission)) throw new Error(`${named} names the permission ${permission}, which no room declares.`)
    const known = readReach(permission, reach)
    if (known === undefined) throw new Error(`${named} does not say how far ${permission} reaches: ${String(reach)}.`)
    const other = declared.find((one) => one.permission === permission)?.reach ?? known
    if (other !== known) throw new Error(`${named} lets ${permission} reach ${known}, another route ${other}.`)
    for (const method of [route.method].flat())
      declared.push({ method, url: route.url, permission, reach: known, schema: route.schema })
  })
  const pace = paceCallers(app, config.ratePerMinute, doorkeeper)
  const { accountOf } = doorkeeper
  const guard = guardRequests(app, { metrics: parts.metrics, tell: parts.onBlocked ?? (() => undefined), accountOf })
  app.addHook('onRequest', async (request) => {
    const { permission, reach, withoutCsrf, unpaced } = request.routeOptions.config
    if (unpaced?.(request) === true) return
    await pace.beforeRecognition(request)
    if (!pace.isKnown(request)) await guard.rest(request)
    guard.examineHead(request)
    if (permission !== undefined) await doorkeeper.recognise(request)
    await pace.afterRecognition(request)
    if (permission === undefined) return
    const known = readReach(permission, reach)
    if (known === undefined) throw new Refusal('NOT_FOUND')
    if (permission !== 'public') doorkeeper.admit(request, permission, known)
    if (request.method === 'GET' || request.method === 'HEAD') return
    if (withoutCsrf === 'own-pages') doorkeeper.checkOrigin(request)
    else if (withoutCsrf !== true) doorkeeper.checkCsrf(request)
  })
}

/** Longer ones no route takes. */
const LONGEST_SEGMENT = 100

/** A path that cannot be decoded, or is longer than any, would be answered before anything is counted or examined; so it leads where nothing is. */
function readablePath(url: string): string {
  const [path = ''] = url.split('?', 1)
  try {
    // as it is read, not as it is sent: a sign in full width is nine signs of an address
    return path.split('/').some((segment) => decodeURIComponent(segment).length > LONGEST_SEGMENT) ? UNREADABLE : url
  } catch {
    return UNREADABLE
  }
}
const UNREADABLE = '/api/unreadable'

/** A limit of one route is a person's, too: the strangers of one address have a hall's worth of it between them. */
function allowHalls(app: FastifyInstance, { accountOf }: Doorkeeper): void {
  app.addHook('onRoute', (route) => {
    const limit = route.config?.rateLimit
    if (limit === undefined || limit === false || typeof limit.max !== 'number') return
    const most = limit.max
    const max = (request: FastifyRequest): number => (accountOf(request) === undefined ? most * HALL : most)
    route.config = { ...route.config, rateLimit: { ...limit, max } }
  })
}

/** What is told to one person stays in no cache, also not the browser's on a computer of a library; a route that says otherwise is for everybody. */
function keepOutOfCaches(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

/** `public` is for everybody, and whoever is only signed in has only what is his own. */
function readReach(permission: string, reach: string | undefined): Reach | undefined {
  const known = reaches.find((one) => one === reach)
  if ((permission === 'public') !== (known === 'public') || (permission === 'signed-in' && known !== 'own')) return undefined
  return known
}

function securityHeaders(config: Config) {
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Ant Design and bpmn-js write style elements; no script may be inline
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameSrc: ["'self'", 'blob:'],
        frameAncestors: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        upgradeInsecureRequests: config.secureCookies ? [] : null,
      },
    },
    strictTransportSecurity: config.secureCookies ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' as const },
  }
}

function measure(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'unknown', status: String(reply.statusCode) }
    metrics.requests.observe(labels, reply.elapsedTime / 1000)
  })
}
