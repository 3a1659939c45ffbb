// SPDX-License-Identifier: Apache-2.0
import { get, post } from '../../client/index.ts'
import type { Page } from './types.ts'

export type Entry = {
  seq: number
  at: string
  root: string
  act: string
  actorKind: string
  actor: string
  subjectKind: string
  subject: string
  about: string | null
  purpose: string | null
  facts: Record<string, unknown>
}
export type LedgerSearch = {
  purpose: string
  about?: string[]
  actor?: string
  subject?: string
  act?: string
  from?: string
  to?: string
}
export type Verified = {
  ok: boolean
  entries?: number
  head?: string
  seq?: number
  reason?: string
  copy?: string
  breaks?: { at: string; reason: string; size: number }[]
  alarms: { code: string; text: string }[]
}

export function searchLedger(search: LedgerSearch, after: string | null, signal?: AbortSignal): Promise<Page<Entry>> {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== '') asked.append(name, one)
  }
  asked.set('limit', '50')
  if (after !== null) asked.set('after', after)
  return get(`/ledger?${asked}`, signal)
}

/** Whose account an identity number is; the look-up itself goes on record with its purpose. */
export function lookUpPerson(idNumber: string, purpose: string): Promise<{ account: string; name: string }> {
  return post('/people/lookup', { idNumber, purpose })
}

export function namesOfOfficers(ids: string[]): Promise<{ id: string; login: string; name: string }[]> {
  return post('/officers/names', { ids })
}

export function verifyLedger(): Promise<Verified> {
  return post('/ledger/verification')
}
