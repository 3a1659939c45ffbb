// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query'
import { type Answer, get } from '../../client/index.ts'

export type Told = Pick<
  Answer<'GET', '/api/me/gates'>['rows'][number],
  'title' | 'titleEn' | 'basis' | 'basisEn' | 'remedy' | 'remedyEn' | 'unlock' | 'unlockEn' | 'mayBeOverruled'
>

/** What would refuse whoever is signed in, for herself or for the firm that she acts for. */
export const gatesBefore = (kind: 'item' | 'bundle' | 'kind', id: string, who: string) =>
  queryOptions({
    queryKey: ['gates', kind, id, who],
    queryFn: async ({ signal }) => (await get('/api/me/gates', { query: { kind, id }, signal })).rows,
    staleTime: 0,
  })

export const myRefusals = (who: string) =>
  queryOptions({
    queryKey: ['refusals', who],
    queryFn: async ({ signal }) => (await get('/api/me/refusals', { signal })).rows,
  })
