// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, type Query, type ServicePoint } from '../../client/index.ts'
import type { Page } from './types.ts'

export type Coverage = Answer<'GET', '/api/halls/coverage'>
export type AddressFigure = Query<'/api/halls/coverage/addresses'>['figure']
/** Metres on foot; null where there is no such point at all. */
export type CoveredAddress = Answer<'GET', '/api/halls/coverage/addresses'>['rows'][number]
export type { ServicePoint }

export const coverageKeys = {
  report: ['service-coverage'] as const,
  addresses: (figure: AddressFigure, region: string | null) => ['service-coverage', figure, region] as const,
  points: ['service-coverage', 'points'] as const,
}

export const readCoverage = (signal: AbortSignal): Promise<Coverage> => get('/api/halls/coverage', { signal })

export function coveredAddresses(
  figure: AddressFigure,
  region: string | null,
  after: string | null,
): Promise<Page<CoveredAddress>> {
  return get('/api/halls/coverage/addresses', { query: { figure, ...(region === null ? {} : { region }), after, limit: 50 } })
}

export async function listServicePoints(): Promise<ServicePoint[]> {
  return (await get('/api/halls/coverage/points')).rows
}
