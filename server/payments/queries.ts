// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { closedBills } from './closed.ts'

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
}

const columns = (tx: Tx) => tx`
  root, id, case_id as "caseId", number, payer_id as "payerId", payer_name as "payerName", department, region, name, basis, fen, state, billed_at as "billedAt", paid_at as "paidAt"`

export async function insertBill(tx: Tx, bill: Bill): Promise<void> {
  await tx`
    with n as (insert into payments.bill_numbers (number, root, id) values (${bill.number}, ${bill.root}, ${bill.id}))
    insert into payments.bills (root, id, case_id, number, payer_id, payer_name, department, region, name, basis, fen, state, billed_at)
    values (${bill.root}, ${bill.id}, ${bill.caseId}, ${bill.number}, ${bill.payerId}, ${closedBills.text(tx, bill, 'payer_name', bill.payerName)}, ${bill.department}, ${bill.region}, ${bill.name}, ${bill.basis}, ${bill.fen}, ${bill.state}, ${bill.billedAt})`
}

export async function findBillByNumber(tx: Tx, number: string): Promise<Bill | undefined> {
  const [at] = await tx<{ root: string; id: string }[]>`select root, id from payments.bill_numbers where number = ${number}`
  if (at === undefined) return undefined
  const rows = await tx<Bill[]>`select ${columns(tx)} from payments.bills where root = ${at.root} and id = ${at.id}`
  const [bill] = await closedBills.open(tx, rows)
  return bill
}

export async function billsOfCase(tx: Tx, root: string, caseIds: string[]): Promise<Bill[]> {
  const rows = await tx<
    Bill[]
  >`select ${columns(tx)} from payments.bills where root = ${root} and case_id = any(${caseIds}::uuid[]) order by id`
  return closedBills.open(tx, rows)
}

export type Callback = {
  transactionNo: string
  bill: string
  root: string
  department: string
  region: string
  fen: number
  kind: 'payment' | 'refund'
  /** null: it was booked */
  because: string | null
  at: Date
  day: string
  /** of a report of a refund: the order that it is about */
  refund: string | null
}

/** Keeps a callback and what became of it; false when this transaction number was kept before. */
export async function keepCallback(tx: Tx, row: Callback): Promise<boolean> {
  const outcome = row.because === null ? 'booked' : 'unbooked'
  const kept = await tx`
    insert into payments.callbacks (transaction_no, bill, root, department, region, fen, kind, outcome, because, at, day, refund)
    values (${row.transactionNo}, ${row.bill}, ${row.root}, ${row.department}, ${row.region}, ${row.fen}, ${row.kind}, ${outcome},
            ${row.because}, ${row.at}, ${row.day}, ${row.refund})
    on conflict (transaction_no) do nothing`
  return kept.count === 1
}

export type KeptCallback = Pick<Callback, 'transactionNo' | 'bill' | 'fen' | 'kind' | 'because' | 'refund'>

export async function findCallback(tx: Tx, transactionNo: string): Promise<KeptCallback | undefined> {
  const [row] = await tx<KeptCallback[]>`
    select transaction_no as "transactionNo", bill, fen, kind, because, refund from payments.callbacks where transaction_no = ${transactionNo}`
  return row
}

/** Keeps what was said under a number that stands for other money; the same said again is kept once. */
export async function keepContradiction(tx: Tx, said: Omit<Callback, 'because' | 'refund'>): Promise<void> {
  await tx`
    insert into payments.contradictions (transaction_no, kind, bill, fen, root, department, region, at, day)
    values (${said.transactionNo}, ${said.kind}, ${said.bill}, ${said.fen}, ${said.root}, ${said.department}, ${said.region}, ${said.at}, ${said.day})
    on conflict do nothing`
}

/** The payment that a bill was booked by. */
export async function findBooked(tx: Tx, bill: string): Promise<KeptCallback | undefined> {
  const [row] = await tx<KeptCallback[]>`
    select transaction_no as "transactionNo", bill, fen, kind, because, refund from payments.callbacks
     where bill = ${bill} and kind = 'payment' and outcome = 'booked'`
  return row
}

export async function markPaid(tx: Tx, bill: Pick<Bill, 'root' | 'id'>, at: Date): Promise<boolean> {
  const rows = await tx`
    update payments.bills set state = 'paid', paid_at = ${at}
     where root = ${bill.root} and id = ${bill.id} and state = 'open' returning 1`
  return rows.length === 1
}

export function voidBills(tx: Tx, root: string, caseId: string): Promise<{ number: string; fen: number }[]> {
  return tx<{ number: string; fen: number }[]>`
    update payments.bills set state = 'void' where root = ${root} and case_id = ${caseId} and state = 'open'
    returning number, fen`
}
