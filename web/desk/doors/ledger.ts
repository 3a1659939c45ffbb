// SPDX-License-Identifier: Apache-2.0
import { get, post } from '../../client/index.ts'

type Actor = {
  actorKind: string
  actor: string
  actorName: string | null
  actorDepartment: string | null
  actorPosition: string | null
}
export type Entry = Actor & {
  seq: number
  at: string
  root: string
  act: string
  subjectKind: string
  subject: string
  about: string | null
  purpose: string | null
  facts: Record<string, unknown>
}
/** `value` is whatever was found: a name, a phone, a number; the server says what it is. */
export type LedgerSearch = {
  purpose: string
  value?: string
  only?: string
  actor?: string
  act?: string
  from?: string
  to?: string
}
export type Match = { id: string; kind: string; title: string; by: string }
export type Reader = Actor & { times: number; firstAt: string; lastAt: string; purposes: string[]; fields: string[] }
export type LedgerExport = {
  id: string
  purpose: string
  search: Omit<LedgerSearch, 'purpose'>
  askedBy: string
  askedAt: string
  endsAt: string
  state: 'asked' | 'granted' | 'refused' | 'over'
  answeredBy: string | null
  taken: number
  isMine: boolean
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

export const ledgerKeys = { exports: ['ledger-exports'] as const }

export type FoundEntries = { matches: Match[]; rows: Entry[]; next: string | null }
export function searchLedger(search: LedgerSearch, after: string | null): Promise<FoundEntries> {
  return post('/audit/searches', { ...search, limit: 50, ...(after === null ? {} : { after }) })
}

export type FoundReaders = { matches: Match[]; rows: Reader[]; isCut: boolean }
export function listReaders(search: LedgerSearch): Promise<FoundReaders> {
  return post('/audit/readers', search)
}

export type Exports = { rows: LedgerExport[] }
export function listExports(): Promise<Exports> {
  return get('/audit/exports')
}

export function askExport(search: LedgerSearch): Promise<Exports> {
  return post('/audit/exports', search)
}

export function answerExport(id: string, answer: 'granted' | 'refused'): Promise<Exports> {
  return post(`/audit/exports/${id}/answer`, { answer })
}

export type Taken = { rows: Entry[]; isCut: boolean; grantedBy: string; mark: string }
export function takeExport(id: string): Promise<Taken> {
  return post(`/audit/exports/${id}/entries`)
}

export function verifyLedger(): Promise<Verified> {
  return post('/ledger/verification')
}
