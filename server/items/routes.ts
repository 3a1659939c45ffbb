// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { pageQuery } from '../kernel/index.ts'
import { bodies, departments, diffOf, halls, home, type Listing, listItems, publicGuide, regions, versions } from './catalogue.ts'
import { differences } from './differences.ts'
import { namesInEnglish } from './english.ts'
import type { City } from './needs.ts'
import * as schemas from './schemas.ts'
import { search } from './search.ts'

const oneItem = Type.Object({ id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,78}$' }) })
const oneVersion = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,78}$' }),
  hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
})
const word = Type.Optional(Type.String({ maxLength: 40 }))
const open = { config: { permission: 'public', reach: 'public' } }

export const itemRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get('/home', { ...open, schema: { response: { 200: schemas.homeView } } }, () => home(city))
    app.get<{ Querystring: { q: string; kind?: 'item' | 'bundle' } }>(
      '/search',
      {
        config: { ...open.config, freeText: ['q'] },
        schema: {
          querystring: Type.Object({
            q: Type.String({ minLength: 1, maxLength: 60 }),
            kind: Type.Optional(Type.Union([Type.Literal('item'), Type.Literal('bundle')])),
          }),
          response: { 200: schemas.searchView },
        },
      },
      (request) => search(city, request.query.q, request.query.kind),
    )
    app.get<{ Querystring: Listing }>(
      '/items',
      {
        ...open,
        schema: {
          querystring: Type.Object({
            ...pageQuery,
            lifeStage: word,
            theme: word,
            department: word,
            serves: word,
            kind: word,
            channel: word,
            level: word,
          }),
          response: { 200: schemas.itemPage },
        },
      },
      async (request) => listItems(city, request.query),
    )
    app.get<{ Params: { id: string } }>(
      '/items/:id',
      { ...open, schema: { params: oneItem, response: { 200: schemas.guideView } } },
      async (request) => publicGuide(city, request.params.id),
    )
    app.get<{ Params: { id: string } }>(
      '/items/:id/versions',
      { ...open, schema: { params: oneItem, response: { 200: schemas.versionRows } } },
      (request) => versions(city, 'item', request.params.id),
    )
    app.get<{ Params: { id: string; hash: string } }>(
      '/items/:id/versions/:hash/diff',
      { ...open, schema: { params: oneVersion, response: { 200: schemas.diffView } } },
      (request) => diffOf(city, request.params.id, request.params.hash),
    )
    app.get<{ Params: { id: string } }>(
      '/items/:id/differences',
      { ...open, schema: { params: oneItem, response: { 200: schemas.differencesView } } },
      async (request) => differences(city, request.params.id, 'published'),
    )
    app.get('/english', { ...open, schema: { response: { 200: schemas.englishView } } }, async () => ({
      names: Object.fromEntries(namesInEnglish(city)),
    }))
    app.get('/bodies', { ...open, schema: { response: { 200: schemas.bodyRows } } }, async () => bodies(city))
    app.get('/departments', { ...open, schema: { response: { 200: schemas.departmentRows } } }, async () => departments(city))
    app.get<{ Querystring: { parent?: string } }>(
      '/regions',
      {
        ...open,
        schema: {
          querystring: Type.Object({ parent: Type.Optional(Type.String({ pattern: '^\\d{6,12}$' })) }),
          response: { 200: schemas.regionRows },
        },
      },
      async (request) => regions(city, request.query.parent),
    )
    app.get('/halls', { ...open, schema: { response: { 200: schemas.hallRows } } }, async () => halls(city))
  }
