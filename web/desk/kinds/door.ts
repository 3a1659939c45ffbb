// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, post, type Query, type Values } from '../../client/index.ts'
import { askedOf, type KindSearch } from './kind-search.ts'

export type KindCard = Answer<'GET', '/api/kinds'>['rows'][number]
export type KindView = Answer<'GET', '/api/kinds/{kind}'>
export type KindColumn = KindView['columns'][number]
export type KindRow = Answer<'GET', '/api/kinds/{kind}/cases'>['rows'][number]
export type KindMonth = Answer<'GET', '/api/kinds/{kind}/months'>['rows'][number]
export type Asked = Query<'/api/kinds/{kind}/cases'>

export const kindKeys = {
  list: ['kinds'] as const,
  one: (kind: string) => ['kinds', kind] as const,
  rows: (kind: string, search: KindSearch) => ['kinds', kind, 'cases', search] as const,
  months: (kind: string) => ['kinds', kind, 'months'] as const,
}

export const listKinds = () => get('/api/kinds')
export const getKind = (kind: string) => get('/api/kinds/{kind}', { path: { kind } })
export const listCases = (kind: string, search: KindSearch, after: string | null, limit = 50) =>
  get('/api/kinds/{kind}/cases', { path: { kind }, query: { ...askedOf(search), ...(after === null ? {} : { after }), limit } })
export const listMonths = (kind: string) => get('/api/kinds/{kind}/months', { path: { kind } })
export const openCase = (kind: string, sent: { id: string; form: Values }) =>
  post('/api/kinds/{kind}/cases', { path: { kind }, body: sent })
