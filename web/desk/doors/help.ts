// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, type HelpCall, post, remove } from '../../client/index.ts'

export const helpKeys = { calls: ['help', 'calls'] as const, mine: ['help', 'mine'] as const }

export async function readCalls(signal?: AbortSignal): Promise<HelpCall[]> {
  return (await get('/api/help/calls', { signal })).rows
}

export async function readMine(signal?: AbortSignal): Promise<HelpCall[]> {
  return (await get('/api/help/mine', { signal })).rows
}

export function joinCall({ draft, id }: HelpCall): Promise<HelpCall> {
  return post('/api/help/calls/{draft}/{id}/join', { path: { draft, id } })
}

export function endHelp(draft: string, consent: string): Promise<unknown> {
  return remove('/api/drafts/{id}/consents/{consent}', { path: { id: draft, consent } })
}

export function sendHint(draft: string, consent: string, hint: { field?: string; text: string }): Promise<unknown> {
  return post('/api/drafts/{id}/consents/{consent}/hints', { path: { id: draft, consent }, body: hint })
}

export type Continued = Answer<'POST', '/api/halls/continuations'>
export function continueByCode(body: { idNumber: string; code: string }): Promise<Continued> {
  return post('/api/halls/continuations', { body })
}
