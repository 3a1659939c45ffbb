// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type * as T from '../client/index.ts'
import { get, post, readSession } from '../client/index.ts'

/** Every question that the portal asks the server, under the name by which its answer is kept. */
export const sessionNow = () =>
  queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => readSession(signal), staleTime: 60_000 })

export const useSession = () => useQuery(sessionNow()).data

export const homePage = () => queryOptions({ queryKey: ['home'], queryFn: ({ signal }) => get('/api/home', { signal }) })

/** The things done in one go, for a city that has not counted anything yet. */
export const bundleCards = () =>
  queryOptions({
    queryKey: ['bundles'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/items', { query: { kind: 'bundle' }, signal })),
    staleTime: 300_000,
  })

export const found = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => get('/api/search', { query: { q }, signal }),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

const readGuide = (kind: T.Kind, id: string, signal: AbortSignal): Promise<T.Guide> =>
  kind === 'item' ? get('/api/items/{id}', { path: { id }, signal }) : get('/api/bundles/{id}', { path: { id }, signal })

export const guideOf = (kind: T.Kind, id: string) =>
  queryOptions({
    queryKey: ['guide', kind, id],
    queryFn: ({ signal }) => readGuide(kind, id, signal),
    staleTime: 300_000,
  })

export const eligibility = (kind: T.Kind, id: string, who: string | null) =>
  queryOptions({
    queryKey: ['eligibility', kind, id, who],
    queryFn: () => post('/api/eligibility', { body: { kind, id } }),
    staleTime: 60_000,
  })

export const versionsOf = (id: string) =>
  queryOptions({
    queryKey: ['versions', id],
    queryFn: async ({ signal }) => rowsOf(await get('/api/items/{id}/versions', { path: { id }, signal })),
  })

export const changesOf = (id: string, hash: string) =>
  queryOptions({
    queryKey: ['diff', id, hash],
    queryFn: async ({ signal }) => rowsOf(await get('/api/items/{id}/versions/{hash}/diff', { path: { id, hash }, signal })),
  })

export const differencesOf = (id: string) =>
  queryOptions({
    queryKey: ['differences', id],
    queryFn: ({ signal }) => get('/api/items/{id}/differences', { path: { id }, signal }),
  })

export const departments = () =>
  queryOptions({
    queryKey: ['departments'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/departments', { signal })),
    staleTime: 3_600_000,
  })

/** What the city's bodies, places, papers and answers are called in English, by their Chinese. */
export const englishNames = () =>
  queryOptions({
    queryKey: ['english'],
    queryFn: async ({ signal }) => (await get('/api/english', { signal })).names,
    staleTime: 3_600_000,
  })

/** Which bodies have published items, from the city down to the villages. */
export const bodies = () =>
  queryOptions({
    queryKey: ['bodies'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/bodies', { signal })),
    staleTime: 3_600_000,
  })

export const regionsUnder = (parent: string) =>
  queryOptions({
    queryKey: ['regions', parent],
    queryFn: async ({ signal }) => rowsOf(await get('/api/regions', { query: { parent }, signal })),
    staleTime: 3_600_000,
  })

export const draftOf = (id: string) =>
  queryOptions({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => get('/api/drafts/{id}', { path: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Which items the answers of a bundle call for now. */
export const draftParts = (id: string) =>
  queryOptions({
    queryKey: ['draft', id, 'parts'],
    queryFn: async ({ signal }) => (await get('/api/drafts/{id}', { path: { id }, signal })).parts ?? [],
    staleTime: 0,
  })

export const draftMaterials = (id: string) =>
  queryOptions({
    queryKey: ['draft', id, 'materials'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/drafts/{id}/materials', { path: { id }, signal })),
  })

export const draftCheck = (id: string) =>
  queryOptions({
    queryKey: ['draft', id, 'check'],
    queryFn: ({ signal }) => get('/api/drafts/{id}/check', { path: { id }, signal }),
    staleTime: 0,
    gcTime: 0,
  })

export const myDrafts = () =>
  queryOptions({
    queryKey: ['drafts'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/drafts', { signal })),
  })

export const myCases = (state: 'open' | 'done') =>
  queryOptions({
    queryKey: ['cases', state],
    queryFn: ({ signal }) => get('/api/me/cases', { query: { state, limit: 50 }, signal }),
  })

export const trackingOf = (number: string) =>
  queryOptions({
    queryKey: ['case', number],
    queryFn: ({ signal }) => get('/api/me/cases/{number}', { path: { number }, signal }),
    refetchInterval: 15_000,
  })

export const billsOf = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'bills'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/me/cases/{number}/bills', { path: { number }, signal })),
  })

export const receiptsOf = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'receipts'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/me/cases/{number}/receipts', { path: { number }, signal })),
  })

export const parcelsOf = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'parcels'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/me/cases/{number}/parcels', { path: { number }, signal })),
    refetchInterval: 20_000,
  })

export const commitmentsOf = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'commitments'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/me/cases/{number}/commitments', { path: { number }, signal })),
  })

export const ratingReasons = () =>
  queryOptions({
    queryKey: ['rating-reasons'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/ratings/reasons', { signal })),
    staleTime: 3_600_000,
  })

export const ratingsOf = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'ratings'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/me/cases/{number}/rating', { path: { number }, signal })),
  })

export const myLicences = () =>
  queryOptions({
    queryKey: ['licences'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/me/licences', { signal })),
  })

export const licenceOf = (id: string) =>
  queryOptions({ queryKey: ['licence', id], queryFn: ({ signal }) => get('/api/me/licences/{id}', { path: { id }, signal }) })

export const myProfile = () =>
  queryOptions({ queryKey: ['profile'], queryFn: ({ signal }) => get('/api/me/profile', { signal }) })

/** Rows, whether the server sends them bare or as a page. */
export function rowsOf<R>(answer: R[] | { rows: R[] }): R[] {
  return Array.isArray(answer) ? answer : answer.rows
}
