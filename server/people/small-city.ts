// SPDX-License-Identifier: Apache-2.0
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { inject as provided } from 'vitest'
import { parse } from 'yaml'
import { memoryVault, type Vault } from '../kernel/crypto/index.ts'
import {
  buildHttp,
  type Config,
  closeAtRest,
  connect,
  createMetrics,
  findMigrations,
  type HandClock,
  handClock,
  kernelRefusals,
  migrate,
  newId,
  projectRoot,
  readConfig,
  roles,
  type Sql,
  silentLog,
  transaction,
} from '../kernel/index.ts'
import { type LedgerCity, ledgerRoom, openHand, witnessOf } from '../ledger/index.ts'
import { createOutbox } from '../outbox/index.ts'
import { doorkeeper, identityRoutes, peopleRoom, seedPeople, signInAs } from './index.ts'
import type { DemoAccount, PeopleCity, PeopleContent } from './needs.ts'

export type SmallCity = PeopleCity &
  LedgerCity & { clock: HandClock; vault: Vault; app: FastifyInstance; owner: Sql; [Symbol.asyncDispose](): Promise<void> }

const pack = (file: string): string => readFileSync(join(projectRoot, 'packs/yunzhou', file), 'utf8')

/** The demo city as this room and the ledger see it: nothing above them is loaded, so they are tested alone. */
function smallContent(): PeopleContent {
  const firms = [
    { creditCode: '91990102MA0C00016W', name: '云州市晓梅餐饮有限公司', legalPersonId: '990102198803160029' },
    { creditCode: '91990102MA0TEST193', name: '云州市试验有限公司', legalPersonId: '990102194505120311' },
  ]
  return {
    region: '990100',
    city: '云州市',
    regions: parse(pack('city/regions.yaml')),
    departments: parse(pack('city/departments.yaml')),
    positions: parse(pack('city/positions.yaml')),
    demoOfficers: parse(pack('demo/officers.yaml')),
    demoAccounts: parse(pack('demo/accounts.yaml')) as DemoAccount[],
    demoRegisters: { firms },
  }
}

/** A migrated database of its own, rooms people and ledger, the clock at 2026-11-20 09:00. */
export async function smallCity(
  options: { env?: Record<string, string>; content?: Partial<PeopleContent> } = {},
): Promise<SmallCity> {
  const { adminUrl, ownerUrl, url: appUrl } = provided('database')
  const name = `small_city_${newId().replaceAll('-', '')}`
  const admin = connect({ url: adminUrl, max: 1 })
  await admin.unsafe(`create database ${name} owner ${roles.owner}`)
  const here = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  const owner = connect({ url: here(ownerUrl), max: 1 })
  await migrate(owner, findMigrations(join(projectRoot, 'server'), ['ledger', 'people', 'outbox']), roles.app)
  const sql = connect({ url: here(appUrl), max: 4 })
  const city = cityOn(sql, here(appUrl), options)
  await transaction(sql, (tx) => seedPeople(city, tx))
  const app = await appOf(city)
  return {
    ...city,
    app,
    owner,
    async [Symbol.asyncDispose]() {
      await app.close()
      await sql.end({ timeout: 5 })
      await owner.end({ timeout: 5 })
      rmSync(witnessOf(city.config).file, { recursive: true, force: true })
      await admin.unsafe(`drop database if exists ${name} with (force)`)
      await admin.end({ timeout: 5 })
    },
  }
}

/** What a server's pool needs before it writes: its hand for the ledger, and what closes. */
export function bringKeys(sql: Sql, vault: Vault): void {
  openHand(sql, vault)
  closeAtRest(
    sql,
    vault,
    () => Promise.resolve(),
    () => undefined,
  )
}

function cityOn(sql: Sql, url: string, options: { env?: Record<string, string>; content?: Partial<PeopleContent> }) {
  const config: Config = readConfig({
    DATABASE_URL: url,
    LOG_LEVEL: 'silent',
    SECRET: 'a secret that only tests use, long enough for a key',
    DATA_DIR: join(tmpdir(), `chengshu-small-city-${process.getuid?.() ?? ''}`),
    RATE_PER_MINUTE: '1000000',
    ...options.env,
  })
  const vault = memoryVault({ seed: 'small city' })
  vault.keys.admit(
    { id: 'people-1', purpose: 'people', serial: 1, algorithm: 'sm4', usedFrom: new Date(0), secret: new Uint8Array(48) },
    true,
  )
  bringKeys(sql, vault)
  return {
    sql,
    config,
    clock: handClock('2026-11-20T09:00:00+08:00'),
    log: silentLog,
    metrics: createMetrics(),
    vault,
    outbox: createOutbox({ subscribers: [], jobs: [], sweeps: [], stuckKinds: [] }),
    content: { ...smallContent(), ...options.content },
  }
}

/** One server process on the city's database; a second one is another call. */
export async function appOf(city: PeopleCity & LedgerCity): Promise<FastifyInstance> {
  const app = await buildHttp({
    config: city.config,
    metrics: city.metrics,
    refusals: { ...kernelRefusals, ...peopleRoom.refusals, ...ledgerRoom.refusals },
    permissions: new Set(['public', 'signed-in', ...Object.keys({ ...peopleRoom.permissions, ...ledgerRoom.permissions })]),
    doorkeeper: doorkeeper(city, city.vault),
    version: '0',
  })
  await app.register(identityRoutes(city))
  for (const routes of [peopleRoom.routes?.(city), ledgerRoom.routes?.(city)])
    if (routes) await app.register(routes, { prefix: '/api' })
  await app.ready()
  return app
}

export type Answer = { status: number; code: string | undefined; body: unknown; headers: Record<string, unknown> }
export type Caller = {
  cookie: string
  csrf: string
  call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

export function callerWith(app: FastifyInstance, session: { cookie: string; csrf: string }): Caller {
  return {
    ...session,
    async call(method, path, body, headers = {}) {
      const answer = await app.inject({
        method,
        url: path,
        headers: {
          ...(session.cookie ? { cookie: session.cookie } : {}),
          ...(session.csrf && method !== 'GET' ? { 'x-csrf-token': session.csrf } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      })
      const isJson = String(answer.headers['content-type'] ?? '').includes('json')
      const read: unknown = isJson && answer.body ? JSON.parse(answer.body) : answer.body
      return { status: answer.statusCode, code: codeOf(read), body: read, headers: answer.headers }
    },
  }
}

const codeOf = (body: unknown) => (body !== null && typeof body === 'object' && 'code' in body ? String(body.code) : undefined)

export async function as(city: SmallCity, login: string, app = city.app): Promise<Caller> {
  return callerWith(app, await signInAs(city, login))
}

export const nobody = (city: SmallCity): Caller => callerWith(city.app, { cookie: '', csrf: '' })
