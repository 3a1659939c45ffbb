// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '../../client/index.ts'
import type { Page } from './types.ts'

export type StuckSort = 'timer' | 'case' | 'fact' | 'job' | 'sweep'
export type StuckCount = { kind: StuckSort; count: number }
export type Stuck = {
  id: string
  name: string
  root: string | null
  since: string
  tries: number
  /** null when it waits for a person */
  nextTry: string | null
  trouble: string
}

export const operationsKeys = {
  all: ['stuck'] as const,
  counts: ['stuck', 'counts'] as const,
  list: (kind: StuckSort) => ['stuck', 'list', kind] as const,
}

export async function countStuck(): Promise<StuckCount[]> {
  return (await get<{ kinds: StuckCount[] }>('/operations/stuck')).kinds
}

export function listStuck(kind: StuckSort, after: string | null): Promise<Page<Stuck>> {
  return get(`/operations/stuck/${kind}${query({ after, limit: 50 })}`)
}

export function retryStuck(kind: StuckSort, id?: string): Promise<{ retried: number }> {
  return post('/operations/stuck/retry', id === undefined ? { kind } : { kind, id })
}
