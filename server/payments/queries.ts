// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

export type Bill = {
  root: string
  id: string
  caseId: string
  number: string
  payerId: string
  payerName: string
  department: string
  region: string
  name: string
  basis: string
  fen: number
  state: 'open' | 'paid' | 'refunded' | 'void'
  billedAt: Date
  paidAt: Date | null
  receipt: string | null
}

const columns = (tx: Tx) => tx`
  root, id, case_id as "caseId", number, payer_id as "payerId", payer_name as "payerName", department, region, name, basis, fen, state, billed_at as "billedAt", paid_at as "paidAt", receipt`

export async function insertBill(tx: Tx, bill: Bill): Promise<void> {
  await tx`
    with n as (insert into payments.bill_numbers (number, root, id) values (${bill.number}, ${bill.root}, ${bill.id}))
    insert into payments.bills (root, id, case_id, number, payer_id, payer_name, department, region, name, basis, fen, state, billed_at)
    values (${bill.root}, ${bill.id}, ${bill.caseId}, ${bill.number}, ${bill.payerId}, ${bill.payerName}, ${bill.department}, ${bill.region}, ${bill.name}, ${bill.basis}, ${bill.fen}, ${bill.state}, ${bill.billedAt})`
}

export async function findBillByNumber(tx: Tx, number: string): Promise<Bill | undefined> {
  const [row] = await tx<Bill[]>`
    select ${columns(tx)} from payments.bills
     where (root, id) = (select root, id from payments.bill_numbers where number = ${number})`
  return row
}

export function billsOfCase(tx: Tx, root: string, caseIds: string[]): Promise<Bill[]> {
  return tx<
    Bill[]
  >`select ${columns(tx)} from payments.bills where root = ${root} and case_id = any(${caseIds}::uuid[]) order by id`
}

/** Notes a callback; false when this transaction number was noted before. */
export async function noteCallback(
  tx: Tx,
  row: {
    transactionNo: string
    bill: Pick<Bill, 'number' | 'root' | 'department' | 'region'>
    fen: number
    kind: 'payment' | 'refund'
    at: Date
    day: string
  },
): Promise<boolean> {
  const rows = await tx`
    insert into payments.callbacks (transaction_no, bill, root, department, region, fen, kind, at, day)
    values (${row.transactionNo}, ${row.bill.number}, ${row.bill.root}, ${row.bill.department}, ${row.bill.region}, ${row.fen}, ${row.kind}, ${row.at}, ${row.day})
    on conflict (transaction_no) do nothing returning 1`
  return rows.length === 1
}

export async function markPaid(tx: Tx, bill: Pick<Bill, 'root' | 'id'>, at: Date, receipt: string): Promise<boolean> {
  const rows = await tx`
    update payments.bills set state = 'paid', paid_at = ${at}, receipt = ${receipt}
     where root = ${bill.root} and id = ${bill.id} and state = 'open' returning 1`
  return rows.length === 1
}

export async function voidBills(tx: Tx, root: string, caseId: string): Promise<void> {
  await tx`update payments.bills set state = 'void' where root = ${root} and case_id = ${caseId} and state = 'open'`
}

export type DayBook = { bills: number; billFen: number; callbacks: number; callbackFen: number; unmatched: number }

/** 对账 within a reach: what the bills say was paid on a day against what the payment service called back; balanced when both sums are equal and nothing is unmatched. */
export async function dayBook(tx: Tx, reach: Bound[], day: string): Promise<DayBook> {
  const [row] = await tx<DayBook[]>`
    with b as (select count(*)::int as n, coalesce(sum(fen), 0)::bigint as fen from payments.bills where paid_at >= ${`${day}T00:00:00+08:00`}::timestamptz and paid_at < ${`${day}T00:00:00+08:00`}::timestamptz + interval '1 day'
                and ${inReach(tx, reach, 'department', 'region')}),
         c as (select count(*)::int as n, coalesce(sum(fen), 0)::bigint as fen from payments.callbacks where day = ${day} and kind = 'payment'
                and ${inReach(tx, reach, 'department', 'region')}),
         u as (select count(*)::int as n from payments.callbacks k where k.day = ${day} and k.kind = 'payment' and ${inReach(tx, reach, 'k.department', 'k.region')}
                  and not exists (select 1 from payments.bill_numbers n join payments.bills p on p.root = n.root and p.id = n.id where n.number = k.bill and p.state in ('paid', 'refunded') and p.fen = k.fen))
    select b.n as bills, b.fen as "billFen", c.n as callbacks, c.fen as "callbackFen", u.n as unmatched from b, c, u`
  return row ?? { bills: 0, billFen: 0, callbacks: 0, callbackFen: 0, unmatched: 0 }
}
