// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { localIso, oneWord, pagedList, pageQuery, Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { StuckKind } from '../outbox/index.ts'
import type { Officer } from '../people/index.ts'
import type { City } from './needs.ts'

const text = Type.String()
const maybeText = Type.Union([text, Type.Null()])
const kind = Type.String({ pattern: '^[a-z]{1,20}$' })
const counts = Type.Object({
  kinds: Type.Array(Type.Object({ kind: oneWord('timer', 'case', 'fact', 'job', 'sweep'), count: Type.Integer() })),
})
const stuckRows = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: text,
      name: text,
      root: maybeText,
      since: text,
      tries: Type.Integer(),
      nextTry: maybeText,
      trouble: text,
    }),
  ),
  next: maybeText,
})
const retryBody = Type.Object(
  { kind, id: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) },
  { additionalProperties: false },
)

/** What stands still, for those who run the platform: which sort, since when, how often tried, and a press to try now. */
export const stuckRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get(
      '/operations/stuck',
      { config: { permission: 'operations.read', reach: 'city' }, schema: { response: { 200: counts } } },
      async () => ({
        kinds: await Promise.all(city.outbox.stuckKinds.map(async (one) => ({ kind: one.kind, count: await one.count(city) }))),
      }),
    )
    app.get<{ Params: { kind: string }; Querystring: { limit?: number; after?: string } }>(
      '/operations/stuck/:kind',
      {
        config: { permission: 'operations.read', reach: 'city' },
        schema: { params: Type.Object({ kind }), querystring: Type.Object(pageQuery), response: { 200: stuckRows } },
      },
      ({ params, query }) => listStuck(city, params.kind, query),
    )
    app.post<{ Body: { kind: string; id?: string } }>(
      '/operations/stuck/retry',
      {
        config: { permission: 'operations.retry', reach: 'city' },
        schema: { body: retryBody, response: { 200: Type.Object({ retried: Type.Integer() }) } },
      },
      ({ officer, body }) => retryStuck(city, officer, body),
    )
  }

function kindOf(city: City, name: string): StuckKind<City> {
  const found = city.outbox.stuckKinds.find((one) => one.kind === name)
  if (!found) throw new Refusal('BAD_INPUT', { detail: 'kind' })
  return found
}

async function listStuck(city: City, name: string, query: { limit?: number; after?: string }) {
  const one = kindOf(city, name)
  const limit = query.limit ?? 20
  const stuck = pagedList<[string]>(`stuck ${one.kind}`, (id): id is string => typeof id === 'string' && one.idPattern.test(id))
  const [after = null] = stuck.read(city.config, query.after) ?? []
  const rows = await one.list(city, after, limit + 1)
  return stuck.page(
    city.config,
    rows.map((row) => ({ ...row, since: localIso(row.since), nextTry: row.nextTry && localIso(row.nextTry) })),
    limit,
    (row) => [row.id],
  )
}

/** Makes it due now; who pressed is in the ledger. */
async function retryStuck(city: City, officer: Officer, asked: { kind: string; id?: string }): Promise<{ retried: number }> {
  const one = kindOf(city, asked.kind)
  if (asked.id !== undefined && !one.idPattern.test(asked.id)) throw new Refusal('BAD_INPUT', { detail: 'id' })
  const id = asked.id ?? null
  const acted = 'retryByActs' in one ? await one.retryByActs(city, id, officer) : 0
  return transaction(city.sql, async (tx) => {
    const retried = 'retry' in one ? await one.retry(city, tx, id) : acted
    await record(tx, city.clock.now(), [
      {
        act: 'stuck.retried',
        actor: { kind: 'officer', id: officer.id },
        subject: { kind: 'stuck', id: one.kind },
        facts: { which: asked.id ?? 'all', retried },
      },
    ])
    return { retried }
  })
}
