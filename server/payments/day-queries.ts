// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

type Sum<Name extends string> = Record<Name, number> & Record<`${Name}Fen`, number>
export type DayBook = Sum<'bills'> &
  Sum<'callbacks'> &
  Sum<'unbooked'> &
  Sum<'ordered'> &
  Sum<'refunded'> &
  Sum<'reported'> & { unmatched: number }

/**
 * 对账 within a reach. Money in: what the payment service called back is what bills say was paid, and what was not booked. Money
 * out: refunds that are done are what the service reported. `unmatched`: callbacks for which the city has no bill, no order.
 */
export async function dayBook(tx: Tx, reach: Bound[], day: string): Promise<DayBook> {
  const here = inReach(tx, reach, 'department', 'region')
  const [row] = await tx<DayBook[]>`
    with paid as (
           select count(*)::int as n, coalesce(sum(fen), 0)::bigint as fen from payments.bills
            where paid_at >= ${`${day}T00:00:00+08:00`}::timestamptz
              and paid_at < ${`${day}T00:00:00+08:00`}::timestamptz + interval '1 day' and ${here}),
         said as (
           select count(*) filter (where kind = 'payment')::int as n,
                  coalesce(sum(fen) filter (where kind = 'payment'), 0)::bigint as fen,
                  count(*) filter (where kind = 'payment' and outcome = 'unbooked')::int as unbooked,
                  coalesce(sum(fen) filter (where kind = 'payment' and outcome = 'unbooked'), 0)::bigint as unbooked_fen,
                  count(*) filter (where kind = 'refund')::int as reported,
                  coalesce(sum(fen) filter (where kind = 'refund'), 0)::bigint as reported_fen,
                  count(*) filter (where outcome = 'unbooked' and not exists (
                    select 1 from payments.refunds r
                     where r.root = k.root and r.transaction_no = k.transaction_no and r.fen = k.fen))::int as unmatched
             from payments.callbacks k where day = ${day} and ${here}),
         ordered as (
           select count(*)::int as n, coalesce(sum(fen), 0)::bigint as fen from payments.refunds where day = ${day} and ${here}),
         done as (
           select count(*)::int as n, coalesce(sum(fen), 0)::bigint as fen from payments.refunds where done_on = ${day} and ${here})
    select paid.n as bills, paid.fen as "billsFen", said.n as callbacks, said.fen as "callbacksFen", said.unbooked,
           said.unbooked_fen as "unbookedFen", said.reported, said.reported_fen as "reportedFen", said.unmatched,
           ordered.n as ordered, ordered.fen as "orderedFen", done.n as refunded, done.fen as "refundedFen"
      from paid, said, ordered, done`
  if (row === undefined) throw new Error('four sums have a row each')
  return row
}

export type Movement = {
  transactionNo: string
  kind: 'payment' | 'refund'
  bill: string
  fen: number
  because: string | null
  at: Date
  refund: string | null
  refundState: string | null
}

/** The day's callbacks, as they came: what the sums of its book are made of, each with the order that gives it back. */
export function movementsOf(
  tx: Tx,
  reach: Bound[],
  day: string,
  after: [string] | undefined,
  limit: number,
): Promise<Movement[]> {
  return tx<Movement[]>`
    select k.transaction_no as "transactionNo", k.kind, k.bill, k.fen, k.because, k.at, r.number as refund, r.state as "refundState"
      from payments.callbacks k
      left join payments.refunds r on r.root = k.root and r.transaction_no = k.transaction_no
     where k.day = ${day} and ${inReach(tx, reach, 'k.department', 'k.region')}
       and (${after === undefined} or k.transaction_no > ${after?.[0] ?? ''})
     order by k.transaction_no limit ${limit}`
}
