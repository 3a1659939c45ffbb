// SPDX-License-Identifier: Apache-2.0
import { get } from '../../client/index.ts'
import type { Page } from './types.ts'

/** What one address tried in one way on one day, and how often; never what it sent. */
export type Block = {
  id: string
  address: string
  rule: string
  place: string
  route: string
  account: string | null
  count: number
  firstAt: string
  lastAt: string
}

export function listBlocks(after: string | null, signal?: AbortSignal): Promise<Page<Block>> {
  const asked = new URLSearchParams({ limit: '50' })
  if (after !== null) asked.set('after', after)
  return get(`/intrusions?${asked}`, signal)
}
