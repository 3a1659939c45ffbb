// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, post } from '../../client/index.ts'
import type { Page } from './types.ts'

export type StuckCount = Answer<'GET', '/api/operations/stuck'>['kinds'][number]
export type StuckSort = StuckCount['kind']
/** `nextTry` is null when it waits for a person. */
export type Stuck = Answer<'GET', '/api/operations/stuck/{kind}'>['rows'][number]

export const operationsKeys = {
  all: ['stuck'] as const,
  counts: ['stuck', 'counts'] as const,
  list: (kind: StuckSort) => ['stuck', 'list', kind] as const,
}

export async function countStuck(): Promise<StuckCount[]> {
  return (await get('/api/operations/stuck')).kinds
}

export function listStuck(kind: StuckSort, after: string | null): Promise<Page<Stuck>> {
  return get('/api/operations/stuck/{kind}', { path: { kind }, query: { after, limit: 50 } })
}

export function retryStuck(kind: StuckSort, id?: string): Promise<{ retried: number }> {
  return post('/api/operations/stuck/retry', { body: id === undefined ? { kind } : { kind, id } })
}
