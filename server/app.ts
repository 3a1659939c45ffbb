// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { City } from './city.ts'
import { watchOf } from './intrusions/index.ts'
import { namesInEnglish } from './items/index.ts'
import { sameText } from './kernel/crypto/index.ts'
import { buildHttp, isLoopback, ping, projectRoot, Refusal } from './kernel/index.ts'
import { alarmsOf } from './ledger/index.ts'
import { describe, withProblems } from './operations.ts'
import { doorkeeper, identityRoutes } from './people/index.ts'
import { allPermissions, allRefusals, rooms } from './rooms.ts'
import { wellKnownRoutes } from './seals/index.ts'

export const version: string = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).version

/** The whole HTTP face: the rooms' routes under /api, health, measurements, the pages. */
export async function buildApp(city: City): Promise<FastifyInstance> {
  const app = await buildHttp({
    config: city.config,
    metrics: city.metrics,
    refusals: allRefusals(),
    inEnglish: (name) => namesInEnglish(city).get(name),
    permissions: new Set(Object.keys(allPermissions())),
    doorkeeper: doorkeeper(city, city.vault),
    version,
    contract: { transform: describe, transformObject: withProblems },
    onBlocked: (blocked) => watchOf(city).note(blocked),
  })
  writeBlocked(app, city)
  for (const room of rooms) if (room.routes) await app.register(room.routes(city), { prefix: '/api' })
  await app.register(identityRoutes(city))
  await app.register(wellKnownRoutes(city))
  health(app, city)
  app.get('/openapi.json', { config: { permission: 'public', reach: 'public' }, schema: { hide: true } }, async () =>
    app.swagger(),
  )
  await pages(app)
  return app
}

/** Whoever asks whether we are ready goes elsewhere sooner than a statement's own limit. */
const READY_MILLISECONDS = 2000

const WRITE_BLOCKED_EVERY = 2000

/** What was stopped at the door is written in batches, and once more when the server stops. */
function writeBlocked(app: FastifyInstance, city: City): void {
  const timer = setInterval(() => void watchOf(city).write(), WRITE_BLOCKED_EVERY).unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await watchOf(city).write()
  })
}

function health(app: FastifyInstance, city: City): void {
  const open = { config: { permission: 'public', reach: 'public' }, schema: { hide: true } }
  const unpaced = { ...open, config: { ...open.config, unpaced: () => true } }
  app.get('/healthz', unpaced, async () => ({ ok: true, version }))
  const ask = async () => {
    await ping(city.sql)
    return alarmsOf(city)
  }
  let asking: ReturnType<typeof ask> | undefined
  app.get('/readyz', unpaced, async (_request, reply) => {
    try {
      // however many ask at once, the database is asked once
      asking ??= ask().finally(() => {
        asking = undefined
      })
      const alarms = await within(READY_MILLISECONDS, asking)
      return alarms.length === 0 ? { ready: true } : { ready: true, alarms }
    } catch {
      return reply.code(503).send({ ready: false, because: 'database' })
    }
  })
  app.get('/metrics', open, async (request, reply) => {
    if (!mayMeasure(request, city.config)) throw new Refusal('NOT_FOUND')
    return reply.type(city.metrics.registry.contentType).send(await city.metrics.registry.metrics())
  })
}

/**
 * Measurements tell how a city works and when it is busy. With a token, whoever sends it; without one this machine, and only in a trial: where
 * people come through a proxy on this machine, everybody seems to be this machine.
 */
function mayMeasure(request: FastifyRequest, { metricsToken, publicUrl }: City['config']): boolean {
  if (metricsToken !== '') return sameText(request.headers.authorization ?? '', `Bearer ${metricsToken}`)
  return isLoopback(new URL(publicUrl).hostname) && isLoopback(request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '')
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('not in time')), milliseconds)
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}

/** Named by what they hold: such a name never means anything else. */
const HASHED = /^assets\//
const ONLY_ON_PAGES = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]
/** Made beside the files when the pages are built; nobody asks for them by name. */
const COMPRESSED = /\.(?:br|gz)$/

/**
 * Two entry pages; every address that is neither the API nor a file belongs to the portal's or the desk's own router. Files travel as they were
 * compressed at the build; hashed ones are kept for ever, pages are asked for again each time (304 by their tag).
 */
async function pages(app: FastifyInstance): Promise<void> {
  const root = join(projectRoot, 'web/dist')
  if (!existsSync(root)) return
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true, cacheControl: false })
  const files = new Set(
    readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => !/(?:^|[/\\])\.|\.html$/.test(file) && !COMPRESSED.test(file) && statSync(join(root, file)).isFile(),
    ),
  )
  const desk = existsSync(join(root, 'desk.html')) ? 'desk.html' : 'index.html'
  const fileOf = (request: FastifyRequest) => new URL(request.url, 'http://city').pathname.slice(1)
  const config = {
    permission: 'public',
    reach: 'public',
    unpaced: (request: FastifyRequest) => files.has(fileOf(request)),
    // what the portal's search page is opened with
    freeText: ['q'],
  }
  app.get('/*', { config, compress: false, schema: { hide: true } }, async (request, reply) => {
    const file = fileOf(request)
    if (files.has(file)) {
      // what only a page obeys is a kilobyte on each of two dozen files
      for (const name of ONLY_ON_PAGES) reply.removeHeader(name)
      return reply
        .header('cache-control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'public, max-age=86400')
        .sendFile(file)
    }
    if (/^(?:api\/|assets\/|oidc)/.test(file)) throw new Refusal('NOT_FOUND')
    return reply.header('cache-control', 'no-cache').sendFile(/^desk(\/|$)/.test(file) ? desk : 'index.html')
  })
}
