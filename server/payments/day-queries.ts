// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'
import type { Refund } from './refund-queries.ts'

type Sum<Name extends string> = Record<Name, number> & Record<`${Name}Fen`, number>
export type DayBook = Sum<'bills'> &
  Sum<'callbacks'> &
  Sum<'unbooked'> &
  Sum<'ordered'> &
  Sum<'refunded'> &
  Sum<'reported'> &
  Sum<'contradictions'> & { unmatched: number }

/**
 * 对账 within a reach. Money in: what the payment service called back is what bills say was paid, and what was not booked. Money
 * out: refunds that are done are what the service reported. `unmatched`: callbacks for which the city has no bill, no order.
 * `contradictions`: what was said under numbers that stand for other money; nobody knows yet whether it came.
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
                  coalesce(sum(fen) filter (where kind = 'refund'), 0)::bigint as reported_fen
             from payments.callbacks where day = ${day} and ${here}),
         strange as materialized (
           select root, transaction_no, fen from payments.callbacks where day = ${day} and outcome = 'unbooked' and ${here}),
         given as (
           select count(distinct r.transaction_no)::int as n
             from strange s join payments.refunds r on r.root = s.root and r.transaction_no = s.transaction_no and r.fen = s.fen),
         contradicted as (
           select count(*)::int as n, coalesce(sum(fen), 0)::bigint as fen from payments.contradictions where day = ${day} and ${here}),
         ordered as (
           select count(*)::int as n, coalesce(sum(fen), 0)::bigint as fen from payments.refunds where day = ${day} and ${here}),
         done as (
           select count(*)::int as n, coalesce(sum(fen), 0)::bigint as fen from payments.refunds where done_on = ${day} and ${here})
    select paid.n as bills, paid.fen as "billsFen", said.n as callbacks, said.fen as "callbacksFen", said.unbooked,
           said.unbooked_fen as "unbookedFen", said.reported, said.reported_fen as "reportedFen",
           ((select count(*) from strange) - given.n)::int as unmatched,
           ordered.n as ordered, ordered.fen as "orderedFen", done.n as refunded, done.fen as "refundedFen",
           contradicted.n as contradictions, contradicted.fen as "contradictionsFen"
      from paid, said, given, contradicted, ordered, done`
  if (row === undefined) throw new Error('six sums have a row each')
  return row
}

export type Movement = {
  transactionNo: string
  /** tells a contradiction from the callback whose number it bears */
  place: string
  kind: 'payment' | 'refund'
  bill: string
  fen: number
  because: string | null
  at: Date
  /** the orders that give a payment back, or the one that a report is about */
  refunds: { number: string; fen: number; state: string }[]
}

/** What the payment service said on a day, as it came: what the sums of its book are made of, each with the orders that give it back. */
export function movementsOf(
  tx: Tx,
  reach: Bound[],
  day: string,
  after: [string, string] | undefined,
  limit: number,
): Promise<Movement[]> {
  const [afterNo, afterPlace] = after ?? ['', '']
  const here = inReach(tx, reach, 'department', 'region')
  return tx<Movement[]>`
    with said as (
           select transaction_no, '' as place, kind, bill, fen, because, at, root, refund
             from payments.callbacks where day = ${day} and ${here}
           union all
           select transaction_no, kind || ' ' || bill || ' ' || fen, kind, bill, fen, 'contradiction', at, root, null
             from payments.contradictions where day = ${day} and ${here}),
         page as materialized (
           select * from said k
            where ${after === undefined} or (k.transaction_no, k.place) > (${afterNo}, ${afterPlace})
            order by k.transaction_no, k.place limit ${limit}),
         given as materialized (
           select k.transaction_no, jsonb_agg(jsonb_build_object('number', r.number, 'fen', r.fen, 'state', r.state) order by r.serial) as refunds
             from page k join payments.refunds r on r.root = k.root
            where k.place = '' and r.state <> 'refused' and (r.transaction_no = k.transaction_no or r.number = k.refund)
            group by k.transaction_no)
    select k.transaction_no as "transactionNo", k.place, k.kind, k.bill, k.fen, k.because, k.at, coalesce(g.refunds, '[]') as refunds
      from page k left join given g on g.transaction_no = k.transaction_no and k.place = ''
     order by k.transaction_no, k.place`
}

export type DayRefund = Pick<
  Refund,
  'number' | 'transactionNo' | 'bill' | 'fen' | 'because' | 'reason' | 'state' | 'orderedAt' | 'doneAt'
>

/** The orders of a day: those that were given on it, or those that were done on it. */
export function refundsOfDay(
  tx: Tx,
  reach: Bound[],
  of: { day: string; what: 'ordered' | 'done' },
  after: [string] | undefined,
  limit: number,
): Promise<DayRefund[]> {
  return tx<DayRefund[]>`
    select number, transaction_no as "transactionNo", bill, fen, because, reason, state, ordered_at as "orderedAt", done_at as "doneAt"
      from payments.refunds
     where ${of.what === 'ordered' ? tx`day = ${of.day}` : tx`done_on = ${of.day}`} and ${inReach(tx, reach, 'department', 'region')}
       and (${after === undefined} or number > ${after?.[0] ?? ''})
     order by number limit ${limit}`
}
