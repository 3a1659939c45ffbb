// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../app.ts'
import type { City } from '../../city.ts'
import { composeCity, testConfig } from '../../compose.ts'
import type { Content } from '../../packs/index.ts'
import type { Answer, Client, TestCity } from '../city.ts'

export type SecondServer = {
  city: City
  app: FastifyInstance
  as(login: string): Promise<Client>
  [Symbol.asyncDispose](): Promise<void>
}

/** A second server on the same database and clock: it shares nothing else with the first, as another process would. */
export async function secondServer(first: TestCity, content?: Content): Promise<SecondServer> {
  const config = testConfig(first.databaseUrl, { DATA_DIR: first.config.dataDir, LOOKUPS: first.config.lookups })
  const city = await composeCity(config, { clock: first.clock, ...(content ? { content } : {}) })
  const app = await buildApp(city)
  await app.ready()
  return {
    city,
    app,
    as: async (login) => through(app, await first.as(login)),
    async [Symbol.asyncDispose]() {
      await app.close()
      await city.sql.end({ timeout: 5 })
    },
  }
}

/** The same browser, its session and its token, sent to another server. */
export function through(app: FastifyInstance, client: Client): Client {
  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const answer = await app.inject({
      method,
      url: `/api${path}`,
      headers: {
        cookie: client.cookie,
        'x-csrf-token': client.csrf,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    const isJson = String(answer.headers['content-type'] ?? '').includes('json')
    const said = isJson && answer.body ? JSON.parse(answer.body) : answer.body
    return {
      status: answer.statusCode,
      code: isJson ? said?.code : undefined,
      body: said,
      raw: answer.rawPayload,
      headers: answer.headers,
    }
  }
  return {
    ...client,
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body) => call('PUT', path, body),
    patch: (path, body) => call('PATCH', path, body),
    delete: (path) => call('DELETE', path),
  }
}
