// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { Receipt } from './receipt.ts'

/** As it lies in the table: the payer is closed. */
export type Row = Omit<Receipt, 'payer'> & { payer: string }

const columns = (tx: Tx) => tx`
  root, id, series, number, check_code as "checkCode", colour, case_id as "caseId", bill, original, refund, department, region, name,
  basis, fen, payer, issued_at as "issuedAt", day::text as day`

/** Holds a series until the transaction ends and tells its last number. */
export async function holdSeries(tx: Tx, series: string): Promise<number> {
  await tx`insert into receipts.series (series, last) values (${series}, 0) on conflict (series) do nothing`
  const [row] = await tx<{ last: number }[]>`select last from receipts.series where series = ${series} for update`
  return row?.last ?? 0
}

export async function countOn(tx: Tx, series: string, last: number): Promise<void> {
  await tx`update receipts.series set last = ${last} where series = ${series}`
}

export async function insertReceipt(tx: Tx, row: Row): Promise<void> {
  await tx`
    insert into receipts.receipts (root, id, series, number, check_code, colour, case_id, bill, original, refund, department, region, name,
                                   basis, fen, payer, issued_at, day)
    values (${row.root}, ${row.id}, ${row.series}, ${row.number}, ${row.checkCode}, ${row.colour}, ${row.caseId}, ${row.bill},
            ${row.original}, ${row.refund}, ${row.department}, ${row.region}, ${row.name}, ${row.basis}, ${row.fen}, ${row.payer},
            ${row.issuedAt}, ${row.day})`
  await tx`
    insert into receipts.numbers (number, series, root, id) values (${row.number}, ${row.series}, ${row.root}, ${row.id})`
}

export async function findOfBill(tx: Tx, root: string, bill: string): Promise<Row | undefined> {
  const [row] = await tx<Row[]>`
    select ${columns(tx)} from receipts.receipts where root = ${root} and bill = ${bill} and colour = 'blue'`
  return row
}

export async function findOfRefund(tx: Tx, root: string, refund: string): Promise<Row | undefined> {
  const [row] = await tx<Row[]>`
    select ${columns(tx)} from receipts.receipts where root = ${root} and refund = ${refund} and colour = 'red'`
  return row
}

export function receiptsOfCases(tx: Tx, root: string, cases: string[]): Promise<Row[]> {
  return tx<Row[]>`
    select ${columns(tx)} from receipts.receipts where root = ${root} and case_id = any(${cases}::uuid[]) order by issued_at, number`
}

export async function findReceipt(tx: Tx, root: string, id: string): Promise<Row | undefined> {
  const [row] = await tx<Row[]>`select ${columns(tx)} from receipts.receipts where root = ${root} and id = ${id}`
  return row
}

export function redOf(tx: Tx, root: string, original: string): Promise<Row[]> {
  return tx<Row[]>`
    select ${columns(tx)} from receipts.receipts where root = ${root} and original = ${original} and colour = 'red' order by number`
}

export async function findByNumber(tx: Tx, series: string, number: number): Promise<Row | undefined> {
  const [at] = await tx<{ root: string; id: string }[]>`
    select root, id from receipts.numbers where number = ${number} and series = ${series}`
  return at && findReceipt(tx, at.root, at.id)
}

/** Until the transaction ends nobody else reverses or claims this receipt. */
export async function holdNumber(tx: Tx, series: string, number: number): Promise<void> {
  await tx`select 1 from receipts.numbers where number = ${number} and series = ${series} for update`
}

export type Claim = {
  series: string
  number: number
  claimant: string
  claimantName: string
  claimedBy: string
  fen: number
  claimedAt: Date
  day: string
}

const claim = (tx: Tx) => tx`
  series, number, claimant, claimant_name as "claimantName", claimed_by as "claimedBy", fen, claimed_at as "claimedAt", day::text as day`

export function claimsOf(tx: Tx, claimant: string, limit: number, after: [string, number] | undefined): Promise<Claim[]> {
  return tx<Claim[]>`
    select ${claim(tx)} from receipts.claims
     where claimant = ${claimant} ${after ? tx`and (claimed_at, number) < (${after[0]}::timestamptz, ${after[1]}::bigint)` : tx``}
     order by claimed_at desc, number desc limit ${limit + 1}`
}

export async function findClaim(tx: Tx, series: string, number: number): Promise<Claim | undefined> {
  const [row] = await tx<Claim[]>`
    select ${claim(tx)} from receipts.claims where number = ${number} and series = ${series}`
  return row
}

/** False when somebody has claimed it already: the number is the key. */
export async function insertClaim(tx: Tx, claim: Claim): Promise<boolean> {
  const made = await tx`
    insert into receipts.claims (number, series, claimant, claimant_name, claimed_by, fen, claimed_at, day)
    values (${claim.number}, ${claim.series}, ${claim.claimant}, ${claim.claimantName}, ${claim.claimedBy}, ${claim.fen}, ${claim.claimedAt},
            ${claim.day})
    on conflict (number, series) do nothing`
  return made.count === 1
}
