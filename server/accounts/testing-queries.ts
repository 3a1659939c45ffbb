// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

/** What must never be: accounts whose row is not the sum of their postings, lots that do not make up their account, transfers that make something of nothing. */
export async function faultsOfBooks(tx: Tx): Promise<string[]> {
  const rows = await tx<{ fault: string }[]>`
    select 'sum ' || account as fault
      from accounts.balances b
     where balance <> (select coalesce(sum(amount), 0) from accounts.postings p where p.account = b.account)
    union all
    select 'lots ' || account
      from accounts.balances b
     where exists (select from accounts.lots l where l.account = b.account)
       and balance <> (select sum(amount) from accounts.lots l where l.account = b.account)
    union all
    select 'pair ' || id from accounts.postings group by id having sum(amount) <> 0 or count(*) <> 2
    union all
    select 'below ' || account from accounts.balances where balance < floor`
  return rows.map(({ fault }) => fault)
}
