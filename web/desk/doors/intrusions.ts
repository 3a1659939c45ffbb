// SPDX-License-Identifier: Apache-2.0
import { type Answer, get } from '../../client/index.ts'
import type { Page } from './types.ts'

/** What one address tried in one way on one day, and how often; never what it sent. */
export type Block = Answer<'GET', '/api/intrusions'>['rows'][number]

export function listBlocks(after: string | null, signal?: AbortSignal): Promise<Page<Block>> {
  return get('/api/intrusions', { query: { after, limit: 50 }, signal })
}
