// SPDX-License-Identifier: Apache-2.0
import { get, type HelpCall, post, remove } from '../../client/index.ts'

export const helpKeys = { calls: ['help', 'calls'] as const, mine: ['help', 'mine'] as const }

export async function readCalls(signal?: AbortSignal): Promise<HelpCall[]> {
  return (await get<{ rows: HelpCall[] }>('/help/calls', signal)).rows
}

export async function readMine(signal?: AbortSignal): Promise<HelpCall[]> {
  return (await get<{ rows: HelpCall[] }>('/help/mine', signal)).rows
}

export function joinCall({ draft, id }: HelpCall): Promise<HelpCall> {
  return post(`/help/calls/${draft}/${id}/join`)
}

export function endHelp(draft: string, consent: string): Promise<unknown> {
  return remove(`/drafts/${draft}/consents/${consent}`)
}

export function sendHint(draft: string, consent: string, hint: { field?: string; text: string }): Promise<unknown> {
  return post(`/drafts/${draft}/consents/${consent}/hints`, hint)
}

export type Continued = { draft: string; itemName: string; may: string; until: string }
export function continueByCode(body: { idNumber: string; code: string }): Promise<Continued> {
  return post('/halls/continuations', body)
}
