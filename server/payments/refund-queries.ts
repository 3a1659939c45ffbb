// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

/**
 * Why a payment goes back. The first five were never booked; the next two were, for a case that then ended without its service; of
 * the last an officer gave a part back, with another's agreement.
 */
export type Because =
  | 'unknown-bill'
  | 'amount'
  | 'paid-already'
  | 'bill-void'
  | 'case-ended'
  | 'withdrawn'
  | 'terminated'
  | 'partial'

export type Refund = {
  root: string
  /** the payment that goes back */
  transactionNo: string
  /** which of the payment's refunds it is */
  serial: number
  number: string
  bill: string
  department: string
  region: string
  fen: number
  because: Because
  reason: string | null
  state: 'asked' | 'refused' | 'ordered' | 'done'
  askedAt: Date | null
  askedBy: string | null
  orderedAt: Date | null
  day: string | null
  doneAt: Date | null
}

const columns = (tx: Tx) => tx`
  root, transaction_no as "transactionNo", serial, number, bill, department, region, fen, because, reason, state, asked_at as "askedAt",
  asked_by as "askedBy", ordered_at as "orderedAt", day::text as day, done_at as "doneAt"`

/**
 * Sets an amount of a payment aside for a refund, at most what is left of it; undefined: all of that. Answers how much that was, and
 * the number of the refund; nothing when so much is not left. The payment's row is held, so that two of these come one by one.
 */
export async function setAside(
  tx: Tx,
  transactionNo: string,
  fen?: number,
): Promise<{ fen: number; serial: number } | undefined> {
  const [payment] = await tx<{ root: string; left: number }[]>`
    select root, fen - returning_fen as left from payments.callbacks
     where transaction_no = ${transactionNo} and kind = 'payment' for update`
  const amount = fen ?? payment?.left ?? 0
  if (payment === undefined || amount === 0 || amount > payment.left) return undefined
  await tx`update payments.callbacks set returning_fen = returning_fen + ${amount} where transaction_no = ${transactionNo}`
  const [row] = await tx<{ serial: number }[]>`
    select coalesce(max(serial), 0)::int + 1 as serial from payments.refunds
     where root = ${payment.root} and transaction_no = ${transactionNo}`
  return { fen: amount, serial: row?.serial ?? 1 }
}

/** Holds a payment: whoever answers or orders a refund of it does so before or after another who does. */
export async function holdPayment(tx: Tx, transactionNo: string): Promise<void> {
  await tx`select 1 from payments.callbacks where transaction_no = ${transactionNo} for update`
}

/** What of a payment no refund has set aside. */
export async function leftOf(tx: Tx, transactionNo: string): Promise<number> {
  const [row] = await tx<{ left: number }[]>`
    select fen - returning_fen as left from payments.callbacks where transaction_no = ${transactionNo} and kind = 'payment'`
  return row?.left ?? 0
}

/** What was set aside for a refund that will not be is left again. */
export async function putBack(tx: Tx, { transactionNo, fen }: Pick<Refund, 'transactionNo' | 'fen'>): Promise<void> {
  await tx`update payments.callbacks set returning_fen = returning_fen - ${fen} where transaction_no = ${transactionNo}`
}

export async function insertRefund(tx: Tx, row: Omit<Refund, 'doneAt'>): Promise<void> {
  await tx`
    insert into payments.refunds (root, transaction_no, serial, number, bill, department, region, fen, because, reason, state,
                                  asked_at, asked_by, ordered_at, day)
    values (${row.root}, ${row.transactionNo}, ${row.serial}, ${row.number}, ${row.bill}, ${row.department}, ${row.region}, ${row.fen},
            ${row.because}, ${row.reason}, ${row.state}, ${row.askedAt}, ${row.askedBy}, ${row.orderedAt}, ${row.day})`
}

/** By the payment and which of its refunds it is; where it lies is known by that payment's callback. */
export async function findRefund(tx: Tx, transactionNo: string, serial = 1): Promise<Refund | undefined> {
  const [at] = await tx<{ root: string }[]>`select root from payments.callbacks where transaction_no = ${transactionNo}`
  if (at === undefined) return undefined
  const [row] = await tx<Refund[]>`
    select ${columns(tx)} from payments.refunds
     where root = ${at.root} and transaction_no = ${transactionNo} and serial = ${serial}`
  return row
}

export async function findAsked(tx: Tx, root: string, transactionNo: string): Promise<Refund | undefined> {
  const [row] = await tx<Refund[]>`
    select ${columns(tx)} from payments.refunds where root = ${root} and transaction_no = ${transactionNo} and state = 'asked'`
  return row
}

/** What waits for a second officer, the oldest first. */
export function askedRefunds(tx: Tx, reach: Bound[], limit: number): Promise<Refund[]> {
  return tx<Refund[]>`
    select ${columns(tx)} from payments.refunds
     where state = 'asked' and ${inReach(tx, reach, 'department', 'region')} order by asked_at, number limit ${limit}`
}

/** Two officers at once: one answers, the other finds it answered. */
export async function answerAsked(
  tx: Tx,
  refund: Pick<Refund, 'root' | 'transactionNo' | 'serial'>,
  answer: { state: 'ordered' | 'refused'; by: string; at: Date; day: string },
): Promise<boolean> {
  const isOrdered = answer.state === 'ordered'
  const done = await tx`
    update payments.refunds set state = ${answer.state}, answered_by = ${answer.by},
           ordered_at = ${isOrdered ? answer.at : null}, day = ${isOrdered ? answer.day : null}
     where root = ${refund.root} and transaction_no = ${refund.transactionNo} and serial = ${refund.serial} and state = 'asked'`
  return done.count === 1
}

export function refundsOfRoot(tx: Tx, root: string): Promise<Refund[]> {
  return tx<Refund[]>`
    select ${columns(tx)} from payments.refunds
     where root = ${root} and state in ('ordered', 'done') order by ordered_at, number`
}

/** Two reports at once: one finds it ordered, the other does not. */
export async function markRefunded(
  tx: Tx,
  refund: Pick<Refund, 'root' | 'transactionNo' | 'serial'>,
  at: Date,
  day: string,
): Promise<boolean> {
  const done = await tx`
    update payments.refunds set state = 'done', done_at = ${at}, done_on = ${day}
     where root = ${refund.root} and transaction_no = ${refund.transactionNo} and serial = ${refund.serial} and state = 'ordered'`
  return done.count === 1
}

/** A bill is refunded when all of what it was booked by is back. Its row is held, so that of two parts at once the last one sees both. */
export async function settleBill(tx: Tx, root: string, number: string): Promise<void> {
  await tx`select 1 from payments.bills where root = ${root} and number = ${number} for update`
  await tx`
    update payments.bills b set state = 'refunded'
     where b.root = ${root} and b.number = ${number} and b.state = 'paid'
       and b.fen <= (select coalesce(sum(r.fen), 0) from payments.refunds r
                      where r.root = b.root and r.bill = b.number and r.state = 'done'
                        and r.because in ('withdrawn', 'terminated', 'partial'))`
}
