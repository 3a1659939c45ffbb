// SPDX-License-Identifier: Apache-2.0
import type { Part, Tx } from '../kernel/index.ts'
import type { Account } from './account.ts'
import { closedPostings } from './closed.ts'
import type { Lot } from './lots.ts'

/** One side of what went from one account to another, as it is written; `amount` has the sign of this account. */
export type NewPosting = {
  account: string
  id: string
  type: string
  other: string
  amount: number
  act: PostingAct
  ref: string
  purpose: string
  actor: { kind: string; id: string }
  root: string | null
  caseId: string | null
  caseNumber: string | null
}
export type PostingAct = 'post' | 'hold' | 'release' | 'capture' | 'hand' | 'expire' | 'period'

/** What stands in an account; undefined where nothing was ever posted there. */
export async function findBalance(tx: Tx, account: string): Promise<number | undefined> {
  const [row] = await tx<{ balance: number }[]>`select balance from accounts.balances where account = ${account}`
  return row?.balance
}

/**
 * So much goes out of an account, decided by its row as it is when its turn comes: answers one row, or none where it would stand below
 * its floor. Whoever comes second waits for the first and is decided by what that left.
 */
export function takeBalance(tx: Tx, { id }: Account, amount: number, floor: number, now: Date): Part {
  return tx`
    update accounts.balances
       set balance = balance - ${amount}::bigint,
           floor = ${floor}::bigint,
           changed_at = ${now}
     where account = ${id} and balance - ${amount}::bigint >= ${floor}::bigint
    returning 1`
}

/** What comes in opens the account where it is the first; answers one row, or none where it would stand above its ceiling. */
export function addBalance(tx: Tx, account: Account, by: number, bounds: { floor: number; ceiling: number }, now: Date): Part {
  const { id, type, owner, period, isHeld } = account
  return tx`
    insert into accounts.balances as b (account, type, owner_kind, owner, period, is_held, balance, floor, opened_at, changed_at)
    values (${id}, ${type.id}, ${owner?.kind ?? ''}, ${owner?.id ?? ''}, ${period}, ${isHeld}, ${by}, least(${bounds.floor}::bigint, ${by}::bigint), ${now}, ${now})
    on conflict (account) do update
       set balance = b.balance + excluded.balance,
           floor = least(${bounds.floor}::bigint, b.balance + excluded.balance),
           changed_at = excluded.changed_at
     where b.balance + excluded.balance <= ${bounds.ceiling}::bigint
    returning 1`
}

/** The first posting opens the account; where another one has opened it meanwhile, no row. */
export function openWith(tx: Tx, account: Account, balance: number, floor: number, now: Date): Part {
  const { id, type, owner, period, isHeld } = account
  return tx`
    insert into accounts.balances (account, type, owner_kind, owner, period, is_held, balance, floor, opened_at, changed_at)
    values (${id}, ${type.id}, ${owner?.kind ?? ''}, ${owner?.id ?? ''}, ${period}, ${isHeld}, ${balance}, ${floor}, ${now}, ${now})
    on conflict (account) do nothing
    returning 1`
}

/** Nobody else moves it until the transaction is over. */
export async function holdBalance(tx: Tx, account: string): Promise<number> {
  const [row] = await tx<{ balance: number }[]>`select balance from accounts.balances where account = ${account} for update`
  if (!row) throw new Error(`the account ${account} is not open`)
  return row.balance
}

export function lotsOf(tx: Tx, account: string): Promise<Lot[]> {
  return tx<Lot[]>`
    select lot, expires_on as "expiresOn", amount
      from accounts.lots
     where account = ${account} and amount > 0`
}

/** Lots of an account whose row the transaction holds, as they are now. */
export function putLots(tx: Tx, { id, type, isHeld }: Account, lots: readonly Lot[]): Part {
  return tx`
    insert into accounts.lots (account, lot, type, expires_on, amount, is_held)
    select ${id}, lot, ${type.id}, "expiresOn", amount, ${isHeld}
      from jsonb_to_recordset(${JSON.stringify(lots)}::text::jsonb) as r(lot text, "expiresOn" date, amount bigint)
    on conflict (account, lot) do update set amount = excluded.amount`
}

export function insertPostings(tx: Tx, postings: readonly NewPosting[], at: Date): Part {
  const rows = postings.map(({ purpose, actor, ...one }) => ({
    ...one,
    purpose: closedPostings.text(tx, one, 'purpose', purpose),
    actorKind: actor.kind,
    actor: actor.id,
  }))
  return tx`
    insert into accounts.postings (account, id, at, type, other, amount, act, ref, purpose, actor_kind, actor, root, case_id, case_number)
    select account, id, ${at}::timestamptz, type, other, amount, act, ref, purpose, "actorKind", actor, root, "caseId", "caseNumber"
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(account text, id uuid, type text, other text, amount bigint,
        act text, ref text, purpose text, "actorKind" text, actor text, root uuid, "caseId" uuid, "caseNumber" text)`
}

export type Posting = {
  account: string
  id: string
  at: Date
  other: string
  amount: number
  act: PostingAct
  purpose: string
  actorKind: string
  actor: string
  root: string | null
  caseId: string | null
  caseNumber: string | null
}

/** Postings of an account, the newest first; `before` is the instant and id of the last one of the page before. */
export async function postingsOf(
  tx: Tx,
  account: string,
  asked: { from?: Date | undefined; to?: Date | undefined; before?: [string, string] | undefined; limit: number },
): Promise<Posting[]> {
  const { from, to, before, limit } = asked
  const rows = await tx<Posting[]>`
    select account, id, at, other, amount, act, purpose, actor_kind as "actorKind", actor, root, case_id as "caseId", case_number as "caseNumber"
      from accounts.postings
     where account = ${account}
       and at >= ${from ?? new Date(0)}
       and at < ${to ?? new Date(Date.UTC(9999, 0))}
       and (at, id) < (${before?.[0] ?? '9999-01-01T00:00:00.000Z'}::timestamptz, ${before?.[1] ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     order by at desc, id desc
     limit ${limit}`
  return closedPostings.open(tx, rows)
}

/** What came in and what went out of an account in a time, what it stood at when that began; and by one look, what all comes to and what its row says. */
export async function sumsOf(tx: Tx, account: string, from: Date, to: Date): Promise<Sums> {
  const [row] = await tx<Sums[]>`
    select coalesce(sum(amount) filter (where at < ${from}), 0)::bigint as opening,
           coalesce(sum(amount) filter (where at >= ${from} and at < ${to} and amount > 0), 0)::bigint as into,
           coalesce(sum(amount) filter (where at >= ${from} and at < ${to} and amount < 0), 0)::bigint as out,
           coalesce(sum(amount), 0)::bigint as total,
           (select balance from accounts.balances where account = ${account}) as balance
      from accounts.postings
     where account = ${account}`
  if (!row) throw new Error('a sum has a row')
  return row
}
export type Sums = { opening: number; into: number; out: number; total: number; balance: number | null }

export type BalanceRow = {
  account: string
  type: string
  ownerKind: string
  owner: string
  period: string
  isHeld: boolean
  balance: number
  changedAt: Date
}

const columns = (tx: Tx) => tx`
  account, type, owner_kind as "ownerKind", owner, period, is_held as "isHeld", balance, changed_at as "changedAt"`

export async function findAccount(tx: Tx, account: string): Promise<BalanceRow | undefined> {
  const [row] = await tx<BalanceRow[]>`select ${columns(tx)} from accounts.balances where account = ${account}`
  return row
}

/** All that one owner has, held parts too: some dozens. */
export function accountsOf(tx: Tx, kind: string, owner: string): Promise<BalanceRow[]> {
  return tx<BalanceRow[]>`
    select ${columns(tx)} from accounts.balances where owner_kind = ${kind} and owner = ${owner} order by account`
}

/** Accounts of a type, by name, a page at a time; `only` keeps to one department's own. */
export function accountsOfType(
  tx: Tx,
  type: string,
  asked: { after: string; limit: number; only: string | null },
): Promise<BalanceRow[]> {
  return tx<BalanceRow[]>`
    select ${columns(tx)}
      from accounts.balances
     where type = ${type}
       and account > ${asked.after}
       and not is_held
       and (${asked.only}::text is null or owner = ${asked.only})
     order by account
     limit ${asked.limit}`
}

/** Accounts of a type in which something has run out that was not reserved. */
export function lotsOver(tx: Tx, type: string, today: string, limit: number): Promise<{ account: string }[]> {
  return tx<{ account: string }[]>`
    select distinct account
      from accounts.lots
     where type = ${type} and expires_on < ${today} and amount > 0 and not is_held and expires_on is not null
     limit ${limit}`
}

/** Accounts of a time that is over, in which something is left. */
export function leftIn(tx: Tx, type: string, period: string, limit: number): Promise<BalanceRow[]> {
  return tx<BalanceRow[]>`
    select ${columns(tx)}
      from accounts.balances
     where type = ${type} and period < ${period} and balance > 0 and not is_held
     order by account
     limit ${limit}`
}
