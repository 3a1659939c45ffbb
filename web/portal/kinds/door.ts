// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query'
import { type Answer, get, post, type Values } from '../../client/index.ts'

export type KindView = Answer<'GET', '/api/portal/kinds/{kind}'>

export const kindsOpen = (at: 'portal' | 'kiosk' = 'portal') =>
  queryOptions({
    queryKey: ['kinds', 'open', at],
    queryFn: async ({ signal }) => (await get('/api/portal/kinds', { query: { at }, signal })).rows,
    staleTime: 300_000,
  })
export const kindOf = (kind: string) =>
  queryOptions({
    queryKey: ['kinds', kind],
    queryFn: ({ signal }) => get('/api/portal/kinds/{kind}', { path: { kind }, signal }),
    staleTime: 300_000,
  })
export const myReports = (kind: string) =>
  queryOptions({
    queryKey: ['kinds', kind, 'mine'],
    queryFn: ({ signal }) => get('/api/portal/kinds/{kind}/cases', { path: { kind }, signal }),
  })
export const report = (kind: string, sent: { id: string; form: Values }) =>
  post('/api/portal/kinds/{kind}/cases', { path: { kind }, body: sent })
