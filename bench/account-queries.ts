// SPDX-License-Identifier: Apache-2.0
import type { Sql } from '../server/kernel/index.ts'

/** The budget of the claims with what was granted, and a row of the same for the floor. */
export async function grant(sql: Sql, budget: number): Promise<void> {
  await sql`
    insert into accounts.balances (account, type, owner_kind, owner, period, is_held, balance, floor, opened_at, changed_at)
    values ('bench-budget/', 'bench-budget', 'city', '', '', false, ${budget}, 0, now(), now())`
  await sql.unsafe('create schema bench; create table bench.budgets (id text primary key, balance bigint not null)')
  await sql`insert into bench.budgets values ('floor', ${budget})`
}

/** One claim as bare as it can be: whether it got something. */
export async function claimBarely(sql: Sql): Promise<boolean> {
  const rows = await sql`update bench.budgets set balance = balance - 1 where id = 'floor' and balance >= 1 returning 1`
  return rows.length === 1
}

export async function standing(sql: Sql): Promise<{ left: number; posted: number; cases: number }> {
  const [row] = await sql<{ left: number; posted: number; cases: number }[]>`
    select (select balance from accounts.balances where account = 'bench-budget/') as left,
           (select -sum(amount) from accounts.postings where account = 'bench-budget/')::int as posted,
           (select count(*) from cases.cases where kind = 'bench-claim')::int as cases`
  if (!row) throw new Error('a count has a row')
  return row
}
