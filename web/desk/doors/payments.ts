// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '../../client/index.ts'
import type { Page } from './types.ts'

/** Amounts are yuan. */
export type DayBook = {
  bills: number
  billAmount: number
  callbacks: number
  callbackAmount: number
  unbooked: number
  unbookedAmount: number
  unmatched: number
  contradictions: number
  contradictionAmount: number
  refundsOrdered: number
  refundsOrderedAmount: number
  refunds: number
  refundAmount: number
  difference: number
  refundDifference: number
}
export type RefundState = 'asked' | 'refused' | 'ordered' | 'done'
export type DayRefund = {
  number: string
  transactionNo: string
  bill: string
  amount: number
  because: string
  reason: string | null
  state: RefundState
  orderedAt: string | null
  doneAt: string | null
}
export type WaitingRefund = {
  number: string
  bill: string
  amount: number
  reason: string | null
  askedAt: string | null
  askedBy: string
  mine: boolean
}
export type Movement = {
  transactionNo: string
  kind: 'payment' | 'refund'
  bill: string
  amount: number
  booked: boolean
  because: string | null
  at: string
  refunds: { number: string; amount: number; state: RefundState }[]
}

export function readDay(day: string): Promise<DayBook> {
  return get(`/payments/days/${day}`)
}

export function movementsOf(day: string, after: string | null): Promise<Page<Movement>> {
  return get(`/payments/days/${day}/movements${query({ after, limit: 100 })}`)
}

export function refundsOfDay(day: string, of: 'ordered' | 'done', after: string | null): Promise<Page<DayRefund>> {
  return get(`/payments/days/${day}/refunds${query({ of, after, limit: 100 })}`)
}

export function waitingRefunds(): Promise<{ rows: WaitingRefund[] }> {
  return get('/payments/refunds/waiting')
}

export function askRefund(bill: string, asking: { amount: string; reason: string }, key: string): Promise<unknown> {
  return post(`/payments/bills/${encodeURIComponent(bill)}/refunds`, asking, key)
}

export function answerRefund(number: string, agreed: boolean, key: string): Promise<unknown> {
  return post(`/payments/refunds/${encodeURIComponent(number)}/answer`, { agreed }, key)
}
