// SPDX-License-Identifier: Apache-2.0
import { get, query } from '../../client/index.ts'
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
  refundsOrdered: number
  refundsOrderedAmount: number
  refunds: number
  refundAmount: number
  difference: number
  refundDifference: number
}
export type Movement = {
  transactionNo: string
  kind: 'payment' | 'refund'
  bill: string
  amount: number
  booked: boolean
  because: string | null
  at: string
  refund: string | null
  refundState: 'ordered' | 'done' | null
}

export function readDay(day: string): Promise<DayBook> {
  return get(`/payments/days/${day}`)
}

export function movementsOf(day: string, after: string | null): Promise<Page<Movement>> {
  return get(`/payments/days/${day}/movements${query({ after, limit: 100 })}`)
}
