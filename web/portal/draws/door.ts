// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type Answer, get } from '../../client/index.ts'

export type DrawView = Answer<'GET', '/api/portal/draws/{id}'>
export type DrawHead = Answer<'GET', '/api/portal/draws'>['rows'][number]

export const drawsShown = infiniteQueryOptions({
  queryKey: ['draws'],
  queryFn: ({ pageParam, signal }) => get('/api/portal/draws', { query: { limit: 20, after: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
})
export const drawOf = (id: string) =>
  queryOptions({ queryKey: ['draws', id], queryFn: ({ signal }) => get('/api/portal/draws/{id}', { path: { id }, signal }) })
