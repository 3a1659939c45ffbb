// SPDX-License-Identifier: Apache-2.0
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { inject as provided } from 'vitest'
import { buildApp } from '../app.ts'
import type { City } from '../city.ts'
import { composeCity, testConfig, testFolder } from '../compose.ts'
import { sha256 } from '../kernel/crypto/index.ts'
import { connect, type HandClock, handClock, newId, type Sql } from '../kernel/index.ts'
import { witnessOf } from '../ledger/index.ts'
import { drainFacts, runJobsOnce } from '../outbox/index.ts'
import { type Content, loadContent } from '../packs/index.ts'
import { signInAs } from '../people/index.ts'
import { contentKinds } from '../rooms.ts'
import { createDatabase, dropWhenFree } from './queries.ts'
import { makeTemplate, withDatabase } from './template.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test reads what a route answered without naming its shape again
export type Answer = { status: number; code: string | undefined; body: any; raw: Buffer; headers: Record<string, unknown> }

export type Client = {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body?: unknown): Promise<Answer>
  patch(path: string, body?: unknown): Promise<Answer>
  delete(path: string): Promise<Answer>
  /** one file as multipart/form-data */
  upload(path: string, file: { name: string; type: string; content: Buffer }): Promise<Answer>
  cookie: string
  csrf: string
}

export type TestCity = Omit<City, 'clock'> & {
  clock: HandClock
  app: FastifyInstance
  databaseUrl: string
  /** as the role that owns the tables: for what a test does to them that no server may */
  owner: Sql
  as(login: string): Promise<Client>
  anyone(): Client
  settle(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

const loaded = new Map<string, Promise<Content>>()

/** Content is read once for each run and kept for its other files; each list of packs by itself. */
function contentOf(packs: string[]): Promise<Content> {
  const key = packs.join()
  const known = loaded.get(key) ?? loadContent(contentKinds, packs, join(provided('contentFolder'), sha256(key).slice(0, 16)))
  loaded.set(key, known)
  return known
}

/**
 * A whole city for one test: its own database, cloned from the template, and a
 * clock that stands at `at` (default 2026-11-20 09:00 in the city).
 */
export async function testCity(
  options: { at?: string; env?: Record<string, string>; content?: Content } = {},
): Promise<TestCity> {
  const access = provided('database')
  const name = `chengshu_test_${newId().replaceAll('-', '')}`
  const admin = connect({ url: access.adminUrl, max: 1 })
  await createDatabase(admin, name, await makeTemplate(access))
  const databaseUrl = withDatabase(access.url, name)
  const ownerUrl = withDatabase(access.ownerUrl, name)
  const owner = connect({ url: ownerUrl, max: 1 })
  const clock = handClock(options.at ?? '2026-11-20T09:00:00+08:00')
  const config = testConfig(databaseUrl, { DATABASE_OWNER_URL: ownerUrl, ...options.env })
  // the template's data keys are wrapped by the keys of tests: whoever has a folder of his own brings them along
  if (config.dataDir !== testFolder) cpSync(join(testFolder, 'keys'), join(config.dataDir, 'keys'), { recursive: true })
  const city = await composeCity(config, { clock, content: options.content ?? (await contentOf(config.packs)) })
  const app = await buildApp(city)
  await app.ready()
  const clients = new Map<string, { client: Client; at: number }>()
  return {
    ...city,
    clock,
    app,
    databaseUrl,
    owner,
    async as(login) {
      const known = clients.get(login)
      const at = clock.now().getTime()
      // a session ends after half an hour of the city's time: whoever comes back later signs in again
      if (known && at - known.at < 25 * 60_000) return known.client
      const client = clientOf(app, await signInAs(city, login))
      clients.set(login, { client, at })
      return client
    },
    anyone: () => clientOf(app, { cookie: '', csrf: '' }),
    async settle() {
      for (let round = 0; round < 50; round++) {
        let did = 0
        for (const sweep of city.outbox.sweeps) did += await sweep.run(city)
        did += await drainFacts(city)
        if (await runJobsOnce(city, databaseUrl)) did++
        if (did === 0) return
      }
      throw new Error('the city does not come to rest: a sweep keeps finding work')
    },
    async [Symbol.asyncDispose]() {
      await app.close()
      await city.sql.end({ timeout: 5 })
      await owner.end({ timeout: 5 })
      rmSync(witnessOf(config).file, { force: true })
      await dropWhenFree(admin, name)
      await admin.end({ timeout: 5 })
    },
  }
}

function clientOf(app: FastifyInstance, session: { cookie: string; csrf: string }): Client {
  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    payload?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const answer = await app.inject({
      method,
      url:
        path.startsWith('/') && !path.startsWith('/api') && !path.startsWith('/oidc') && !path.startsWith('/.well-known')
          ? `/api${path}`
          : path,
      headers: {
        ...(session.cookie ? { cookie: session.cookie } : {}),
        ...(session.csrf && method !== 'GET' ? { 'x-csrf-token': session.csrf } : {}),
        ...(payload !== undefined && !Buffer.isBuffer(payload) ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload: Buffer.isBuffer(payload) ? payload : JSON.stringify(payload) }),
    })
    const isJson = String(answer.headers['content-type'] ?? '').includes('json')
    const body = isJson && answer.body ? JSON.parse(answer.body) : answer.body
    return {
      status: answer.statusCode,
      code: isJson ? body?.code : undefined,
      body,
      raw: answer.rawPayload,
      headers: answer.headers,
    }
  }
  return {
    ...session,
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body) => call('PUT', path, body),
    patch: (path, body) => call('PATCH', path, body),
    delete: (path) => call('DELETE', path),
    upload(path, file) {
      const boundary = `----chengshu${newId()}`
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`
      const content = Buffer.concat([Buffer.from(head), file.content, Buffer.from(`\r\n--${boundary}--\r\n`)])
      return call('POST', path, content, { 'content-type': `multipart/form-data; boundary=${boundary}` })
    },
  }
}
