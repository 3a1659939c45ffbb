// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

/** Why a payment goes back. The first five were never booked; the last two were, for a case that then ended without its service. */
export type Because = 'unknown-bill' | 'amount' | 'paid-already' | 'bill-void' | 'case-ended' | 'withdrawn' | 'terminated'

export type Refund = {
  root: string
  /** the payment that goes back */
  transactionNo: string
  number: string
  bill: string
  department: string
  region: string
  fen: number
  because: Because
  state: 'ordered' | 'done'
  orderedAt: Date
  day: string
  doneAt: Date | null
}

const columns = (tx: Tx) => tx`
  root, transaction_no as "transactionNo", number, bill, department, region, fen, because, state, ordered_at as "orderedAt",
  day::text as day, done_at as "doneAt"`

/** False when this payment is being given back already. */
export async function insertRefund(tx: Tx, row: Omit<Refund, 'state' | 'doneAt'>): Promise<boolean> {
  const made = await tx`
    insert into payments.refunds (root, transaction_no, number, bill, department, region, fen, because, state, ordered_at, day)
    values (${row.root}, ${row.transactionNo}, ${row.number}, ${row.bill}, ${row.department}, ${row.region}, ${row.fen}, ${row.because},
            'ordered', ${row.orderedAt}, ${row.day})
    on conflict (root, transaction_no) do nothing`
  return made.count === 1
}

/** By the payment that it gives back; where it lies is known by that payment's callback. */
export async function findRefund(tx: Tx, transactionNo: string): Promise<Refund | undefined> {
  const [row] = await tx<Refund[]>`
    select ${columns(tx)} from payments.refunds
     where root = (select root from payments.callbacks where transaction_no = ${transactionNo}) and transaction_no = ${transactionNo}`
  return row
}

export function refundsOfRoot(tx: Tx, root: string): Promise<Refund[]> {
  return tx<Refund[]>`select ${columns(tx)} from payments.refunds where root = ${root} order by ordered_at`
}

/** Two reports at once: one finds it ordered, the other does not. */
export async function markRefunded(
  tx: Tx,
  refund: Pick<Refund, 'root' | 'transactionNo'>,
  at: Date,
  day: string,
): Promise<boolean> {
  const done = await tx`
    update payments.refunds set state = 'done', done_at = ${at}, done_on = ${day}
     where root = ${refund.root} and transaction_no = ${refund.transactionNo} and state = 'ordered'`
  return done.count === 1
}

export async function markBillRefunded(tx: Tx, root: string, number: string): Promise<void> {
  await tx`update payments.bills set state = 'refunded' where root = ${root} and number = ${number} and state = 'paid'`
}
