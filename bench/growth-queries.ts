// SPDX-License-Identifier: Apache-2.0
import type { Sql } from '../server/kernel/index.ts'

/** A column of a table that is multiplied, with the type that its text is cast to. */
export type Column = { name: string; type: string }
/** A table of which rows belong to cases: by their own `root`, or by what `roots` joins to find it. */
export type Grown = { relation: string; columns: Column[]; from: string }

/** Tables whose rows belong to a case without naming its root; how it is found. */
const BESIDE: Record<string, string> = {
  'licences.lookups': 'select t.*, l.root as case_root from licences.lookups t join licences.licences l on l.id = t.id',
  'notices.notices':
    "select t.*, c.root as case_root from notices.notices t join cases.cases c on t.link like '%' || c.number || '%'",
}
/** What workers take away again, and what keeps a case from being there twice. */
const LEFT = [
  'outbox.facts',
  'outbox.unheard',
  'ledger.inbox',
  'cases.unique_keys',
  'cases.keys_of_cases',
  'kinds.brought',
  'kinds.rounds',
]

/** Every table with rows of cases, with its columns. */
export async function grownTables(sql: Sql): Promise<Grown[]> {
  const rows = await sql<{ relation: string; columns: Column[] }[]>`
    select c.oid::regclass::text as relation,
           array_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'bench')
     group by c.oid`
  return rows
    .map(({ relation, columns }) => ({
      relation,
      columns,
      from: BESIDE[relation] ?? `select t.*, t.root as case_root from ${relation} t`,
    }))
    .filter(
      ({ relation, columns }) =>
        !LEFT.includes(relation) && (relation in BESIDE || columns.some(({ name, type }) => name === 'root' && type === 'uuid')),
    )
}

/**
 * Makes what multiplying needs: functions that move ids, the copies that are to be made (`bench.copies`), and the rows of the cases that are there
 * (`bench.<table>`), each with its place.
 */
export async function prepareGrowth(sql: Sql, tables: Grown[]): Promise<void> {
  await sql.unsafe(`
    create schema if not exists bench;
    create or replace function bench.moved(id uuid, n bigint) returns uuid language sql immutable parallel safe as $$
      select (lpad(to_hex(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint - (n % 1826) * 86400000), 12, '0')
           || substr(replace(id::text, '-', ''), 13, 8)
           || lpad(to_hex((('x' || right(id::text, 12))::bit(48)::bigint + n * 2654435761) & 281474976710655), 12, '0'))::uuid $$;
    create or replace function bench.moved_text(said text, n bigint) returns text language sql immutable parallel safe as $$
      select case when said ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' then bench.moved(said::uuid, n)::text
                  else left(said, 9) || lpad((n % 1000000000)::text, 9, '0') end $$;
    create unlogged table bench.copies (n bigint primary key, root uuid not null, stays boolean not null, shift interval not null, is_open boolean not null);
    create table bench.places as
      select code, region, (row_number() over (order by code) - 1)::int as place, count(*) over ()::int as many from people.departments;`)
  for (const { relation, from } of tables)
    await sql.unsafe(`create table ${template(relation)} as select s.*, row_number() over () as place_of_row from (${from}) s`)
}

export const template = (relation: string): string => `bench.${relation.replace('.', '_')}`

/** How many rows of which table one case of the templates has, on the average. */
export async function templateRows(sql: Sql, { relation }: Grown): Promise<number> {
  const [row] = await sql.unsafe<{ count: number }[]>(`select count(*)::int as count from ${template(relation)}`)
  return row?.count ?? 0
}

export async function casesNow(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from cases.cases`
  return row?.count ?? 0
}

/**
 * Which case each copy is of: 97 of 100 of one that has ended, on a day of the last five years; the others of one that is open, of the last
 * thirty days. One of two hundred stays with its applicant and its department; the others are somebody else's, and three of four another department's.
 */
export async function chooseCopies(sql: Sql, from: number, to: number): Promise<void> {
  await sql.unsafe(`
    with roots as (
      select root, bool_or(closed_at is null) as is_open, row_number() over (partition by bool_or(closed_at is null) order by root) - 1 as place,
             count(*) over (partition by bool_or(closed_at is null)) as many
        from bench.cases_cases group by root),
    wanted as (select n, n % 100 >= 97 and exists (select from roots where is_open) as is_open from generate_series(${from}, ${to}) n)
    insert into bench.copies
    select w.n, r.root, w.n % 200 = 0, make_interval(days => (case when w.is_open then w.n % 30 else w.n % 1826 end)::int), w.is_open
      from wanted w join roots r on r.is_open = w.is_open and r.place = (w.n / 7) % r.many`)
}

const IDS = new Set(['root', 'id', 'case_id', 'task', 'parent', 'licence', 'visit', 'case', 'document', 'parcel', 'bill'])
const PEOPLE = new Set(['applicant_id', 'holder', 'rated_by', 'account', 'about'])
const OFFICERS = new Set(['ended_by', 'assignee', 'claimed_by'])
const NUMBERS = new Set(['number', 'short_number', 'mark', 'code', 'waybill', 'query_code'])

/** What stands in a column of a copy. `m` is the department of the copy, `c` the copy, `t` the row that it is of. */
function movedValue(relation: string, { name, type }: Column, hasDepartment: boolean): string {
  const own = `t.${name}`
  if (relation === 'ledger.entries' && name === 'seq') return `-(c.n * 10000 + t.place_of_row)`
  if (relation === 'cases.wakes' && name === 'due_at') return `now() + interval '400 days' + c.shift`
  if (relation === 'cases.cases' && name === 'open_tasks')
    return `case when c.is_open then (select coalesce(jsonb_agg(jsonb_set(o, '{id}', to_jsonb(bench.moved((o ->> 'id')::uuid, c.n)::text))), '[]')
      from jsonb_array_elements(t.open_tasks) o) else t.open_tasks end`
  if (relation === 'cases.search_keys' && name === 'key')
    return `case when c.stays then ${own} else split_part(${own}, '.', 1) || '.' || left(md5(${own} || c.n / 2), 16) end`
  if (relation === 'cases.search_keys' && name === 'owner') return `coalesce(m.code, ${own})`
  if (type === 'uuid' && PEOPLE.has(name)) return `case when c.stays then ${own} else bench.moved(${own}, c.n / 2) end`
  if (PEOPLE.has(name)) return `case when c.stays or ${own} is null then ${own} else bench.moved_text(${own}, c.n / 2) end`
  if (type === 'uuid' && OFFICERS.has(name)) return `case when c.stays then ${own} else bench.moved(${own}, c.n % 500) end`
  if (type === 'uuid' && IDS.has(name)) return `bench.moved(${own}, c.n)`
  if (name === 'subject' && type === 'text')
    return `case when ${own} ~ '^[0-9a-f-]{36}$' then bench.moved_text(${own}, c.n) else ${own} end`
  if (relation === 'licences.lookups' && name === 'key') return `${own} || c.n`
  if (NUMBERS.has(name) && type === 'text')
    return `left(${own}, greatest(length(${own}) - 9, 1)) || lpad((c.n * 10 + t.place_of_row % 10)::text, 9, '0')`
  if (name === 'department') return `coalesce(m.code, ${own})`
  if (name === 'region' && hasDepartment) return `coalesce(m.region, ${own})`
  if (type === 'timestamp with time zone') return `${own} - c.shift`
  if (type === 'date') return `(${own} - c.shift)::date`
  return own
}

/**
 * Writes the copies `from` to `to` of one table. Columns that lie closed are bound to their row: `closed` brings what they hold, by copy and place of the row,
 * for the copies that somebody opens; the others keep ciphertext of the same length.
 */
export async function copyRows(
  sql: Sql,
  { relation, columns }: Grown,
  { from, to, closed }: { from: number; to: number; closed: { n: number; place: number; values: Record<string, unknown> }[] },
): Promise<number> {
  const names = columns.map(({ name }) => name)
  const department = names.includes('department') ? 't.department' : relation === 'cases.search_keys' ? 't.owner' : undefined
  const given = new Set(closed.flatMap(({ values }) => Object.keys(values)))
  const values = columns.map((column) => {
    const value = movedValue(relation, column, department !== undefined)
    if (!given.has(column.name)) return value
    const brought = column.type === 'jsonb' ? `v.held -> '${column.name}'` : `v.held ->> '${column.name}'`
    return `case when v.held ? '${column.name}' then ${brought} else ${value} end`
  })
  const done = await sql.unsafe(
    `insert into ${relation} (${names.join(', ')})
     select ${values.join(', ')}
       from bench.copies c
       join ${template(relation)} t on t.case_root = c.root
       ${
         department
           ? `left join bench.places f on f.code = ${department} and not c.stays and c.n % 4 <> 0
              left join bench.places m on m.place = (f.place + c.n) % f.many`
           : ''
       }
       ${
         given.size > 0
           ? `left join jsonb_to_recordset($1::text::jsonb) as v(n bigint, place bigint, held jsonb) on v.n = c.n and v.place = t.place_of_row`
           : ''
       }
      where c.n between ${from} and ${to}`,
    given.size > 0 ? [JSON.stringify(closed.map(({ n, place, values: held }) => ({ n, place, held })))] : [],
  )
  return done.count
}

/** The keys that the rows of copies get, by whose values are bound to them: of all copies, or of those that stay with their applicant. */
export async function keysOfCopies(
  sql: Sql,
  { relation, columns }: Grown,
  { from, to, key, all }: { from: number; to: number; key: readonly string[]; all: boolean },
): Promise<(Record<string, unknown> & { n: number; place: number })[]> {
  const keys = columns
    .filter(({ name }) => key.includes(name))
    .map((column) => `${movedValue(relation, column, false)} as ${column.name}`)
  return sql.unsafe(
    `select c.n::int as n, t.place_of_row::int as place, ${keys.join(', ')} from bench.copies c join ${template(relation)} t on t.case_root = c.root
      where c.n between ${from} and ${to} ${all ? '' : 'and c.stays'}`,
  )
}

export async function templatesOf(
  sql: Sql,
  { relation }: Grown,
): Promise<(Record<string, unknown> & { place_of_row: number })[]> {
  return sql.unsafe(`select t.*, t.place_of_row::int as place_of_row from ${template(relation)} t`)
}

/** Entries that were before the city began have numbers below zero: the chain that it goes on with is its own. */
export async function makeRoomBefore(sql: Sql, many: number): Promise<void> {
  await sql.unsafe(
    `create table if not exists ledger.entries_before partition of ledger.entries for values from (${-many}) to (0)`,
  )
}

/** What was written is counted, marked as seen by all and on the disk, before anything is measured. */
export async function settle(admin: Sql): Promise<void> {
  await admin.unsafe('vacuum (analyze)')
  await admin.unsafe('checkpoint')
}

export type Reads = { relation: string; scans: number; rows: number }

/** Which tables of more than a thousand rows have been read from their first row to their last since the database began, and how many rows that was. */
export async function sequentialReads(sql: Sql): Promise<Map<string, Reads>> {
  await sql`select pg_stat_clear_snapshot()`
  const rows = await sql<Reads[]>`
    select schemaname || '.' || relname as relation, seq_scan::int as scans, seq_tup_read::float8 as rows
      from pg_stat_user_tables where schemaname <> 'bench' and n_live_tup > 1000`
  return new Map(rows.map((row) => [row.relation, row]))
}

export async function sizeOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ size: number }[]>`select (pg_database_size(current_database()) / 1048576)::int as size`
  return row?.size ?? 0
}

/** One that has ended, of one of these people: what is looked up by its number. */
export async function caseOf(sql: Sql, people: string[]) {
  const [row] = await sql<{ root: string; id: string; number: string; shortNumber: string; queryCode: string }[]>`
    select c.root, c.id, c.number, s.short_number as "shortNumber", s.query_code as "queryCode"
      from cases.cases c join cases.short_numbers s on s.root = c.root and s.id = c.id
     where c.item = 'bench-permit' and c.closed_at is not null and c.applicant_id = any(${people}) limit 1`
  if (!row) throw new Error('no lifecycle has ended')
  return row
}
