// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify'
import { freePort } from '../kernel/embedded-process.ts'
import { connect } from '../kernel/index.ts'
import { appOf, bringKeys, type SmallCity, smallCity } from './small-city.ts'

export type TwoServers = {
  city: SmallCity
  origin: string
  servers: [FastifyInstance, FastifyInstance]
  [Symbol.asyncDispose](): Promise<void>
}

/** A small city that two servers serve, each with its own connections to the one database. */
export async function twoServers(env: Record<string, string> = {}): Promise<TwoServers> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const city = await smallCity({ env: { PUBLIC_URL: origin, ...env } })
  await city.app.listen({ port, host: '127.0.0.1' })
  const sql = connect({ url: city.config.databaseUrl, max: 4 })
  bringKeys(sql, city.vault)
  const second = await appOf({ ...city, sql })
  return {
    city,
    origin,
    servers: [city.app, second],
    async [Symbol.asyncDispose]() {
      await second.close()
      await sql.end({ timeout: 5 })
      await city[Symbol.asyncDispose]()
    },
  }
}

/** The same request eight times at once, at either server in turn. */
export const eight = <T>({ servers }: TwoServers, ask: (server: FastifyInstance) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 8 }, (_, turn) => ask(servers[turn % 2 === 0 ? 0 : 1])))
