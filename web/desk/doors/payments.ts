// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, post } from '../../client/index.ts'
import type { Page } from './types.ts'

/** Amounts are yuan. */
export type DayBook = Answer<'GET', '/api/payments/days/{day}'>
export type DayRefund = Answer<'GET', '/api/payments/days/{day}/refunds'>['rows'][number]
export type RefundState = DayRefund['state']
export type WaitingRefund = Answer<'GET', '/api/payments/refunds/waiting'>['rows'][number]
export type Movement = Answer<'GET', '/api/payments/days/{day}/movements'>['rows'][number]

export function readDay(day: string): Promise<DayBook> {
  return get('/api/payments/days/{day}', { path: { day } })
}

export function movementsOf(day: string, after: string | null): Promise<Page<Movement>> {
  return get('/api/payments/days/{day}/movements', { path: { day }, query: { after, limit: 100 } })
}

export function refundsOfDay(day: string, of: 'ordered' | 'done', after: string | null): Promise<Page<DayRefund>> {
  return get('/api/payments/days/{day}/refunds', { path: { day }, query: { of, after, limit: 100 } })
}

export function waitingRefunds(): Promise<{ rows: WaitingRefund[] }> {
  return get('/api/payments/refunds/waiting')
}

export function askRefund(bill: string, asking: { amount: string; reason: string }, key: string): Promise<unknown> {
  return post('/api/payments/bills/{bill}/refunds', { path: { bill }, body: asking, key })
}

export function answerRefund(number: string, agreed: boolean, key: string): Promise<unknown> {
  return post('/api/payments/refunds/{refund}/answer', { path: { refund: number }, body: { agreed }, key })
}

export type Claim = Answer<'GET', '/api/receipts/claims'>['rows'][number]
export function claimsOfDepartment(): Promise<{ rows: Claim[] }> {
  return get('/api/receipts/claims', { query: { limit: 100 } })
}
