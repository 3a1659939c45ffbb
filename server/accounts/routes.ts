// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { myAccounts, myStatement } from './mine.ts'
import type { City } from './needs.ts'
import { listAccounts, readStatement, typesFor } from './officer.ts'
import * as schemas from './schemas.ts'
import type { AskedStatement } from './view.ts'

/** A file that somebody can still read. */
const MOST_EXPORTED = 5000

export const accountRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const own = { config: { permission: 'signed-in', reach: 'own' } }
    const reads = { config: { permission: 'account.read', reach: 'department' } }
    app.get('/me/accounts', { ...own, schema: { response: { 200: schemas.accounts } } }, (request) =>
      myAccounts(city, request.person),
    )
    app.get<{ Querystring: AskedStatement }>(
      '/me/accounts/statement',
      { ...own, schema: { querystring: schemas.statementQuery, response: { 200: schemas.statement } } },
      (request) => myStatement(city, request.person, request.query),
    )
    app.get('/accounts', { ...reads, schema: { response: { 200: schemas.types } } }, (request) => typesFor(city, request.officer))
    app.get<{ Params: { type: string }; Querystring: { limit?: number; after?: string } }>(
      '/accounts/types/:type',
      { ...reads, schema: { params: schemas.oneType, querystring: schemas.pages, response: { 200: schemas.accountsOfType } } },
      (request) => listAccounts(city, request.officer, request.params.type, request.query),
    )
    app.get<{ Querystring: AskedStatement }>(
      '/accounts/statement',
      { ...reads, schema: { querystring: schemas.statementQuery, response: { 200: schemas.statement } } },
      (request) => readStatement(city, request.officer, request.query, 'account.read'),
    )
    app.post<{ Body: AskedStatement }>(
      '/accounts/exports',
      { ...reads, schema: { body: schemas.exportBody, response: { 200: schemas.statement } } },
      (request) => readStatement(city, request.officer, { ...request.body, limit: MOST_EXPORTED }, 'account.exported'),
    )
  }
