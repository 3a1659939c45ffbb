// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { pageQuery } from '../kernel/index.ts'
import { type AskedRows, coverageFigures, coverageRows, coverageRowsView } from './coverage-rows.ts'
import type { OfficerFigure } from './figure-queries.ts'
import { type Asked, exportFigure, type Listing, listFigure, overview, trend } from './figures.ts'
import { flags } from './flags.ts'
import { coverageView, licenceCoverage } from './licence-coverage.ts'
import type { City } from './needs.ts'
import { type VisitsOf, visits } from './one-visit.ts'
import { people, tasksOf } from './people.ts'
import type { Period } from './period.ts'
import * as schemas from './schemas.ts'
import { unitWork } from './units.ts'
import { unstaffedList } from './unstaffed.ts'

export const supervisionRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const read = { config: { permission: 'supervision.read', reach: 'district' } }
    app.get(
      '/licences/coverage',
      { config: { permission: 'licence.coverage', reach: 'district' }, schema: { response: { 200: coverageView } } },
      (request) => licenceCoverage(city, request.officer),
    )
    app.get<{ Params: { type: string }; Querystring: AskedRows }>(
      '/licences/coverage/:type/rows',
      {
        config: { permission: 'licence.coverage', reach: 'district' },
        schema: {
          params: Type.Object({ type: Type.String({ maxLength: 80 }) }),
          querystring: Type.Object({
            ...pageQuery,
            figure: Type.Union(coverageFigures.map((figure) => Type.Literal(figure))),
          }),
          response: { 200: coverageRowsView },
        },
      },
      (request) => coverageRows(city, request.officer, request.params.type, request.query),
    )
    app.get('/supervision/units', { ...read, schema: { response: { 200: schemas.unitsView } } }, (request) =>
      unitWork(city, request.officer),
    )
    const own = { config: { permission: 'case.reassign', reach: 'department' } }
    app.get<{ Querystring: Asked }>(
      '/supervision/overview',
      { ...read, schema: { querystring: schemas.overviewQuery, response: { 200: schemas.overviewView } } },
      (request) => overview(city, request.officer, request.query),
    )
    app.get<{ Querystring: Listing }>(
      '/supervision/cases',
      { ...read, schema: { querystring: schemas.listQuery, response: { 200: schemas.casesView } } },
      (request) => listFigure(city, request.officer, request.query),
    )
    app.get<{ Querystring: Asked }>(
      '/supervision/trend',
      { ...read, schema: { querystring: schemas.narrowedQuery, response: { 200: schemas.trendView } } },
      (request) => trend(city, request.officer, request.query),
    )
    app.post<{ Body: Listing }>(
      '/supervision/exports',
      { ...read, schema: { body: schemas.exportBody, response: { 200: schemas.exportedView } } },
      (request) => exportFigure(city, request.officer, request.body),
    )
    app.get<{ Querystring: Period }>(
      '/supervision/people',
      { ...own, schema: { querystring: Type.Object(schemas.period), response: { 200: schemas.peopleView } } },
      (request) => people(city, request.officer, request.query),
    )
    app.get<{ Querystring: Period & { officer: string; figure: OfficerFigure } }>(
      '/supervision/tasks',
      { ...own, schema: { querystring: schemas.tasksQuery, response: { 200: schemas.tasksView } } },
      (request) => tasksOf(city, request.officer, request.query),
    )
    app.get<{ Querystring: { limit?: number; after?: string } }>(
      '/supervision/unstaffed',
      { ...read, schema: { querystring: Type.Object(pageQuery), response: { 200: schemas.unstaffedView } } },
      (request) => unstaffedList(city, request.officer, request.query),
    )
    app.get<{ Querystring: Period & { of?: VisitsOf } }>(
      '/supervision/visits',
      { ...read, schema: { querystring: schemas.visitsQuery, response: { 200: schemas.visitsView } } },
      (request) => visits(city, request.officer, request.query),
    )
    app.get<{ Querystring: { limit?: number; after?: string } }>(
      '/supervision/flags',
      {
        config: { permission: 'case.read', reach: 'department' },
        schema: { querystring: Type.Object(pageQuery), response: { 200: schemas.flagsView } },
      },
      (request) => flags(city, request.officer, request.query),
    )
  }
