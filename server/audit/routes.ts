// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { answerExport, askExport, listExports, takeExport } from './exports.ts'
import type { City } from './needs.ts'
import * as schemas from './schemas.ts'
import { type Asked, listReaders, searchEntries } from './search.ts'

/** Searches are sent, not asked by address: what is searched for is a person's, and an address is kept in many places. */
export const auditRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const read = { config: { permission: 'ledger.read', reach: 'district' } }
    const lets = { config: { permission: 'ledger.release', reach: 'district' } }
    const takes = { config: { permission: 'ledger.export', reach: 'district' } }
    app.post<{ Body: Asked }>(
      '/audit/searches',
      { ...read, schema: { body: schemas.searchBody, response: { 200: schemas.entriesView } } },
      (request) => searchEntries(city, request.officer, request.body),
    )
    app.post<{ Body: Asked & { value: string } }>(
      '/audit/readers',
      { ...read, schema: { body: schemas.readersBody, response: { 200: schemas.readersView } } },
      (request) => listReaders(city, request.officer, request.body),
    )
    app.get('/audit/exports', { ...lets, schema: { response: { 200: schemas.exportsView } } }, (request) =>
      listExports(city, request.officer),
    )
    app.post<{ Body: Asked }>(
      '/audit/exports',
      { ...takes, schema: { body: schemas.exportBody, response: { 200: schemas.exportsView } } },
      (request) => askExport(city, request.officer, request.body),
    )
    app.post<{ Params: { id: string }; Body: { answer: 'granted' | 'refused' } }>(
      '/audit/exports/:id/answer',
      { ...lets, schema: { params: schemas.oneId, body: schemas.answerBody, response: { 200: schemas.exportsView } } },
      (request) => answerExport(city, request.officer, request.params.id, request.body.answer),
    )
    app.post<{ Params: { id: string } }>(
      '/audit/exports/:id/entries',
      { ...takes, schema: { params: schemas.oneId, response: { 200: schemas.takenView } } },
      (request) => takeExport(city, request.officer, request.params.id),
    )
  }
