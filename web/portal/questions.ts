// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { Commitment } from '../client/commitment.ts'
import type * as T from '../client/index.ts'
import { get, post, query, readSession } from '../client/index.ts'

/** Every question that the portal asks the server, under the name by which its answer is kept. */
export const sessionNow = () =>
  queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => readSession(signal), staleTime: 60_000 })

export const useSession = () => useQuery(sessionNow()).data

export const homePage = () => queryOptions({ queryKey: ['home'], queryFn: ({ signal }) => get<T.Home>('/home', signal) })

/** The things done in one go, for a city that has not counted anything yet. */
export const bundleCards = () =>
  queryOptions({
    queryKey: ['bundles'],
    queryFn: async ({ signal }) => rowsOf(await get<T.Page<T.ItemCard>>('/items?kind=bundle', signal)),
    staleTime: 300_000,
  })

export const found = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => get<T.SearchAnswer>(`/search${query({ q })}`, signal),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

export const guideOf = (kind: T.Kind, id: string) =>
  queryOptions({
    queryKey: ['guide', kind, id],
    queryFn: ({ signal }) => get<T.Guide>(`/${kind}s/${encodeURIComponent(id)}`, signal),
    staleTime: 300_000,
  })

export const eligibility = (kind: T.Kind, id: string, who: string | null) =>
  queryOptions({
    queryKey: ['eligibility', kind, id, who],
    queryFn: () => post<T.Eligibility>('/eligibility', { kind, id }),
    staleTime: 60_000,
  })

export const versionsOf = (id: string) =>
  queryOptions({
    queryKey: ['versions', id],
    queryFn: async ({ signal }) =>
      rowsOf(await get<T.ItemVersion[] | { rows: T.ItemVersion[] }>(`/items/${id}/versions`, signal)),
  })

export const changesOf = (id: string, hash: string) =>
  queryOptions({
    queryKey: ['diff', id, hash],
    queryFn: async ({ signal }) =>
      rowsOf(await get<T.VersionChange[] | { rows: T.VersionChange[] }>(`/items/${id}/versions/${hash}/diff`, signal)),
  })

export const departments = () =>
  queryOptions({
    queryKey: ['departments'],
    queryFn: async ({ signal }) => rowsOf(await get<T.Department[] | { rows: T.Department[] }>('/departments', signal)),
    staleTime: 3_600_000,
  })

/** Which bodies have published items, from the city down to the villages. */
export const bodies = () =>
  queryOptions({
    queryKey: ['bodies'],
    queryFn: async ({ signal }) => rowsOf(await get<{ rows: T.BodyRow[] }>('/bodies', signal)),
    staleTime: 3_600_000,
  })

export const regionsUnder = (parent: string) =>
  queryOptions({
    queryKey: ['regions', parent],
    queryFn: async ({ signal }) => rowsOf(await get<T.Region[] | { rows: T.Region[] }>(`/regions${query({ parent })}`, signal)),
    staleTime: 3_600_000,
  })

export const draftOf = (id: string) =>
  queryOptions({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => get<T.Draft>(`/drafts/${id}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Which items the answers of a bundle call for now. */
export const draftParts = (id: string) =>
  queryOptions({
    queryKey: ['draft', id, 'parts'],
    queryFn: async ({ signal }) => (await get<T.Draft>(`/drafts/${id}`, signal)).parts ?? [],
    staleTime: 0,
  })

export const draftMaterials = (id: string) =>
  queryOptions({
    queryKey: ['draft', id, 'materials'],
    queryFn: async ({ signal }) => rowsOf(await get<{ rows: T.Material[] }>(`/drafts/${id}/materials`, signal)),
  })

export const draftCheck = (id: string) =>
  queryOptions({
    queryKey: ['draft', id, 'check'],
    queryFn: ({ signal }) => get<T.DraftCheck>(`/drafts/${id}/check`, signal),
    staleTime: 0,
    gcTime: 0,
  })

export const myDrafts = () =>
  queryOptions({
    queryKey: ['drafts'],
    queryFn: async ({ signal }) => rowsOf(await get<{ rows: T.DraftRow[] }>('/drafts', signal)),
  })

export const myCases = (state: 'open' | 'done') =>
  queryOptions({
    queryKey: ['cases', state],
    queryFn: ({ signal }) => get<T.Page<T.CaseRow>>(`/me/cases${query({ state, limit: 50 })}`, signal),
  })

export const trackingOf = (number: string) =>
  queryOptions({
    queryKey: ['case', number],
    queryFn: ({ signal }) => get<T.Tracking>(`/me/cases/${encodeURIComponent(number)}`, signal),
    refetchInterval: 15_000,
  })

export const billsOf = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'bills'],
    queryFn: async ({ signal }) => rowsOf(await get<{ rows: T.Bill[] }>(`/me/cases/${encodeURIComponent(number)}/bills`, signal)),
  })

export const receiptsOf = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'receipts'],
    queryFn: async ({ signal }) =>
      rowsOf(await get<{ rows: T.Receipt[] }>(`/me/cases/${encodeURIComponent(number)}/receipts`, signal)),
  })

export const parcelsOf = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'parcels'],
    queryFn: async ({ signal }) =>
      rowsOf(await get<{ rows: T.Parcel[] }>(`/me/cases/${encodeURIComponent(number)}/parcels`, signal)),
    refetchInterval: 20_000,
  })

export const commitmentsOf = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'commitments'],
    queryFn: async ({ signal }) =>
      rowsOf(await get<{ rows: Commitment[] }>(`/me/cases/${encodeURIComponent(number)}/commitments`, signal)),
  })

export const ratingReasons = () =>
  queryOptions({
    queryKey: ['rating-reasons'],
    queryFn: async ({ signal }) => rowsOf(await get<{ rows: T.RatingReason[] }>('/ratings/reasons', signal)),
    staleTime: 3_600_000,
  })

export const ratingsOf = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'ratings'],
    queryFn: async ({ signal }) => rowsOf(await get<T.Ratings>(`/me/cases/${encodeURIComponent(number)}/rating`, signal)),
  })

export const myLicences = () =>
  queryOptions({
    queryKey: ['licences'],
    queryFn: async ({ signal }) => rowsOf(await get<{ rows: T.LicenceRow[] }>('/me/licences', signal)),
  })

export const licenceOf = (id: string) =>
  queryOptions({ queryKey: ['licence', id], queryFn: ({ signal }) => get<T.LicenceRow>(`/me/licences/${id}`, signal) })

export const myProfile = () =>
  queryOptions({ queryKey: ['profile'], queryFn: ({ signal }) => get<T.Profile>('/me/profile', signal) })

/** Rows, whether the server sends them bare or as a page. */
export function rowsOf<R>(answer: R[] | { rows: R[] }): R[] {
  return Array.isArray(answer) ? answer : answer.rows
}
