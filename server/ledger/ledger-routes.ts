// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { aNumber, localIso, type PagedList, pagedList, pageQuery } from '../kernel/index.ts'
import { alarmsOf, isContradiction } from './alarms.ts'
import { seekMissing } from './missing.ts'
import { seenDeletion, seenRead } from './my-reads.ts'
import type { LedgerCity } from './needs.ts'
import { ledgerRefusals } from './refusals.ts'
import { deletionsAbout, entriesBy, type FoundEntry, readsAbout } from './search-queries.ts'

import { verify } from './verify.ts'
import { witnessOf } from './witness.ts'

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([Type.Null(), type])
const next = nullable(Type.String())
const readsView = Type.Object({
  rows: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      at: Type.String(),
      isPlatform: Type.Boolean(),
      department: nullable(Type.String()),
      position: nullable(Type.String()),
      reader: nullable(Type.String({ description: '只显示姓氏' })),
      purpose: nullable(Type.String({ description: '办件编号或事由' })),
      fields: Type.Array(Type.String()),
      text: Type.String({ description: '一句话说明' }),
    }),
  ),
  next,
})
const deletionsView = Type.Object({
  rows: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      at: Type.String(),
      what: Type.String(),
      count: Type.Integer(),
      basis: Type.String(),
      text: Type.String({ description: '一句话说明' }),
    }),
  ),
  next,
})
const entriesView = Type.Object({
  rows: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      at: Type.String(),
      root: Type.String(),
      act: Type.String(),
      actorKind: Type.String(),
      actor: Type.String(),
      subjectKind: Type.String(),
      subject: Type.String(),
      about: nullable(Type.String()),
      purpose: nullable(Type.String()),
      facts: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  next,
})
const declaredBreak = Type.Object({ at: Type.String(), reason: Type.String(), size: Type.Integer() })
const alarm = Type.Object({ code: Type.String(), text: Type.String() })
const READS = pagedList<[number]>('reads about me', aNumber)
const DELETIONS = pagedList<[number]>('deletions about me', aNumber)
const OWN = pagedList<[number]>('entries of my own', aNumber)

export const ledgerRoutes =
  (city: LedgerCity): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Querystring: { limit?: number; after?: string } }>(
      '/me/reads',
      {
        config: { permission: 'signed-in', reach: 'own' },
        schema: { querystring: Type.Object(pageQuery), response: { 200: readsView } },
      },
      async ({ person, query }) => {
        const limit = query.limit ?? 20
        const [after] = READS.read(city.config, query.after) ?? []
        const found = await readsAbout(city.sql, { keys: keysOf(city, person), except: person.id, after, limit: limit + 1 })
        return READS.page(
          city.config,
          found.map((entry) => seenRead(city.content, entry)),
          limit,
          (row) => [row.seq],
        )
      },
    )
    app.get<{ Querystring: { limit?: number; after?: string } }>(
      '/me/deletions',
      {
        config: { permission: 'signed-in', reach: 'own' },
        schema: { querystring: Type.Object(pageQuery), response: { 200: deletionsView } },
      },
      async ({ person, query }) => {
        const limit = query.limit ?? 20
        const [after] = DELETIONS.read(city.config, query.after) ?? []
        const found = await deletionsAbout(city.sql, { keys: keysOf(city, person), after, limit: limit + 1 })
        return DELETIONS.page(city.config, found.map(seenDeletion), limit, (row) => [row.seq])
      },
    )
    app.get<{ Querystring: { limit?: number; after?: string } }>(
      '/ledger/own',
      {
        config: { permission: 'ledger.own', reach: 'own' },
        schema: { querystring: Type.Object(pageQuery), response: { 200: entriesView } },
      },
      async ({ officer, query }) => {
        const limit = query.limit ?? 20
        const [after] = OWN.read(city.config, query.after) ?? []
        return pageOf(city, OWN, await entriesBy(city.sql, { actor: officer.id, after, limit: limit + 1 }), limit)
      },
    )
    app.post(
      '/ledger/verification',
      {
        config: { permission: 'ledger.verify', reach: 'city' },
        schema: {
          response: {
            200: Type.Object({
              ok: Type.Boolean(),
              entries: Type.Optional(Type.Integer()),
              head: Type.Optional(Type.String()),
              seq: Type.Optional(Type.Integer()),
              reason: Type.Optional(Type.String()),
              code: Type.Optional(Type.String({ description: '公开代码，见 docs/refusals.md' })),
              copy: Type.Optional(Type.String({ description: '第二处副本：none 未设，same 一致，away 暂缺，differs 不一致' })),
              breaks: Type.Optional(Type.Array(declaredBreak, { description: '运维人员宣布过的断点' })),
              alarms: Type.Array(alarm, { description: '眼下的报警' }),
            }),
          },
        },
      },
      async () => {
        await seekMissing(city)
        const verdict = await verify(city.sql, city.vault, witnessOf(city.config))
        const alarms = (await alarmsOf(city)).map((code) => ({ code, text: ledgerRefusals[code]?.zh ?? '' }))
        const stopped = alarms.find(({ code }) => isContradiction(code))
        // what this process has seen itself counts too: a ledger and its witness may have been emptied together
        if (verdict.ok && stopped) return { ok: false, seq: verdict.entries, reason: stopped.text, code: stopped.code, alarms }
        return { ...verdict, alarms }
      },
    )
  }

/** Under which keys the ledger has what is about this person, or about the firm that he acts for. */
function keysOf(city: LedgerCity, person: FastifyRequest['person']): string[] {
  return person.actingFor ? [person.actingFor.creditCode] : [person.id, city.vault.indexOf(person.idNumber.toUpperCase())]
}

function pageOf(city: LedgerCity, list: PagedList<[number]>, found: FoundEntry[], limit: number) {
  return list.page(
    city.config,
    found.map((entry) => ({ ...entry, at: localIso(entry.at) })),
    limit,
    (row) => [row.seq],
  )
}
