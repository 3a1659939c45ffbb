// SPDX-License-Identifier: Apache-2.0
import type { Sql } from '../server/kernel/index.ts'

/** Tables that acts on cases write; what workers write afterwards is not the act's. */
const watched = [
  'applications.drafts',
  'cases.cases',
  'cases.dossiers',
  'cases.tasks',
  'worklist.worklist',
  'cases.wakes',
  'cases.history',
  'cases.numbers',
  'cases.short_numbers',
  'cases.by_applicant',
  'licences.licences',
  'licences.lookups',
  'ledger.inbox',
  'outbox.facts',
]

export type Captured = {
  tx: string
  relation: string
  op: 'INSERT' | 'UPDATE' | 'DELETE'
  was: Record<string, unknown> | null
  now: Record<string, unknown> | null
}

/** From here on every row that is written to the watched tables is noted with its transaction. */
export async function beginCapture(sql: Sql): Promise<void> {
  await sql.unsafe(`
    create schema bench;
    create table bench.captured (seq bigserial primary key, tx xid8 not null, relation text not null, op text not null, was jsonb, now jsonb);
    create function bench.capture() returns trigger language plpgsql security definer as $$
      begin
        insert into bench.captured (tx, relation, op, was, now)
        values (pg_current_xact_id(), tg_table_schema || '.' || tg_table_name, tg_op,
                case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
        return null;
      end $$;`)
  for (const relation of watched)
    await sql.unsafe(
      `create trigger bench_capture after insert or update or delete on ${relation} for each row execute function bench.capture()`,
    )
}

/** What was noted, in order, without the workers' taking away of facts and entries; nothing is noted any more. */
export async function endCapture(sql: Sql): Promise<Captured[]> {
  for (const relation of watched) await sql.unsafe(`drop trigger bench_capture on ${relation}`)
  return sql<Captured[]>`
    select tx::text as tx, relation, op, was, now from bench.captured
     where not (op = 'DELETE' and relation in ('outbox.facts', 'ledger.inbox')) order by seq`
}

export async function primaryKeys(sql: Sql): Promise<Map<string, string[]>> {
  const rows = await sql<{ relation: string; columns: string[] }[]>`
    select i.indrelid::regclass::text as relation, array_agg(a.attname::text) as columns
      from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
     where i.indisprimary and i.indrelid::regclass::text = any(${watched}::text[]) group by 1`
  return new Map(rows.map((row) => [row.relation, row.columns]))
}

/** More rows than one statement of a lifecycle changes; without the limit the planner expects a hundred and reads whole tables, and the floor sinks as they grow. */
export const MOST_ROWS = 16
const source = (relation: string) =>
  `(select * from jsonb_populate_recordset(null::${relation}, $1::text::jsonb) limit ${MOST_ROWS}) as r`
const same = (key: string[]) => key.map((column) => `t.${column} = r.${column}`).join(' and ')

export const insertRows = (relation: string) => `insert into ${relation} select r.* from ${source(relation)}`
export const deleteRows = (relation: string, key: string[]) =>
  `delete from ${relation} t using ${source(relation)} where ${same(key)}`
export const updateRows = (relation: string, key: string[], columns: string[]) =>
  `update ${relation} t set ${columns.map((column) => `${column} = r.${column}`).join(', ')} from ${source(relation)} where ${same(key)}`

/** All that one transaction of a lifecycle writes, as one statement, prepared once a connection. */
export function write(sql: Sql, texts: string[], rows: string[]): Promise<unknown> {
  const parts = texts.map((text, n) => `part_${n} as (${text.replace('$1', `$${n + 1}`)})`)
  return Promise.resolve(sql.unsafe(`with ${parts.join(', ')} select 1`, rows, { prepare: true }))
}

/** How far the log of the database has come, in bytes, and how many transactions it has seen. */
export async function progressOf(sql: Sql): Promise<{ wal: number; transactions: number }> {
  const [row] = await sql<{ wal: string; transactions: string }[]>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text as wal,
           (select xact_commit from pg_stat_database where datname = current_database())::text as transactions`
  return { wal: Number(row?.wal ?? 0), transactions: Number(row?.transactions ?? 0) }
}

export async function versionOf(sql: Sql): Promise<{ version: string; fsync: string; commit: string }> {
  const [row] = await sql<{ version: string; fsync: string; commit: string }[]>`
    select current_setting('server_version') as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`
  if (!row) throw new Error('the database does not say its version')
  return row
}
