// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import type { City } from '../needs.ts'
import { addRow, changeRow, endRow, type RowBody } from './change.ts'
import { readGraded, showHistory, showRow } from './detail.ts'
import { exportRows } from './export.ts'
import { figuresOf } from './figures.ts'
import { type AskedLayer, showLayer } from './layer.ts'
import { showLinks } from './links.ts'
import { type AskedRows, listRegisters, listRows, showRegister } from './list.ts'
import * as schemas from './schemas.ts'

type OneRegister = { Params: { register: string } }
type OneRow = { Params: { register: string; key: string } }
const NEWEST = 2_147_483_647

/** Searches are sent, not asked by address: what is looked for may be somebody's name. */
export const rowRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const reads = { config: { permission: 'register.read', reach: 'department' } }
    const writes = { config: { permission: 'register.write', reach: 'department', body: 'form' as const } }
    app.get('/registers', { ...reads, schema: { response: { 200: schemas.registersView } } }, (request) =>
      listRegisters(city, request.officer),
    )
    app.get<OneRegister>(
      '/registers/:register',
      { ...reads, schema: { params: schemas.oneRegister, response: { 200: schemas.registerView } } },
      (request) => showRegister(city, request.officer, request.params.register),
    )
    app.post<OneRegister & { Body: AskedRows }>(
      '/registers/:register/searches',
      { ...reads, schema: { params: schemas.oneRegister, body: schemas.searchBody, response: { 200: schemas.rowsView } } },
      (request) => listRows(city, request.officer, request.params.register, request.body),
    )
    app.post<OneRegister & { Body: Omit<AskedRows, 'limit' | 'after'> }>(
      '/registers/:register/exports',
      { ...reads, schema: { params: schemas.oneRegister, body: schemas.exportBody, response: { 200: schemas.exportView } } },
      (request) => exportRows(city, request.officer, request.params.register, request.body),
    )
    app.post<OneRegister & { Body: AskedLayer }>(
      '/registers/:register/layers',
      { ...reads, schema: { params: schemas.oneRegister, body: schemas.layerBody, response: { 200: schemas.layerView } } },
      (request) => showLayer(city, request.officer, request.params.register, request.body),
    )
    // for programs that draw maps: they ask by address, and for all that is open
    app.get<OneRegister & { Querystring: { bbox: string; zoom: number } }>(
      '/registers/:register/rows.geojson',
      {
        ...reads,
        schema: { params: schemas.oneRegister, querystring: schemas.layerQuery, response: { 200: schemas.layerView } },
      },
      (request) => showLayer(city, request.officer, request.params.register, request.query),
    )
    app.get<OneRegister>(
      '/registers/:register/figures',
      { ...reads, schema: { params: schemas.oneRegister, response: { 200: schemas.figuresView } } },
      (request) => figuresOf(city, request.officer, request.params.register),
    )
    app.get<OneRow & { Querystring: { asOf?: string } }>(
      '/registers/:register/rows/:key',
      { ...reads, schema: { params: schemas.oneRow, querystring: schemas.rowQuery, response: { 200: schemas.rowView } } },
      (request) => showRow(city, request.officer, request.params, request.query.asOf),
    )
    app.get<OneRow & { Querystring: { before?: number } }>(
      '/registers/:register/rows/:key/history',
      { ...reads, schema: { params: schemas.oneRow, querystring: schemas.historyQuery, response: { 200: schemas.historyView } } },
      (request) => showHistory(city, request.officer, request.params, request.query.before ?? NEWEST),
    )
    app.get<OneRow & { Querystring: { asOf?: string } }>(
      '/registers/:register/rows/:key/links',
      { ...reads, schema: { params: schemas.oneRow, querystring: schemas.rowQuery, response: { 200: schemas.linksView } } },
      (request) => showLinks(city, request.officer, request.params, request.query.asOf),
    )
    app.post<OneRow & { Body: Parameters<typeof readGraded>[3] }>(
      '/registers/:register/rows/:key/reading',
      { ...reads, schema: { params: schemas.oneRow, body: schemas.readingBody, response: { 200: schemas.readingView } } },
      (request) => readGraded(city, request.officer, request.params, request.body),
    )
    app.post<OneRegister & { Body: RowBody }>(
      '/registers/:register/rows',
      { ...writes, schema: { params: schemas.oneRegister, body: schemas.rowBody, response: { 200: schemas.written } } },
      (request) => addRow(city, request.officer, request.params.register, request.body),
    )
    app.put<OneRow & { Body: RowBody & { version: number } }>(
      '/registers/:register/rows/:key',
      { ...writes, schema: { params: schemas.oneRow, body: schemas.changeBody, response: { 200: schemas.written } } },
      (request) => changeRow(city, request.officer, request.params, request.body),
    )
    app.post<OneRow & { Body: { version: number; why: string } }>(
      '/registers/:register/rows/:key/end',
      { ...writes, schema: { params: schemas.oneRow, body: schemas.endBody, response: { 200: schemas.written } } },
      (request) => endRow(city, request.officer, request.params, request.body),
    )
  }
