// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, post, type Sent } from '../../client/index.ts'

export type FoundEntries = Answer<'POST', '/api/audit/searches'>
export type Entry = FoundEntries['rows'][number]
/** `value` is whatever was found: a name, a phone, a number; the server says what it is. */
export type LedgerSearch = Sent<'POST', '/api/audit/exports'>
export type Match = FoundEntries['matches'][number]
export type FoundReaders = Answer<'POST', '/api/audit/readers'>
export type Reader = FoundReaders['rows'][number]
export type Exports = Answer<'GET', '/api/audit/exports'>
export type LedgerExport = Exports['rows'][number]
export type Taken = Answer<'POST', '/api/audit/exports/{id}/entries'>
export type Verified = Answer<'POST', '/api/ledger/verification'>

export const ledgerKeys = { exports: ['ledger-exports'] as const }

export function searchLedger(search: LedgerSearch, after: string | null): Promise<FoundEntries> {
  return post('/api/audit/searches', { body: { ...search, limit: 50, ...(after === null ? {} : { after }) } })
}

export function listReaders(search: Sent<'POST', '/api/audit/readers'>): Promise<FoundReaders> {
  return post('/api/audit/readers', { body: search })
}

export function listExports(): Promise<Exports> {
  return get('/api/audit/exports')
}

export function askExport(search: LedgerSearch): Promise<Exports> {
  return post('/api/audit/exports', { body: search })
}

export function answerExport(id: string, answer: 'granted' | 'refused'): Promise<Exports> {
  return post('/api/audit/exports/{id}/answer', { path: { id }, body: { answer } })
}

export function takeExport(id: string): Promise<Taken> {
  return post('/api/audit/exports/{id}/entries', { path: { id } })
}

export function verifyLedger(): Promise<Verified> {
  return post('/api/ledger/verification')
}
